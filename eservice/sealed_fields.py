"""Model fields that are encrypted at rest and bound to their row.

The attribute reads and writes plain values; the column holds only sealed bytes. Opening is
lazy, so a page that never looks at a value never decrypts it.
"""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from eservice import crypto


class Ciphertext(bytes):
    """Sealed bytes as they came from the database, not opened yet."""


class _Opener:
    """Descriptor: opens the ciphertext of an instance the first time it is read."""

    def __init__(self, field: "SealedBytesField") -> None:
        self.field = field

    def __get__(self, instance: models.Model | None, owner: type) -> Any:
        if instance is None:
            return self
        name = self.field.attname
        if name not in instance.__dict__:
            instance.refresh_from_db(fields=[name])
        value = instance.__dict__[name]
        if isinstance(value, Ciphertext):
            value = self.field.opened(bytes(value), self.field.context(instance))
            instance.__dict__[name] = value
        return value

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class SealedBytesField(models.BinaryField):
    """Bytes, encrypted with AES-GCM.

    ``bound_to`` names the attributes that identify the row. They are authenticated with the
    value and never change after the first save.
    """

    def __init__(self, *args: Any, bound_to: tuple[str, ...] = ("pk",), **kwargs: Any) -> None:
        self.bound_to = bound_to
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "bound_to": self.bound_to}

    def contribute_to_class(self, cls, name, private_only=False):
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, self.attname, _Opener(self))

    def context(self, instance: models.Model) -> str:
        """Return what the value is bound to: table, column and row."""
        row = "/".join(str(getattr(instance, name)) for name in self.bound_to)
        return f"{self.model._meta.db_table}.{self.column}/{row}"

    def to_bytes(self, value: Any) -> bytes:
        return bytes(value)

    def from_bytes(self, plaintext: bytes) -> Any:
        return plaintext

    def opened(self, sealed: bytes, context: str) -> Any:
        return self.from_bytes(crypto.unseal(sealed, context))

    def from_db_value(self, value, expression, connection):
        return None if value is None else Ciphertext(bytes(value))

    def pre_save(self, model_instance, add):
        value = model_instance.__dict__.get(self.attname)
        if value is None or isinstance(value, Ciphertext):
            return value
        return Ciphertext(crypto.seal(self.to_bytes(value), self.context(model_instance)))

    def get_db_prep_value(self, value, connection, prepared=False):
        if value is not None and not isinstance(value, Ciphertext):
            raise TypeError(f"{self.name} is sealed: save the instance, do not update() it.")
        return super().get_db_prep_value(
            None if value is None else bytes(value), connection, prepared
        )


class SealedJSONField(SealedBytesField):
    """A JSON value, encrypted with AES-GCM."""

    def get_default(self) -> Any:
        # The base makes empty bytes of an empty text, which is a JSON value like any other.
        default = super().get_default()
        return "" if self.has_default() and default == b"" else default

    def to_bytes(self, value: Any) -> bytes:
        return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False).encode()

    def from_bytes(self, plaintext: bytes) -> Any:
        return json.loads(plaintext)
