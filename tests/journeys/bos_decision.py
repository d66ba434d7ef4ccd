"""Nils decides about Bo's application, and Bo reads what he gets and why."""

from applications.models import Payment
from eservice.ui.swedish import format_date
from tests.journeys.bos_investigation import HOME
from tests.journeys.following import (
    comes_back_to_the_case,
    gets_the_letter,
    has_read_the_decision,
    opens_the_decision,
    today,
)
from tests.journeys.handling import GLASSES, MAJA, NILS, month_of_support
from tests.journeys.scenes import this_month
from tests.journeys.visitor import Visitor

MONTH_REASON = "Du har inga egna pengar den här månaden."
GLASSES_REASON = "Enkla glasögon kostar 2 000 kronor."
LATE = "Jag har hittat ett annat par."


def answer() -> str:
    return f"Ja, till en del. Du får 13 720 kronor för {this_month()}"


def nils_writes_what_he_thinks_of(nils: Visitor) -> None:
    """A yes to the month, and to the glasses in part; the sums come from the calculation."""
    nils.presses("Beslut")
    nils.reads("Beräkningen visar 13 720 kronor.", "Sökt: 3 500 kronor")
    assert nils.value("Hur mycket får den sökande?", within=GLASSES) == "2000"
    nils.chooses("Bifall", within=month_of_support())
    nils.types("Därför", MONTH_REASON, within=month_of_support())
    nils.chooses("Delvis bifall", within=GLASSES)
    nils.types("Därför", GLASSES_REASON, within=GLASSES)
    nils.presses("Spara och läs beslutet")
    nils.reads("Så här ser den sökande beslutet.", answer())


def nils_may_not_decide_yet(nils: Visitor) -> None:
    """A decision that goes against Bo waits until what he said is answered (FL 25 §)."""
    nils.reads("Svara på de 3 saker som den sökande har sagt om utredningen.")
    nils.does_not_read("Fatta beslutet")


def bo_begins_one_comment_more(bo: Visitor) -> None:
    """He writes, and leaves the page open."""
    bo.presses(f"Jag vill tillägga något: {HOME}")
    bo.types("Skriv med egna ord", LATE)


def nils_decides(nils: Visitor) -> None:
    nils.presses("Beslut")
    nils.presses("Spara och läs beslutet")
    nils.reads("När du fattar beslutet går det inte att ändra.")
    nils.presses("Fatta beslutet")
    nils.reads("Beslutet är fattat. Den sökande får veta det.", "Beslutad sedan")
    nils.reads("Delvis bifall, 13 720 kronor", "Vi vet inte om det har kommit fram.")


def bo_is_told_that_it_is_too_late(bo: Visitor) -> None:
    bo.presses("Spara")
    bo.reads("Vi kan inte spara det här", "Vi har redan fattat beslut. Ring oss om något är fel.")
    bo.reads("Det här skrev du:", LATE, "Kopiera texten om du vill ha den kvar.")
    bo.presses("Läs utredningen")
    bo.reads("Vi har fattat beslut. Du kan fortfarande läsa här.")
    bo.does_not_read(LATE, "Jag är klar")


def bo_reads_what_he_gets_and_why(bo: Visitor) -> None:
    comes_back_to_the_case(bo)
    bo.reads(f"{NILS} är din handläggare sedan {today()}.", f"{MAJA}, {today()}")
    opens_the_decision(bo)
    bo.reads(answer(), "Vi säger ja till en del av det du sökte.", "Beslutet gäller direkt.")
    bo.reads(f"{month_of_support()}: ja, 13 720 kronor", MONTH_REASON)
    bo.reads(f"{GLASSES}: ja, till en del, 2 000 kronor", "Du sökte 3 500 kronor.", GLASSES_REASON)
    bo.reads("Så mycket fattas: 13 720 kronor", f"{NILS} fattade beslutet {today()}")
    has_read_the_decision(bo)
    gets_the_letter(bo, answer(), MONTH_REASON, GLASSES_REASON)
    comes_back_to_the_case(bo)
    bo.reads("Ingenting just nu.", "Nu: Ditt beslut är klart")


def bo_reads_when_the_money_comes(bo: Visitor) -> None:
    day = format_date(Payment.objects.get().pay_on)
    comes_back_to_the_case(bo)
    bo.presses("Pengarna")
    bo.reads("13 720 kronor", f"Pengarna kommer {day}.", "Kontot slutar på 567.")
