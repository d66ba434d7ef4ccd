"""Two and more real processes on one database: no text is lost, and no case is made twice."""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection
from django.urls import reverse

from applications.models import AnswerRevision, Application, Case, CaseEvent
from tests.factories import make_applicant, make_draft, whole_answers
from tests.wizard.test_filling_in import step_url

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]

# How often each is run: once in the suite, and RACE_ROUNDS times for docs/figures.md.
ROUNDS = range(int(os.environ.get("RACE_ROUNDS", "1")))
WORKER = [sys.executable, "-m", "tests.races.worker"]


def database_url() -> str:
    """The address of the database that this test uses."""
    values = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{values['NAME']}"
    address = urlsplit(os.environ["DATABASE_URL"])
    return urlunsplit(address._replace(path=f"/{values['NAME']}"))


def race(jobs: list[dict]) -> list[dict]:
    """Run the jobs in a process each, let go at the same moment, and return their results."""
    env = {**os.environ, "DATABASE_URL": database_url(), "PYTHONWARNINGS": "ignore"}
    root = Path(__file__).resolve().parent.parent.parent
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    racers = [subprocess.Popen(WORKER, cwd=root, env=env, **pipes) for _job in jobs]
    for racer, job in zip(racers, jobs, strict=True):
        racer.stdin.write(json.dumps(job) + "\n")
        racer.stdin.flush()
    for racer in racers:
        assert racer.stdout.readline() == "ready\n"
    for racer in racers:
        racer.stdin.write("go\n")
        racer.stdin.flush()
    results = [racer.communicate(timeout=120)[0] for racer in racers]
    assert [racer.returncode for racer in racers] == [0] * len(jobs)
    return [json.loads(result) for result in results]


@pytest.mark.parametrize("_round", ROUNDS)
@pytest.mark.parametrize("is_answered", [True, False], ids=["changed", "first_answer"])
def test_two_tabs_save_one_question_and_no_text_is_lost(is_answered, _round):
    user = make_applicant()
    draft = make_draft(user, {"anything_else": {"anything_else": "först"}} if is_answered else {})
    job = {
        "kind": "answers",
        "user": user.pk,
        "url": step_url(draft, "anything_else"),
        "field": "anything_else",
    }
    texts = [[f"{tab}-{number}" for number in range(25)] for tab in "ab"]

    results = race([job | {"texts": mine} for mine in texts])

    kept = [text for result in results for text in result["kept"]]
    refused = [text for result in results for text in result["refused"]]
    assert len(kept) + len(refused) == 50
    answer = draft.answers.get()
    assert answer.rev == len(kept) + is_answered
    revisions = AnswerRevision.objects.filter(draft=draft)
    stored = [one.raw["anything_else"][0] for one in revisions.exclude(rev=None)]
    assert sorted([*stored, *answer.raw["anything_else"]]) == sorted(kept + ["först"] * is_answered)
    lost = [one.raw["anything_else"][0] for one in revisions.filter(rev=None)]
    assert sorted(lost) == sorted(refused)


@pytest.mark.parametrize("_round", ROUNDS)
def test_one_draft_sent_from_everywhere_is_one_case_with_one_receipt(_round):
    user = make_applicant()
    url = reverse("send", args=[make_draft(user).pk])
    jobs = [{"kind": "sends", "user": user.pk, "urls": [url] * 3} for _racer in range(4)]

    results = race(jobs)

    answers = {tuple(answer) for result in results for answer in result["answers"]}
    case = Case.objects.get()
    assert answers == {(302, reverse("receipt", args=[case.pk]))}
    assert Application.objects.count() == CaseEvent.objects.count() == 1


def test_two_drafts_for_one_month_race_and_one_wins():
    user = make_applicant()
    drafts = [make_draft(user, whole_answers()) for _draft in range(4)]
    jobs = [
        {"kind": "sends", "user": user.pk, "urls": [reverse("send", args=[draft.pk])]}
        for draft in drafts
    ]

    results = race(jobs)

    statuses = sorted(result["answers"][0][0] for result in results)
    assert statuses == [302, 409, 409, 409]
    assert Case.objects.count() == Application.objects.count() == 1


def test_different_people_send_at_once_and_get_numbers_of_their_own():
    users = [make_applicant() for _user in range(4)]
    jobs = [
        {"kind": "sends", "user": user.pk, "urls": [reverse("send", args=[make_draft(user).pk])]}
        for user in users
    ]

    race(jobs)

    references = sorted(Case.objects.values_list("reference", flat=True))
    assert [reference[-4:] for reference in references] == ["1001", "1002", "1003", "1004"]
