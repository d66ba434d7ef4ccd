"""Anna lives alone, rents a flat and works some hours in a bakery."""

from applications.questions.months import month_before
from eservice import clock
from eservice.ui.swedish import format_month
from tests.journeys.scenes import (
    LATER,
    MAY_SKIP,
    OWN,
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

PAY = "Vilken lön har du fått?"


def anna_has_too_little_to_live_on(arrive: Arrive) -> None:
    anna = arrive()
    anna.logs_in("Anna Exempel", OWN)
    starts_a_new_application(anna)
    anna_says_how_things_are(anna)
    anna_tells_about_herself_and_her_home(anna)
    anna_stops_in_the_middle_of_her_pay(anna)
    anna_goes_on_at_the_same_place(anna)
    anna_tells_what_she_pays_and_where_the_money_goes(anna)
    anna_corrects_a_sum_before_she_sends(anna)
    reference = looks_through_and_sends(anna)
    sees_that_nobody_has_read_it_yet(anna)
    maja = maja_comes_to_work(arrive)
    maja.reads("Anna Exempel", reference)
    maja.presses("Brådskande")
    maja.does_not_read("Anna Exempel")
    maja.presses("Utan handläggare")
    maja_takes_the_case(maja, "Anna Exempel", "Ringde Anna om hyresavin.\n\nHon skickar den.")
    anna.presses("Mina ansökningar")
    sees_who_has_it_and_who_has_read(anna)
    anna_reads_what_she_sent(anna)
    anna.logs_out()


def anna_says_how_things_are(anna: Visitor) -> None:
    anna.answers("Är något av det här bråttom?", "Nej, inget av det här")
    anna.answers("Vilken månad söker du pengar för?", this_month().capitalize())
    anna.types("Vilket språk vill du prata med oss?", "svenska")
    anna.answers("Vilket språk vill du prata med oss?", "Nej, jag behöver ingen tolk")
    anna.answers("Har du någon som hjälper dig?", "Nej, jag fyller i själv")
    anna.goes_on_with("Om dig")


def anna_tells_about_herself_and_her_home(anna: Visitor) -> None:
    anna.types("Telefonnummer", "0701740605")
    anna.answers("Hur vill du att vi når dig?", "Ring mig", "Skicka sms")
    anna.reads("Så här läste vi det du skrev: 070-174 06 05")
    anna.answers("Är det bara du som läser det vi skickar?", "Ja, bara jag läser det")
    anna.types("Gata och nummer", "Påhittade gatan 1")
    anna.types("Postnummer", "000 00")
    anna.types("Ort", "Exempelstad")
    anna.answers("Var bor du nu?", "Jag har en adress")
    anna.answers("Vilket medborgarskap har du?", "Jag är svensk medborgare")
    anna.answers("Har du varit i kommunen hela tiden?", "Ja, jag har varit här hela tiden")
    anna.goes_on_with("Hur du bor")
    anna.answers("Hur bor du?", "Jag hyr en lägenhet")
    anna.types("Hur mycket betalar du i hyra varje månad?", "6500:-")
    anna.types("Hur många rum har bostaden?", "2")
    anna.types("Hur många bor där? Räkna med dig själv.", "1")
    anna.answers("Berätta om din lägenhet", "Värme")
    anna.reads("6 500 kronor")
    anna.answers("Har du skulder på hyra eller el?", "Nej, inget av det här")
    anna.goes_on_with("Dina inkomster")


def anna_stops_in_the_middle_of_her_pay(anna: Visitor) -> None:
    anna.answers("Vilka pengar har du fått?", "Lön")
    anna.is_at(PAY)
    month = month_before(clock.today())
    anna.types("Dag", "25", within="Summa 1")
    anna.types("Månad", format_month(month, with_year=False), within="Summa 1")
    anna.types("År", str(month.year), within="Summa 1")
    anna.types("Hur mycket är det efter skatt?", "5 200", within="Summa 1")
    anna.types("Från vilken arbetsgivare?", "Bageriet", within="Summa 1")
    anna.presses("Lägg till en summa")
    anna.is_at(PAY)
    anna.types("Hur mycket är det efter skatt?", "1 250,50", within="Summa 2")
    anna.presses(LATER)
    anna.is_at(f"Din ansökan för {format_month(clock.today(), with_year=False)}")
    anna.reads("Du har inte skickat ansökan än.", "Allt du har skrivit är sparat.")
    anna.logs_out()


def anna_goes_on_at_the_same_place(anna: Visitor) -> None:
    anna.logs_in("Anna Exempel", OWN)
    anna.reads("Inte skickade än")
    anna.presses(f"Fortsätt ansökan för {this_month()}")
    anna.presses("Fortsätt med Dina inkomster")
    anna.is_at(PAY)
    assert anna.value("Från vilken arbetsgivare?", within="Summa 1") == "Bageriet"
    assert anna.value("Hur mycket är det efter skatt?", within="Summa 2") == "1 250,50"
    month = month_before(clock.today())
    anna.types("Dag", f"28/{month.month}-{month.year}", within="Summa 2")
    anna.types("Från vilken arbetsgivare?", "Kiosken", within="Summa 2")
    anna.saves()
    anna.reads("5 200 kronor. Bageriet", "1 250,50 kronor. Kiosken")


def anna_tells_what_she_pays_and_where_the_money_goes(anna: Visitor) -> None:
    anna.answers("Väntar du på svar om andra pengar?", "Nej, jag väntar inte på något svar")
    anna.answers(f"Får du snart mer eller mindre pengar? {MAY_SKIP}")
    anna.goes_on_with("Dina kostnader")
    anna.answers("Vilka andra kostnader har du?", "El")
    anna.types("Hur mycket kostar det?", "430 kr")
    anna.types("Vilken månad eller dag gäller det?", this_month())
    anna.answers("Vad kostar elen?")
    anna.goes_on_with("Utbetalning")
    anna.answers("Vart ska vi skicka pengarna om du får ja?", "Till mitt konto")
    anna.types("Clearingnummer", "9999")
    anna.types("Kontonummer", "123 456 7")
    anna.answers("Vilket konto ska vi skicka pengarna till?", "Det är mitt konto")
    anna.goes_on_with("Mer att berätta")
    anna.types(f"Är det något mer du vill berätta? {MAY_SKIP}", "Ring helst efter lunch.")
    anna.answers(f"Är det något mer du vill berätta? {MAY_SKIP}")
    anna.is_at("Stämmer det här?")
    anna.presses("Kontrollera allt")


def anna_corrects_a_sum_before_she_sends(anna: Visitor) -> None:
    anna.is_at("Stämmer dina svar?")
    anna.presses("Ändra Vad kostar elen?")
    assert anna.value("Hur mycket kostar det?") == "430 kr"
    anna.types("Hur mycket kostar det?", "465")
    anna.answers("Vad kostar elen?")
    anna.reads("465 kronor", "Ring helst efter lunch.")
    anna.does_not_read("430 kronor")


def anna_reads_what_she_sent(anna: Visitor) -> None:
    anna.presses("Dina svar")
    anna.is_at("Dina svar")
    anna.reads("465 kronor", "5 200 kronor. Bageriet", "1 250,50 kronor. Kiosken")
