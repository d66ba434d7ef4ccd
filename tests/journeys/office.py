"""The caseworker's day, and what the applicant then sees of it."""

from eservice import clock
from eservice.ui.swedish import format_date
from tests.journeys.scenes import BORROWED, Arrive, this_month
from tests.journeys.visitor import Visitor


def maja_comes_to_work(arrive: Arrive) -> Visitor:
    maja = arrive()
    maja.logs_in("Maja Låtsas", BORROWED)
    maja.is_at("Ärenden")
    maja.reads("Du har inga ärenden just nu.")
    maja.presses("Utan handläggare")
    return maja


def vera_names_maja_for(arrive: Arrive, applicant: str, reference: str) -> Visitor:
    """Vera decides on the unit: she sees that there is a case that nobody sees, and not whose."""
    maja = maja_comes_to_work(arrive)
    maja.does_not_read(applicant, reference)
    maja.logs_out()
    vera = arrive()
    vera.logs_in("Vera Exempelsdotter", BORROWED)
    vera.does_not_read(applicant, reference)
    vera.presses("Ett ärende som du behöver utse någon till")
    vera.is_at("Ärenden som ingen ser")
    vera.reads("Du ser inte vem det är.")
    vera.does_not_read(applicant, reference)
    vera.chooses("Maja Låtsas")
    vera.presses("Utse")
    vera.reads("Kollegan ser ärendet nu.", "Alla ärenden har någon som ser dem.")
    vera.logs_out()
    maja = maja_comes_to_work(arrive)
    maja.reads(applicant, reference)
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
