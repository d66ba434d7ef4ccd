"""A unit's payments are found by status, and those of a file by when it left."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("applications", "0015_recusals")]

    operations = [
        migrations.RemoveIndex("payment", "payments_of_unit"),
        migrations.AddIndex(
            "payment",
            models.Index(fields=["unit", "status", "pay_on", "id"], name="payments_by_status"),
        ),
        migrations.AddIndex(
            "payment", models.Index(fields=["unit", "exported_at"], name="payments_by_file")
        ),
    ]
