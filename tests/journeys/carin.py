"""Carin is on sick leave and owns her flat. She does not know what the next payment will be."""

from applications.models import Application
from tests.journeys.office import (
    maja_comes_to_work,
    maja_takes_the_case,
    sees_who_has_it_and_who_has_read,
)
from tests.journeys.scenes import (
    CANNOT_GET,
    MAY_SKIP,
    OWN,
    SENDS_LATER,
    Arrive,
    comes_back,
    costs,
    gave_paper,
    gives_an_account,
    has_an_address,
    has_this_more_to_say,
    is_done_with_the_papers,
    is_swedish_and_has_stayed,
    looks_through_and_sends,
    needs_the_money_this_month,
    says_of_paper,
    sees_that_nobody_has_read_it_yet,
    speaks,
    starts_a_new_application,
    stops_for_today,
    types_a_day,
)
from tests.journeys.visitor import Visitor

NAME = "Carin Provsson"
BENEFIT = "Vilka pengar har du fått från Försäkringskassan?"
HOME = "Berätta om bostaden du äger"
INTEREST = "Hur mycket ränta betalar du på bostadslånet varje månad?"
CHANGES = f"Får du snart mer eller mindre pengar? {MAY_SKIP}"
ALEX = ("Alex", "Vem är din partner?", "Bor det fler vuxna i ditt hem?")


def carin_is_ill_and_owns_her_flat(arrive: Arrive) -> None:
    carin = arrive()
    carin.logs_in(NAME, OWN)
    starts_a_new_application(carin)
    carin_says_how_things_are(carin)
    carin_first_says_partner_and_then_alone(carin)
    carin_tells_about_her_flat(carin)
    carin_tells_that_she_is_ill(carin)
    carin_does_not_know_the_next_payment(carin)
    carin_tells_what_she_has_and_what_she_pays(carin)
    carin_goes_through_her_papers(carin)
    gives_an_account(carin)
    has_this_more_to_say(carin, "Jag vill gärna sälja lägenheten, men jag orkar inte själv.")
    carin.does_not_read(*ALEX)
    reference = looks_through_and_sends(carin)
    nothing_about_alex_was_sent()
    sees_that_nobody_has_read_it_yet(carin)
    carin.presses("Dina svar")
    carin.does_not_read(*ALEX)
    carin.logs_out()
    maja = maja_comes_to_work(arrive)
    maja.reads(NAME, reference)
    maja_reads_what_carin_has_answered(maja)
    maja_takes_the_case(maja, NAME, "Carin vet inte nästa belopp. Frågar Försäkringskassan.")
    carin.logs_in(NAME, OWN)
    sees_who_has_it_and_who_has_read(carin)


def carin_says_how_things_are(carin: Visitor) -> None:
    carin.answers("Är något av det här bråttom?", "Nej, inget av det här")
    needs_the_money_this_month(carin)
    speaks(carin, "svenska", "Nej, jag behöver ingen tolk")
    carin.answers("Har du någon som hjälper dig?", "Nej, jag fyller i själv")
    carin.goes_on_with("Om dig")
    carin.answers("Hur vill du att vi når dig?", "Skicka brev")
    carin.answers("Är det bara du som läser det vi skickar?", "Ja, bara jag läser det")
    has_an_address(carin, "Provgränd 7")
    is_swedish_and_has_stayed(carin)
    carin.goes_on_with("Hem och familj")


def carin_first_says_partner_and_then_alone(carin: Visitor) -> None:
    """What she wrote about him is left on a branch that no longer applies."""
    carin.answers("Vem bor du med?", "Jag bor med min man, fru eller sambo")
    carin.types("Vad heter din partner?", "Alex Provsson")
    carin.answers("Vem är din partner?")
    carin.answers("Bor det barn hos dig?", "Nej, inga barn bor hos mig")
    carin.answers("Bor det fler vuxna i ditt hem?", "Nej, inga fler vuxna")
    carin.is_at("Hur bor du?")
    for question in (
        "Bor det fler vuxna i ditt hem?",
        "Bor det barn hos dig?",
        "Vem är din partner?",
    ):
        carin.goes_back_to(question)
    carin.goes_back_to("Vem bor du med?")
    carin.answers("Vem bor du med?", "Jag bor ensam")
    carin.answers("Bor det barn hos dig?")
    carin.is_at("Hur bor du?")


