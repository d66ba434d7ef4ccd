"""The applicant asks her partner in, and ends it: where it stands is said, a code is shown once."""

import re
from datetime import timedelta

import pytest

from applications.models import CoApplicant, Invitation, Notice
from eservice import clock
from tests.conftest import logged_in
from tests.factories import answer, make_draft, number_for, whole_answers
from tests.helping import make_grant, make_helper
from tests.partner.making import answers_part, code_for, couple_draft, joined, page_of, url


def invites(client, draft):
    return client.post(url("invite_partner", draft))


def code_on(response) -> str:
    found = re.search(r'class="app-code"><bdi dir="ltr">(.*?)</bdi>', response.content.decode())
    return re.sub(r"<[^>]+>", "", found[1])


def test_the_task_list_offers_it_to_those_who_have_a_partner(anna, anna_client, draft):
    assert "Din partner kan svara på sin del" in page_of(anna_client, "draft", draft)

    alone = make_draft(anna)
    assert "partner" not in page_of(anna_client, "draft", alone)


def test_a_code_is_shown_once_and_kept_nowhere(anna_client, draft):
    page = page_of(anna_client, "partner", draft)
    assert "Du måste inte bjuda in någon." in page

    response = invites(anna_client, draft)

    code = code_on(response)
    assert re.fullmatch(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", code)
    kept = Invitation.objects.get()
    assert code.replace("-", "") not in f"{kept.handle} {kept.secret_index}"
    assert kept.expires_at - clock.now() > timedelta(days=13)
    for name in ("partner", "draft"):
        assert code[5:] not in page_of(anna_client, name, draft)


def test_it_says_where_the_partner_is_on_her_way(anna, anna_client, kim, kim_client, draft):
    code = code_for(anna, draft)
    assert "<bdi>Kim</bdi> har inte svarat än" in page_of(anna_client, "partner", draft)
    assert "Din partner är bjuden" in page_of(anna_client, "draft", draft)

    kim_client.post("/hjalper/kod/", {"code": code, "answer": "yes"})
    page = page_of(anna_client, "partner", draft)
    assert "<bdi>Kim Nyman</bdi> har svarat. Är det din partner?" in page
    assert "Någon har svarat. Är det din partner?" in page_of(anna_client, "draft", draft)

    who = {"who": CoApplicant.objects.get().pk}
    assert anna_client.post(url("right_partner", draft), who).status_code == 302
    assert "är med och svarar själv på sin del" in page_of(anna_client, "partner", draft)
    assert "Vad väntar vi på?" in page_of(kim_client, "own_part", draft)


def test_a_new_code_kills_the_one_before(anna_client, kim_client, draft):
    first, second = (code_on(invites(anna_client, draft)) for _time in range(2))

    refused = kim_client.post("/hjalper/kod/", {"code": first})
    assert "Koden går inte att använda." in refused.content.decode()
    offered = kim_client.post("/hjalper/kod/", {"code": second})
    assert "vill att ni söker tillsammans" in offered.content.decode()
    assert CoApplicant.objects.count() == 1


def test_an_invitation_is_taken_back(anna, anna_client, kim_client, draft):
    code = code_for(anna, draft)
    assert "Koden slutar att gälla." in page_of(anna_client, "end_partner", draft)

    for _press in range(2):
        response = anna_client.post(url("end_partner", draft))
        assert response["Location"] == url("partner", draft) + "?klart=slut"

    refused = kim_client.post("/hjalper/kod/", {"code": code})
    assert "Koden går inte att använda." in refused.content.decode()
    assert "Bjud in din partner" in page_of(anna_client, "partner", draft)
    assert not Notice.objects.exists()


def test_the_wrong_person_is_let_in_nowhere(anna, anna_client, draft):
    stranger = make_helper(given_name="Olle", family_name="Främling")
    stranger_client = logged_in(stranger)
    stranger_client.post("/hjalper/kod/", {"code": code_for(anna, draft), "answer": "yes"})
    part = CoApplicant.objects.get()
    page = page_of(anna_client, "partner", draft)
    assert "<bdi>Olle Främling</bdi> har svarat. Är det din partner?" in page
    assert "Du skrev <bdi>Kim Nyman</bdi>." in page

    anna_client.post(url("wrong_partner", draft), {"who": part.pk})

    assert stranger_client.get(url("own_part", draft)).status_code == 404
    late = anna_client.post(url("right_partner", draft), {"who": part.pk})
    assert late.status_code == 409
    assert invites(anna_client, draft).status_code == 200


def test_only_the_one_whom_the_page_showed_is_confirmed(anna, anna_client, kim, draft):
    for who in ("", "x", "\x00", "6a8ad79c-6d2a-4bd7-8d2b-4ecf3b5e7f9a"):
        response = anna_client.post(url("right_partner", draft), {"who": who})
        assert response.status_code == 409
    part = joined(anna, kim, draft)
    for name in ("right_partner", "wrong_partner"):
        anna_client.post(url(name, draft), {"who": part.pk})
    part.refresh_from_db()
    assert part.confirmed_at
    assert part.ended_at is None


def test_without_a_partner_there_is_nobody_to_ask(anna, anna_client):
    alone = make_draft(anna, whole_answers())

    assert "Svara först på vem du bor med" in page_of(anna_client, "partner", alone)
    assert invites(anna_client, alone).status_code == 409
    assert not CoApplicant.objects.exists()


def test_one_does_not_invite_oneself(anna, anna_client):
    draft = couple_draft(anna, number=anna.person.number)

    response = invites(anna_client, draft)

    assert response.status_code == 409
    assert "Numret som står för din partner är ditt eget." in response.content.decode()
    assert not Invitation.objects.exists()


def test_one_who_is_in_is_not_invited_again(anna_client, part, draft):
    response = invites(anna_client, draft)

    assert response.status_code == 409
    assert "Så här är det nu." in response.content.decode()
    assert CoApplicant.objects.count() == 1


def test_nobody_fills_the_database_with_invitations(anna_client, draft):
    for _time in range(21):
        invites(anna_client, draft)
        anna_client.post(url("end_partner", draft))

    assert CoApplicant.objects.count() == 20
    assert invites(anna_client, draft).status_code == 409


@pytest.mark.parametrize("bundle", ["help", "all"])
def test_a_helper_neither_sees_nor_does_any_of_it(anna, draft, bundle):
    helper = make_helper()
    make_grant(anna, helper, bundle)
    client = logged_in(helper)

    for name in ("partner", "end_partner"):
        assert client.get(url(name, draft)).status_code == 404
    for name in ("invite_partner", "end_partner", "right_partner", "wrong_partner"):
        assert client.post(url(name, draft)).status_code == 404
    assert not CoApplicant.objects.exists()
    assert "Kim" not in page_of(client, "draft", draft).replace("Kim Hjälpsam", "")


def test_the_applicant_ends_it_and_nobody_is_told(anna, anna_client, kim, kim_client, whole):
    Notice.objects.all().delete()
    page = page_of(anna_client, "end_partner", whole)
    assert "Vi skickar inget meddelande till din partner." in page

    anna_client.post(url("end_partner", whole))

    assert not Notice.objects.exists()
    assert kim_client.get(url("own_part", whole)).status_code == 404
    assert not whole.answers.filter(step__startswith="partner_").exists()
    kept = whole.revisions.get(step="partner_occupation")
    assert (kept.by, kept.ended_by) == (kim, anna)
    answers_part(anna, whole)
    sent = anna_client.post(url("send", whole), {"declare": "yes"})
    assert sent["Location"] == url("receipt", whole)


def test_the_number_of_another_person_is_seen_when_she_is_confirmed(
    anna, anna_client, kim, kim_client, draft
):
    kim_client.post("/hjalper/kod/", {"code": code_for(anna, draft), "answer": "yes"})
    part = CoApplicant.objects.get()

    told = {"name": "Kim Nyman", "number": number_for(8_800)}
    answer(anna, draft, "partner", told)

    response = anna_client.post(url("right_partner", draft), {"who": part.pk})

    assert response.status_code == 409
    assert "Personen har ett annat personnummer" in response.content.decode()
