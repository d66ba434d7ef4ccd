"""The applicant can always send without waiting, an ombud signs in her place, and what was sent
says who signed."""

import pytest

from applications.access import Actor
from applications.actions.revoking import revoke
from applications.models import Case, CoApplicant, HouseholdMember, Invitation, Notice, Signature
from applications.notice_kinds import NoticeKind
from tests.conftest import logged_in
from tests.factories import make_case, make_draft, whole_answers
from tests.helping import make_grant, make_helper
from tests.partner.making import (
    HERS,
    KIMS,
    answers_part,
    code_for,
    couple_draft,
    page_of,
    saves,
    seen_on,
    signs,
    url,
)

DECLARED = {"declare": "yes"}


def sent_alone(client, draft) -> Case:
    response = client.post(url("send_alone", draft), DECLARED)
    assert response["Location"] == url("receipt", draft)
    return Case.objects.get(pk=draft.pk)


@pytest.mark.parametrize("is_whole", [True, False])
def test_it_goes_with_what_she_has_answered(anna_client, kim, part, draft, is_whole):
    if is_whole:
        answers_part(kim, draft)
    page = page_of(anna_client, "send_alone", draft)
    assert "Handläggaren ser att din partner inte har skrivit under" in page

    content = sent_alone(anna_client, draft).application.content

    assert content["partner"] == "not_signed"
    assert [found["role"] for found in content["signatures"]] == ["applicant"]
    steps = {step["key"]: step for part in content["sections"] for step in part["steps"]}
    assert bool(steps["partner_income_kinds"]["rows"]) is is_whole
    assert Notice.objects.filter(kind=NoticeKind.PARTNER_SIGNED, person=kim.person).count() == 1


def test_it_takes_the_tick_and_her_own_answers(anna, anna_client, kim, whole):
    response = anna_client.post(url("send_alone", whole))
    assert response.status_code == 422
    saves(anna_client, whole, "citizenship", citizenship="")

    assert anna_client.get(url("send_alone", whole))["Location"] == url("check", whole)
    response = anna_client.post(url("send_alone", whole), DECLARED)
    assert response["Location"].endswith("/fraga/medborgarskap/?till=kontrollera&fel=1")
    assert not Case.objects.exists()


def test_a_signature_of_hers_that_counts_goes_with_it(anna_client, kim_client, whole):
    page_of(anna_client, "send_alone", whole)
    signs(kim_client, whole)

    content = sent_alone(anna_client, whole).application.content

    assert content["partner"] == "signed"
    assert {found["role"] for found in content["signatures"]} == {"applicant", "co_applicant"}


def test_sending_it_twice_gives_one_case(anna_client, whole):
    assert sent_alone(anna_client, whole) == sent_alone(anna_client, whole)
    assert anna_client.get(url("send_alone", whole))["Location"] == url("case", whole)


def test_a_month_that_is_taken(anna, anna_client, whole):
    make_case(anna)

    response = anna_client.post(url("send_alone", whole), DECLARED)

    assert response.status_code == 409
    assert "Det finns redan en ansökan för den månaden" in response.content.decode()


def test_the_partner_never_sends_alone(kim_client, whole):
    assert kim_client.get(url("send_alone", whole)).status_code == 404
    assert kim_client.post(url("send_alone", whole), DECLARED).status_code == 404
    assert not Case.objects.exists()


def test_what_became_of_her_is_frozen(anna, anna_client, kim, kim_client):
    def content(draft):
        assert anna_client.post(url("send", draft), DECLARED).status_code == 302
        case = Case.objects.get(pk=draft.pk)
        anna_client.post(url("withdraw", case))
        return case.application.content

    single = content(make_draft(anna))
    assert (single["partner"], single["partner_declaration"]) == (None, [])
    assert [found["role"] for found in single["signatures"]] == ["applicant"]
    assert content(couple_draft(anna, **KIMS))["partner"] == "not_asked"
    invited = couple_draft(anna, **KIMS)
    code_for(anna, invited)
    assert content(invited)["partner"] == "not_asked"
    assert Invitation.objects.get().cancelled_at
    assert CoApplicant.objects.get().ended_at
    declined = couple_draft(anna, **KIMS)
    code = code_for(anna, declined)
    kim_client.post("/hjalper/kod/", {"code": code, "answer": "no"})
    assert content(declined)["partner"] == "left"


