"""The triggers that refuse to change the logs and what was sent."""

from django.db import migrations

from applications import append_only

TABLES = (
    "applications_caseevent",
    "applications_accesslog",
    "applications_accessseal",
    "applications_application",
    "applications_casenote",
    "applications_letter",
    "applications_case",
)


class Migration(migrations.Migration):
    dependencies = [("applications", "0001_initial")]

    operations = [
        migrations.RunPython(
            lambda apps, editor: append_only.install(TABLES),
            lambda apps, editor: append_only.drop(TABLES),
        )
    ]
