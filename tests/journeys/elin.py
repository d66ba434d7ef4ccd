"""Elin and Kim have three children, one of them every other week. Where they live is protected."""

from eservice import clock
from tests.journeys.elins_children import (
    TURE,
    elin_adds_a_wrong_child_and_removes_it,
    elin_adds_the_third_child,
    elin_goes_on_with_the_second_child,
    elin_stops_in_the_middle_of_the_second_child,
    elin_tells_about_the_first_child,
)
from tests.journeys.office import (
    maja_takes_the_case,
    sees_who_has_it_and_who_has_read,
    vera_names_maja_for,
)
from tests.journeys.papers import pdf, photo
from tests.journeys.scenes import (
    ALL_PAPERS,
    CANNOT_GET,
    FILES,
    MAY_SKIP,
    OWN,
    PAPERS,
    SENDS_LATER,
    UPLOADED,
    Arrive,
    costs,
    expects_no_other_money,
    gave_paper,
    gives_an_account,
    has_this_more_to_say,
    is_done_with_the_papers,
    looks_through_and_sends,
    needs_the_money_this_month,
    opens_paper,
    says_of_paper,
    sees_that_nobody_has_read_it_yet,
    speaks,
    starts_a_new_application,
    types_a_day,
)
from tests.journeys.visitor import Visitor

NAME = "Elin Fiktiv"
KIMS_NUMBER = "Vilket personnummer eller samordningsnummer har din partner?"
BENEFIT = "Vilka pengar har {} fått från Försäkringskassan?"
SUPPORT = "Vilket underhåll har du fått för barn?"
DOING = "Vad gör {} just nu?"
AWAY = "Har du varit borta? Skriv var, när och varför."
CAR = "Vilka fordon har du?"
BY_CAR = f"Vill du förklara något om det? {MAY_SKIP}"
SICK_NOTE = "läkarens intyg"
LEISURE = "Vad kostar barnens fritid?"


def elin_and_kim_have_three_children(arrive: Arrive) -> None:
    elin = arrive()
    elin.logs_in(NAME, OWN)
    starts_a_new_application(elin)
    elin_says_how_things_are(elin)
    elin_is_not_asked_where_she_lives(elin)
    elin_tells_who_kim_is(elin)
    elin_tells_about_the_first_child(elin)
    elin_stops_in_the_middle_of_the_second_child(elin)
    elin_goes_on_with_the_second_child(elin)
    elin_adds_the_third_child(elin)
    elin_adds_a_wrong_child_and_removes_it(elin)
    elin_tells_about_their_home(elin)
    elin_tells_what_she_and_kim_do(elin)
    elin_tells_what_she_and_kim_get(elin)
    elin_tells_about_the_car(elin)
    elin_tells_what_they_pay_for_the_children(elin)
    elin_goes_through_their_papers(elin)
    gives_an_account(elin)
    has_this_more_to_say(elin, "Skriv inte vår adress någonstans.")
    elin_changes_the_days_of_the_second_child(elin)
    reference = looks_through_and_sends(elin)
    sees_that_nobody_has_read_it_yet(elin)
    elin.logs_out()
    maja = vera_names_maja_for(arrive, NAME, reference)
    maja_reads_about_the_family(maja)
    maja_takes_the_case(maja, NAME, "Ture bor hos dem tolv dagar i månaden.")
    elin.logs_in(NAME, OWN)
    sees_who_has_it_and_who_has_read(elin)


def elin_says_how_things_are(elin: Visitor) -> None:
    elin.answers("Är något av det här bråttom?")
    elin.is_told("Välj det som stämmer, eller ”Nej, inget av det här”")
    elin.answers("Är något av det här bråttom?", "Nej, inget av det här")
    needs_the_money_this_month(elin)
    speaks(elin, "svenska", "Nej, jag behöver ingen tolk")
    elin.answers("Har du någon som hjälper dig?", "Nej, jag fyller i själv")
    elin.goes_on_with("Om dig")


