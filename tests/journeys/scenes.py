"""What every life has in common: to begin, to send, the caseworker's day, and the case page."""

from collections.abc import Callable

from applications.models import Case
from eservice import clock
from eservice.ui.swedish import format_date, format_month
from tests.journeys.visitor import Visitor

Arrive = Callable[[], Visitor]

OWN = "Min egen telefon eller dator"
BORROWED = "Lånad telefon eller dator"
LATER = "Spara och fortsätt senare"
MAY_SKIP = "(du kan hoppa över frågan)"


def this_month() -> str:
    return format_month(clock.today())


def starts_a_new_application(someone: Visitor) -> None:
    someone.is_at("Mina ansökningar")
    someone.reads("Du har ingen ansökan än")
    someone.presses("Börja en ny ansökan")


def looks_through_and_sends(someone: Visitor) -> str:
    """Sign and send; return the reference number on the receipt."""
    someone.is_at("Stämmer dina svar?")
    someone.does_not_read("svar saknas")
    someone.presses("Gå vidare och skriv under")
    someone.is_at("Skriv under och skicka")
    someone.chooses("Ja, jag skriver under på det här")
    someone.presses("Skicka ansökan")
    case = Case.objects.get()
    someone.is_at("Vi har fått din ansökan")
    someone.reads(
        f"Ditt nummer: {case.reference}",
        f"Du söker för {this_month()}.",
        f"Du får ett beslut senast {format_date(case.promised_on)}.",
        "Du behöver inte skicka ansökan en gång till.",
    )
    return case.reference


def sees_that_nobody_has_read_it_yet(someone: Visitor) -> None:
    someone.presses("Följ ditt ärende")
    someone.is_at("Vi har fått din ansökan")
    someone.reads(
        "Ingen handläggare har ditt ärende än.",
        "Ingen har läst ditt ärende än.",
        "Nu: Vi har fått din ansökan",
    )


def maja_comes_to_work(arrive: Arrive) -> Visitor:
    maja = arrive()
    maja.logs_in("Maja Låtsas", BORROWED)
    maja.is_at("Ärenden")
    maja.reads("Du har inga ärenden just nu.")
    maja.presses("Utan handläggare")
    return maja


def maja_takes_the_case(maja: Visitor, applicant: str, note: str) -> None:
    """From the worklist: open it, take it, start, write a note, and find it among one's own."""
    maja.presses(applicant)
    maja.is_at(applicant)
    maja.reads("Ingen handläggare än.")
    maja.presses("Ta ärendet")
    maja.reads("Nu har du ärendet.", "Handläggare: Maja Låtsas.")
    maja.presses("Börja utreda")
    maja.reads("Utredningen har börjat.", "Utredning sedan")
    maja.presses("Skriv anteckning")
    maja.types("Ny anteckning", note)
    maja.presses("Spara anteckning")
    maja.reads("Anteckningen är sparad.", note, "Journalanteckning")
    maja.presses("Mina ärenden")
    maja.reads(applicant)
    maja.logs_out()


def sees_who_has_it_and_who_has_read(someone: Visitor) -> None:
    someone.is_at("Mina ansökningar")
    someone.reads("Vi läser din ansökan")
    someone.presses(f"Ansökan för {this_month()}")
    someone.is_at("Vi läser din ansökan")
    someone.reads(
        f"Maja Låtsas är din handläggare sedan {format_date(clock.today())}.",
        "Nu: Vi läser din ansökan",
        "Maja Låtsas, handläggare, läste dina svar",
        "Maja Låtsas, handläggare, läste anteckningarna",
    )
    someone.presses("Allt som har hänt och alla som har läst")
    someone.is_at("Allt som har hänt")
    someone.reads(
        "Du skickade ansökan",
        "Maja Låtsas blev din handläggare",
        "Maja Låtsas, handläggare, började läsa din ansökan",
        "Maja Låtsas, handläggare, skrev en anteckning i ditt ärende",
    )
    someone.presses("Ditt ärende")
