"""The blank forms: every question that is asked on the screen stands on paper too."""

import pytest

from applications.questions.answers import Answers, Facts
from applications.questions.blank import blank
from applications.questions.blank_kinds import BLANK_KINDS
from applications.questions.blank_words import Unsaid, said
from applications.questions.catalogue import FLOW
from applications.questions.flow import Again
from applications.statuses import ApplicationKind
from eservice import clock
from eservice.languages import in_swedish

NOT_ON_PAPER = {
    # The page that says who she is stands first on every form.
    "person",
    # Nothing that can be chosen in an extra application leads to these.
    *(f"cost_{kind}" for kind in ("electricity", "heating", "home_insurance", "broadband")),
    *(f"cost_{kind}" for kind in ("childcare", "work_travel", "union", "akassa", "loan_interest")),
}


@pytest.fixture(params=list(ApplicationKind))
def form(request, db):
    return made(request.param)


@in_swedish()
def made(kind):
    nobody = Facts(has_number=False, is_protected=False, today=clock.today(), kind=kind)
    return blank(FLOW, kind, Answers(lambda _step: None, nobody))


def questions(form):
    return [question for section in form.sections for question in section.questions]


def question(form, key):
    return next(found for found in questions(form) if key in found.keys)


def test_every_step_of_the_kind_is_asked_once(form):
    asked = [key for found in questions(form) for key in found.keys]
    listed = {group.listing.key for group in FLOW.groups.values()}
    wanted = {step.key for step in FLOW.steps if form.kind in step.kinds} - listed
    assert len(asked) == len(set(asked))
    if form.kind == ApplicationKind.EXTRA:
        wanted -= NOT_ON_PAPER | {f"paper_{key}" for key in NOT_ON_PAPER}
    assert set(asked) | {"papers"} == wanted - {"person"} | {"papers"}


def test_numbers_go_up_from_one(form):
    assert [found.number for found in questions(form)] == list(range(1, len(questions(form)) + 1))


def test_every_field_is_something_to_fill_in(form):
    for found in questions(form):
        is_asked = found.fields or found.table or found.people or found.papers
        assert is_asked, found.title
        for field in found.fields:
            assert field.kind != "boxes" or len(field.choices) > 1


@pytest.mark.usefixtures("db")
def test_when_to_answer_is_said_with_the_words_and_number_of_the_answer():
    form = made(ApplicationKind.FIRST)
    citizenship = question(form, "citizenship").number
    assert question(form, "permit").when == (
        "Svara bara om du har valt ”Jag är medborgare i ett annat land i EU”, ”Jag är medborgare"
        " i ett land utanför EU” eller ”Jag är inte medborgare i något land” på fråga"
        f" {citizenship}."
    )
    lives_with, more = question(form, "household_type").number, question(form, "others_any").number
    assert question(form, "other_adult").when == (
        "Svara bara om du har valt ”Jag bor med mina föräldrar” eller ”Jag bor med andra” på"
        f" fråga {lives_with}, eller ”Ja, det bor fler vuxna här” på fråga {more}."
    )
    assert question(form, "address").when == "Har du skyddade personuppgifter? Hoppa över frågan."
    assert question(form, "citizenship").when == ""


def test_a_condition_without_words_is_refused():
    with pytest.raises(Unsaid):
        said(lambda answers: True, FLOW.by_key, {})


@pytest.mark.usefixtures("db")
def test_what_hangs_on_one_answer_stands_beside_it():
    home = question(made(ApplicationKind.FIRST), "home_rented")
    rented = next(one for one in home.fields[0].choices if one.label == "Jag hyr en lägenhet")
    assert "home_rented" in home.keys
    assert rented.fields[0].label == "Hur mycket betalar du i hyra varje månad?"


@pytest.mark.usefixtures("db")
def test_money_is_a_table_with_a_row_for_each_kind():
    money = question(made(ApplicationKind.FIRST), "income_pay")
    assert [column.kind for column in money.table.columns] == ["date", "amount"]
    pay, *_others, nothing = money.table.rows
    assert (pay.label, [field.label for field in pay.fields]) == (
        "Lön",
        ["Från vilken arbetsgivare?"],
    )
    assert nothing.is_alone
    assert not pay.is_alone


@pytest.mark.usefixtures("db")
def test_the_partner_comes_last_and_only_where_there_is_one():
    first, extra = made(ApplicationKind.FIRST), made(ApplicationKind.EXTRA)
    assert [section.is_partners for section in first.sections].index(True) == len(
        first.sections
    ) - 1
    assert all(key.startswith("partner_") for q in first.sections[-1].questions for key in q.keys)
    assert not any(section.is_partners for section in extra.sections)


@pytest.mark.usefixtures("db")
def test_only_who_applies_again_can_say_that_nothing_is_new():
    first, again = made(ApplicationKind.FIRST), made(ApplicationKind.RENEWAL)
    assert not any(found.same_as_before for found in questions(first))
    assert question(again, "citizenship").same_as_before
    for key in ("acute", "income_kinds", "accounts", "jobs"):
        assert not question(again, key).same_as_before
    for found in questions(again):
        asks_anew = any(FLOW.by_key[key].again is Again.ASK for key in found.keys)
        assert not (asks_anew and found.same_as_before)


@pytest.mark.usefixtures("db")
def test_what_only_a_first_application_asks_is_on_no_other_form():
    asked = {kind: {k for q in questions(made(kind)) for k in q.keys} for kind in ApplicationKind}
    assert [kind for kind, keys in asked.items() if "livelihood" in keys] == [ApplicationKind.FIRST]
    assert [kind for kind, keys in asked.items() if "need_now" in keys] == [
        ApplicationKind.ESSENTIALS
    ]


@pytest.mark.usefixtures("db")
def test_the_month_is_asked_once_on_every_form(form):
    has_question = any("month" in found.keys for found in questions(form))
    assert form.asks_month is not has_question


def test_every_kind_has_a_name_and_an_address():
    assert set(BLANK_KINDS) == set(ApplicationKind)
    assert len({about.path for about in BLANK_KINDS.values()}) == len(ApplicationKind)
