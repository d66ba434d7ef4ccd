"""David has no number, no home and nothing to eat, and is not safe to call."""

from tests.journeys.scenes import (
    BORROWED,
    MAY_SKIP,
    Arrive,
    looks_through_and_sends,
    maja_comes_to_work,
    maja_takes_the_case,
    sees_that_nobody_has_read_it_yet,
    sees_who_has_it_and_who_has_read,
    starts_a_new_application,
    this_month,
)
from tests.journeys.visitor import Visitor


def david_has_nowhere_to_sleep(arrive: Arrive) -> None:
    david = arrive()
    david.logs_in("David Testman", BORROWED)
    starts_a_new_application(david)
    david_says_what_cannot_wait(david)
    david_tells_who_he_is(david)
    david_first_says_lodger_and_then_homeless(david)
    david_does_not_know_what_he_will_get(david)
    david.does_not_read("Berätta om rummet du hyr", "4 321")
    reference = looks_through_and_sends(david)
    sees_that_nobody_has_read_it_yet(david)
    david.presses("Dina svar")
    david.reads("Hos olika kompisar", "vet inte hur mycket")
    david.does_not_read("Berätta om rummet du hyr", "4 321")
    david.logs_out()
    maja = maja_comes_to_work(arrive)
    maja.reads("David Testman", reference)
    maja.presses("Brådskande")
    maja_reads_what_is_urgent_for_david(maja)
    maja_takes_the_case(maja, "David Testman", "Plats på jourboende ordnad. Ring inte.")
    david.logs_in("David Testman", BORROWED)
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
    david.answers("Vilken månad söker du pengar för?", this_month().capitalize())
    david.types("Vilket språk vill du prata med oss?", "العربية")
    david.answers("Vilket språk vill du prata med oss?", "Ja, jag vill ha tolk")
    david.answers("Har du någon som hjälper dig?", "Jag vill ha hjälp men har ingen")
    david.goes_on_with("Om dig")


def david_tells_who_he_is(david: Visitor) -> None:
    david.is_at("Vem är du?")
    david.types("Vad heter du?", "David Testman")
    david.saves()
    david.answers("Hur vill du att vi når dig?", "Jag hör av mig själv")
    david.answers(
        "Är det bara du som läser det vi skickar?", "Nej, någon annan kan läsa eller höra"
    )
    david.answers("Var bor du nu?", "Jag har ingen fast adress")
    david.answers("Vilket medborgarskap har du?", "Jag är medborgare i ett land utanför EU")
    david.answers("Vilket tillstånd har du att bo i Sverige?", "Jag har sökt och väntar på svar")
    david.answers("Har du varit i kommunen hela tiden?", "Ja, jag har varit här hela tiden")
    david.goes_on_with("Hur du bor")


def david_first_says_lodger_and_then_homeless(david: Visitor) -> None:
    david.answers("Hur bor du?", "Jag är inneboende")
    david.types("Hur mycket betalar du i hyra varje månad?", "4321")
    david.types("Hur många bor där? Räkna med dig själv.", "3")
    david.chooses("Inget av det här")
    david.answers("Berätta om rummet du hyr", "Jag vet inte")
    david.is_at("Har du skulder på hyra eller el?")
    david.presses("Tillbaka")
    david.is_at("Berätta om rummet du hyr")
    david.presses("Tillbaka")
    david.answers("Hur bor du?", "Jag har ingenstans att bo")
    david.is_at("Berätta hur du har det just nu")
    david.types("Hur länge har du varit utan bostad?", "ungefär två månader")
    david.types("Var sover du?", "Hos olika kompisar, ibland ute.")
    david.saves()
    david.answers("Har du skulder på hyra eller el?", "Nej, inget av det här")
    david.does_not_read("Berätta om rummet du hyr", "4 321")
    david.goes_on_with("Dina inkomster")


def david_does_not_know_what_he_will_get(david: Visitor) -> None:
    david.answers("Vilka pengar har du fått?", "Pengar från Försäkringskassan")
    david.answers("Vilka pengar har du fått från Försäkringskassan?", "Jag vet inte hur mycket")
    david.answers("Väntar du på svar om andra pengar?", "Nej, jag väntar inte på något svar")
    david.answers(f"Får du snart mer eller mindre pengar? {MAY_SKIP}")
    david.goes_on_with("Dina kostnader")
    david.answers("Vilka andra kostnader har du?", "Inget av det här")
    david.goes_on_with("Utbetalning")
    david.answers("Vart ska vi skicka pengarna om du får ja?", "Jag har inget konto")
    david.goes_on_with("Mer att berätta")
    david.answers(f"Är det något mer du vill berätta? {MAY_SKIP}")
    david.is_at("Stämmer det här?")
    david.presses("Kontrollera allt")


def maja_reads_what_is_urgent_for_david(maja: Visitor) -> None:
    maja.presses("David Testman")
    maja.is_at("David Testman")
    maja.reads(
        "Det här är bråttom",
        "Jag har ingen mat i dag",
        "Jag har inte ätit sedan i går.",
        "Nej, någon annan kan läsa eller höra",
        "Jag vill ha hjälp men har ingen",
        "Jag har inget konto",
        "العربية",
    )
    maja.does_not_read("Berätta om rummet du hyr", "4 321")
    maja.presses("Mina ärenden")
    maja.presses("Brådskande")