def elin_is_not_asked_where_she_lives(elin: Visitor) -> None:
    elin.types("Telefonnummer", "070-174 06 05")
    elin.answers("Hur vill du att vi når dig?", "Skicka sms")
    elin.answers("Är det bara du som läser det vi skickar?", "Ja, bara jag läser det")
    elin.answers("Vilket medborgarskap har du?", "Jag är svensk medborgare")
    elin.types(AWAY, "Hos min mamma en vecka, för att hon var sjuk.")
    elin.answers("Har du varit i kommunen hela tiden?", "Nej, jag har varit på en annan plats")
    elin.does_not_read("Var bor du nu?")
    elin.goes_on_with("Hem och familj")


def elin_tells_who_kim_is(elin: Visitor) -> None:
    elin.answers("Vem bor du med?", "Jag bor med min man, fru eller sambo")
    elin.types("Vad heter din partner?", "Kim Fiktiv")
    elin.types(f"{KIMS_NUMBER} {MAY_SKIP}", "970101-9812")
    elin.answers("Vem är din partner?")
    elin.is_told("Numret stämmer inte. Skriv tolv siffror")
    assert elin.value("Vad heter din partner?") == "Kim Fiktiv"
    elin.types(f"{KIMS_NUMBER} {MAY_SKIP}", "19970101-9813")
    elin.saves()


def elin_tells_about_their_home(elin: Visitor) -> None:
    elin.answers("Bor det fler vuxna i ditt hem?", "Nej, inga fler vuxna")
    elin.answers("Hur bor du?", "Jag hyr i andra hand")
    elin.types("Hur mycket betalar du i hyra varje månad?", "9 800")
    elin.types("Hur många rum har bostaden?", "3")
    elin.types("Hur många bor där? Räkna med dig själv.", "5")
    elin.chooses("Inget av det här", within="Vad ingår i hyran?")
    elin.answers("Berätta om bostaden du hyr i andra hand", "Ja")
    elin.answers("Har du skulder på hyra eller el?", "Nej, inget av det här")
    elin.goes_on_with("Vad du gör")


def elin_tells_what_she_and_kim_do(elin: Visitor) -> None:
    elin.answers(DOING.format("du"), "Är hemma med barn")
    elin.types("Dag", "31")
    elin.types("Månad", "augusti")
    elin.types("År", str(clock.today().year + 1))
    elin.answers("Hur länge är du hemma med barn?")
    elin.answers(DOING.format("Kim"), "Är sjuk och kan inte arbeta")
    elin.types("Hur mycket är sjukskrivningen på?", "halva tiden")
    elin.answers("Hur länge kan Kim inte arbeta?")
    elin.types("Hur har ni klarat er till nu?", "Med Kims lön och våra sparade pengar.")
    elin.answers("Hur har ni klarat er till nu?", "Nej")
    elin.goes_on_with("Dina inkomster")


def elin_tells_what_she_and_kim_get(elin: Visitor) -> None:
    kinds = "Pengar från Försäkringskassan", "Underhåll för barn"
    elin.answers("Vilka pengar har du fått?", *kinds)
    gets(elin, BENEFIT.format("du"), 25, "6 150")
    gets(elin, SUPPORT, 20, "1 673")
    elin.answers("Vilka pengar har Kim fått?", "Pengar från Försäkringskassan")
    gets(elin, BENEFIT.format("Kim"), 27, "7 020")
    elin.reads("7 020 kronor")
    expects_no_other_money(elin)


def gets(elin: Visitor, question: str, day: int, amount: str) -> None:
    types_a_day(elin, day, within="Summa 1")
    elin.types("Hur mycket är det efter skatt?", amount, within="Summa 1")
    elin.answers(question)


