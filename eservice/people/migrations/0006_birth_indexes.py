"""Lets those who were here before be found by their birth date too: it stands in their number."""

from django.db import migrations

from eservice.people.models import birth_index
from eservice.people.numbers import birth_date_in

BATCH = 1_000


def index_births(apps, schema_editor):
    people = apps.get_model("people", "Person").objects
    waiting = []
    for person in people.exclude(number=None).only("pk", "number").iterator(chunk_size=BATCH):
        born_on = birth_date_in(person.number)
        if born_on is None:
            continue
        person.birth_index = birth_index(born_on)
        waiting.append(person)
        if len(waiting) == BATCH:
            people.bulk_update(waiting, ["birth_index"])
            waiting = []
    people.bulk_update(waiting, ["birth_index"])


class Migration(migrations.Migration):
    dependencies = [("people", "0005_reserve_numbers_and_birth_dates")]

    operations = [migrations.RunPython(index_births, migrations.RunPython.noop)]
