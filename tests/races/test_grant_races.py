"""Real processes: help that is taken back while it is used, and two who help at once."""

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.grants import consent_to, give_grant
from applications.actions.reaching_out import begin_outreach, hand_on
from applications.actions.revoking import renewal
from applications.consent import digest
from applications.models import Answer, AnswerRevision, Application, Case, Grant, GrantPower
from eservice import clock
from tests.factories import make_applicant, make_draft
from tests.helping import make_grant, make_helper, offer_to, powers_of
from tests.races.test_races import race
from tests.wizard.test_filling_in import step_url

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def posts(user, *bodies) -> dict:
    return {"kind": "posts", "user": user.pk, "posts": bodies}


def statuses(result: dict) -> list[int]:
    return [status for status, _location in result["answers"]]


def test_taking_back_against_sending_one_of_them_comes_first():
    pairs = [(make_applicant(), make_helper()) for _pair in range(6)]
    drafts = [make_draft(anna) for anna, _kim in pairs]
    grants = [make_grant(anna, kim, "all") for anna, kim in pairs]
    jobs = []
    for (anna, kim), draft, grant in zip(pairs, drafts, grants, strict=True):
        take_back = reverse("take_back", args=[grant.pk])
        jobs.append(posts(kim, (reverse("send", args=[draft.pk]), {"declare": "yes"})))
        jobs.append(posts(anna, (take_back, {"tell": "yes"})))

    results = race(jobs)

    for draft, grant, sent in zip(drafts, grants, results[::2], strict=True):
        is_sent = Case.objects.filter(pk=draft.pk).exists()
        assert statuses(sent) == [302 if is_sent else 404]
        revoked = GrantPower.objects.filter(grant=grant).values_list("revoked_at", flat=True)
        assert all(revoked)
        if is_sent:
            assert Application.objects.get(pk=draft.pk).sent_at <= min(revoked)


def test_nothing_is_saved_once_help_is_taken_back():
    anna, kim = make_applicant(), make_helper()
    draft = make_draft(anna, {})
    grant = make_grant(anna, kim)
    url = step_url(draft, "language")
    saves = [
        (url, {"language": f"språk {number}", "interpreter": "no", "_rev": str(number)})
        for number in range(60)
    ]
    looks = [(reverse("start_draft"), {})] * 2
    take_back = (reverse("take_back", args=[grant.pk]), {"tell": "no"})

    results = race([posts(kim, *saves), posts(anna, *looks, take_back)])

    found = statuses(results[0])
    kept = found.count(302)
    assert found == [302] * kept + [404] * (len(saves) - kept)
    last = Answer.objects.filter(draft=draft).first()
    revoked = GrantPower.objects.filter(grant=grant).values_list("revoked_at", flat=True)
    assert all(revoked)
    assert last is None or last.at <= min(revoked)


def test_two_helpers_on_one_question_lose_no_text():
    anna, kim, lo = make_applicant(), make_helper(), make_helper(given_name="Lo")
    draft = make_draft(anna, {"help": {"help": "beside"}})
    for helper in (kim, lo):
        make_grant(anna, helper)
    job = {"kind": "answers", "url": step_url(draft, "helper"), "field": "helper"}
    texts = {user.pk: [f"{user.pk} {number}" for number in range(20)] for user in (kim, lo)}

    results = race([job | {"user": user.pk, "texts": texts[user.pk]} for user in (kim, lo)])

    rows = [*Answer.objects.filter(draft=draft, step="helper")]
    rows += AnswerRevision.objects.filter(draft=draft, step="helper")
    stored = {text for row in rows for text in row.raw["helper"]}
    sent = {text for result in results for text in (*result["kept"], *result["refused"])}
    assert len(sent) == 40
    assert sent <= stored
    for row in rows:
        grant = Grant.objects.get(pk=row.grant_id)
        assert row.by_id == grant.accepted_by_id
        assert row.raw["helper"][0].startswith(f"{row.by_id} ")


def test_a_code_is_used_by_one_of_many():
    anna, helpers = make_applicant(), [make_helper() for _helper in range(4)]
    grant, code = give_grant(Actor(anna), offer=offer_to())
    body = {"code": code.text, "answer": "yes"}

    results = race([posts(helper, (reverse("help_code"), body)) for helper in helpers])

    assert sum(statuses(result) == [302] for result in results) == 1
    grant.refresh_from_db()
    assert grant.accepted_by in helpers
    assert grant.events.filter(kind="accepted").count() == 1


def test_a_draft_that_was_begun_for_somebody_is_taken_over_by_one_of_many():
    kim, people = make_helper(), [make_applicant() for _person in range(4)]
    draft = begin_outreach(Actor(kim), given_name="Tove", family_name="Utan Nummer")
    body = {"code": hand_on(Actor(kim), draft_id=draft.pk).text, "answer": "yes"}

    results = race([posts(person, (reverse("help_code"), body)) for person in people])

    assert sum(statuses(result) == [302] for result in results) == 1
    draft.refresh_from_db()
    assert draft.person in [person.person for person in people]
    assert draft.outreach.joined_by.person == draft.person
    assert Grant.objects.filter(grantor=draft.person, supersedes=draft.outreach.grant).count() == 1


def renews(anna, grant):
    """The press that lets help hold for three months more, after the text has been read."""
    ends = {"powers": powers_of("help"), "valid_to": clock.months_later(clock.today(), 3)}
    offer = renewal(grant, **ends)
    body = {"powers": sorted(ends["powers"]), "length": "3", "until_0": ""}
    body["digest"] = digest(consent_to(offer, grantor=anna.person))
    return posts(anna, (reverse("renew_help", args=[grant.pk]), body))


def test_renewing_waits_for_an_answer_and_never_for_one_that_waits_for_it():
    pairs = [(make_applicant(), make_helper()) for _pair in range(4)]
    jobs = []
    for anna, kim in pairs:
        draft = make_draft(anna, {})
        grant = make_grant(anna, kim, draft=draft)
        url, save = step_url(draft, "language"), {"interpreter": "no"}
        saves = [save | {"language": f"språk {n}", "_rev": str(n)} for n in range(25)]
        jobs.append(posts(kim, *((url, body) for body in saves)))
        jobs.append(renews(anna, grant))

    results = race(jobs)

    for saved, renewed in zip(results[::2], results[1::2], strict=True):
        assert statuses(saved) == [302] * 25
        assert statuses(renewed) == [302]
    assert Grant.objects.filter(supersedes__isnull=False).count() == len(pairs)
