"""The partner answers with a code on the same page as helpers do; a code opens one thing, once."""

from datetime import timedelta

import pytest

from applications.access import Actor
from applications.actions.cases import take_case
from applications.actions.joining import end_partner
from applications.models import CoApplicant, Invitation, Notice
from applications.notice_kinds import NoticeKind
from eservice import clock
from tests.conftest import logged_in
from tests.factories import make_applicant, make_case, make_caseworker, make_draft, number_for
from tests.helping import make_grant
from tests.partner.making import KIMS, code_for, couple_draft, page_of, saves, url

CODE = "/hjalper/kod/"
REFUSED = "Koden går inte att använda."


def answers(client, code, answer="yes"):
    return client.post(CODE, {"code": code, "answer": answer})


def test_the_code_shows_what_a_yes_means_before_anything_happens(anna, kim_client, draft):
    page = kim_client.post(CODE, {"code": code_for(anna, draft)}).content.decode()

    assert "<bdi>Anna E.</bdi> vill att ni söker tillsammans" in page
    assert "Du ser bara din egen del." in page
    assert CoApplicant.objects.get().accepted_at is None
    assert Invitation.objects.get().used_at is None


def test_without_a_number_the_applicant_confirms_her_by_name(anna, anna_client, kim_client, draft):
    response = answers(kim_client, code_for(anna, draft))

    assert response["Location"] == url("own_part", draft)
    assert "Nu väntar vi på att <bdi>Anna E.</bdi>" in page_of(kim_client, "own_part", draft)
    assert "Vi väntar på att den andra säger" in kim_client.get("/mina-sidor/").content.decode()
    for step, values in KIMS.items():
        assert saves(kim_client, draft, step, **values).status_code == 404
    assert Notice.objects.get().kind == NoticeKind.PARTNER_ACCEPTED
    assert Notice.objects.get().person == anna.person


def test_with_her_number_she_is_in_at_once(anna, kim, kim_client):
    draft = couple_draft(anna, number=kim.person.number)

    answers(kim_client, code_for(anna, draft))

    assert CoApplicant.objects.get().confirmed_at
    assert "Din del av ansökan" in page_of(kim_client, "own_part", draft)


def test_with_another_number_the_code_is_refused_like_any_other(anna, kim_client):
    draft = couple_draft(anna, number=number_for(8_700))
    code = code_for(anna, draft)

    for answer in ("", "yes", "no"):
        page = answers(kim_client, code, answer)
        assert page.status_code == 422
        assert REFUSED in page.content.decode()
    assert Invitation.objects.get().used_at is None
    no_number = logged_in(make_applicant(number=None))
    assert REFUSED in answers(no_number, code).content.decode()


def test_a_no_ends_it_and_the_applicant_is_told(anna, anna_client, kim_client, draft):
    code = code_for(anna, draft)

    response = answers(kim_client, code, "no")

    assert "Du har sagt nej." in kim_client.get(response["Location"]).content.decode()
    assert Notice.objects.get().kind == NoticeKind.PARTNER_LEFT
    assert "Din partner sa nej till att vara med." in page_of(anna_client, "partner", draft)
    assert "Din partner sa nej. Du svarar själv." in page_of(anna_client, "draft", draft)
    assert REFUSED in answers(kim_client, code).content.decode()


def test_one_does_not_answer_ones_own_invitation(anna, anna_client, draft):
    page = answers(anna_client, code_for(anna, draft)).content.decode()

    assert "Det är din egen kod. Ge den till din partner." in page
    assert CoApplicant.objects.get().accepted_at is None


def test_the_caseworker_on_a_case_of_hers_is_refused(anna, kim, kim_client, draft):
    worker = make_caseworker()
    worker.person = kim.person
    worker.save()
    case = make_case(anna)
    take_case(Actor(worker), case_id=case.pk)

    for answer in ("", "yes", "no"):
        page = answers(kim_client, code_for(anna, draft), answer).content.decode()
        assert "Du har hand om ärendet på ditt arbete." in page
    assert CoApplicant.objects.get().accepted_at is None


@pytest.mark.parametrize("what", ["used", "old", "guessed", "ended", "sent", "deleted", "single"])
def test_a_code_that_opens_nothing_gives_nothing_away(
    anna, anna_client, kim_client, draft, time_machine, what
):
    code = code_for(anna, draft)
    if what == "used":
        answers(logged_in(make_applicant()), code)
    if what == "old":
        time_machine.move_to(clock.now() + timedelta(days=15))
        kim_client = logged_in(make_applicant())
    if what == "guessed":
        for _guess in range(5):
            answers(kim_client, code[:4] + "22222222")
    if what == "ended":
        end_partner(Actor(anna), draft_id=draft.pk)
    if what == "sent":
        saves(anna_client, draft, "household_type", household_type="alone")
        assert anna_client.post(url("send", draft), {"declare": "yes"}).status_code == 302
    if what == "deleted":
        anna_client.post(url("delete_draft", draft))
    if what == "single":
        saves(anna_client, draft, "household_type", household_type="alone")

    for answer in ("", "yes", "no"):
        page = answers(kim_client, code, answer)
        assert page.status_code == 422
        assert REFUSED in page.content.decode()
        assert "Anna" not in page.content.decode()


def test_a_code_for_help_still_opens_help_and_no_part(anna, kim, kim_client, draft):
    grant = make_grant(anna, kim)

    assert grant.accepted_at
    assert not CoApplicant.objects.exists()


def test_twice_in_two_windows_is_one_yes(anna, kim_client, draft):
    code = code_for(anna, draft)
    other = logged_in(make_applicant())

    assert answers(kim_client, code).status_code == 302
    assert REFUSED in answers(other, code).content.decode()
    assert answers(kim_client, code).status_code == 422
    assert CoApplicant.objects.get().person.given_name == "Kim"


def test_what_the_applicant_had_answered_about_her_is_kept_as_it_was_and_gone(
    anna, anna_client, kim, kim_client
):
    secret = "Kim säger inte vad Kim gör"
    about = KIMS | {
        "partner_occupation": {"occupation": "none"},
        "partner_occupation_none": {"days": secret},
    }
    draft = couple_draft(anna, **about)

    answers(kim_client, code_for(anna, draft))
    anna_client.post(url("right_partner", draft), {"who": CoApplicant.objects.get().pk})

    assert not draft.answers.filter(step__startswith="partner_").exists()
    kept = draft.revisions.filter(step__startswith="partner_")
    assert {row.by for row in kept} == {anna}
    pages = page_of(kim_client, "own_part", draft) + page_of(kim_client, "sign_together", draft)
    assert secret not in pages


def test_a_helper_of_hers_is_told_that_she_sees_her_own_part_only(anna, kim, kim_client, draft):
    make_grant(anna, kim, "all")

    page = kim_client.post(CODE, {"code": code_for(anna, draft)}).content.decode()

    assert "Du hjälper den här personen i dag." in page


def test_a_login_at_work_has_no_part(anna, draft):
    code = code_for(anna, draft)
    assert logged_in(make_caseworker()).post(CODE, {"code": code}).status_code == 404


def test_another_applicant_sees_nothing_of_it(anna, draft, part):
    other = make_applicant()
    client = logged_in(other)
    make_draft(other)
    for name in ("partner", "own_part", "sign_together", "send_alone", "end_partner", "leave_part"):
        assert client.get(url(name, draft)).status_code == 404
        assert client.post(url(name, draft)).status_code in (404, 405)
