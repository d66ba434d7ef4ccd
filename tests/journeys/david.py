"""David has no number, no home and nothing to eat, and is not safe to call."""

from tests.journeys.office import (
    maja_comes_to_work,
    maja_takes_the_case,
    sees_who_has_it_and_who_has_read,
)
from tests.journeys.scenes import (
    BORROWED,
    CANNOT_GET,
    MAY_SKIP,
    SENDS_LATER,
    Arrive,
    comes_back,
    expects_no_other_money,
    has_this_more_to_say,
    is_done_with_the_papers,
    looks_through_and_sends,
    needs_the_money_this_month,
    says_of_paper,
    sees_that_nobody_has_read_it_yet,
    speaks,
    starts_a_new_application,
    stops_for_today,
)
from tests.journeys.visitor import Visitor

NAME = "David Testman"
FORSAKRINGSKASSAN = "Vilka pengar har du fått från Försäkringskassan?"
LODGING = ("Berätta om rummet du hyr", "4 321")


def david_has_nowhere_to_sleep(arrive: Arrive) -> None:
    david = arrive()
    david.logs_in(NAME, BORROWED)
    starts_a_new_application(david)
    david_says_what_cannot_wait(david)
    david_tells_who_he_is(david)
    david_first_says_lodger_and_then_homeless(david)
    david_tells_how_his_days_are(david)
    david_does_not_know_what_he_will_get(david)
    david_owns_nothing_and_pays_nothing(david)
    david_has_no_papers_and_no_account(david)
    david.does_not_read(*LODGING)
    reference = looks_through_and_sends(david)
    sees_that_nobody_has_read_it_yet(david)
    david.presses("Dina svar")
    david.reads("Hos olika kompisar", "vet inte hur mycket")
    david.does_not_read(*LODGING)
    david.logs_out()
    maja = maja_comes_to_work(arrive)
    maja.reads(NAME, reference)
    maja.presses("Brådskande")
    maja_reads_what_is_urgent_for_david(maja)
    maja_takes_the_case(maja, NAME, "Plats på jourboende ordnad. Ring inte.")
    david.logs_in(NAME, BORROWED)
    sees_who_has_it_and_who_has_read(david)


def david_says_what_cannot_wait(david: Visitor) -> None:
    david.answers(
        "Är något av det här bråttom?",
        "Jag har ingen mat i dag",
        "Jag har ingenstans att sova i natt",
    )
    david.is_at("Ring oss nu")
    david.reads("Ring 112")
    david.types(
        f"Vill du skriva något om det som är bråttom? {MAY_SKIP}",
        "Jag har inte ätit sedan i går.",
    )
    david.saves()
    needs_the_money_this_month(david)
    speaks(david, "العربية", "Ja, jag vill ha tolk")
    david.answers("Har du någon som hjälper dig?", "Jag vill ha hjälp men har ingen")
    david.goes_on_with("Om dig")


def david_tells_who_he_is(david: Visitor) -> None:
    david.answers("Vem är du?")
    david.is_told("Skriv vad du heter")
    david.types("Vad heter du?", NAME)
    david.saves()
    david.answers("Hur vill du att vi når dig?", "Jag hör av mig själv")
    david.answers(
        "Är det bara du som läser det vi skickar?", "Nej, någon annan kan läsa eller höra"
    )
    david.answers("Var bor du nu?", "Jag har ingen fast adress")
    david.answers("Vilket medborgarskap har du?", "Jag är medborgare i ett land utanför EU")
    david.answers("Vilket tillstånd har du att bo i Sverige?", "Jag har sökt och väntar på svar")
    david.answers("Har du varit i kommunen hela tiden?", "Ja, jag har varit här hela tiden")
    david.goes_on_with("Hem och familj")


def david_first_says_lodger_and_then_homeless(david: Visitor) -> None:
    david.answers("Vem bor du med?", "Jag bor ensam")
    david.answers("Bor det barn hos dig?", "Nej, inga barn bor hos mig")
    david.answers("Hur bor du?", "Jag är inneboende")
    david.types("Hur mycket betalar du varje månad?", "4321")
    david.types("Hur många bor där? Räkna med dig själv.", "3")
    david.chooses("Inget av det här")
    david.answers("Berätta om rummet du hyr", "Jag vet inte")
    david.is_at("Har du skulder på hyra eller el?")
    david.goes_back_to("Berätta om rummet du hyr")
    david.goes_back_to("Hur bor du?")
    david.answers("Hur bor du?", "Jag har ingenstans att bo")
    david.is_at("Berätta hur du har det just nu")
    david.types("Hur länge har du varit utan bostad?", "ungefär två månader")
    stops_for_today(david)
    comes_back(david, NAME, BORROWED, "Hem och familj")
    assert david.value("Hur länge har du varit utan bostad?") == "ungefär två månader"
    david.types("Var sover du?", "Hos olika kompisar, ibland ute.")
    david.answers("Berätta hur du har det just nu")
    david.answers("Har du skulder på hyra eller el?", "Nej, inget av det här")
    david.does_not_read(*LODGING)
    david.goes_on_with("Vad du gör")


def david_tells_how_his_days_are(david: Visitor) -> None:
    david.answers("Vad gör du just nu?", "Inget av det här")
    david.types("Hur har du det om dagarna?", "Jag letar efter någonstans att sova.")
    david.answers("Hur har du det om dagarna?")
    david.types("Hur har du klarat dig till nu?", "Kompisar har hjälpt mig.")
    david.answers("Hur har du klarat dig till nu?", "Nej")
    david.goes_on_with("Dina inkomster")


def david_does_not_know_what_he_will_get(david: Visitor) -> None:
    david.answers("Vilka pengar har du fått?", "Pengar från Försäkringskassan")
    david.answers(FORSAKRINGSKASSAN, "Jag vet inte hur mycket")
    expects_no_other_money(david)


def david_owns_nothing_and_pays_nothing(david: Visitor) -> None:
    david.answers("Har du något bankkonto?", "Nej, inget konto")
    david.answers("Äger du något av det här?", "Inget av det här")
    david.goes_on_with("Dina kostnader")
    david.answers("Vilka andra kostnader har du?", "Inget av det här")
    david.goes_on_with("Papper")


def david_has_no_papers_and_no_account(david: Visitor) -> None:
    why = "Passet ligger hos Migrationsverket."
    says_of_paper(david, "en bild av ditt id-kort eller pass", CANNOT_GET, why)
    says_of_paper(david, "beslutet om ditt uppehållstillstånd", SENDS_LATER)
    is_done_with_the_papers(david)
    david.answers("Vart ska vi skicka pengarna om du får ja?", "Jag har inget konto")
    has_this_more_to_say(david, "")


def maja_reads_what_is_urgent_for_david(maja: Visitor) -> None:
    maja.presses(NAME)
    maja.is_at(NAME)
    maja.reads(
        "Det här är bråttom",
        "Jag har ingen mat i dag",
        "Jag har inte ätit sedan i går.",
        "Nej, någon annan kan läsa eller höra",
        "Jag vill ha hjälp men har ingen",
        "Jag har inget konto",
        "Passet ligger hos Migrationsverket.",
        "العربية",
    )
    maja.does_not_read(*LODGING)
    maja.presses("Mina ärenden")
    maja.presses("Brådskande")
