"""Sealed values open only as they were, where they were, with a key of the ring."""

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from eservice import crypto
from eservice.crypto import SealBroken, blind_index, key_id_of, message_code, seal, unseal
from eservice.people.models import Person

PLAIN = "Anna behöver hjälp".encode()
PLACE = "people_person.number/1"
HEAD = len(crypto.seal_prefix("t2"))
REGIONS = {
    "version": 0,
    "length of the key's id": 1,
    "key's id": 2,
    "nonce": HEAD,
    "ciphertext": HEAD + crypto.NONCE_BYTES,
    "tag": -1,
}


def changed(sealed, position):
    whole = bytearray(sealed)
    whole[position] ^= 1
    return bytes(whole)


def test_a_sealed_value_opens_in_its_place():
    assert unseal(seal(PLAIN, PLACE), PLACE) == PLAIN


def test_the_same_value_is_never_sealed_to_the_same_bytes():
    sealed = {seal(PLAIN, PLACE) for _time in range(50)}
    assert len(sealed) == 50
    assert all(PLAIN not in value for value in sealed)


@pytest.mark.parametrize("position", REGIONS.values(), ids=REGIONS)
def test_a_changed_byte_is_found(position):
    with pytest.raises(SealBroken):
        unseal(changed(seal(PLAIN, PLACE), position), PLACE)


def test_every_single_byte_is_covered():
    sealed = seal(PLAIN, PLACE)
    for position in range(len(sealed)):
        with pytest.raises(SealBroken):
            unseal(changed(sealed, position), PLACE)


def test_every_shorter_or_longer_value_is_found():
    sealed = seal(PLAIN, PLACE)
    for cut in (*(sealed[:end] for end in range(len(sealed))), sealed + b"\0"):
        with pytest.raises(SealBroken):
            unseal(cut, PLACE)


@given(st.binary(max_size=80))
def test_nonsense_is_never_more_than_broken(nonsense):
    with pytest.raises(SealBroken):
        unseal(nonsense, PLACE)


@pytest.mark.parametrize("place", ["people_person.number/2", "people_person.name/1", ""])
def test_a_value_does_not_open_in_another_place(place):
    with pytest.raises(SealBroken):
        unseal(seal(PLAIN, PLACE), place)


def test_a_value_moved_to_another_row_in_the_database_does_not_open(db):
    anna = Person.objects.create(given_name="A", family_name="B", number="199001019802")
    bo = Person.objects.create(given_name="C", family_name="D", number="198505159809")
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM people_person WHERE given_name = 'A'")
        cursor.execute(
            "UPDATE people_person SET number = %s WHERE given_name = 'C'", cursor.fetchone()
        )
    assert Person.objects.get(pk=anna.pk).number == "199001019802"
    with pytest.raises(SealBroken):
        _number = Person.objects.get(pk=bo.pk).number


def test_a_key_that_left_the_ring_opens_nothing(settings):
    sealed = seal(PLAIN, PLACE)
    settings.FIELD_KEYS = {"t1": settings.FIELD_KEYS["t1"]}
    with pytest.raises(SealBroken):
        unseal(sealed, PLACE)


def test_another_secret_under_the_same_id_opens_nothing(settings):
    sealed = seal(PLAIN, PLACE)
    settings.FIELD_KEYS = {"t2": "another-secret-" * 4}
    with pytest.raises(SealBroken):
        unseal(sealed, PLACE)


def test_the_first_key_seals_and_all_open(settings):
    old = seal(PLAIN, PLACE)
    settings.FIELD_KEYS = {"t3": "third-key-only-for-tests-" * 2, **settings.FIELD_KEYS}
    new = seal(PLAIN, PLACE)
    assert [key_id_of(old), key_id_of(new)] == ["t2", "t3"]
    assert unseal(old, PLACE) == unseal(new, PLACE) == PLAIN


def test_keys_have_one_purpose_each(settings):
    settings.LEDGER_KEYS = {"l1": settings.INDEX_KEY}
    assert message_code(b"x", "l1").hex() not in blind_index("x")


def test_a_ledger_key_that_is_gone_is_named():
    with pytest.raises(SealBroken, match="gone"):
        message_code(b"x", "gone")


def test_the_blind_index_depends_on_its_key(settings):
    before = blind_index("199001019802")
    assert before == blind_index("199001019802")
    assert "199001019802" not in before
    settings.INDEX_KEY = "another-index-key-" * 4
    assert blind_index("199001019802") != before


@given(st.binary(max_size=200), st.text(max_size=40))
def test_everything_that_is_sealed_comes_back(plaintext, place):
    assert unseal(seal(plaintext, place), place) == plaintext
