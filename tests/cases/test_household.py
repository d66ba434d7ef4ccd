"""The people named in an application become people of the case."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.models import Case, HouseholdMember, Relation
from eservice.people.models import Person
from tests.conftest import logged_in
from tests.factories import (
    make_applicant,
    make_case,
    make_caseworker,
    make_draft,
    make_person,
    number_for,
    whole_answers,
)

NUMBERS = [number_for(500 + place) for place in range(4)]
COUPLE = {
    "household_type": {"household_type": "partner"},
    "others_any": {"others_any": "no"},
    "partner_occupation": {"occupation": "retired"},
    "partner_income_kinds": {"income_kinds": "none"},
}


def partner(name="Kim Exempel", number=NUMBERS[0]):
    return {"partner": {"name": name, "number": number}}


def children(*names, numbers=NUMBERS[1:]):
    answers = {"children_any": {"children_any": "yes"}, "children": {}}
    for item, (name, number) in enumerate(zip(names, numbers, strict=False), start=1):
        answers[f"child.{item}"] = {"name": name, "number": number}
        answers[f"child_home.{item}"] = {"lives": "always"}
        answers[f"child_school.{item}"] = {"school": "no"}
        answers[f"child_income.{item}"] = {"has_money": "no"}
    return answers


def people_in(case) -> list[tuple[str, str]]:
    return sorted((m.person.name, m.relation) for m in case.household.select_related("person"))


def test_everyone_named_is_a_person_of_the_case(anna):
    flatmate = {
        "other_adult.1": {"name": "Sam", "relation": "bror", "pays_nothing": "on"},
        "other_adults": {},
    }
    case = make_case(
        anna,
        **COUPLE | {"others_any": {"others_any": "yes"}} | partner() | flatmate,
        **children("Robin Exempel", "Lo Exempel"),
    )

    assert people_in(case) == [
        ("Kim Exempel", Relation.PARTNER),
        ("Lo Exempel", Relation.CHILD),
        ("Robin Exempel", Relation.CHILD),
        ("Sam", Relation.OTHER_ADULT),
    ]


def test_a_known_number_is_the_same_person_and_keeps_its_own_name(anna):
    known = make_person(given_name="Kim", family_name="Verklig", number=NUMBERS[0])

    case = make_case(anna, **COUPLE | partner(name="Någon Annan"))

    assert case.household.get().person == known
    known.refresh_from_db()
    assert known.name == "Kim Verklig"


def test_a_name_alone_never_links_two_people(anna):
    known = make_person(given_name="Kim", family_name="Exempel", number=None)

    case = make_case(anna, **COUPLE | partner(number=""))

    assert case.household.get().person != known


def test_the_applicant_is_not_in_her_own_household(anna):
    case = make_case(anna, **COUPLE | partner(number=anna.person.number))

    assert not case.household.exists()


def test_the_same_number_twice_is_one_person(anna):
    twice = children("Robin Exempel", "Robin Igen", numbers=[NUMBERS[1], NUMBERS[1]])

    case = make_case(anna, **twice)

    assert people_in(case) == [("Robin Exempel", Relation.CHILD)]


def test_an_abandoned_branch_names_nobody(anna):
    single = {"household_type": {"household_type": "alone"}}

    case = make_case(anna, **partner() | single)

    assert not case.household.exists()
    assert not Person.objects.filter(family_name="Exempel", given_name="Kim").exists()


@pytest.mark.parametrize("name", ["review_case", "journal"])
def test_a_caseworker_of_the_household_has_no_access(anna, name):
    at_home = make_caseworker(given_name="Kim", family_name="Exempel", number=NUMBERS[0])
    case = make_case(anna, **COUPLE | partner())
    page = logged_in(at_home)

    assert page.get(reverse(name, args=[case.pk])).status_code == 404
    assert page.post(reverse("take_case", args=[case.pk])).status_code == 404
    assert "Anna Exempel" not in page.get(reverse("worklist") + "?vy=alla").content.decode()
    assert logged_in(make_caseworker()).get(reverse(name, args=[case.pk])).status_code == 200


def cost_of_sending(user, answers) -> int:
    draft = make_draft(user, whole_answers() | answers)
    with CaptureQueriesContext(connection) as captured:
        logged_in(user).post(reverse("send", args=[draft.pk]), {"declare": "yes"})
    assert Case.objects.filter(pk=draft.pk).exists()
    return len(captured)


def test_a_household_of_any_size_costs_the_same(anna):
    make_case()
    three = children("Robin Exempel", "Lo Exempel", "Mio Exempel")

    small = cost_of_sending(anna, children("Robin Exempel"))
    large = cost_of_sending(make_applicant(), three)

    assert small == large
    assert HouseholdMember.objects.count() == 4
