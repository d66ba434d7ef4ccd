"""Each adult answers her own part, sees her own part, and nothing typed is lost."""

import pytest
from django.urls import reverse

from applications.access import Actor, Verb, can
from applications.actions.drafts import locked_draft
from applications.actions.saving_answers import remove_answers, save_answer
from applications.errors import NotAllowed
from applications.models import Answer, AnswerRevision, Document
from applications.queries import acting_on, answers_of
from applications.questions.catalogue import FLOW
from applications.questions.privacy import is_about_partner, is_partners_own
from tests.conftest import logged_in
from tests.documents.making import make_document
from tests.factories import openable
from tests.partner.making import (
    HERS,
    SECRET,
    answers_part,
    couple_draft,
    joined,
    page_of,
    saves,
    url,
)
from tests.wizard.test_filling_in import step_url

OWN = [step for step in FLOW.steps if is_partners_own(step)]
OTHERS = [openable(step) for step in FLOW.steps if not is_partners_own(step)]
WORDS = {
    "partner_occupation": {"occupation": "none"},
    "partner_occupation_none": {"days": SECRET},
    "partner_income_kinds": {"income_kinds": "none"},
}


def test_the_questions_call_her_du_and_tell_her_nobodys_name(kim_client, part, draft):
    answers_part(part.person.users.get(), draft)
    assert "Vad gör du just nu?" in page_of(kim_client, "sign_together", draft)
    for step in ("partner_occupation", "partner_income_kinds"):
        page = kim_client.get(step_url(draft, step)).content.decode()
        assert "du just nu?" in page or "har du fått?" in page
        assert "Kim" not in page


def test_the_applicant_reads_them_about_kim(anna_client, part, draft):
    answers_part(part.person.users.get(), draft)

    page = page_of(anna_client, "check", draft)

    assert "Vilka pengar har Kim fått?" in page
    assert "Inga pengar alls" in page


@pytest.mark.parametrize("step", OTHERS, ids=lambda step: step.key)
def test_no_other_page_exists_for_her(kim_client, part, draft, step):
    before = list(draft.answers.values_list("step", "rev"))

    assert kim_client.get(step_url(draft, step.key)).status_code == 404
    assert saves(kim_client, draft, step.key, **{step.base: "x"}).status_code == 404
    assert list(draft.answers.values_list("step", "rev")) == before


def test_her_own_questions_are_those_about_the_partner():
    assert {step.key.removeprefix("partner_") for step in OWN} <= {step.key for step in FLOW.steps}
    assert len(OWN) > 20
    assert not any(step.key == "partner" for step in OWN)


def test_saving_itself_refuses_what_is_the_others(anna, kim, part, draft):
    values = {"raw": {"x": ["x"]}, "cleaned": None, "seen_rev": None, "stored": None}
    for user, step in ((kim, "anything_else"), (kim, "partner"), (anna, "partner_occupation")):
        with locked_draft(Actor(user), draft_id=draft.pk) as (acting, held):
            with pytest.raises(NotAllowed):
                save_answer(acting, draft=held, step=step, **values)
            stored = answers_of(held).get(step)
            if stored:
                with pytest.raises(NotAllowed):
                    remove_answers(acting, draft=held, answers=[stored])
    assert draft.answers.filter(step="partner").get().by == anna


def test_she_has_no_other_power_over_the_draft(kim, part, draft):
    acting = acting_on(Actor(kim), draft)

    assert acting.role == "co_applicant"
    for verb in (Verb.READ_DRAFT, Verb.EDIT_DRAFT, Verb.SIGN_DRAFT):
        assert can(acting, verb, draft)
        assert not can(Actor(kim), verb, draft)
    for verb in (Verb.SEND_DRAFT, Verb.DELETE_DRAFT, Verb.UPLOAD_DOCUMENT, Verb.INVITE_PARTNER):
        assert not can(acting, verb, draft)


@pytest.mark.parametrize("name", ["draft", "check", "send"])
def test_the_applicants_pages_lead_her_to_her_own(kim_client, part, draft, name):
    assert kim_client.get(url(name, draft))["Location"] == url("own_part", draft)


