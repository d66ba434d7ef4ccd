"""The catalogue: every step is whole, reachable, and shown only to those it concerns."""

import re

import pytest
from django.urls import reverse

from applications.questions.answers import Answers, Facts
from applications.questions.catalogue import FLOW
from applications.questions.flow import Flow, Step
from applications.questions.freezing import DECLARATION_GUIDE
from applications.wizard.opening import progress_of
from eservice import clock
from eservice.ui.rows import RowSet
from guides import library
from tests.conftest import logged_in
from tests.factories import make_applicant, make_draft, whole_answers


def test_answers_off_the_path_switch_nothing_on():
    left = {
        "payout": None,
        "month": {"month": "2026-12"},
        "month_other": {"other_month": "2026-09"},
    }
    step = FLOW.by_key["payout_account"]
    later = Step(
        key="later",
        path="senare",
        section=step.section,
        title="?",
        form=step.form,
        when=lambda answers: answers.get("payout_account", "holder") == "other",
    )
    flow = Flow("x", (FLOW.by_key["payout"], step, later))
    facts = Facts(has_number=True, is_protected=False, today=clock.today())
    answers = left | {"payout_account": {"holder": "other"}}

    assert list(flow.path(Answers(answers.get, facts))) == ["payout"]


def test_no_two_steps_share_an_address():
    with pytest.raises(ValueError, match="share"):
        Flow("x", (FLOW.steps[0], FLOW.steps[0]))


@pytest.mark.parametrize("step", FLOW.steps, ids=lambda step: step.key)
def test_every_step_has_its_texts(step):
    text = library.text(step.guide)

    assert text.why
    assert re.fullmatch(r"[a-z0-9-]+", step.path)
    for term in text.terms:
        assert library.term(term).html


def test_no_help_text_is_left_without_a_question():
    written = {key for key in library.keys("sv") if key.startswith("questions/")}

    assert written == {step.guide for step in FLOW.steps} | {DECLARATION_GUIDE}


@pytest.mark.parametrize("step", FLOW.steps, ids=lambda step: step.key)
def test_every_field_says_what_is_missing_in_words(step):
    form = step.form.form if issubclass(step.form, RowSet) else step.form
    for name, field in form.base_fields.items():
        if field.required:
            assert str(field.error_messages["required"]) != "Fältet måste fyllas i.", name
        assert field.label or name == form.leading_field(), name


def test_lists_always_offer_an_explicit_nothing():
    for key in ("acute", "income_kinds", "cost_kinds", "housing_debts", "occupation", "assets"):
        field = FLOW.by_key[key].form.base_fields[key]
        assert field.none.value in field.options


def test_nothing_together_with_something_is_questioned(anna_client, anna):
    draft = make_draft(anna, {})
    url = reverse("step", args=[draft.pk, FLOW.by_key["income_kinds"].path])

    page = anna_client.post(url, {"income_kinds": ["none", "pay"]}).content.decode()

    assert "och något mer. Ta bort det som inte stämmer." in page


def test_not_knowing_is_a_whole_answer_and_never_zero(anna):
    draft = make_draft(
        anna,
        whole_answers()
        | {
            "income_kinds": {"income_kinds": "csn"},
            "income_csn": {"rows-0-unknown": "on"},
        },
    )
    row = draft.answers.get(step="income_csn")

    assert row.is_valid
    assert row.cleaned == {"rows": [{"on": None, "amount": None, "unknown": True}]}


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({}, "Skriv hur mycket det är, eller kryssa i att du inte vet"),
        ({"rows-0-amount": "5", "rows-0-unknown": "on"}, "Ta bort summan"),
        ({"rows-0-amount": "5"}, "Skriv vilken dag pengarna kom"),
    ],
)
def test_a_register_income_needs_a_sum_or_i_do_not_know(anna_client, anna, values, message):
    draft = make_draft(anna, whole_answers() | {"income_kinds": {"income_kinds": "csn"}})
    url = reverse("step", args=[draft.pk, FLOW.by_key["income_csn"].path])

    assert message in anna_client.post(url, values).content.decode()


@pytest.mark.parametrize(
    ("step", "values", "message"),
    [
        ("contact", {"ways": "sms"}, "Skriv ditt telefonnummer"),
        ("contact", {"ways": "email", "email": "x"}, "Skriv hela e-postadressen"),
        ("contact", {"ways": "phone", "phone": "ring"}, "Skriv telefonnumret med siffror"),
        ("address", {"where": "address"}, "Skriv gata och nummer"),
        ("residence", {"stayed": "no"}, "Skriv var du har varit"),
        ("pending_benefits", {"pending": "yes"}, "Skriv vad du har sökt"),
        ("payout_account", {"clearing": "12", "account": "1"}, "fyra eller fem siffror"),
    ],
)
def test_a_group_says_what_it_needs(anna_client, anna, step, values, message):
    draft = make_draft(anna)
    rev = draft.answers.get(step=step).rev
    url = reverse("step", args=[draft.pk, FLOW.of_key(step).path])

    assert message in anna_client.post(url, values | {"_rev": str(rev)}).content.decode()


def test_having_no_address_is_a_whole_answer(anna):
    draft = make_draft(anna, whole_answers() | {"address": {"where": "none"}})

    assert not progress_of(draft).missing()


def test_an_unusual_account_is_pointed_out_but_never_stops(anna_client, anna):
    draft = make_draft(anna)
    url = reverse("step", args=[draft.pk, FLOW.by_key["payout_account"].path])
    body = {"clearing": "8999-9", "account": "12 3", "holder": "mine", "_rev": "1"}

    page = anna_client.post(url, body, follow=True).content.decode()

    assert "Kontonumret ser ovanligt ut" in page
    assert not progress_of(draft).missing()


def test_someone_without_a_number_is_asked_for_name_and_may_have_none(db):
    user = make_applicant(number=None)
    draft = make_draft(user, {"person": {"name": "David Testman", "number": ""}})

    assert draft.answers.get(step="person").is_valid
    url = reverse("step", args=[draft.pk, FLOW.by_key["person"].path])
    body = {"name": "David", "number": "19900101-1234", "_rev": "1"}
    assert "Numret stämmer inte" in logged_in(user).post(url, body).content.decode()