def carin_tells_about_her_flat(carin: Visitor) -> None:
    carin.answers("Hur bor du?", "Jag äger min bostad")
    carin.chooses("En bostadsrätt")
    carin.types("Hur mycket betalar du för bostaden varje månad?", "4 310")
    carin.types("Hur många rum har bostaden?", "3")
    carin.types("Hur många bor där? Räkna med dig själv.", "1")
    carin.answers(HOME)
    carin.is_told("Skriv hur mycket ränta du betalar, eller kryssa i att du inte har något lån")
    assert carin.value("Hur mycket betalar du för bostaden varje månad?") == "4 310"
    carin.types(INTEREST, "2 150,50")
    carin.saves()
    carin.reads("2 150,50 kronor")
    carin.answers("Har du skulder på hyra eller el?", "Nej, inget av det här")
    carin.does_not_read(*ALEX)
    carin.goes_on_with("Vad du gör")


def carin_tells_that_she_is_ill(carin: Visitor) -> None:
    carin.answers("Vad gör du just nu?", "Är sjuk och kan inte arbeta")
    carin.types("Hur mycket är sjukskrivningen på?", "helt")
    carin.answers("Hur länge kan du inte arbeta?")
    carin.types("Hur har du klarat dig till nu?", "Med sjukpenning och sparade pengar.")
    carin.answers("Hur har du klarat dig till nu?", "Nej")
    carin.goes_on_with("Dina inkomster")


def carin_does_not_know_the_next_payment(carin: Visitor) -> None:
    carin.answers("Vilka pengar har du fått?", "Pengar från Försäkringskassan")
    types_a_day(carin, 25, within="Summa 1")
    carin.types("Hur mycket är det efter skatt?", "7 840", within="Summa 1")
    carin.presses("Lägg till en summa")
    carin.types("Dag", "27", within="Summa 2")
    stops_for_today(carin)
    comes_back(carin, NAME, OWN, "Dina inkomster")
    carin.is_at(BENEFIT)
    assert carin.value("Hur mycket är det efter skatt?", within="Summa 1") == "7 840"
    carin.types("Dag", "", within="Summa 2")
    carin.chooses("Jag vet inte hur mycket", within="Summa 2")
    carin.answers(BENEFIT)
    carin.reads("7 840 kronor", "vet inte hur mycket")
    waits = "Ja, jag har sökt och väntar på svar"
    what = "Väntar du? Skriv vad du har sökt, och från vem."
    carin.types(what, "Bostadstillägg, från Försäkringskassan")
    carin.answers("Väntar du på svar om andra pengar?", waits)
    carin.types(CHANGES, "Min sjukpenning tar slut om en månad.")
    carin.answers(CHANGES)
    carin.goes_on_with("Det du äger")


def carin_tells_what_she_has_and_what_she_pays(carin: Visitor) -> None:
    carin.answers("Har du något bankkonto?", "Ja, ett eller flera konton")
    carin.types("Vilken bank?", "Exempelbanken", within="Konto 1")
    carin.types("Vad är det för konto?", "lönekonto", within="Konto 1")
    carin.types("Hur mycket finns på kontot i dag?", "312", within="Konto 1")
    carin.answers("Vilka konton har du?")
    carin.answers("Äger du något av det här?", "Inget av det här")
    carin.goes_on_with("Dina kostnader")
    carin.answers(
        "Vilka andra kostnader har du?", "Hemförsäkring", "Besök hos läkare eller annan vård"
    )
    costs(carin, "Vad kostar hemförsäkringen?", "165", "varje månad")
    costs(carin, "Vad kostar vården?", "300", "ett besök")
    carin.goes_on_with("Papper")


def carin_goes_through_her_papers(carin: Visitor) -> None:
    says_of_paper(carin, "papper om avgift och ränta för bostaden", SENDS_LATER)
    gave_paper(carin, "läkarens intyg", "I ett brev till er förra veckan.")
    why = "Jag har ingen dator, och banken har stängt."
    says_of_paper(carin, "listan på pengar in och ut från kontot", CANNOT_GET, why)
    is_done_with_the_papers(carin)


def nothing_about_alex_was_sent() -> None:
    sent = Application.objects.get()
    assert "Alex" not in str(sent.content)
    assert not sent.case.household.exists()


def maja_reads_what_carin_has_answered(maja: Visitor) -> None:
    maja.presses(NAME)
    maja.is_at(NAME)
    maja.reads(
        "Jag bor ensam",
        "En bostadsrätt",
        "vet inte hur mycket",
        "Bostadstillägg, från Försäkringskassan",
        "Jag har ingen dator, och banken har stängt.",
    )
    maja.does_not_read("Det här är bråttom", *ALEX)
    maja.presses("Mina ärenden")
    maja.presses("Utan handläggare")
