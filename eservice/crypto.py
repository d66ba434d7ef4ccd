"""The one door to cryptography: sealing, blind indexes and message codes.

Keys come from the environment as a ring, ``FIELD_KEYS="id:secret,id:secret"``. The first
key seals, all of them open, so a key is changed by putting a new one first, running
``manage rotate_keys`` and then dropping the old one. ``LEDGER_KEYS`` is a ring of the same
shape for the event log; its old keys stay for as long as there are events to verify. A
secret is never used as it is: each purpose has a key of its own, derived by HKDF-SHA256.

A sealed value is ``version | key id length | key id | nonce | AES-256-GCM ciphertext``, and
its context (table, column and row) is authenticated: a value that is moved to another row
can't be opened there.
"""

import hashlib
import hmac
import os
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

VERSION = b"\x01"
NONCE_BYTES = 12


class SealBroken(Exception):
    """The sealed bytes were changed, moved to another row, or sealed with an unknown key."""


@cache
def _derived(secret: str, purpose: str) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=purpose.encode()).derive(secret.encode())


@cache
def _cipher(secret: str) -> AESGCM:
    return AESGCM(_derived(secret, "eservice/field"))


def current_key_id(ring: dict[str, str]) -> str:
    """Return the id of the key that seals now: the first one in the ring."""
    return next(iter(ring))


def seal_prefix(key_id: str) -> bytes:
    """Return the bytes that every value sealed with this key starts with."""
    return VERSION + bytes([len(key_id)]) + key_id.encode()


def seal(plaintext: bytes, context: str) -> bytes:
    """Encrypt ``plaintext`` so that it opens only with the same ``context``."""
    key_id = current_key_id(settings.FIELD_KEYS)
    nonce = os.urandom(NONCE_BYTES)
    ciphertext = _cipher(settings.FIELD_KEYS[key_id]).encrypt(nonce, plaintext, context.encode())
    return seal_prefix(key_id) + nonce + ciphertext


def key_id_of(sealed: bytes) -> str:
    """Return the id of the key that sealed these bytes; raises SealBroken on nonsense."""
    if sealed[:1] != VERSION or len(sealed) < 2 or len(sealed) < 2 + sealed[1] + NONCE_BYTES:
        raise SealBroken("not a sealed value")
    return sealed[2 : 2 + sealed[1]].decode("ascii", "replace")


def unseal(sealed: bytes, context: str) -> bytes:
    """Decrypt what ``seal`` made; raises SealBroken when anything at all was changed."""
    key_id = key_id_of(sealed)
    secret = settings.FIELD_KEYS.get(key_id)
    if secret is None:
        raise SealBroken("sealed with a key that is not in the ring")
    start = 2 + len(key_id)
    nonce, ciphertext = sealed[start : start + NONCE_BYTES], sealed[start + NONCE_BYTES :]
    try:
        return _cipher(secret).decrypt(nonce, ciphertext, context.encode())
    except InvalidTag as error:
        raise SealBroken("the seal does not fit the value or its place") from error


def blind_index(value: str) -> str:
    """Return a keyed fingerprint, to find an encrypted value by equality and nothing else."""
    key = _derived(settings.INDEX_KEY, "eservice/blind-index/1")
    return "1:" + hmac.new(key, value.encode(), hashlib.sha256).hexdigest()


def message_code(message: bytes, key_id: str) -> bytes:
    """Return HMAC-SHA256 of ``message`` under the ledger key with this id.

    Raises SealBroken when the ring no longer holds the key.
    """
    secret = settings.LEDGER_KEYS.get(key_id)
    if secret is None:
        raise SealBroken(f"ledger key {key_id!r} is not in the ring")
    return hmac.new(_derived(secret, "eservice/ledger"), message, hashlib.sha256).digest()
