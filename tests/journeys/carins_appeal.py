"""Carin says that the pay never came. It comes in time, and Maja looks once more."""

from eservice.ui.swedish import format_date
from tests.journeys.following import comes_back_to_the_case, has_read_the_decision, today
from tests.journeys.handling import CARIN, DENTIST, month_of_support
from tests.journeys.papers import pdf, photo
from tests.journeys.scenes import FILES
from tests.journeys.visitor import Visitor

WANTS = "Jag vill få pengar till maten, hyran och tandläkaren."
WHY = "Lönen kom aldrig. Kaféet har gått i konkurs."
BANKRUPTCY = "brev om konkursen.pdf"
STATEMENT = "Här är en bild av mitt konto. Där finns ingen lön."
ACCOUNT = "kontot.jpg"


def carin_appeals_from_the_decision(carin: Visitor) -> None:
    last_day = format_date(has_read_the_decision(carin))
    carin.presses("Överklaga beslutet")
    carin.is_at("Överklaga beslutet")
    carin.reads("Det kostar inget.", f"Vi måste ha fått överklagandet senast {last_day}.")
    carin.presses("Skicka överklagandet")
    carin.reads("Skriv vad du vill ändra. En mening räcker.")
    carin.types("Vad vill du att domstolen ändrar?", WANTS)
    carin.types("Varför är beslutet fel? (du kan hoppa över frågan)", WHY)
    carin.opens_up("Skicka med papper som visar det")
    carin.attaches(FILES, pdf(BANKRUPTCY))
    carin.presses("Skicka överklagandet")
    carin.is_at("Vi har fått överklagandet")
    carin.reads(WANTS, WHY, BANKRUPTCY, f"Vi fick det {today()}", f"Sista dag {last_day}")
    carin.reads("Är det fel ändrar vi det.", "Beslutet gäller så länge.")


def carin_sends_one_more_paper(carin: Visitor) -> None:
    carin.presses("Skriv ett meddelande")
    carin.types("Ditt meddelande", STATEMENT)
    carin.opens_up("Skicka med en bild eller en pdf")
    carin.attaches(FILES, photo(ACCOUNT))
    carin.presses("Skicka")
    carin.reads("Tack, vi har fått ditt meddelande.", STATEMENT, ACCOUNT)
    comes_back_to_the_case(carin)
    carin.reads("Ingenting just nu.")
    carin.presses("Överklagandet")
    carin.is_at("Vi har fått överklagandet")


def maja_finds_it_in_time(maja: Visitor) -> None:
    maja.presses("Mina ärenden")
    maja.presses("Att göra")
    maja.presses(f"Läs överklagandet. Se först om det kom i tid. {CARIN}")
    maja.reads("Överklagande inkommet", WANTS, WHY, BANKRUPTCY)
    maja.presses("Pröva om det kom i tid")
    maja.is_at("Kom överklagandet i tid?")
    maja.reads(f"Kom till oss {today()}", "Det kom i tid.")
    maja.chooses("Ja, det kom i tid")
    maja.presses("Spara")
    maja.reads("Du har noterat att överklagandet kom i tid.", "Är det fel, så ändra det.")
    maja.presses("Meddelanden")
    maja.reads(STATEMENT, ACCOUNT)


def maja_counts_what_really_came(maja: Visitor) -> None:
    maja.presses("Beräkning")
    maja.presses("Ändra inkomster")
    maja.types("Vi räknar med", "0")
    maja.types("Varför, om summan är en annan?", "Lönen kom aldrig.")
    maja.presses("Spara")
    maja.reads("Underskott 13 720 kronor")


def maja_begins_a_new_decision(maja: Visitor) -> None:
    """It begins from what the first one said."""
    maja.presses("Överklagande")
    maja.presses("Ändra beslutet")
    maja.is_at("Varför ändrar du beslutet?")
    maja.chooses("Ny prövning")
    maja.presses("Skriv det nya beslutet")
    maja.reads("Nytt beslut i stället för beslut 1", "Beräkningen visar 13 720 kronor.")
    assert "lön" in maja.value("Därför", within=month_of_support())
    assert "lön" in maja.value("Därför", within=DENTIST)
