"""The triggers that refuse to change a grant or its log, and an application's grant."""

from django.db import migrations

from applications import append_only

NEW = ("applications_grant", "applications_grantevent")
CHANGED = ("applications_application",)


def install(apps, editor) -> None:
    append_only.drop(CHANGED)
    append_only.install((*CHANGED, *NEW))


def drop(apps, editor) -> None:
    append_only.drop((*CHANGED, *NEW, "applications_accesslog", "applications_caseevent"))


class Migration(migrations.Migration):
    dependencies = [("applications", "0005_representation")]

    operations = [migrations.RunPython(install, drop)]
