"""Anna lives alone, rents a flat and works some hours in a bakery."""

from tests.journeys.office import (
    maja_comes_to_work,
    maja_takes_the_case,
    sees_who_has_it_and_who_has_read,
)
from tests.journeys.scenes import (
    CANNOT_GET,
    GAVE_BEFORE,
    OWN,
    SENDS_LATER,
    WHY_NOT,
    Arrive,
    comes_back,
    costs,
    expects_no_other_money,
    gave_paper,
    gives_an_account,
    has_this_more_to_say,
    is_done_with_the_papers,
    is_swedish_and_has_stayed,
    looks_through_and_sends,
    needs_the_money_this_month,
    opens_paper,
    says_of_paper,
    sees_that_nobody_has_read_it_yet,
    speaks,
    starts_a_new_application,
    stops_for_today,
    this_month,
    types_a_day,
)
from tests.journeys.visitor import Visitor

PAY = "Vilken lön har du fått?"
DOING = "Vad gör du just nu?"
CONTRACT = "anställningsavtalet"


def anna_has_too_little_to_live_on(arrive: Arrive) -> None:
    anna = arrive()
    anna.logs_in("Anna Exempel", OWN)
    starts_a_new_application(anna)
    anna_says_how_things_are(anna)
    anna_tells_how_to_reach_her(anna)
    anna_tells_about_her_home(anna)
    anna_goes_back_to_say_that_she_also_looks_for_work(anna)
    anna_stops_in_the_middle_of_her_pay(anna)
    anna_goes_on_at_the_same_place(anna)
    anna_tells_what_she_has_and_what_she_pays(anna)
    anna_looks_for_her_papers(anna)
    gives_an_account(anna)
    has_this_more_to_say(anna, "Ring helst efter lunch.")
    anna_corrects_a_sum_before_she_sends(anna)
    reference = looks_through_and_sends(anna)
    sees_that_nobody_has_read_it_yet(anna)
    maja = maja_comes_to_work(arrive)
    maja_finds_anna_among_those_that_can_wait(maja, reference)
    maja_takes_the_case(maja, "Anna Exempel", "Ringde Anna om hyresavin.\n\nHon skickar den.")
    anna.presses("Mina ansökningar")
    sees_who_has_it_and_who_has_read(anna)
    anna_reads_what_she_sent(anna)
    anna.logs_out()


def anna_says_how_things_are(anna: Visitor) -> None:
    anna.answers("Är något av det här bråttom?", "Nej, inget av det här")
    needs_the_money_this_month(anna)
    speaks(anna, "svenska", "Nej, jag behöver ingen tolk")
    anna.answers("Har du någon som hjälper dig?", "Nej, jag fyller i själv")
    anna.goes_on_with("Om dig")


def anna_tells_how_to_reach_her(anna: Visitor) -> None:
    anna.types("Telefonnummer", "0701740605")
    anna.answers("Hur vill du att vi når dig?", "Ring mig", "Skicka sms")
    anna.reads("Så här läste vi det du skrev: 070-174 06 05")
    anna.answers("Är det bara du som läser det vi skickar?", "Ja, bara jag läser det")
    anna.types("Gata och nummer", "Påhittade gatan 1")
    anna.types("Ort", "Exempelstad")
    anna.answers("Var bor du nu?", "Jag har en adress")
    anna.is_told("Skriv postnumret, fem siffror")
    assert anna.value("Gata och nummer") == "Påhittade gatan 1"
    anna.types("Postnummer", "000 00")
    anna.saves()
    is_swedish_and_has_stayed(anna)
    anna.goes_on_with("Hem och familj")


def anna_tells_about_her_home(anna: Visitor) -> None:
    anna.answers("Vem bor du med?", "Jag bor ensam")
    anna.answers("Bor det barn hos dig?", "Nej, inga barn bor hos mig")
    anna.answers("Hur bor du?", "Jag hyr en lägenhet")
    anna.types("Hur mycket betalar du i hyra varje månad?", "6500:-")
    anna.types("Hur många rum har bostaden?", "2")
    anna.types("Hur många bor där? Räkna med dig själv.", "1")
    anna.answers("Berätta om din lägenhet", "Värme")
    anna.reads("6 500 kronor")
    anna.answers("Har du skulder på hyra eller el?", "Nej, inget av det här")
    anna.goes_on_with("Vad du gör")


