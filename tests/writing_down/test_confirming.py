"""The copy that the person gets, and how she says that it is right."""

import pytest
from django.core.management import call_command
from django.template.loader import render_to_string
from django.urls import reverse
from pdfua import validate

from applications.access import Actor
from applications.actions.letters import render_letter
from applications.actions.registering_applications import note_confirmed
from applications.copies import COPY_TEMPLATE
from applications.errors import NotAllowed, NotPossible
from applications.event_kinds import EventKind
from applications.models import Letter, Registration
from applications.statuses import ConfirmedHow
from eservice.pdf import render_pdf
from tests.conftest import logged_in
from tests.factories import make_case, make_caseworker, whole_answers
from tests.protecting import lets_see
from tests.writing_down.making import registered_case

pytestmark = pytest.mark.django_db
BY_LETTER = {
    "contact": {"ways": ["letter"], "phone": "", "email": ""},
    "safe_contact": {"safe_contact": "safe"},
    "address": {
        "where": "address",
        "street": "Provgatan 1",
        "postcode": "000 00",
        "city": "Exempelstad",
        "care_of": "",
    },
    "anything_else": {"anything_else": "Ring inte före tolv."},
}


@pytest.fixture
def print_dir(settings, tmp_path):
    settings.PRINT_DIR = tmp_path
    return tmp_path


def copy_of(case) -> Letter:
    return Letter.objects.get(case=case)


def test_the_copy_has_all_that_was_written_but_safety_and_goes_by_post(disa, found, print_dir):
    case = registered_case(disa, found.person, whole_answers() | BY_LETTER)
    letter = copy_of(case)
    assert letter.kind == Letter.Kind.COPY
    html = render_to_string(letter.template, letter.context)
    assert "Ring inte före tolv." in html
    assert "Provgatan 1" in html
    assert "Är det bara du som läser det vi skickar?" not in html
    assert "Är något av det här bråttom?" not in html
    render_letter.call(str(letter.pk))
    render_letter.call(str(letter.pk))
    letter.refresh_from_db()
    assert [path.name for path in print_dir.iterdir()] == [f"{letter.pk}.pdf"]
    assert (print_dir / f"{letter.pk}.pdf").read_bytes() == letter.pdf


@pytest.mark.parametrize("answer", ["unsafe", "unsure", None])
def test_nothing_goes_by_post_when_somebody_else_may_open_it(disa, found, print_dir, answer):
    answers = whole_answers() | BY_LETTER
    del answers["safe_contact"]
    if answer:
        answers["safe_contact"] = {"safe_contact": answer}
    case = registered_case(disa, found.person, answers)
    render_letter.call(str(copy_of(case).pk))
    assert list(print_dir.iterdir()) == []
    assert "vi har ingen trygg adress" in page(case)


def test_protected_identity_gets_no_letter(disa, found, print_dir):
    found.person.is_protected = True
    found.person.save()
    lets_see(found.person, disa)
    answers = whole_answers() | BY_LETTER
    del answers["address"]
    case = registered_case(disa, found.person, answers)
    render_letter.call(str(copy_of(case).pk))
    assert list(print_dir.iterdir()) == []


@pytest.mark.one_database
def test_the_copy_is_tagged(disa, found, tmp_path):
    case = registered_case(disa, found.person, whole_answers() | BY_LETTER)
    path = tmp_path / "copy.pdf"
    path.write_bytes(render_pdf(render_to_string(COPY_TEMPLATE, copy_of(case).context)))
    report = validate(str(path))
    assert report.exit_code == 0
    assert not report.findings


def page(case, worker=None) -> str:
    return logged_in(worker or make_caseworker()).get(reverse("review_case", args=[case.pk])).text


def test_she_confirms_on_her_own_page_once(disa, found, anna_client):
    case = registered_case(disa, found.person)
    shown = anna_client.get(reverse("case", args=[case.pk])).text
    assert "Har vi skrivit rätt?" in shown
    assert "Inte än" in page(case)
    url = reverse("confirm_registered", args=[case.pk])
    assert anna_client.post(url).url == reverse("case", args=[case.pk])
    anna_client.post(url)
    registration = Registration.objects.get()
    assert (registration.confirmed_how, registration.confirmed_by) == ("login", found)
    assert case.events.filter(kind=EventKind.REGISTRATION_CONFIRMED).count() == 1
    shown = anna_client.get(reverse("case", args=[case.pk])).text
    assert "Du har sagt att ansökan är rätt skriven" in shown
    assert "Inte än" not in page(case)
    call_command("verify_events", quiet=True)


def test_a_caseworker_notes_that_the_copy_came_back_signed(disa, found):
    case = registered_case(disa, found.person)
    maja = make_caseworker()
    url = reverse("note_confirmed", args=[case.pk])
    assert logged_in(maja).post(url, {"how": "login"}).status_code == 302
    assert Registration.objects.get().confirmed_at is None
    logged_in(maja).post(url, {"how": "signed"})
    assert Registration.objects.get().confirmed_how == ConfirmedHow.SIGNED
    assert "Skrev under kopian" in page(case, maja)


def test_nobody_else_confirms(disa, found):
    case = registered_case(disa, found.person)
    for actor in (Actor(disa), Actor(make_caseworker(unit="vuxen"))):
        with pytest.raises(NotAllowed):
            note_confirmed(actor, case_id=case.pk, how=ConfirmedHow.TOLD)
    with pytest.raises(NotPossible):
        note_confirmed(Actor(make_caseworker()), case_id=case.pk, how=ConfirmedHow.LOGIN)
    url = reverse("confirm_registered", args=[case.pk])
    assert logged_in(disa).post(url).status_code == 404


def test_what_she_sent_herself_is_not_confirmed(anna, anna_client):
    case = make_case(anna)
    assert anna_client.post(reverse("confirm_registered", args=[case.pk])).status_code == 404
    assert "Har vi skrivit rätt?" not in anna_client.get(reverse("case", args=[case.pk])).text
    assert "Registrerad av oss" not in page(case)


def test_the_caseworker_asks_for_all_that_was_left_open(disa, found):
    case = registered_case(disa, found.person, {"acute": {"acute": ["none"]}})
    shown = page(case)
    assert "Inte besvarat på papperet" in shown
    assert "Fråga om det som saknas" in shown
    assert f"{reverse('ask_completion', args=[case.pk])}?om=month&amp;om=language" in shown


def test_it_stops_nothing_that_it_is_not_confirmed(disa, found):
    case = registered_case(disa, found.person)
    maja = logged_in(make_caseworker())
    assert maja.post(reverse("take_case", args=[case.pk]), {"hos": ""}).status_code == 302
    assert maja.post(reverse("start_investigation", args=[case.pk])).status_code == 302
