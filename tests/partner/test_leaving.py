"""The ways out: she leaves, they part, or the draft goes. Nobody is stuck with the other."""

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.leaving import leave
from applications.models import AnswerRevision, CoApplicant
from tests.partner.making import answers_part, code_for, page_of, saves, url


def test_she_leaves_and_the_applicant_answers_again(anna, anna_client, kim, kim_client, whole):
    assert "Dina svar försvinner ur ansökan." in page_of(kim_client, "leave_part", whole)

    for _press in range(2):
        response = kim_client.post(url("leave_part", whole))
    assert (
        "Du är inte med i ansökan längre."
        in kim_client.get(reverse("home") + "?klart=inte-med").content.decode()
    )
    assert response.status_code == 302

    for name in ("own_part", "sign_together", "leave_part"):
        assert kim_client.get(url(name, whole)).status_code == 404
    assert saves(kim_client, whole, "partner_occupation", occupation="retired").status_code == 404
    assert "Din partner är inte med längre." in page_of(anna_client, "partner", whole)
    answers_part(anna, whole)
    assert anna_client.post(url("send", whole), {"declare": "yes"}).status_code == 302
    left = CoApplicant.objects.get()
    assert left.left_at
    assert AnswerRevision.objects.filter(by=kim, step="partner_occupation").exists()


def test_she_leaves_before_she_was_confirmed(anna, kim, kim_client, draft):
    kim_client.post("/hjalper/kod/", {"code": code_for(anna, draft), "answer": "yes"})

    assert kim_client.post(url("leave_part", draft)).status_code == 302
    assert CoApplicant.objects.get().left_at


def test_after_she_has_left_nobody_else_can_for_her(anna, kim, part, draft):
    leave(Actor(kim), draft_id=draft.pk)
    with pytest.raises(CoApplicant.DoesNotExist):
        leave(Actor(anna), draft_id=draft.pk)


def test_the_applicant_says_that_they_live_apart(anna_client, kim_client, whole):
    saves(anna_client, whole, "household_type", household_type="alone")

    assert "Du har svarat att du inte bor med din partner." in page_of(anna_client, "draft", whole)
    page = page_of(kim_client, "own_part", whole)
    assert "Just nu finns det inga frågor till dig." in page
    assert kim_client.get(url("sign_together", whole))["Location"] == url("own_part", whole)
    sent = anna_client.post(url("send", whole), {"declare": "yes"})
    assert sent["Location"] == url("receipt", whole)
    assert CoApplicant.objects.get().ended_at
    assert kim_client.get(url("case", whole)).status_code == 404


def test_a_draft_that_is_deleted_is_gone_for_her_too(anna_client, kim_client, whole):
    assert "Din partners svar försvinner också." in page_of(anna_client, "delete_draft", whole)
    anna_client.post(url("delete_draft", whole))

    assert kim_client.get(url("own_part", whole)).status_code == 404
    assert "Tillsammans med" not in kim_client.get(reverse("home")).content.decode()
