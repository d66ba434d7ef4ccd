"""What a field of a question keeps, and who may read it."""

import pytest
from django.urls import reverse

from applications.questions.catalogue import FLOW
from eservice.ui.fields import Email, LongText, Phone, ShortText
from eservice.ui.rows import RowSet
from tests.factories import make_draft

TYPED = (ShortText, LongText, Phone, Email)
HARMLESS = {"rooms", "people", "language"}


def fields_of(step):
    form = step.form.form if issubclass(step.form, RowSet) else step.form
    return form.base_fields.items()


@pytest.mark.parametrize("step", FLOW.steps, ids=lambda step: step.key)
def test_what_is_typed_as_text_is_never_public(step):
    public = {
        name
        for name, field in fields_of(step)
        if isinstance(field, TYPED) and not (field.private or field.own_words)
    }

    assert public <= HARMLESS


def test_the_safety_answers_are_private_and_few():
    safety = {
        (step.key, name): field
        for step in FLOW.steps
        for name, field in fields_of(step)
        if field.is_safety
    }

    assert set(safety) == {
        ("acute", "acute"),
        ("safe_contact", "safe_contact"),
        ("home_supported", "place"),
    }
    assert all(field.private for field in safety.values())


def test_the_same_box_twice_is_one_answer(anna):
    draft = make_draft(anna, {"income_kinds": {"income_kinds": ["csn", "pay", "csn"]}})

    assert draft.answers.get(step="income_kinds").cleaned == {"income_kinds": ["csn", "pay"]}


@pytest.mark.parametrize(
    ("step", "name", "is_kept"),
    [
        ("permit", "valid_to_0", True),
        ("permit", "valid_to_2", True),
        ("permit", "valid_to_3", False),
        ("permit", "valid_to_²", False),
        ("permit", "permit_0", False),
        ("anything_else", "anything_else_0", False),
    ],
)
def test_only_the_parts_of_a_date_are_kept(anna_client, anna, step, name, is_kept):
    draft = make_draft(anna, {"citizenship": {"citizenship": "eu"}})

    anna_client.post(reverse("step", args=[draft.pk, FLOW.of_key(step).path]), {name: "1"})

    assert draft.answers.get(step=step).raw == ({name: ["1"]} if is_kept else {})
