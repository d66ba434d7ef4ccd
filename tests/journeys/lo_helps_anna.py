"""Anna and Lo at the kitchen table: Anna gives, Lo fills in, Anna reads, sends and takes back."""

import re

from tests.journeys.scenes import (
    BORROWED,
    LATER,
    OWN,
    Arrive,
    expects_no_other_money,
    gives_an_account,
    has_an_address,
    has_this_more_to_say,
    is_done_with_the_papers,
    is_swedish_and_has_stayed,
    looks_through_and_sends,
    needs_the_money_this_month,
    speaks,
    starts_a_new_application,
    this_month,
)
from tests.journeys.visitor import Visitor

ANNA, LO = "Anna Exempel", "Lo Hjälpsam"


def lo_helps_anna_at_the_kitchen_table(arrive: Arrive) -> None:
    anna = arrive()
    anna.logs_in(ANNA, OWN)
    anna_answers_what_only_she_can(anna)
    code = anna_gives_lo_access(anna)
    lo = arrive()
    lo.logs_in(LO, BORROWED)
    lo_answers_with_the_code(lo, code)
    anna_says_that_it_is_lo(anna)
    lo_opens_the_application(lo)
    lo_fills_in_about_anna(lo)
    lo_fills_in_how_she_lives(lo)
    lo_fills_in_what_she_does(lo)
    lo_says_that_it_is_ready(lo)
    anna_reads_what_lo_filled_in(anna)
    anna_answers_the_rest(anna)
    reference = looks_through_and_sends(anna)
    anna_sees_whose_help_it_had(anna)
    lo_sees_how_it_goes(lo, reference)
    anna_takes_it_back(anna)
    lo_is_outside_again(lo)


def anna_answers_what_only_she_can(anna: Visitor) -> None:
    starts_a_new_application(anna)
    anna.answers("Är något av det här bråttom?", "Nej, inget av det här")
    needs_the_money_this_month(anna)
    anna.presses(LATER)
    anna.presses("Om dig")
    anna.chooses("Jag hör av mig själv")
    anna.answers("Hur vill du att vi når dig?")
    anna.answers("Är det bara du som läser det vi skickar?", "Ja, bara jag läser det")
    anna.presses(LATER)


def anna_gives_lo_access(anna: Visitor) -> str:
    """From the application to the code; return it as Lo writes it down."""
    anna.presses("Låt någon logga in själv och hjälpa dig")
    anna.is_at("Mina ombud och stödpersoner")
    anna.reads("Ingen har tillgång till det du skriver")
    anna.presses("Ge någon tillgång")
    goes_on(anna, "Vem ska hjälpa dig?", "En person som jag känner")
    anna.types("Vad heter den som ska hjälpa dig?", "Lo")
    goes_on(anna, "Vad heter den som ska hjälpa dig?")
    goes_on(anna, "Vad ska hen få göra?", "Hjälpa till att fylla i och svara")
    goes_on(anna, "Vad gäller hjälpen?", "Alla mina ansökningar och ärenden")
    goes_on(anna, "Hur länge ska hen få hjälpa dig?", "Tre månader")
    anna.is_at("Läs och säg ja")
    anna.reads("Anna Exempel låter Lo hjälpa till", "Fylla i och ändra svar", "Inte skicka ansökan")
    anna.presses("Ja, ge tillgång")
    anna.is_at("Här är koden")
    group = r"[2-9A-HJKMNP-TV-Z]{4}"
    found = re.search(rf"{group}[\s-]+{group}[\s-]+{group}", anna.text())
    assert found, anna.text()
    return found[0]


def goes_on(someone: Visitor, question: str, *labels: str) -> None:
    someone.is_at(question)
    someone.chooses(*labels)
    someone.presses("Fortsätt")


def lo_answers_with_the_code(lo: Visitor, code: str) -> None:
    lo.presses("Personer du hjälper")
    lo.reads("Just nu hjälper du ingen här.")
    lo.presses("Jag har en kod")
    lo.types("Skriv koden som du har fått", "ABCD-EFGH-2345")
    lo.presses("Fortsätt")
    lo.reads("Koden går inte att använda.")
    lo.types("Skriv koden som du har fått", code.lower())
    lo.presses("Fortsätt")
    lo.is_at("Anna E. vill att du hjälper till")
    lo.reads("Anna ser vad du gör och när.")
    lo.presses("Ja, jag vill hjälpa till")
    lo.reads("Nu väntar vi på att Anna säger att det är rätt person.")
    lo.does_not_read("Ansökan för")


def anna_says_that_it_is_lo(anna: Visitor) -> None:
    anna.opens("/mina-sidor/hjalp/")
    anna.reads("Lo Hjälpsam har svarat. Är det rätt person?")
    anna.presses("Ja, det är rätt person")
    anna.reads("Gäller nu")


