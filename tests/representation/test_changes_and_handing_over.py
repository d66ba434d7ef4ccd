"""What a helper changed, and how the person reads it, takes it back and sends herself."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from applications.access import Actor
from applications.models import Answer, Case, GrantEvent, Notice
from applications.notice_kinds import NoticeKind
from eservice import clock
from tests.conftest import logged_in
from tests.documents.making import make_document
from tests.factories import answer, make_applicant, make_draft, whole_answers
from tests.helping import make_grant, make_helper
from tests.representation.test_acting import saves
from tests.wizard.test_filling_in import step_url


@pytest.fixture
def kim(db):
    return make_helper()


@pytest.fixture
def kim_client(kim):
    return logged_in(kim)


@pytest.fixture
def draft(anna):
    with time_machine.travel(clock.now() - timedelta(hours=1)):
        return make_draft(anna)


def changes(client, draft):
    return client.get(reverse("draft_changes", args=[draft.pk])).content.decode()


def takes_back(client, draft, step, rev):
    url = reverse("draft_changes", args=[draft.pk])
    return client.post(url, {"step": step, "rev": rev})


def language(draft):
    return Answer.objects.get(draft=draft, step="language").cleaned["language"]


def test_the_person_sees_what_was_changed_and_by_whom(anna, anna_client, kim, kim_client, draft):
    make_grant(anna, kim)
    saves(kim_client, draft, "language", language="finska", interpreter="no")

    assert (
        "Någon har fyllt i eller ändrat svar"
        in anna_client.get(reverse("draft", args=[draft.pk])).content.decode()
    )
    page = changes(anna_client, draft)
    assert "Nu står det:" in page
    assert "<b><bdi>finska</bdi></b>" in page
    assert "<bdi>svenska</bdi>" in page
    assert "<bdi>Kim Hjälpsam</bdi>" in page


def test_a_change_is_taken_back(anna, anna_client, kim, kim_client, draft):
    make_grant(anna, kim)
    saves(kim_client, draft, "language", language="finska", interpreter="no")
    saves(kim_client, draft, "language", language="arabiska", interpreter="yes")

    takes_back(anna_client, draft, "language", "3")

    stored = Answer.objects.get(draft=draft, step="language")
    assert (stored.cleaned["language"], stored.is_valid) == ("svenska", True)
    assert (stored.by, stored.grant) == (anna, None)
    assert "Ingen annan har ändrat något" in changes(anna_client, draft)


def test_a_new_answer_is_taken_away_again(anna, anna_client, kim, kim_client):
    answers = {k: v for k, v in whole_answers().items() if k != "language"}
    with time_machine.travel(clock.now() - timedelta(hours=1)):
        draft = make_draft(anna, answers)
    make_grant(anna, kim)
    saves(kim_client, draft, "language", language="finska", interpreter="no")
    assert "Innan fanns det inget svar." in changes(anna_client, draft)

    takes_back(anna_client, draft, "language", "1")

    assert not Answer.objects.filter(draft=draft, step="language").exists()


def test_what_a_helper_took_away_comes_back(anna, anna_client, kim, kim_client):
    child = {"name": "Robin Exempel", "born_0": "1", "born_1": "2", "born_2": "2019"}
    with time_machine.travel(clock.now() - timedelta(hours=1)):
        draft = make_draft(
            anna,
            whole_answers() | {"children_any": {"children_any": "yes"}, "child.1": child},
        )
    make_grant(anna, kim)
    kim_client.post(reverse("step", args=[draft.pk, "dina-barn"]), {"_remove": "1"})
    assert not Answer.objects.filter(draft=draft, step="child.1").exists()
    assert "Svaret är borttaget." in changes(anna_client, draft)

    takes_back(anna_client, draft, "child.1", "")

    assert Answer.objects.get(draft=draft, step="child.1").cleaned["name"] == "Robin Exempel"


def test_a_change_of_the_change_is_never_taken_back_unseen(
    anna, anna_client, kim, kim_client, draft
):
    make_grant(anna, kim)
    saves(kim_client, draft, "language", language="finska", interpreter="no")
    saves(kim_client, draft, "language", language="arabiska", interpreter="no")

    late = takes_back(anna_client, draft, "language", "2")

    assert late.status_code == 409
    assert "Svaret har ändrats igen." in late.content.decode()
    assert language(draft) == "arabiska"


@pytest.mark.parametrize("step", ["language", "nothing", "", "child.1", "x" * 300, "\x00"])
def test_what_is_no_change_is_not_taken_back(anna, anna_client, draft, step):
    assert takes_back(anna_client, draft, step, "1").status_code == 409
    assert language(draft) == "svenska"


def test_what_she_has_read_is_not_shown_again(anna, anna_client, kim, kim_client, draft):
    make_grant(anna, kim)
    saves(kim_client, draft, "language", language="finska", interpreter="no")

    anna_client.post(reverse("draft_changes", args=[draft.pk]))

    assert "Ingen annan har ändrat något" in changes(anna_client, draft)
    assert language(draft) == "finska"
    saves(kim_client, draft, "language", language="arabiska", interpreter="no")
    assert "arabiska" in changes(anna_client, draft)


def test_her_own_answers_are_no_changes(anna, anna_client, draft):
    answer(anna, draft, "language", {"language": "finska", "interpreter": "no"})

    assert "Ingen annan har ändrat något" in changes(anna_client, draft)


def test_new_papers_are_listed(anna, anna_client, kim, draft):
    grant = make_grant(anna, kim)
    document = make_document(anna, draft)
    type(document).objects.filter(pk=document.pk).update(grant=grant, uploaded_by=kim)

    page = changes(anna_client, draft)

    assert "Nya papper" in page
    assert reverse("document", args=[document.pk]) in page


@pytest.mark.parametrize("method", ["get", "post"])
def test_only_the_person_sees_and_answers_the_changes(anna, kim, kim_client, draft, method):
    make_grant(anna, kim, "all")
    url = reverse("draft_changes", args=[draft.pk])

    assert getattr(kim_client, method)(url).status_code == 404
    assert getattr(logged_in(make_applicant()), method)(url).status_code == 404


def test_a_helper_says_that_it_is_ready_and_the_person_sends(
    anna, anna_client, kim, kim_client, draft
):
    grant = make_grant(anna, kim)
    saves(kim_client, draft, "language", language="finska", interpreter="no")
    check = kim_client.get(reverse("check", args=[draft.pk])).content.decode()
    assert "Säg till Anna att det är klart" in check
    assert reverse("send", args=[draft.pk]) not in check

    said = kim_client.post(reverse("say_ready", args=[draft.pk]), follow=True)

    assert "Vi har sagt till Anna." in said.content.decode()
    assert GrantEvent.objects.filter(grant=grant, kind="handed").count() == 1
    assert Notice.objects.get(kind=NoticeKind.READY_TO_SEND).person == anna.person
    home = anna_client.get(reverse("draft", args=[draft.pk])).content.decode()
    assert "Den som hjälper dig säger att ansökan är klar." in home
    anna_client.post(reverse("send", args=[draft.pk]), {"declare": "yes"})
    assert Case.objects.get().person == anna.person


def test_an_ombud_who_may_send_has_nobody_to_hand_over_to(anna, kim, kim_client, draft):
    make_grant(anna, kim, "all")

    assert kim_client.post(reverse("say_ready", args=[draft.pk])).status_code == 404
    assert (
        "att det är klart" not in kim_client.get(reverse("check", args=[draft.pk])).content.decode()
    )


def test_handing_over_what_is_sent_leads_to_the_case(anna, anna_client, kim, kim_client, draft):
    make_grant(anna, kim)
    anna_client.post(reverse("send", args=[draft.pk]), {"declare": "yes"})

    response = kim_client.post(reverse("say_ready", args=[draft.pk]))

    assert response["Location"] == reverse("case", args=[draft.pk])


def test_two_people_on_the_same_question_lose_nothing(anna, kim, kim_client, anna_client, draft):
    make_grant(anna, kim)
    url = step_url(draft, "language")
    saves(anna_client, draft, "language", language="finska", interpreter="no")

    late = kim_client.post(url, {"language": "arabiska", "interpreter": "no", "_rev": "1"})

    assert late.status_code == 409
    page = late.content.decode()
    assert "finska" in page
    assert "arabiska" in page
    assert language(draft) == "finska"
    assert draft.revisions.get(rev=None).by == Actor(kim).user
