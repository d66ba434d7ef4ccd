"""Bo rents a room, lives on what others send him and has got a letter that he must move."""

from tests.journeys.office import (
    maja_comes_to_work,
    maja_takes_the_case,
    sees_who_has_it_and_who_has_read,
)
from tests.journeys.papers import photo, spreadsheet
from tests.journeys.scenes import (
    ALL_PAPERS,
    CAMERA,
    CANNOT_GET,
    FILES,
    MAY_SKIP,
    OWN,
    PAPERS,
    SENDS_LATER,
    UPLOADED,
    Arrive,
    comes_back,
    costs,
    expects_no_other_money,
    gave_paper,
    gives_an_account,
    has_an_address,
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
    types_a_day,
)
from tests.journeys.visitor import Visitor

NAME = "Bo Påhittad"
SWISH = "Vilka pengar har du fått med Swish eller på kontot?"
DEBTS = "Har du skulder på hyra eller el?"
LETTER = "Jag har fått brev om att jag måste flytta"
JOBS = "Vilka jobb har du sökt?"
SIV = "Vad heter personen du bor med?"


def bo_may_lose_his_room(arrive: Arrive) -> None:
    bo = arrive()
    bo.logs_in(NAME, OWN)
    starts_a_new_application(bo)
    bo_has_someone_beside_him(bo)
    bo_tells_how_to_reach_him(bo)
    bo_tells_about_siv_who_has_the_flat(bo)
    bo_stops_when_he_comes_to_the_debts(bo)
    bo_tells_about_the_letter(bo)
    bo_writes_down_the_jobs(bo)
    bo_writes_down_what_came_with_swish(bo)
    bo_has_an_empty_account_and_needs_medicine(bo)
    bo_goes_through_his_papers(bo)
    gives_an_account(bo)
    has_this_more_to_say(bo, "Ring gärna efter klockan 10. Jag sover dåligt.")
    reference = looks_through_and_sends(bo)
    sees_that_nobody_has_read_it_yet(bo)
    bo.logs_out()
    maja = maja_comes_to_work(arrive)
    maja.presses("Brådskande")
    maja.reads(NAME, reference)
    maja_reads_what_is_urgent_for_bo(maja)
    maja_takes_the_case(maja, NAME, "Ringde Siv. Bo får bo kvar månaden ut.")
    bo.logs_in(NAME, OWN)
    sees_who_has_it_and_who_has_read(bo)


def bo_has_someone_beside_him(bo: Visitor) -> None:
    bo.answers("Är något av det här bråttom?", "Nej, inget av det här")
    needs_the_money_this_month(bo)
    speaks(bo, "svenska", "Nej, jag behöver ingen tolk")
    bo.answers("Har du någon som hjälper dig?", "Ja, någon sitter bredvid mig och hjälper")
    bo.types("Vem hjälper dig?", "Lo")
    bo.types(f"Hur känner ni varandra? {MAY_SKIP}", "Min syster.")
    bo.answers("Vem hjälper dig?")
    bo.goes_on_with("Om dig")


def bo_tells_how_to_reach_him(bo: Visitor) -> None:
    bo.types("E-postadress", "bo.pahittad@exempel")
    bo.answers("Hur vill du att vi når dig?", "Skicka e-post")
    bo.is_told("Skriv hela e-postadressen, till exempel namn@exempel.se")
    assert bo.value("E-postadress") == "bo.pahittad@exempel"
    bo.types("E-postadress", "bo.pahittad@exempel.se")
    bo.saves()
    bo.answers("Är det bara du som läser det vi skickar?", "Ja, bara jag läser det")
    has_an_address(bo, "Påhittade vägen 12")
    is_swedish_and_has_stayed(bo)
    bo.goes_on_with("Hem och familj")


def bo_tells_about_siv_who_has_the_flat(bo: Visitor) -> None:
    bo.answers("Vem bor du med?", "Jag bor med andra")
    bo.answers("Bor det barn hos dig?", "Nej, inga barn bor hos mig")
    bo.types(SIV, "Siv")
    bo.types("Vem är personen för dig?", "hyresvärd")
    bo.answers(SIV)
    bo.is_told("Skriv hur mycket personen betalar, eller kryssa i att personen inte betalar")
    assert bo.value(SIV) == "Siv"
    bo.types("Hur mycket betalar personen av hyran varje månad?", "3 900")
    bo.saves()
    bo.is_at("Är alla vuxna med?")
    bo.reads("Siv")
    bo.saves()
    bo.answers("Hur bor du?", "Jag är inneboende")
    bo.types("Hur mycket betalar du varje månad?", "4 200")
    bo.types("Hur många bor där? Räkna med dig själv.", "2")
    bo.chooses("Värme", "El")
    bo.answers("Berätta om rummet du hyr", "Ja")


def bo_stops_when_he_comes_to_the_debts(bo: Visitor) -> None:
    bo.is_at(DEBTS)
    bo.chooses("Jag har hyra som jag inte har betalat")
    stops_for_today(bo)
    comes_back(bo, NAME, OWN, "Vad du gör")
    bo.presses("Alla delar")
    bo.presses("Hem och familj")
    bo.presses(f"Ändra {DEBTS}")