def lo_opens_the_application(lo: Visitor) -> None:
    lo.opens("/hjalper/")
    lo.presses(f"Ansökan för {this_month()}")
    lo.reads("Ansökan är inte skickad än.", "Bara Anna kan skicka den.")
    lo.reads("Några frågor svarar bara Anna på. Du ser dem inte här.")


def lo_fills_in_about_anna(lo: Visitor) -> None:
    lo.presses("Om dig")
    has_an_address(lo, "Påhittade gatan 3")
    is_swedish_and_has_stayed(lo)
    lo.goes_on_with("Hem och familj")


def lo_fills_in_how_she_lives(lo: Visitor) -> None:
    lo.answers("Vem bor du med?", "Jag bor ensam")
    lo.answers("Bor det barn hos dig?", "Nej, inga barn bor hos mig")
    lo.answers("Hur bor du?", "Jag hyr en lägenhet")
    lo.types("Hur mycket betalar du i hyra varje månad?", "7 800")
    lo.types("Hur många rum har bostaden?", "2")
    lo.types("Hur många bor där? Räkna med dig själv.", "1")
    lo.answers("Berätta om din lägenhet", "Värme")
    lo.answers("Har du skulder på hyra eller el?", "Nej, inget av det här")
    lo.goes_on_with("Vad du gör")


def lo_fills_in_what_she_does(lo: Visitor) -> None:
    lo.answers("Vad gör du just nu?", "Är pensionär")
    lo.types("Hur har du klarat dig till nu?", "Med pensionen.")
    lo.answers("Hur har du klarat dig till nu?", "Nej")
    lo.is_at("Stämmer det här?")
    lo.presses("Fortsätt senare")


def lo_says_that_it_is_ready(lo: Visitor) -> None:
    lo.presses("Säg till Anna att det är klart")
    lo.reads("Vi har sagt till Anna.", "Nu läser Anna igenom och skickar själv.")


def anna_reads_what_lo_filled_in(anna: Visitor) -> None:
    anna.opens("/mina-sidor/")
    anna.presses(f"Fortsätt ansökan för {this_month()}")
    anna.reads("Den som hjälper dig säger att ansökan är klar.")
    anna.presses("Läs vad andra har fyllt i")
    anna.reads("Var bor du nu?", "Påhittade gatan 3", LO, "7 800 kronor")
    anna.presses("Ta tillbaka ändringen Har du skulder på hyra eller el?")
    anna.does_not_read("Har du skulder på hyra eller el?")
    anna.presses("Jag har läst det här")
    anna.does_not_read("säger att ansökan är klar")


def anna_answers_the_rest(anna: Visitor) -> None:
    anna.presses("Fortsätt med Läget nu")
    speaks(anna, "svenska", "Nej, jag behöver ingen tolk")
    anna.answers("Har du någon som hjälper dig?", "Nej, jag fyller i själv")
    anna.goes_on_with("Hem och familj")
    anna.answers("Har du skulder på hyra eller el?", "Nej, inget av det här")
    anna.goes_on_with("Dina inkomster")
    anna.answers("Vilka pengar har du fått?", "Inga pengar alls")
    expects_no_other_money(anna)
    anna.answers("Har du något bankkonto?", "Nej, inget konto")
    anna.answers("Äger du något av det här?", "Inget av det här")
    anna.goes_on_with("Dina kostnader")
    anna.answers("Vilka andra kostnader har du?", "Inget av det här")
    anna.goes_on_with("Papper")
    is_done_with_the_papers(anna)
    gives_an_account(anna)
    has_this_more_to_say(anna, "Lo hjälpte mig med det mesta.")


def anna_sees_whose_help_it_had(anna: Visitor) -> None:
    anna.presses("Följ ditt ärende")
    anna.presses("Dina svar")
    anna.reads("Hjälp med ansökan", f"{LO} fyllde i.")


def lo_sees_how_it_goes(lo: Visitor, reference: str) -> None:
    lo.opens("/hjalper/")
    lo.presses(f"Ansökan för {this_month()}")
    lo.is_at("Vi har fått ansökan")
    lo.reads(reference)
    lo.presses("Svaren i ansökan")
    lo.reads("7 800 kronor", "Det här ser bara den som söker och handläggarna.")
    lo.does_not_read("Lo hjälpte mig med det mesta.")


def anna_takes_it_back(anna: Visitor) -> None:
    anna.opens("/mina-sidor/hjalp/")
    anna.presses(f"Ta tillbaka allt {LO}")
    anna.is_at("Vill du ta tillbaka allt?")
    anna.chooses("Nej, säg ingenting")
    anna.presses("Ja, ta tillbaka nu")
    anna.reads("Hen får inte se eller göra något längre.")


def lo_is_outside_again(lo: Visitor) -> None:
    lo.opens("/hjalper/")
    lo.reads("Just nu hjälper du ingen här.")
    lo.does_not_read("Anna")
