"""The triggers that refuse to change a grant or its log, and an application's grant."""

from django.db import migrations

from applications import append_only

NEW = ("applications_grant", "applications_grantevent")
CHANGED = ("applications_application",)


def install(apps, editor) -> None:
    append_only.drop(CHANGED)
    append_only.install((*CHANGED, *NEW))


class Migration(migrations.Migration):
    dependencies = [("applications", "0005_representation")]

    operations = [migrations.RunPython(install, lambda apps, editor: append_only.drop(NEW))]
