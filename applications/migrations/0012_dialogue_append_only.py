"""The triggers that refuse to change what was said between the person and the office."""

from django.db import migrations

from applications import append_only

NEW = (
    "applications_message",
    "applications_messageread",
    "applications_handover",
    "applications_delay",
    "applications_decisionwanted",
    "applications_appeal",
)


class Migration(migrations.Migration):
    dependencies = [("applications", "0011_dialogue")]

    operations = [
        migrations.RunPython(
            lambda apps, editor: append_only.install(NEW),
            lambda apps, editor: append_only.drop(NEW),
        )
    ]