def test_one_who_said_yes_too_late_stays_out(anna, anna_client, kim_client):
    draft = couple_draft(anna, **KIMS)
    kim_client.post("/hjalper/kod/", {"code": code_for(anna, draft), "answer": "yes"})

    anna_client.post(url("send", draft), DECLARED)

    assert kim_client.get(url("own_part", draft)).status_code == 404
    assert kim_client.get(url("case", draft)).status_code == 404


@pytest.mark.parametrize("first", ["ombud", "kim"])
def test_an_ombud_signs_in_the_applicants_place(anna, kim_client, whole, first):
    ombud = make_helper(given_name="Olga", family_name="Ombud")
    grant = make_grant(anna, ombud, "all")
    client = logged_in(ombud)
    assert client.get(url("send", whole))["Location"] == url("sign_together", whole)
    page = page_of(client, "sign_together", whole)
    assert "Jag har rätt att skicka ansökan för den person som söker." in page
    assert "Kim" not in page

    one, other = (client, kim_client) if first == "ombud" else (kim_client, client)
    assert signs(one, whole)["Location"] == url("draft", whole)
    assert signs(other, whole)["Location"] == url("receipt", whole)

    case = Case.objects.get()
    content = case.application.content
    assert case.application.grant == grant
    assert content["sent_by"] == {"name": "Olga Ombud", "kind": "ombud"}
    assert {(found["name"], found["role"]) for found in content["signatures"]} == {
        ("Olga Ombud", "ombud"),
        ("Kim Nyman", "co_applicant"),
    }
    assert Signature.objects.get(person=anna.person).by == ombud
    assert grant.events.last().kind == "submitted"


def test_an_ombuds_signature_counts_no_longer_than_her_power(anna, anna_client, kim_client, whole):
    ombud = make_helper()
    grant = make_grant(anna, ombud, "all")
    signs(logged_in(ombud), whole)
    revoke(Actor(anna), grant_id=grant.pk)

    assert signs(kim_client, whole)["Location"] == url("draft", whole)
    assert not Case.objects.exists()
    assert signs(anna_client, whole)["Location"] == url("receipt", whole)
    assert Case.objects.get().application.grant is None


def test_an_ombud_sends_alone_too(anna, whole):
    ombud = make_helper()
    make_grant(anna, ombud, "all")

    case = sent_alone(logged_in(ombud), whole)

    assert case.application.content["partner"] == "not_signed"


@pytest.mark.parametrize("bundle", ["see", "read", "help"])
def test_a_helper_who_may_not_send_signs_nothing(anna, whole, bundle):
    helper = make_helper()
    make_grant(anna, helper, bundle)
    client = logged_in(helper)

    for name in ("sign_together", "send_alone"):
        assert client.get(url(name, whole)).status_code == 404
        body = DECLARED | {"seen": "0" * 64}
        assert client.post(url(name, whole), body).status_code == 404
    assert not Signature.objects.exists()


def test_a_partner_who_is_also_ombud_signs_for_herself_alone(anna, kim, kim_client, whole):
    make_grant(anna, kim, "all")

    assert signs(kim_client, whole)["Location"] == url("draft", whole)

    assert Signature.objects.get().person == kim.person
    assert seen_on(page_of(kim_client, "sign_together", whole)) == ""
    assert kim_client.post(url("send_alone", whole), DECLARED).status_code == 404


def test_the_partner_of_the_household_is_the_one_who_logged_in(anna_client, kim, whole):
    case = sent_alone(anna_client, whole)

    member = HouseholdMember.objects.get(case=case)
    assert (member.person, member.relation) == (kim.person, "partner")


def test_an_answer_alone_is_no_partner(anna, anna_client):
    draft = make_draft(anna, whole_answers() | HERS | KIMS)

    assert anna_client.get(url("sign_together", draft))["Location"] == url("send", draft)
    page = anna_client.get(url("send", draft)).content.decode()
    assert "Skicka ansökan" in page
