"""Help that a court, the law or a document gives is never told as if the person gave it."""

import pytest
from django.urls import reverse

from applications.consent import digest
from applications.models import Grant
from tests.conftest import logged_in
from tests.factories import make_applicant, make_case
from tests.helping import make_grant, make_helper
from tests.registering import accepts, fields, noted, number_of, verifies, years_ago
from tests.representation.walking import grant_url, text

TITLES = {
    "god_man": "Gunnar Utsedd är god man för Anna Exempel",
    "forvaltare": "Gunnar Utsedd är förvaltare för Anna Exempel",
    "vardnadshavare": "Gunnar Utsedd är vårdnadshavare för Anna Exempel",
    "framtidsfullmakt": "Gunnar Utsedd har en framtidsfullmakt från Anna Exempel",
}
GROUNDS = {
    "god_man": "Anna Exempel får fortfarande bestämma själv.",
    "forvaltare": "Gunnar Utsedd får göra det här i stället för Anna Exempel.",
    "vardnadshavare": "Lagen säger att en vårdnadshavare får göra det här för barnet.",
    "framtidsfullmakt": "Anna Exempel har själv skrivit den.",
}
ASKED = {
    "god_man": "Är du god man för Anna E.?",
    "forvaltare": "Är du förvaltare för Anna E.?",
    "vardnadshavare": "Är du vårdnadshavare för Anna E.?",
    "framtidsfullmakt": "Har du en framtidsfullmakt från Anna E.?",
}


@pytest.fixture
def child(db):
    names = {"given_name": "Anna", "family_name": "Exempel"}
    return make_applicant(number=number_of(years_ago(15)), **names)


@pytest.fixture
def gunnar(db):
    return make_helper(given_name="Gunnar", family_name="Utsedd")


@pytest.mark.parametrize("kind", TITLES)
def test_the_text_says_what_is_so_and_why(maja_client, child, gunnar, kind):
    case = make_case(child)
    url = reverse("note_help", args=[case.pk])
    page = text(maja_client.post(url, fields(gunnar, ground=kind, ends=None)))

    for words in (TITLES[kind], GROUNDS[kind]):
        assert words in page
    grant = noted(maja_client, case, gunnar, ground=kind, ends=None)
    assert grant.consent["title"] == TITLES[kind]
    assert GROUNDS[kind] in grant.consent["lines"]
    assert digest(grant.consent) == grant.consent_digest
    assert "låter" not in page
    assert "Socialtjänsten får berätta" not in page
    assert "ta tillbaka" not in page


def test_without_an_end_it_says_what_ends_it(maja_client, anna, gunnar):
    case = make_case(anna)
    ends = {
        kind: noted(maja_client, case, gunnar, ground=kind, ends=None).consent["end"]
        for kind in ("god_man", "framtidsfullmakt")
    }
    assert ends == {
        "god_man": "Det gäller tills ett nytt beslut kommer.",
        "framtidsfullmakt": "Det gäller så länge fullmakten gäller.",
    }


@pytest.mark.parametrize("kind", ASKED)
def test_the_helper_is_asked_whether_it_is_so(maja_client, child, gunnar, kind):
    grant = noted(maja_client, make_case(child), gunnar, ground=kind, ends=None)
    client = logged_in(gunnar)

    offer = text(client.get(grant_url("help_offer", grant)))

    for words in (ASKED[kind], "Ja, det stämmer", "Nej, det stämmer inte"):
        assert words in offer
    assert ASKED[kind] in text(client.get(reverse("people_helped")))
    assert "vill att du hjälper till" not in offer


def test_a_framtidsfullmakt_is_told_as_a_document(maja_client, anna_client, anna, gunnar):
    case = make_case(anna)
    grant = noted(maja_client, case, gunnar, ground="framtidsfullmakt", ends=None)
    accepts(gunnar, grant)
    verifies(maja_client, grant, "original")
    client = logged_in(gunnar)

    hers = text(anna_client.get(grant_url("grant", grant)))
    assert "Hen har en framtidsfullmakt från dig. Du har själv skrivit den." in hers
    assert "Vi sparade det" in hers
    for untrue in ("Du gav tillgång", "det du sa ja till", "Vad du har gett"):
        assert untrue not in hers
    assert "Sparat hos oss" in text(anna_client.get(grant_url("grant_proof", grant)))
    helped = text(client.get(grant_url("person_helped", grant)))
    assert "Du har en framtidsfullmakt från Anna. Vi har kontrollerat det." in helped

    client.get(reverse("case", args=[case.pk]))
    log = text(anna_client.get(reverse("case_log", args=[case.pk])))
    assert "Gunnar Utsedd, med framtidsfullmakt, läste ditt ärende" in log


def test_what_never_opened_is_not_told_as_open(anna, anna_client):
    helper = make_helper()
    make_grant(anna, helper, is_confirmed=False)
    grant = Grant.objects.get()
    anna_client.post(grant_url("wrong_helper", grant))

    page = text(anna_client.get(grant_url("grant", grant)))

    assert "Hen får inte se eller göra något." in page
    assert "Skulle få göra" in page
    assert "Hen får inte se eller göra något längre." not in page


def test_yes_to_somebody_we_must_check_promises_nothing_yet(anna, anna_client):
    anna.person.is_protected = True
    anna.person.save()
    helper = make_helper()
    grant = make_grant(anna, helper, is_confirmed=False)

    response = anna_client.post(grant_url("right_helper", grant), {"who": str(helper.pk)})
    page = text(anna_client.get(response["Location"]))

    assert "Vi har sparat ditt ja." in page
    assert "Nu kan hen hjälpa dig." not in page
    assert "En handläggare kontrollerar det här först." in page
