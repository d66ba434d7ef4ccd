"""``rotate_keys`` moves every sealed value to the current key, and changes nothing else."""

import pytest
from django.core.management import CommandError, call_command

from applications.access import Actor
from applications.actions.drafts import locked_draft
from applications.actions.letters import render_letter
from applications.actions.saving_answers import save_answer
from applications.documents import vault
from applications.documents.vault import Part
from applications.management import resealing
from applications.management.resealing import sealed_fields
from applications.models import Application, CaseNote, Document, Letter
from applications.queries import answers_of
from eservice.crypto import key_id_of
from eservice.people.models import Person, Stash
from eservice.sealed_fields import Ciphertext
from guides.models import Puzzlement
from tests.casework.making import make_everything
from tests.documents.making import make_document, on_disk
from tests.factories import make_applicant, make_caseworker, make_draft
from tests.guides.suggesting.making import make_suggestion

NEW_KEY = {"t3": "third-key-only-for-tests-" * 2}


def columns():
    """Every sealed value in the database, by column, as it is stored."""
    return {
        f"{field.model._meta.db_table}.{field.column}": [
            bytes(row.__dict__[field.attname])
            for row in field.model.objects.exclude(**{field.name: None}).order_by("pk")
        ]
        for field in sealed_fields()
    }


def values():
    """Every sealed value, opened."""
    return {
        f"{field.model._meta.db_table}.{field.column}": {
            row.pk: getattr(row, field.attname) for row in field.model.objects.all()
        }
        for field in sealed_fields()
    }


def files():
    """Every file of a document, opened."""
    documents = Document.objects.order_by("pk")
    return [vault.read(each, part) for each in documents for part in (Part.FILE, Part.PREVIEW)]


def keys_in_use(settings):
    stored = [value for column in columns().values() for value in column]
    stored += [path.read_bytes() for path in on_disk(settings.DOCUMENTS_DIR)]
    return {key_id_of(value) for value in stored}


@pytest.fixture
def sealed_everything(handled_cases, helped_person, settings, tmp_path):
    """At least one value in every sealed column, and a file of each sort."""
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    user = make_applicant()
    draft = make_draft(user)
    with locked_draft(Actor(user), draft_id=draft.pk) as (_acting, locked):
        stored = answers_of(locked)["help"]
        changed = {"raw": {"help": ["wanted"]}, "cleaned": {"help": "wanted"}}
        save_answer(
            Actor(user), draft=locked, step="help", stored=stored, seen_rev=stored.rev, **changed
        )
    make_document(user, draft)
    make_document(user, draft)
    make_everything(handled_cases[0], make_caseworker())
    Stash.objects.create(user=user, path="/", typed={"help": ["wanted"]})
    make_suggestion()
    Puzzlement.objects.create(key="questions/month", language="sv", words="Vilken månad?")
    letter = Letter.objects.first()
    render_letter.func(str(letter.pk))
    assert all(columns().values()), "a sealed column without a value in this test"


def rotated(capsys):
    call_command("rotate_keys")
    lines = capsys.readouterr().out.splitlines()
    return {line.split(":")[0]: int(line.split()[1]) for line in lines}


def test_every_value_moves_to_the_new_key_and_stays_the_same(sealed_everything, settings, capsys):
    before, opened = values(), files()
    counts = {name: len(stored) for name, stored in columns().items()} | {"documents": 4}
    settings.FIELD_KEYS = NEW_KEY | settings.FIELD_KEYS
    assert rotated(capsys) == counts
    assert keys_in_use(settings) == {"t3"}
    settings.FIELD_KEYS = NEW_KEY
    assert values() == before
    assert files() == opened
    call_command("tick")
    call_command("verify_events", quiet=True)


def test_a_second_run_changes_nothing(sealed_everything, settings, capsys):
    settings.FIELD_KEYS = NEW_KEY | settings.FIELD_KEYS
    rotated(capsys)
    before = columns()
    assert set(rotated(capsys).values()) == {0}
    assert columns() == before


def test_values_sealed_with_the_current_key_are_left_alone(sealed_everything, capsys):
    before = columns()
    assert set(rotated(capsys).values()) == {0}
    assert columns() == before


def test_an_interrupted_run_goes_on_where_it_stopped(
    sealed_everything, settings, capsys, monkeypatch
):
    settings.FIELD_KEYS = NEW_KEY | settings.FIELD_KEYS
    monkeypatch.setattr(resealing, "ROWS_IN_A_BATCH", 3)
    reseal_row, done = resealing._reseal_row, []

    def stops_after_seven(field, row):
        if len(done) == 7:
            raise KeyboardInterrupt
        done.append(row.pk)
        return reseal_row(field, row)

    monkeypatch.setattr(resealing, "_reseal_row", stops_after_seven)
    with pytest.raises(KeyboardInterrupt):
        call_command("rotate_keys")
    assert keys_in_use(settings) == {"t2", "t3"}
    monkeypatch.setattr(resealing, "_reseal_row", reseal_row)
    rotated(capsys)
    assert keys_in_use(settings) == {"t3"}


def test_a_value_that_does_not_open_is_named_and_the_rest_is_done(sealed_everything, settings):
    broken = Person.objects.exclude(number=None).first()
    bent = Ciphertext(broken.__dict__["number"][:-1] + b"x")
    Person.objects.filter(pk=broken.pk).update(number=bent)
    settings.FIELD_KEYS = NEW_KEY | settings.FIELD_KEYS
    with pytest.raises(CommandError, match=f"1 values.*people_person.number {broken.pk}"):
        call_command("rotate_keys")
    stored = columns()["people_person.number"]
    assert [key_id_of(value) for value in stored].count("t3") == len(stored) - 1


def test_a_file_that_is_lost_is_named_and_the_rest_is_done(sealed_everything, settings):
    first, second = Document.objects.order_by("pk")
    (path,) = settings.DOCUMENTS_DIR.glob(f"*/{first.stored_name}.file")
    path.unlink()
    settings.FIELD_KEYS = NEW_KEY | settings.FIELD_KEYS
    with pytest.raises(CommandError, match=f"1 values.*documents {first.pk} file"):
        call_command("rotate_keys")
    settings.FIELD_KEYS = NEW_KEY
    assert vault.read(second, Part.FILE)
    assert vault.read(first, Part.PREVIEW)


def test_the_guards_let_through_the_seal_and_nothing_else(sealed_everything, settings):
    settings.FIELD_KEYS = NEW_KEY | settings.FIELD_KEYS
    call_command("rotate_keys")
    sealed = {key_id_of(row.__dict__["content"]) for row in Application.objects.all()}
    assert sealed | {key_id_of(row.__dict__["text"]) for row in CaseNote.objects.all()} == {"t3"}
