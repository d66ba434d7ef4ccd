"""What is said of a line of the calculation keeps the words that it was about."""

from django.db import migrations

from eservice.sealed_fields import SealedJSONField


class Migration(migrations.Migration):
    dependencies = [("applications", "0013_readings_by_time_and_reader")]

    operations = [migrations.AddField("linecomment", "about", SealedJSONField(null=True))]