def anna_goes_back_to_say_that_she_also_looks_for_work(anna: Visitor) -> None:
    anna.answers(DOING, "Arbetar")
    anna.is_at("Var arbetar du?")
    anna.goes_back_to(DOING)
    anna.answers(DOING, "Söker arbete")
    anna.types("Hos vilken arbetsgivare?", "Bageriet")
    anna.types("Hur mycket?", "10 timmar i veckan")
    anna.answers("Var arbetar du?")
    a_list = "Ja. Jobben står i en lista som jag skickar."
    anna.answers("Har du sökt jobb den senaste månaden?", a_list)
    anna.types("Hur har du klarat dig till nu?", "Med lönen, och lån av min syster.")
    anna.answers("Hur har du klarat dig till nu?", "Ja")
    anna.goes_on_with("Dina inkomster")


def anna_stops_in_the_middle_of_her_pay(anna: Visitor) -> None:
    anna.answers("Vilka pengar har du fått?", "Lön")
    anna.is_at(PAY)
    types_a_day(anna, 25, within="Summa 1")
    anna.types("Hur mycket är det efter skatt?", "5 200", within="Summa 1")
    anna.types("Från vilken arbetsgivare?", "Bageriet", within="Summa 1")
    anna.presses("Lägg till en summa")
    anna.is_at(PAY)
    anna.types("Hur mycket är det efter skatt?", "1 250,50", within="Summa 2")
    stops_for_today(anna)


def anna_goes_on_at_the_same_place(anna: Visitor) -> None:
    comes_back(anna, "Anna Exempel", OWN, "Dina inkomster")
    anna.is_at(PAY)
    assert anna.value("Från vilken arbetsgivare?", within="Summa 1") == "Bageriet"
    assert anna.value("Hur mycket är det efter skatt?", within="Summa 2") == "1 250,50"
    types_a_day(anna, 28, within="Summa 2")
    anna.types("Från vilken arbetsgivare?", "Kiosken", within="Summa 2")
    anna.saves()
    anna.reads("5 200 kronor. Bageriet", "1 250,50 kronor. Kiosken")
    expects_no_other_money(anna)


def anna_tells_what_she_has_and_what_she_pays(anna: Visitor) -> None:
    anna.answers("Har du något bankkonto?", "Ja, ett eller flera konton")
    anna.types("Vilken bank?", "Exempelbanken", within="Konto 1")
    anna.types("Vad är det för konto?", "lönekonto", within="Konto 1")
    anna.types("Hur mycket finns på kontot i dag?", "212,50", within="Konto 1")
    anna.answers("Vilka konton har du?")
    anna.answers("Äger du något av det här?", "Inget av det här")
    anna.goes_on_with("Dina kostnader")
    anna.answers("Vilka andra kostnader har du?", "El")
    costs(anna, "Vad kostar elen?", "430 kr", this_month())
    anna.goes_on_with("Papper")


def anna_looks_for_her_papers(anna: Visitor) -> None:
    gave_paper(anna, "ditt hyreskontrakt", "Till kontaktcenter i oktober.")
    says_of_paper(anna, "listan med sökta jobb", SENDS_LATER)
    opens_paper(anna, CONTRACT)
    anna.answers(f"Kan du skicka {CONTRACT}?", CANNOT_GET)
    anna.is_told("Skriv varför, några ord räcker")
    anna.types(WHY_NOT, "Jag fick aldrig något avtal.")
    anna.saves()
    anna.reads(GAVE_BEFORE, SENDS_LATER, CANNOT_GET)
    is_done_with_the_papers(anna)


def anna_corrects_a_sum_before_she_sends(anna: Visitor) -> None:
    anna.is_at("Stämmer dina svar?")
    anna.presses("Ändra Vad kostar elen?")
    assert anna.value("Hur mycket kostar det?") == "430 kr"
    anna.types("Hur mycket kostar det?", "465")
    anna.answers("Vad kostar elen?")
    anna.reads("465 kronor", "Ring helst efter lunch.")
    anna.does_not_read("430 kronor")


def maja_finds_anna_among_those_that_can_wait(maja: Visitor, reference: str) -> None:
    maja.reads("Anna Exempel", reference)
    maja.presses("Brådskande")
    maja.does_not_read("Anna Exempel")
    maja.presses("Utan handläggare")


def anna_reads_what_she_sent(anna: Visitor) -> None:
    anna.presses("Dina svar")
    anna.is_at("Dina svar")
    anna.reads("465 kronor", "5 200 kronor. Bageriet", "1 250,50 kronor. Kiosken")
    anna.reads("Exempelbanken, lönekonto: 212,50 kronor", "Jag fick aldrig något avtal.")
