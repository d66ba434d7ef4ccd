"""The rule table fails closed, for everything that is not what it expects."""

import pytest

from applications.access import RULES, Actor, Verb, can, require
from applications.actions.cases import take_case
from applications.errors import NotAllowed
from applications.models import Case, Draft
from eservice.people.models import Person
from tests.factories import make_applicant, make_case, make_caseworker, make_draft


def test_every_verb_has_a_rule_and_every_rule_a_verb():
    assert set(RULES) == set(Verb)


@pytest.mark.parametrize("verb", ["fly", "", None, "READ_DRAFT"])
def test_an_unknown_verb_is_a_no(anna, verb):
    assert not can(Actor(anna), verb, make_draft(anna, {}))


# What caseworkers do with no case in particular, and at the desk with whoever is there.
OF_THE_OFFICE = {Verb.READ_WORKLIST, Verb.SEARCH_CASES, Verb.EXPORT_PAYMENTS}
OF_THE_OFFICE |= {Verb.WORK_AT_DESK, Verb.REGISTER_APPLICATION, Verb.SERVE_PERSON}


@pytest.mark.parametrize("verb", [verb for verb in Verb if verb not in OF_THE_OFFICE])
@pytest.mark.parametrize(
    "thing", [None, "x", 7, Draft(), Case(), Person()], ids=lambda thing: type(thing).__name__
)
def test_the_wrong_kind_of_object_is_a_no(anna, maja, verb, thing):
    assert not can(Actor(anna), verb, thing)
    assert not can(Actor(maja), verb, thing)


def test_a_closed_login_may_nothing(anna):
    draft = make_draft(anna, {})
    anna.is_active = False

    assert not any(can(Actor(anna), verb, draft) for verb in Verb)


def test_a_caseworker_without_a_unit_or_role_may_nothing(maja):
    case = make_case()
    assert can(Actor(maja), Verb.REVIEW_CASE, case)

    maja.roles = ["nothing"]
    assert not can(Actor(maja), Verb.REVIEW_CASE, case)
    maja.roles, maja.unit, case.unit = ["caseworker"], "", ""
    assert not can(Actor(maja), Verb.REVIEW_CASE, case)


def test_a_login_from_work_never_acts_as_an_applicant(maja):
    draft = Draft.objects.create(person=maja.person, flow_version="x")

    assert not can(Actor(maja), Verb.START_DRAFT, maja.person)
    assert not can(Actor(maja), Verb.EDIT_DRAFT, draft)


def test_only_who_has_the_case_hands_it_over_or_starts(maja):
    case, colleague = make_case(), make_caseworker()
    take_case(Actor(maja), case_id=case.pk)
    case.refresh_from_db()

    for verb in (Verb.HAND_OVER_CASE, Verb.START_INVESTIGATION):
        assert can(Actor(maja), verb, case)
        assert not can(Actor(colleague), verb, case)


def test_require_raises_and_says_no_more_than_role_and_verb(anna):
    draft = make_draft(make_applicant(), {})

    with pytest.raises(NotAllowed, match="^applicant may not edit_draft$"):
        require(Actor(anna), Verb.EDIT_DRAFT, draft)
