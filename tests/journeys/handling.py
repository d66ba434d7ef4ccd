"""What a caseworker does with a case, one step at a time, on the pages of the case."""

from tests.journeys.scenes import BORROWED, this_month
from tests.journeys.visitor import Visitor

MAJA, NILS = "Maja Låtsas", "Nils Modell"
BO, CARIN = "Bo Påhittad", "Carin Provsson"
GLASSES, DENTIST = "Glasögon", "Annan tandvård"


def month_of_support() -> str:
    """The first thing in every decision."""
    return f"Ekonomiskt bistånd för {this_month()}"


def comes_to_work(worker: Visitor, name: str) -> None:
    worker.logs_in(name, BORROWED)
    worker.is_at("Ärenden")


def takes_the_case(worker: Visitor, applicant: str) -> None:
    worker.presses("Utan handläggare")
    worker.presses(applicant)
    worker.presses("Ta ärendet")
    worker.presses("Börja utreda")


def finds_the_answer(worker: Visitor, applicant: str) -> None:
    """From the worklist to what was asked for, where the new answer stands."""
    worker.presses("Mina ärenden")
    worker.presses("Nya svar")
    worker.presses(applicant)
    worker.presses("Komplettering")


def begins_a_letter(worker: Visitor, *things: str) -> None:
    worker.presses("Komplettering")
    worker.presses("Be om mer")
    worker.chooses(*things)
    worker.presses("Fortsätt")
    worker.reads("Så börjar brevet", "Vi avslutar inget ärende för att ett svar saknas.")


def sends_the_letter(worker: Visitor) -> None:
    worker.presses("Skicka till den sökande")
    worker.reads("Brevet är på väg till den sökande.", "Väntar på svar")


def accepts(worker: Visitor, what: str) -> None:
    worker.presses(f"Godkänn svaret: {what}")
    worker.reads("Du har godkänt svaret.", "Godkänd")


def gives_back(worker: Visitor, what: str, why: str) -> None:
    """The only answer that waits is not enough."""
    worker.opens_up(f"Svaret räcker inte: {what}")
    worker.types("Vad behöver du mer?", why)
    worker.presses("Skicka tillbaka till den sökande")
    worker.reads("Den sökande får veta vad som saknas.")


def saves_the_calculation(worker: Visitor) -> None:
    worker.presses("Beräkning")
    worker.reads("Ingen har sparat beräkningen än.")
    worker.presses("Spara beräkningen")
    worker.reads("Beräkningen är sparad.")


def writes_a_line(worker: Visitor, part: str, text: str) -> None:
    """In the investigation, one line in one of its four parts."""
    worker.chooses(part)
    worker.types("Vad ska stå på raden?", text)
    worker.presses("Spara raden")
    worker.reads("Raden är sparad.", text)


def sends_the_investigation(worker: Visitor) -> None:
    worker.presses("Läs igenom och skicka")
    worker.is_at("Skicka utredningen till den sökande")
    worker.reads("Så här läser den sökande utredningen:", "Så har vi räknat")
    worker.presses("Skicka till den sökande")
    worker.reads("Utredningen är skickad till den sökande.", "Kommunicerad sedan")


def answers_what_was_said(worker: Visitor, said: str, answer: str) -> None:
    worker.presses(f"Svara: {said}")
    worker.is_at("Svara på det den sökande sa")
    worker.reads(said)
    worker.types("Ditt svar", answer)
    worker.presses("Spara svaret")
    worker.reads("Svaret är sparat.", answer)


def plans_the_payment(worker: Visitor, amount: str) -> None:
    """All that the decision gives, on the usual day, to where she asked for it."""
    worker.presses("Utbetalningar")
    worker.reads(f"Kvar att planera: {amount}")
    worker.presses("Planera utbetalning")
    worker.is_at("Planera utbetalning")
    worker.reads("Mottagare och konto är hämtade från ansökan.")
    worker.presses("Planera utbetalningen")
    worker.reads("Utbetalningen är planerad.", "Allt är planerat.")
