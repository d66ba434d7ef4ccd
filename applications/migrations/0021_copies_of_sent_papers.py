from django.db import migrations
from django.db.models.functions import Now


def want_copies(apps, schema_editor):
    """What was sent before there were copies gets them: `tick` finds the rows."""
    documents = apps.get_model("applications", "Document").objects
    documents.filter(is_sent=True, scan_state="clean").update(next_copy_at=Now())


class Migration(migrations.Migration):
    dependencies = [("applications", "0020_paper_copies")]

    operations = [migrations.RunPython(want_copies, migrations.RunPython.noop)]
