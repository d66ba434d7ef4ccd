"""Who helps answers with the power, and learns nothing that is not for her."""

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.cases import start_investigation, take_case
from applications.actions.completions import ask_completion
from applications.models import CaseEvent, CompletionReply, Document, Draft
from applications.tracking.completing.to_do import completions_to_do
from tests.casework.completing.conftest import asked, in_days
from tests.casework.completing.pages import answer_url, answers, words_of
from tests.conftest import logged_in
from tests.documents.making import make_document, sent
from tests.factories import make_case
from tests.helping import make_grant, make_helper
from tests.partner.making import HERS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick")]
KEPT = {
    "safety": {"about": "safe_contact"},
    "partly safety": {"about": "acute"},
    "own words": {"about": "anything_else"},
    "partner": {"about": "partner_occupation"},
    "paper of the partner": {"about": "paper_employment"},
    "marked": {"about": "home_rented", "is_private": True},
    "unknown": {"about": "a_step_of_long_ago"},
}

WORKING_PARTNER = {
    "partner_occupation": {"occupation": "work"},
    "partner_occupation_work": {"employer": "Bageriet", "extent": "Heltid"},
    "partner_income_kinds": {"income_kinds": "none"},
}


@pytest.fixture
def kim():
    return make_helper()


@pytest.fixture
def kim_client(kim):
    return logged_in(kim)


def listed(client, case):
    return client.get(reverse("completions", args=[case.pk]))


def test_a_helper_answers_with_words_and_files(anna, kim, kim_client, item):
    make_grant(anna, kim, "help")
    page = words_of(listed(kim_client, item.case))
    assert "Väntar på svar" in page
    response = answers(kim_client, item, text="Vi har den här.", files=[sent(b"one")])
    assert response.status_code == 302
    reply = CompletionReply.objects.get()
    assert (reply.by, reply.grant.grantee) == (kim, kim.person)
    assert Document.objects.get().grant == reply.grant
    event = CaseEvent.objects.latest("seq")
    assert (event.role, event.data["grant"]) == ("supporter", str(reply.grant_id))


def test_a_helper_does_not_read_the_persons_own_words(anna, anna_client, kim, kim_client, item):
    make_grant(anna, kim, "help")
    answers(anna_client, item, text="Det här är bara mitt", files=[sent(b"one", "avi.pdf")])
    page = words_of(kim_client.get(answer_url(item)))
    assert "Det här är bara mitt" not in page
    assert "avi.pdf" in page
    beaten = words_of(answers(kim_client, item, text="Kims ord"))
    assert "Det här är bara mitt" not in beaten
    assert "Ett annat svar kom före." in beaten
    document = Document.objects.get()
    assert kim_client.get(reverse("document", args=[document.pk])).status_code == 200


def test_who_may_only_read_does_not_answer(anna, kim, kim_client, item):
    make_grant(anna, kim, "read")
    page = words_of(kim_client.get(answer_url(item)))
    assert "Du kan läsa det här, men inte svara" in page
    assert answers(kim_client, item, text="x").status_code == 409
    assert not CompletionReply.objects.exists()


def test_who_sees_how_it_goes_and_no_more_does_not_get_in(anna, kim, kim_client, item):
    make_grant(anna, kim, "see")
    assert listed(kim_client, item.case).status_code == 404
    assert answers(kim_client, item, text="x").status_code == 404


def test_a_helper_removes_only_her_own_files(anna, anna_client, kim, kim_client, item):
    make_grant(anna, kim, "help")
    answers(anna_client, item, files=[sent(b"one", "annas.pdf")], _upload="1")
    document = Document.objects.get()
    assert answers(kim_client, item, _remove=document.pk).status_code == 409
    assert Document.objects.filter(pk=document.pk).exists()


@pytest.fixture
def with_partner(anna, maja):
    """A case in which the partner's answers alone call for a paper."""
    case = make_case(anna, **HERS, **WORKING_PARTNER)
    take_case(Actor(maja), case_id=case.pk)
    return start_investigation(Actor(maja), case_id=case.pk)


@pytest.mark.parametrize("kind", KEPT)
def test_what_is_not_for_her_does_not_exist(anna, maja, kim, kim_client, with_partner, kind):
    make_grant(anna, kim, "all")
    values = {"what": "Det hemliga", "section": "", **KEPT[kind]}
    request = ask_completion(
        Actor(maja),
        case_id=with_partner.pk,
        items=[asked(**values), asked(what="Det öppna", about="", due_on=in_days(20))],
        intro="Hej.",
        consequence="Ring oss.",
    )
    hidden, shown = request.items.order_by("number")
    page = words_of(listed(kim_client, with_partner))
    assert "Det öppna" in page
    assert "Det hemliga" not in page
    assert "Vi har fått svar på" not in page
    assert kim_client.get(answer_url(shown)).status_code == 200
    assert kim_client.get(answer_url(hidden)).status_code == 404
    assert answers(kim_client, hidden, text="x").status_code == 404
    assert answers(kim_client, hidden, files=[sent(b"one")]).status_code == 404
    draft = Draft.objects.get(pk=with_partner.pk)
    document = make_document(anna, draft, kind=f"item-{hidden.pk}")
    assert kim_client.get(reverse("document", args=[document.pk])).status_code == 404
    letter = reverse("completion_letter", args=[with_partner.pk, request.pk])
    assert kim_client.get(letter).status_code == 404

    owner = Actor(anna)
    with_partner.refresh_from_db()
    assert completions_to_do(owner, with_partner).count == 2
    assert completions_to_do(owner, with_partner).first_due == in_days(14)


def test_what_a_letter_says_of_no_answer_is_hers_when_something_in_it_is(
    anna, anna_client, kim, kim_client, ask
):
    make_grant(anna, kim, "help")
    said = "Utan anmälan vet vi inget om våldet."
    hidden = asked(about="safe_contact", what="Skicka anmälan")
    both = ask(asked(), hidden, consequence=said).items.get(number=1)
    alone = ask(consequence="Hyran räknas inte med.").items.get()

    assert said not in words_of(kim_client.get(answer_url(both)))
    assert said in words_of(anna_client.get(answer_url(both)))
    assert "Hyran räknas inte med." in words_of(kim_client.get(answer_url(alone)))


def test_a_helper_is_not_told_that_something_hidden_is_asked_for(anna, kim, kim_client, case, ask):
    make_grant(anna, kim, "help")
    ask(asked(is_private=True))
    url = reverse("case", args=[case.pk])
    assert "Det vi har bett om" not in words_of(kim_client.get(url))
    assert "Det vi har bett om" in words_of(logged_in(anna).get(url))

    ask()
    assert "Det vi har bett om" in words_of(kim_client.get(url))
