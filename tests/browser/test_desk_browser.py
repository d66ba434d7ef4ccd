"""Somebody without an e-ID gets a paper at the desk, logs in with a code, applies and sends."""

import pytest
from playwright.sync_api import Page, Route, expect

from applications.models import Case
from eservice.people.demo import DEMO_PEOPLE
from tests.browser.browser_visitor import BrowserVisitor
from tests.desk.making import Sheet, read_letter
from tests.journeys.david import (
    david_does_not_know_what_he_will_get,
    david_owns_nothing_and_pays_nothing,
    david_tells_how_his_days_are,
)
from tests.journeys.scenes import (
    BORROWED,
    SENDS_LATER,
    has_this_more_to_say,
    is_done_with_the_papers,
    looks_through_and_sends,
    needs_the_money_this_month,
    says_of_paper,
    speaks,
    starts_a_new_application,
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.one_database,
    pytest.mark.usefixtures("midday"),
]


@pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])
def test_from_the_desk_to_the_receipt(live_server, new_context, javascript):
    for person in DEMO_PEOPLE:
        person.create()
    sheet = gets_a_paper(BrowserVisitor(new_context().new_page()))
    tove = BrowserVisitor(new_context(java_script_enabled=javascript).new_page())
    logs_in_with_a_code(tove, sheet)
    starts_a_new_application(tove)
    says_how_things_are(tove)
    looks_through_and_sends(tove)
    assert Case.objects.get().person.reserve_number == "T-4711 AB"


def gets_a_paper(disa: BrowserVisitor) -> Sheet:
    disa.logs_in("Disa Diskman", BORROWED)
    disa.is_at("Hjälp någon vid disken")
    disa.types("Personnummer, samordningsnummer eller T-nummer", "T-4711 AB")
    disa.chooses("Personen ringer eller är här")
    disa.presses("Sök personen")
    disa.reads("Vi hittade ingen med det numret")
    disa.presses("Registrera personen")
    disa.types("Förnamn", "Tove")
    disa.types("Efternamn", "Påhittad")
    disa.chooses("T-nummer")
    disa.types("Numret", "T-4711 AB")
    disa.presses("Spara personen")
    disa.is_at("Tove Påhittad")
    disa.reads("T-nummer T-4711 AB")
    disa.presses("Koder för att logga in")
    disa.chooses("Pass", "Jag lämnar det här")
    return read_letter(shown_pdf(disa.page))


def shown_pdf(page: Page) -> bytes:
    """Make the letter, which the browser shows itself, and return what came."""
    came = []

    def keep(route: Route) -> None:
        answer = route.fetch()
        came.append(answer.body())
        route.fulfill(response=answer)

    page.route("**/koder/", keep)
    page.get_by_role("button", name="Gör brevet").click()
    expect(page.get_by_role("main")).to_have_count(0)
    return came[0]


def logs_in_with_a_code(tove: BrowserVisitor, sheet: Sheet) -> None:
    tove.opens("/logga-in/")
    tove.presses("Logga in med kod")
    tove.types("Numret i brevet", sheet.number)
    tove.types("Nästa kod", "1111 1111")
    tove.chooses(BORROWED)
    tove.presses("Logga in")
    tove.reads("Efter fem fel slutar koderna att fungera.")
    tove.types("Nästa kod", sheet.codes[0])
    tove.presses("Logga in")


def says_how_things_are(tove: BrowserVisitor) -> None:
    """Nobody asks her who she is: the desk knows."""
    tove.answers("Är något av det här bråttom?", "Nej, inget av det här")
    needs_the_money_this_month(tove)
    speaks(tove, "svenska", "Nej, jag behöver ingen tolk")
    tove.answers("Har du någon som hjälper dig?", "Nej, jag fyller i själv")
    tove.goes_on_with("Om dig")
    tove.answers("Hur vill du att vi når dig?", "Jag hör av mig själv")
    tove.answers("Är det bara du som läser det vi skickar?", "Ja, bara jag läser det")
    tove.answers("Var bor du nu?", "Jag har ingen fast adress")
    tove.answers("Vilket medborgarskap har du?", "Jag är medborgare i ett land utanför EU")
    tove.answers("Vilket tillstånd har du att bo i Sverige?", "Jag har sökt och väntar på svar")
    tove.answers("Har du varit i kommunen hela tiden?", "Ja, jag har varit här hela tiden")
    tove.goes_on_with("Hem och familj")
    tove.answers("Vem bor du med?", "Jag bor ensam")
    tove.answers("Bor det barn hos dig?", "Nej, inga barn bor hos mig")
    tove.answers("Hur bor du?", "Jag har ingenstans att bo")
    tove.types("Hur länge har du varit utan bostad?", "en vecka")
    tove.types("Var sover du?", "Hos en vän.")
    tove.answers("Berätta hur du har det just nu")
    tove.answers("Har du skulder på hyra eller el?", "Nej, inget av det här")
    tove.goes_on_with("Vad du gör")
    david_tells_how_his_days_are(tove)
    david_does_not_know_what_he_will_get(tove)
    david_owns_nothing_and_pays_nothing(tove)
    says_of_paper(tove, "beslutet om ditt uppehållstillstånd", SENDS_LATER)
    is_done_with_the_papers(tove)
    tove.answers("Vart ska vi skicka pengarna om du får ja?", "Jag har inget konto")
    has_this_more_to_say(tove, "")
