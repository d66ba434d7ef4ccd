"""Real processes: both sign at the same moment, one signs while the other changes or leaves."""

import pytest

from applications.models import Application, Case, CaseEvent, CoApplicant, Signature
from tests.conftest import logged_in
from tests.factories import make_applicant
from tests.partner.making import (
    code_for,
    couple_draft,
    make_kim,
    page_of,
    seen_on,
    signs,
    url,
    whole_couple,
)
from tests.races.test_races import race
from tests.wizard.test_filling_in import step_url

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def job(user, *posts) -> dict:
    return {"kind": "posts", "user": user.pk, "posts": posts}


def statuses(result: dict) -> list[int]:
    return [status for status, _location in result["answers"]]


def signing(user, draft) -> tuple:
    seen = seen_on(page_of(logged_in(user), "sign_together", draft))
    return url("sign_together", draft), {"declare": "yes", "seen": seen}


@pytest.fixture
def couple():
    anna, kim = make_applicant(given_name="Anna"), make_kim()
    return anna, kim, whole_couple(anna, kim)


def test_both_sign_at_the_same_moment_and_it_is_sent_once(couple):
    anna, kim, draft = couple
    jobs = [job(user, signing(user, draft)) for user in (anna, kim, anna, kim)]

    results = race(jobs)

    assert {status for result in results for status in statuses(result)} == {302}
    assert Case.objects.count() == Application.objects.count() == CaseEvent.objects.count() == 1
    content = Application.objects.get().content
    assert content["partner"] == "signed"
    assert len(content["signatures"]) == 2
    locations = [result["answers"][0][1] for result in results]
    assert url("receipt", draft) in locations


def test_one_signs_while_the_other_sends_alone(couple):
    anna, kim, draft = couple
    alone = (url("send_alone", draft), {"declare": "yes"})

    race([job(anna, alone), job(kim, signing(kim, draft))])

    assert Case.objects.count() == 1
    content = Application.objects.get().content
    roles = {found["role"] for found in content["signatures"]}
    assert content["partner"] == ("signed" if "co_applicant" in roles else "not_signed")


def test_nothing_is_sent_that_has_changed_since_the_first_signature(couple):
    anna, kim, draft = couple
    signs(logged_in(anna), draft)
    body = {"occupation": "parental", "_rev": "1"}
    change = (step_url(draft, "partner_occupation"), body)

    race([job(kim, change), job(kim, signing(kim, draft))])

    is_changed = draft.answers.get(step="partner_occupation").rev == 2
    is_sent = Case.objects.exists()
    assert is_changed is not is_sent
    if is_sent:
        step = find(Application.objects.get().content, "partner_occupation")
        assert step["cleaned"] == {"occupation": ["retired"]}


def find(content: dict, key: str) -> dict:
    steps = (step for section in content["sections"] for step in section["steps"])
    return next(step for step in steps if step["key"] == key)


def test_leaving_and_the_last_signature(couple):
    anna, kim, draft = couple
    signs(logged_in(kim), draft)

    race([job(kim, (url("leave_part", draft), {})), job(anna, signing(anna, draft))])

    part = CoApplicant.objects.get()
    assert part.left_at
    if Case.objects.exists():
        # It went first: then she took back her part of a case.
        assert [event.kind for event in CaseEvent.objects.order_by("seq")][0] == "sent"
        assert CaseEvent.objects.count() == 2
        assert Application.objects.get().content["partner"] == "signed"
    else:
        assert not Signature.objects.exists()
        assert not draft.answers.filter(step__startswith="partner_").exists()


def test_a_code_answered_by_many_at_once_lets_one_in():
    anna = make_applicant()
    draft = couple_draft(anna)
    body = {"code": code_for(anna, draft), "answer": "yes"}
    people = [make_kim() for _person in range(4)]

    results = race([job(person, ("/hjalper/kod/", body)) for person in people])

    assert sorted(statuses(result)[0] for result in results) == [302, 422, 422, 422]
    assert CoApplicant.objects.get().person in {person.person for person in people}
