"""Who belongs to the household of an application that is sent."""

from collections.abc import Collection

from applications.models import Case, HouseholdMember, Relation
from applications.questions.household import CHILDREN, OTHER_ADULTS
from applications.questions.progress import Progress
from eservice.crypto import blind_index
from eservice.people.models import Person


def record_household(
    case: Case,
    progress: Progress,
    partner: Person | None = None,
    *,
    only: Collection[str] | None = None,
) -> None:
    """Make everyone named in the application a Person of the case, inside its transaction.

    ``partner`` is the one who has logged in and is in the application: then the name that the
    applicant gave is nobody else. A caseworker who is one of them loses the case (FL 16 §, jäv).
    ``only`` names the steps that are new, when others were recorded before.
    The number of queries is the same for every household.
    """
    told = _named(progress, only)
    if partner is not None:
        told = [(answer, relation) for answer, relation in told if relation != Relation.PARTNER]
    named = [(_person(answer), relation) for answer, relation in told]
    people = [person for person, _relation in named]
    # Someone else may name the same person at the same moment: then the first row stands.
    Person.objects.bulk_create(people, ignore_conflicts=True)
    indexes = [person.number_index for person in people if person.number_index]
    numbered = Person.objects.filter(number_index__in=indexes)
    known = {person.number_index: person for person in numbered}
    members = {} if partner is None else {partner: Relation.PARTNER}
    for person, relation in named:
        members.setdefault(known.get(person.number_index, person), relation)
    members.pop(case.person, None)
    HouseholdMember.objects.bulk_create(
        (
            HouseholdMember(case=case, person=person, relation=relation)
            for person, relation in members.items()
        ),
        ignore_conflicts=only is not None,
    )


def copy_household(known: Case, case: Case) -> None:
    """Make who belongs to a case belong to another one of the same person and month too."""
    HouseholdMember.objects.bulk_create(
        HouseholdMember(case=case, person_id=person, relation=relation)
        for person, relation in known.household.values_list("person", "relation")
    )


def _named(progress: Progress, only: Collection[str] | None) -> list[tuple[dict, Relation]]:
    steps = [("partner", Relation.PARTNER)]
    steps += [(f"child.{item}", Relation.CHILD) for item in progress.items(CHILDREN)]
    adults = progress.items(OTHER_ADULTS)
    steps += [(f"other_adult.{item}", Relation.OTHER_ADULT) for item in adults]
    new = [(step, relation) for step, relation in steps if only is None or step in only]
    answers = [(progress.answers.step(step), relation) for step, relation in new]
    return [(dict(answer), relation) for answer, relation in answers if answer]


def _person(answer: dict) -> Person:
    given, _space, family = answer["name"].strip().partition(" ")
    names = {"given_name": given[:100], "family_name": family.strip()[:100]}
    number = answer.get("number") or ""
    if not number.isdigit():
        return Person(**names)
    return Person(**names, number=number, number_index=blind_index(number))