def elin_tells_about_the_car(elin: Visitor) -> None:
    elin.reads("Ta med det ni båda har, också i andra länder.")
    elin.answers("Har du något bankkonto?", "Nej, inget konto")
    elin.goes_back_to("Har du något bankkonto?")
    elin.answers("Har du något bankkonto?", "Ja, ett eller flera konton")
    elin.types("Vilken bank?", "Exempelbanken", within="Konto 1")
    elin.types("Vad är det för konto?", "gemensamt konto", within="Konto 1")
    elin.types("Hur mycket finns på kontot i dag?", "1 024", within="Konto 1")
    elin.answers("Vilka konton har du?")
    elin.answers("Äger du något av det här?", "Bil, motorcykel, båt eller annat fordon")
    elin.types("Vilket märke, registreringsnummer och år?", "Testbil, ABC 000, 2009")
    elin.types(BY_CAR, "Kim måste till sjukhuset två gånger i veckan.")
    elin.answers(CAR, "Jag vet inte vad det är värt")
    elin.goes_on_with("Dina kostnader")


def elin_tells_what_they_pay_for_the_children(elin: Visitor) -> None:
    kinds = "Förskola eller fritids", "Barns fritid och sport"
    elin.answers("Vilka andra kostnader har du?", *kinds)
    costs(elin, "Vad kostar förskola eller fritids?", "890", "varje månad")
    elin.types("Vad är det som kostar?", "Fotbollsskor till Alva")
    costs(elin, LEISURE, "450", "en gång")
    elin.goes_on_with("Papper")


def elin_goes_through_their_papers(elin: Visitor) -> None:
    gave_paper(elin, "ditt hyreskontrakt", "Till kontaktcenter i våras.")
    says_of_paper(elin, "räkningen för barnens fritid", SENDS_LATER)
    says_of_paper(elin, "papper om hur barnet bor", CANNOT_GET, "Vi har aldrig skrivit något.")
    elin_uploads_what_she_has_about_kim(elin)
    is_done_with_the_papers(elin)


def elin_uploads_what_she_has_about_kim(elin: Visitor) -> None:
    """Two files at once; one of them is the wrong one."""
    opens_paper(elin, SICK_NOTE)
    elin.presses("Ladda upp papperet")
    elin.attaches(FILES, photo("Kims intyg.jpg"), pdf("fel papper.pdf"))
    elin.presses("Ladda upp")
    elin.is_at(f"Ladda upp {SICK_NOTE}")
    elin.reads("Du har laddat upp två filer", "Kims intyg.jpg", "fel papper.pdf")
    assert elin.pictures() == 2
    elin.presses("Ta bort Sida 2, fel papper.pdf")
    elin.reads("Du har laddat upp en fil", "Kims intyg.jpg")
    elin.does_not_read("fel papper.pdf")
    assert elin.pictures() == 1
    elin.presses(ALL_PAPERS)
    elin.is_at(PAPERS)
    elin.reads(f"Läkarens intyg {UPLOADED}")


def elin_changes_the_days_of_the_second_child(elin: Visitor) -> None:
    elin.reads("Ja, halva tiden")
    elin.presses("Ändra Bor Ture hos dig?")
    elin.answers("Bor Ture hos dig?", "Ja, vissa dagar")
    elin.is_told("Skriv hur många dagar i månaden barnet bor hos dig")
    elin.types("Hur många dagar i månaden?", "12")
    elin.saves()
    elin.is_at("Stämmer dina svar?")
    elin.reads("Ja, vissa dagar", "12")
    elin.does_not_read("Ja, halva tiden")


def maja_reads_about_the_family(maja: Visitor) -> None:
    maja.presses(NAME)
    maja.is_at(NAME)
    maja.reads("Skyddade personuppgifter", "Kim Fiktiv", "Alva Fiktiv", TURE, "Noa Fiktiv")
    maja.reads("Bor Ture hos dig? Ja, vissa dagar", "7 020 kronor", "Testbil, ABC 000, 2009")
    maja.reads("Kims intyg.jpg")
    assert maja.pictures() == 1
    maja.does_not_read("fel papper.pdf")
    maja.does_not_read("Var bor du nu?", "Ja, halva tiden", "Bor Kim hos dig?")
    maja.presses("Mina ärenden")
    maja.presses("Utan handläggare")
