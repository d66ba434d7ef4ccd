"""Lo begins an application with Tove, who has no e-ID. Tove takes it over with codes, and sends."""

import pytest

from applications.models import Case
from tests.browser.browser_visitor import BrowserVisitor
from tests.browser.test_desk_browser import gets_a_paper, logs_in_with_a_code
from tests.journeys.lo_helps_anna import LO, lo_fills_in_how_she_lives, lo_fills_in_what_she_does
from tests.journeys.scenes import (
    BORROWED,
    expects_no_other_money,
    gives_an_account,
    has_an_address,
    has_this_more_to_say,
    is_done_with_the_papers,
    is_swedish_and_has_stayed,
    looks_through_and_sends,
    needs_the_money_this_month,
    speaks,
)

pytestmark = [pytest.mark.browser, pytest.mark.one_database]


@pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])
def test_from_the_kitchen_table_to_the_receipt(arrive, new_context):
    sheet = gets_a_paper(BrowserVisitor(new_context().new_page()))
    lo, tove = arrive(), arrive()
    code = lo_begins_with_tove(lo)
    logs_in_with_a_code(tove, sheet)
    tove_takes_it_over(tove, code)
    lo_sees_it_no_more(lo)
    tove_answers_the_rest(tove)
    looks_through_and_sends(tove)
    assert Case.objects.get().person.reserve_number == "T-4711 AB"
    assert [helped["name"] for helped in Case.objects.get().application.content["help"]] == [LO]


def lo_begins_with_tove(lo: BrowserVisitor) -> str:
    """Return the code that Lo gives to Tove."""
    lo.logs_in(LO, BORROWED)
    lo.presses("Personer du hjälper")
    lo.presses("Börja på en ansökan tillsammans")
    lo.types("Vad heter personen i förnamn?", "Tove")
    lo.types("Vad heter personen i efternamn?", "Påhittad")
    lo.chooses("Personen är med mig och vill att jag fyller i.")
    lo.presses("Börja fylla i")
    lo.reads("Bara Tove kan skicka den.")
    lo.presses("Hem och familj")
    lo_fills_in_how_she_lives(lo)
    lo_fills_in_what_she_does(lo)
    lo.presses("Lämna över till Tove")
    lo.reads("Tove behöver visa vem hen är.")
    lo.presses("Visa koden")
    lo.is_at("Koden till Tove")
    return " ".join(lo.page.locator(".app-code span").all_inner_texts())


def tove_takes_it_over(tove: BrowserVisitor, code: str) -> None:
    tove.presses("Jag har en kod")
    tove.types("Skriv koden som du har fått", code)
    tove.presses("Fortsätt")
    tove.is_at("Är det här din ansökan?")
    tove.reads(f"{LO} började fylla i den", "Ingenting är skickat förrän du skickar det.")
    tove.presses("Ja, det är min ansökan")
    tove.is_at("Det här har andra fyllt i")
    tove.reads("7 800 kronor", LO)
    tove.presses("Jag har läst det här")


def lo_sees_it_no_more(lo: BrowserVisitor) -> None:
    lo.opens("/hjalper/")
    lo.reads("Just nu hjälper du ingen här.")
    lo.does_not_read("Tove")


def tove_answers_the_rest(tove: BrowserVisitor) -> None:
    tove.presses("Läget nu")
    tove.answers("Är något av det här bråttom?", "Nej, inget av det här")
    needs_the_money_this_month(tove)
    speaks(tove, "svenska", "Nej, jag behöver ingen tolk")
    tove.answers("Har du någon som hjälper dig?", "Nej, jag fyller i själv")
    tove.goes_on_with("Om dig")
    tove.answers("Hur vill du att vi når dig?", "Jag hör av mig själv")
    tove.answers("Är det bara du som läser det vi skickar?", "Ja, bara jag läser det")
    has_an_address(tove, "Påhittade gatan 3")
    is_swedish_and_has_stayed(tove)
    tove.goes_on_with("Dina inkomster")
    tove.answers("Vilka pengar har du fått?", "Inga pengar alls")
    expects_no_other_money(tove)
    tove.answers("Har du något bankkonto?", "Nej, inget konto")
    tove.answers("Äger du något av det här?", "Inget av det här")
    tove.goes_on_with("Dina kostnader")
    tove.answers("Vilka andra kostnader har du?", "Inget av det här")
    tove.goes_on_with("Papper")
    is_done_with_the_papers(tove)
    gives_an_account(tove)
    has_this_more_to_say(tove, "")