def bo_tells_about_the_letter(bo: Visitor) -> None:
    bo.types(f"Hur stor är skulden? {MAY_SKIP}", "8400")
    more = f"Vill du berätta mer om skulden eller brevet? {MAY_SKIP}"
    bo.types(more, "Jag måste vara ute om tre veckor.")
    bo.answers(DEBTS, LETTER)
    bo.reads("Jag har hyra som jag inte har betalat", LETTER, "8 400 kronor")
    bo.goes_on_with("Vad du gör")


def bo_writes_down_the_jobs(bo: Visitor) -> None:
    bo.answers("Vad gör du just nu?", "Söker arbete")
    bo.answers("Har du sökt jobb den senaste månaden?", "Ja. Jobben skriver jag här.")
    types_a_day(bo, 3, within="Jobb 1")
    bo.types("Vilket jobb?", "diskare", within="Jobb 1")
    bo.types("Hos vilken arbetsgivare?", "Lunchbaren", within="Jobb 1")
    bo.presses("Lägg till ett jobb")
    types_a_day(bo, 17, within="Jobb 2")
    bo.types("Vilket jobb?", "städare", within="Jobb 2")
    bo.types("Hos vilken arbetsgivare?", "Exempelstäd", within="Jobb 2")
    bo.answers(JOBS)
    bo.types("Hur har du klarat dig till nu?", "Jag har lånat av min syster.")
    bo.answers("Hur har du klarat dig till nu?", "Nej")
    bo.goes_on_with("Dina inkomster")


def bo_writes_down_what_came_with_swish(bo: Visitor) -> None:
    bo.answers("Vilka pengar har du fått?", "Swish eller andra insättningar")
    bo.types("Dag", "31", within="Summa 1")
    bo.types("Månad", "februari", within="Summa 1")
    bo.types("År", "2026", within="Summa 1")
    bo.types("Hur mycket är det efter skatt?", "600", within="Summa 1")
    bo.types("Från vem, och för vad?", "Min syster, till mat", within="Summa 1")
    bo.answers(SWISH)
    no_such_day = "Den dagen finns inte i kalendern. Titta på dag och månad en gång till."
    bo.is_told(no_such_day)
    assert bo.value("Från vem, och för vad?", within="Summa 1") == "Min syster, till mat"
    types_a_day(bo, 4, within="Summa 1")
    bo.presses("Lägg till en summa")
    types_a_day(bo, 19, within="Summa 2")
    bo.types("Hur mycket är det efter skatt?", "1 250 kr", within="Summa 2")
    bo.types("Från vem, och för vad?", "En granne, för min cykel", within="Summa 2")
    bo.answers(SWISH)
    bo.reads("600 kronor. Min syster, till mat", "1 250 kronor. En granne, för min cykel")
    expects_no_other_money(bo)


def bo_has_an_empty_account_and_needs_medicine(bo: Visitor) -> None:
    bo.answers("Har du något bankkonto?", "Ja, ett eller flera konton")
    bo.types("Vilken bank?", "Exempelbanken", within="Konto 1")
    bo.types("Vad är det för konto?", "lönekonto", within="Konto 1")
    bo.answers("Vilka konton har du?", "Kontot är tomt")
    bo.answers("Äger du något av det här?", "Inget av det här")
    bo.goes_on_with("Dina kostnader")
    bo.answers("Vilka andra kostnader har du?", "Medicin")
    costs(bo, "Vad kostar medicinen?", "189", "den här månaden")
    bo.goes_on_with("Papper")


def bo_goes_through_his_papers(bo: Visitor) -> None:
    gave_paper(bo, "hyresvärdens ja till att du bor där", "Till mötet i förra veckan.")
    says_of_paper(bo, "din senaste hyresavi", CANNOT_GET, "Siv skriver ingen.")
    says_of_paper(bo, "kvittot på medicinen", SENDS_LATER)
    bo_takes_a_picture_of_the_letter(bo)
    is_done_with_the_papers(bo)


def bo_takes_a_picture_of_the_letter(bo: Visitor) -> None:
    """What he tries first is no picture, and he is told what to do instead."""
    opens_paper(bo, "brevet om skulden")
    bo.presses("Ladda upp papperet")
    bo.attaches(FILES, spreadsheet("mina skulder.csv"))
    bo.presses("Ladda upp")
    bo.is_at("Vi kunde inte ta emot en av filerna")
    bo.reads("mina skulder.csv", "Vi kan inte läsa den sortens fil.")
    bo.presses("Tillbaka till papperet")
    bo.attaches(CAMERA, photo("brev.jpg"))
    bo.presses("Ladda upp")
    bo.reads("Du har laddat upp en fil")
    bo.presses(ALL_PAPERS)
    bo.is_at(PAPERS)
    bo.reads(f"Brevet om skulden {UPLOADED}")


def maja_reads_what_is_urgent_for_bo(maja: Visitor) -> None:
    maja.presses(NAME)
    maja.is_at(NAME)
    maja.reads(
        "Det här är bråttom",
        LETTER,
        "Jag måste vara ute om tre veckor.",
        "Min syster, till mat",
        "städare, Exempelstäd",
        "Siv skriver ingen.",
    )
    maja.reads("brev.jpg")
    assert maja.pictures() == 1
    maja.presses("Mina ärenden")
    maja.presses("Brådskande")
