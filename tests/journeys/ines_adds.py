"""Ines has applied for the month, and needs glasses. The price is a photo as her phone takes it."""

from applications.models import Case, Document
from applications.statuses import ApplicationKind
from eservice.people.models import User
from tests.factories import make_case
from tests.journeys.ines import NAME
from tests.journeys.papers import phone_photo
from tests.journeys.scenes import (
    ALL_PAPERS,
    BORROWED,
    CAMERA,
    OWN,
    PAPERS,
    Arrive,
    costs,
    opens_paper,
    this_month,
)
from tests.journeys.visitor import Visitor

PRICE = "priset på glasögonen"


def ines_needs_glasses_too(arrive: Arrive) -> None:
    month = make_case(User.objects.get(subject="ines"))
    ines = arrive()
    ines.logs_in(NAME, OWN)
    ines.opens("/ansokan/valj/")
    ines.presses(f"Lägg till något för {this_month().split()[0]}")
    ines_says_what_she_needs(ines)
    ines_takes_a_picture_of_the_price(ines)
    ines_sends_it(ines, month)
    maja = arrive()
    maja.logs_in("Maja Låtsas", BORROWED)
    maja_finds_it_beside_the_month(maja)


def ines_says_what_she_needs(ines: Visitor) -> None:
    ines.answers("Är något av det här bråttom?", "Nej, inget av det här")
    ines.answers("Vad behöver du pengar till?", "Glasögon")
    costs(ines, "Vad kostar glasögonen?", "1 800", "den här månaden")
    ines.types("Varför behöver du det?", "Jag ser inte vad som står på skärmen.")
    ines.answers("Varför behöver du det?")


def ines_takes_a_picture_of_the_price(ines: Visitor) -> None:
    opens_paper(ines, PRICE)
    ines.presses("Ladda upp papperet")
    ines.attaches(CAMERA, phone_photo("IMG_0001.HEIC"))
    ines.presses("Ladda upp")
    ines.reads("Du har laddat upp en fil")
    assert Document.objects.get().media_type == "image/jpeg"
    ines.presses(ALL_PAPERS)
    ines.answers(PAPERS)


def ines_sends_it(ines: Visitor, month: Case) -> None:
    ines.is_at("Stämmer dina svar?")
    ines.reads("1 800 kronor")
    ines.presses("Gå vidare och skriv under")
    ines.chooses("Ja, jag skriver under på det här")
    ines.presses("Skicka ansökan")
    added = Case.objects.get(kind=ApplicationKind.EXTRA)
    assert added.adds_to == month
    ines.reads(added.reference)


def maja_finds_it_beside_the_month(maja: Visitor) -> None:
    added = Case.objects.get(kind=ApplicationKind.EXTRA)
    maja.presses("Utan handläggare")
    maja.reads(added.reference, added.adds_to.reference)
