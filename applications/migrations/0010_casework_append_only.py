"""The triggers that refuse to change what casework has written once."""

from django.db import migrations

from applications import append_only

NEW = (
    "applications_completionrequest",
    "applications_completionreply",
    "applications_sectionmark",
    "applications_calculationrevision",
    "applications_communication",
    "applications_investigationline",
    "applications_linecomment",
    "applications_decision",
)
CHANGED = ("applications_case", "applications_accesslog")


def install(apps, editor) -> None:
    append_only.drop(CHANGED)
    append_only.install((*CHANGED, *NEW))


def drop(apps, editor) -> None:
    append_only.drop((*CHANGED, *NEW))


class Migration(migrations.Migration):
    dependencies = [("applications", "0009_casework")]

    operations = [migrations.RunPython(install, drop)]
