"""Seals values again that were sealed with an older key."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import BinaryField, Model, QuerySet
from django.db.models.functions import Substr

from applications.documents import vault
from eservice import crypto
from eservice.sealed_fields import Ciphertext, SealedBytesField

ROWS_IN_A_BATCH = 200


@dataclass(frozen=True, kw_only=True)
class Resealed:
    """What became of one column. ``broken`` are rows that no key in the ring opens."""

    column: str
    count: int
    broken: list[str]


def sealed_fields() -> Iterator[SealedBytesField]:
    """Yield every sealed field of every model."""
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, SealedBytesField):
                yield field


def reseal(field: SealedBytesField) -> Resealed:
    """Seal the field's values with the current key, where they are not.

    Each batch is a transaction of its own, so an interrupted run goes on where it stopped.
    """
    count, broken, after = 0, [], None
    while True:
        with transaction.atomic():
            rows = list(_stale(field, after)[:ROWS_IN_A_BATCH])
            for row in rows:
                if _reseal_row(field, row):
                    count += 1
                else:
                    broken.append(str(row.pk))
        if not rows:
            column = f"{field.model._meta.db_table}.{field.column}"
            return Resealed(column=column, count=count, broken=broken)
        after = rows[-1].pk


def reseal_documents() -> Resealed:
    """Seal the files of documents with the current key, where they are not."""
    count, broken = vault.reseal()
    return Resealed(column="documents", count=count, broken=broken)


def _stale(field: SealedBytesField, after: object) -> QuerySet[Model]:
    prefix = crypto.seal_prefix(crypto.current_key_id(settings.FIELD_KEYS))
    start = Substr(field.name, 1, len(prefix), output_field=BinaryField())
    rows = field.model._base_manager.exclude(**{field.name: None})
    rows = rows.annotate(sealed_start=start).exclude(sealed_start=prefix)
    if after is not None:
        rows = rows.filter(pk__gt=after)
    return rows.only("pk", field.name, *field.bound_to).order_by("pk").select_for_update()


def _reseal_row(field: SealedBytesField, row: Model) -> bool:
    context, sealed = field.context(row), bytes(row.__dict__[field.attname])
    try:
        plaintext = crypto.unseal(sealed, context)
    except crypto.SealBroken:
        return False
    renewed = Ciphertext(crypto.seal(plaintext, context))
    field.model._base_manager.filter(pk=row.pk).update(**{field.name: renewed})
    return True