def test_she_neither_deletes_nor_uploads(kim_client, anna, part, draft):
    document = make_document(anna, draft)
    paper = reverse("add_papers", args=[draft.pk, "hyreskontrakt"])
    remove = reverse("remove_paper", args=[draft.pk, document.pk])

    assert kim_client.get(paper).status_code == 404
    assert kim_client.post(paper).status_code == 404
    assert kim_client.post(remove).status_code == 404
    assert kim_client.get(reverse("document", args=[document.pk])).status_code == 404
    assert kim_client.post(url("delete_draft", draft)).status_code == 404
    assert kim_client.post(url("send", draft), {"declare": "yes"}).status_code == 404
    assert Document.objects.count() == 1


def test_nothing_of_the_applicants_reaches_her(anna, kim, kim_client):
    canaries = {
        "contact": {"ways": "email", "email": "anna-canary@example.org"},
        "acute": {"acute": ["violence"]},
        "acute_advice": {"acute_advice": SECRET},
        "anything_else": {"anything_else": SECRET},
        "payout_account": {"clearing": "9998", "account": "7654329", "holder": "mine"},
        "address": {
            "where": "address",
            "street": "Kanariegatan 7",
            "postcode": "000 00",
            "city": "Exempelstad",
        },
    }
    draft = couple_draft(anna, **canaries)
    joined(anna, kim, draft)
    answers_part(kim, draft)

    pages = [page_of(kim_client, name, draft) for name in ("own_part", "sign_together")]
    pages += [kim_client.get(step_url(draft, step)).content.decode() for step in HERS | WORDS]
    for canary in ("anna-canary", SECRET, "7654329", "Kanariegatan", "slår mig", "bradskande"):
        assert not any(canary in page for page in pages), canary


def test_the_applicant_sees_her_answers_but_not_her_words(anna_client, kim, part, draft):
    answers_part(kim, draft, WORDS)

    for name in ("check", "draft"):
        assert SECRET not in page_of(anna_client, name, draft)
    section = reverse("section", args=[draft.pk, "vad-du-gor"])
    page = anna_client.get(section).content.decode()
    assert SECRET not in page
    assert "Din partner svarar på det här." in page


def test_the_applicants_way_goes_round_her_part(anna_client, part, draft):
    check = page_of(anna_client, "check", draft)
    for step in OWN:
        assert step_url(draft, step.key) not in check
    assert step_url(draft, "partner") not in check
    saved = saves(anna_client, draft, "income_kinds", income_kinds="none")
    assert saved["Location"].startswith(step_url(draft, "pending_benefits"))
    for step in ("partner", "partner_income_kinds"):
        led = anna_client.get(step_url(draft, step))
        assert led["Location"] == url("partner", draft)
    assert is_about_partner(FLOW.by_key["partner"])


def test_what_the_applicant_typed_in_an_old_page_is_kept_and_shown(
    anna, anna_client, kim, part, draft
):
    answers_part(kim, draft)

    late = saves(anna_client, draft, "partner_occupation_none", days="Mina ord")

    assert late.status_code == 409
    assert "Din partner svarar själv här" in late.content.decode()
    assert "Mina ord" in late.content.decode()
    kept = AnswerRevision.objects.get(rev=None)
    assert (kept.raw["days"], kept.by) == (["Mina ord"], anna)
    assert not draft.answers.filter(step="partner_occupation_none").exists()


def test_her_two_windows_lose_nothing(kim_client, kim, part, draft):
    answers_part(kim, draft, WORDS)
    page = step_url(draft, "partner_occupation_none")
    assert kim_client.post(page, {"days": "först", "_rev": "1"}).status_code == 302

    second = kim_client.post(page, {"days": "sedan", "_rev": "1"})

    assert second.status_code == 409
    assert "först" in second.content.decode()
    assert "sedan" in second.content.decode()
    assert Answer.objects.get(step="partner_occupation_none").raw["days"] == ["först"]
    assert AnswerRevision.objects.get(rev=None).raw["days"] == ["sedan"]


def test_her_home_lists_the_application_and_the_applicants_does_not(
    anna_client, kim_client, part, draft
):
    page = kim_client.get(reverse("home")).content.decode()
    assert "Tillsammans med <bdi>Anna E.</bdi>" in page
    assert url("own_part", draft) in page
    assert "Tillsammans med" not in anna_client.get(reverse("home")).content.decode()


def test_a_login_that_was_closed_has_no_part(kim, kim_client, part, draft):
    kim.is_active = False
    kim.save()
    assert logged_in(kim).get(url("own_part", draft)).status_code == 302
    assert not can(acting_on(Actor(kim), draft), Verb.EDIT_DRAFT, draft)
