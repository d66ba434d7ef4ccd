"""Maja finds that no money is missing: Carin reads it first, and somebody else decides."""

from tests.journeys.following import (
    comes_back_to_the_case,
    gets_the_letter,
    opens_the_decision,
    says_that_all_is_said,
    today,
)
from tests.journeys.handling import (
    CARIN,
    DENTIST,
    MAJA,
    NILS,
    month_of_support,
    saves_the_calculation,
    sends_the_investigation,
    writes_a_line,
)
from tests.journeys.scenes import this_month
from tests.journeys.visitor import Visitor

LEFT = "7 280 kronor"
PAY = "Du har fått lön från Exempelkaféet."
ENOUGH = "Lönen räcker till månaden."
NO_REASON = "Din lön räcker till det du behöver."
NO_DENTIST = "Din lön räcker också till tandläkaren."


def maja_sees_that_no_money_is_missing(maja: Visitor) -> None:
    saves_the_calculation(maja)
    maja.reads("21 000 kronor", f"Överskott {LEFT}")


def maja_writes_a_no(maja: Visitor) -> None:
    maja.presses("Beslut")
    maja.reads(f"Beräkningen visar −{LEFT}.")
    for part, reason in ((month_of_support(), NO_REASON), (DENTIST, NO_DENTIST)):
        maja.chooses("Avslag", within=part)
        maja.types("Hur mycket får den sökande?", "", within=part)
        maja.types("Därför", reason, within=part)
    maja.presses("Spara och läs beslutet")
    maja.reads(f"Nej, du får inga pengar för {this_month()}", NO_REASON, NO_DENTIST)


def maja_may_not_decide_before_carin_has_read(maja: Visitor) -> None:
    """FL 25 §."""
    maja.reads("Skicka utredningen till den sökande först. Beslutet går hen emot.")
    maja.does_not_read("Fatta beslutet", "Lämna som förslag")


def maja_shares_what_speaks_against(maja: Visitor) -> None:
    maja.presses("Utredning")
    writes_a_line(maja, "Det här vet vi", PAY)
    writes_a_line(maja, "Det här talar emot", ENOUGH)
    sends_the_investigation(maja)
    maja.presses("Beslut")
    maja.presses("Spara och läs beslutet")
    maja.reads("Den sökande har tid på sig att svara om utredningen till och med")


def carin_has_nothing_to_add(carin: Visitor) -> None:
    carin.is_at("Läs vår utredning och säg vad du tycker")
    carin.presses("Läs utredningen och säg vad du tycker")
    carin.reads(PAY, ENOUGH, f"Så mycket blir över: {LEFT}.", "Vi har inte bestämt något än.")
    says_that_all_is_said(carin)
    comes_back_to_the_case(carin)
    carin.is_at("Vi har fått svar om utredningen")
    carin.reads("Ingenting just nu.", "Nu fattar vi ett beslut.")
    carin.does_not_read("läste beslutet")


def maja_leaves_a_proposal(maja: Visitor) -> None:
    maja.presses("Beslut")
    maja.presses("Spara och läs beslutet")
    maja.presses("Lämna som förslag")
    maja.reads("Förslaget är lämnat.", f"{MAJA} lämnade förslaget {today()}.")


def nils_makes_the_decision(nils: Visitor) -> None:
    """The delegation order lets him; the case is still Maja's."""
    nils.presses("Att göra")
    nils.presses(f"Läs förslaget. Fatta beslutet eller lämna tillbaka det. {CARIN}")
    nils.reads(f"{MAJA} lämnade förslaget {today()}.", NO_REASON, "i punkt D 4.2")
    nils.presses("Fatta beslutet")
    nils.reads("Beslutet är fattat. Den sökande får veta det.", f"Handläggare: {MAJA}.")
    nils.reads("Avslag, 0 kronor")


def carin_reads_why_it_is_a_no(carin: Visitor) -> None:
    comes_back_to_the_case(carin)
    carin.reads("Nu: Ditt beslut är klart", f"{MAJA} är din handläggare sedan {today()}.")
    carin.presses("Pengarna")
    carin.reads("Beslutet ger inga pengar. I beslutet står varför.")
    carin.presses("Ditt ärende")
    opens_the_decision(carin)
    carin.reads(f"Nej, du får inga pengar för {this_month()}", NO_REASON, NO_DENTIST)
    carin.reads(f"{DENTIST}: nej", "Du sökte 2 000 kronor.", f"Så mycket blir över: {LEFT}")
    carin.reads(f"{NILS} fattade beslutet {today()}", "i punkt D 4.2", "Det kostar inget.")
    gets_the_letter(carin, f"Nej, du får inga pengar för {this_month()}", NO_REASON)
