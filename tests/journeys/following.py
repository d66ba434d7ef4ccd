"""What a person does in her case after she has applied, one step at a time."""

from datetime import date

import pypdfium2

from applications.actions.letters import render_letter
from applications.models import Letter
from applications.questions.appeal_time import last_day_to_appeal
from eservice import clock
from eservice.ui.swedish import format_date
from tests.journeys.scenes import OWN, this_month
from tests.journeys.visitor import Visitor, plain


def today() -> str:
    return format_date(clock.today())


def opens_the_case(someone: Visitor, name: str) -> None:
    someone.logs_in(name, OWN)
    someone.presses(f"Ansökan för {this_month()}")


def comes_back_to_the_case(someone: Visitor) -> None:
    """From the start page of the logged in, as after some days."""
    someone.opens("/mina-sidor/")
    someone.presses(f"Ansökan för {this_month()}")


def answers_with_words(someone: Visitor, what: str, text: str) -> None:
    someone.presses(f"Läs och svara: {what}")
    someone.types("Skriv ditt svar", text)
    someone.presses("Skicka svaret")
    someone.reads("Tack, vi har fått ditt svar.")


def says_that_it_is_right(someone: Visitor, line: str) -> None:
    someone.presses(f"Det stämmer: {line}")
    someone.reads("Vi har sparat det du sa.", "Du sa: Stämmer")


def says_of_a_line(someone: Visitor, choice: str, line: str, text: str) -> None:
    """``choice`` is what she presses beside the line; it is chosen already on the next page."""
    someone.presses(f"{choice}: {line}")
    someone.is_at("Säg vad du tycker om raden")
    someone.reads(line)
    someone.types("Skriv med egna ord", text)
    someone.presses("Spara")
    someone.reads("Vi har sparat det du sa.", text)


def says_that_all_is_said(someone: Visitor) -> None:
    someone.presses("Jag är klar")
    someone.reads("Tack. Nu vet vi att du är klar.", "Ingenting just nu.")


def has_read_the_decision(someone: Visitor) -> date:
    """She says so, and reads until when she can appeal; return that day."""
    someone.reads("Tryck på knappen när du har läst. Då räknar vi tre veckor från i dag.")
    someone.presses("Jag har läst beslutet")
    last_day = last_day_to_appeal(clock.today())
    someone.reads(
        f"Vi måste ha fått överklagandet senast {format_date(last_day)}.",
        f"Du fick beslutet {today()}.",
    )
    return last_day


def opens_the_decision(someone: Visitor) -> None:
    someone.is_at("Ditt beslut är klart")
    someone.presses("Läs ditt beslut")


def gets_the_letter(someone: Visitor, *texts: str) -> None:
    """The same words on paper, when the machine that prints letters has had its turn."""
    someone.reads("Vi gör i ordning en kopia som du kan spara.")
    the_letters_are_made()
    someone.opens_again()
    words = words_of(someone.fetches("Hämta beslutet (PDF)"))
    assert [text for text in texts if text not in words] == [], words


def the_letters_are_made() -> None:
    for letter in Letter.objects.filter(rendered_at__isnull=True):
        render_letter.call(str(letter.pk))


def words_of(pdf: bytes) -> str:
    pages = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    return plain(" ".join(pages))
