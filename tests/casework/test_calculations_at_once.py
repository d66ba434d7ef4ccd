"""Several tabs and caseworkers on one calculation at the same moment: nothing typed is lost."""

import pytest
from django.urls import reverse

from applications.models import Calculation, CalculationRevision, Case
from tests.casework.making_calculations import page_url, pay, taken_case
from tests.conftest import logged_in
from tests.factories import make_applicant, make_caseworker
from tests.notices.test_at_once import at_once

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
REASONS = [f"Bistånd sedan mars, säger flik {number}." for number in range(4)]


@pytest.fixture
def maja():
    return make_caseworker()


@pytest.fixture
def case(maja) -> Case:
    return taken_case(maja, make_applicant(), **pay())


def sends(maja, case, reason: str, rev: int):
    """Return what a tab of its own does: it sends the page that it has open."""
    client = logged_in(maja)
    body = {"rev": str(rev), "jobb-applicant": "on", "jobb-reason": reason}
    return lambda: client.post(page_url(case, "norm"), body)


def stored_reason(content) -> str:
    changes = content["changes"]
    return next(each["reason"] for each in changes if each["path"].startswith("jobbstimulans"))


@pytest.mark.parametrize("seen", [0, 1])
def test_one_tab_saves_and_the_others_see_both(maja, case, seen):
    if seen:
        logged_in(maja).post(page_url(case), {"rev": "0"})

    answers = at_once(*[sends(maja, case, reason, seen) for reason in REASONS])

    assert sorted(answer.status_code for answer in answers) == [302, 409, 409, 409]
    saved = Calculation.objects.get()
    kept = stored_reason(saved.content)
    assert (saved.rev, CalculationRevision.objects.count()) == (seen + 1, seen)
    pages = [answer.content.decode() for answer in answers if answer.status_code == 409]
    assert all("Någon hann spara före dig." in page and kept in page for page in pages)
    assert all(sum(reason in page for page in pages) == 1 for reason in {*REASONS} - {kept})
    assert case.events.filter(kind="calculated").count() == seen + 1


def test_who_saves_again_has_seen_the_other_and_both_stay(maja, case):
    first, second = at_once(*[sends(maja, case, reason, 0) for reason in REASONS[:2]])
    lost = first if first.status_code == 409 else second
    before = stored_reason(Calculation.objects.get().content)
    typed = next(reason for reason in REASONS[:2] if reason != before)
    assert f'name="rev" value="{Calculation.objects.get().rev}"' in lost.content.decode()

    assert sends(maja, case, typed, 1)().status_code == 302

    assert stored_reason(Calculation.objects.get().content) == typed
    assert stored_reason(CalculationRevision.objects.get().content) == before


def test_the_same_page_sent_twice_at_once_saves_once(maja, case):
    answers = at_once(*[sends(maja, case, REASONS[0], 0) for _each in range(3)])

    assert [answer.status_code for answer in answers] == [302] * 3
    assert Calculation.objects.get().rev == 1


def test_a_colleague_who_takes_the_case_in_that_moment_loses_no_text(maja, case):
    nils = make_caseworker(given_name="Nils", family_name="Modell")
    client, take = logged_in(nils), reverse("take_case", args=[case.pk])

    answers = at_once(
        sends(maja, case, REASONS[0], 0), lambda: client.post(take, {"hos": str(maja.pk)})
    )

    case.refresh_from_db()
    assert case.caseworker == nils
    stored = [stored_reason(found.content) for found in Calculation.objects.all()]
    pages = [answer.content.decode() for answer in answers if answer.status_code == 409]
    assert stored == REASONS[:1] or REASONS[0] in pages[0]
