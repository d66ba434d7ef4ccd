"""Nils and Bo look into Bo's application together, line by line."""

from tests.journeys.following import (
    comes_back_to_the_case,
    says_of_a_line,
    says_that_all_is_said,
    says_that_it_is_right,
)
from tests.journeys.handling import (
    answers_what_was_said,
    saves_the_calculation,
    sends_the_investigation,
    writes_a_line,
)
from tests.journeys.visitor import Visitor

HOME = "Du hyr en lägenhet."
WORK = "Du har slutat arbeta."
GLASSES = "Du behöver glasögon varje dag."
PRICE = "Glasögon kan kosta mindre."
NOT_YET = "Jag har inte slutat. Jag är sjukskriven."
SIGHT = "Jag ser inte trafiken utan dem."
WHOLE = "Jag tycker att ni har lyssnat."
NOW_RIGHT = "Du är sjukskriven."


def nils_calculates(nils: Visitor) -> None:
    """All of the glasses is more than what is reasonable: he says how much is, and why."""
    saves_the_calculation(nils)
    nils.reads("15 220 kronor")
    nils.presses("Ändra kostnader")
    nils.types("Vi räknar med", "2000", within="Glasögon")
    nils.presses("Spara")
    nils.reads("Skriv varför summan inte är samma som i ansökan")
    nils.types("Varför, om summan är en annan?", "Enkla glasögon kostar så mycket.", "Glasögon")
    nils.presses("Spara")
    nils.reads("Beräkningen är sparad.", "I ansökan: 3 500 kronor", "13 720 kronor")


def nils_writes_what_speaks_for_and_against(nils: Visitor) -> None:
    nils.presses("Utredning")
    nils.reads(HOME, "Den sökande kan läsa det som står här")
    writes_a_line(nils, "Det här vet vi", WORK)
    writes_a_line(nils, "Det här talar för ett ja", GLASSES)
    writes_a_line(nils, "Det här talar emot", PRICE)
    sends_the_investigation(nils)


def bo_reads_it_line_by_line(bo: Visitor) -> None:
    comes_back_to_the_case(bo)
    bo.is_at("Läs vår utredning och säg vad du tycker")
    bo.presses("Läs utredningen och säg vad du tycker")
    bo.reads("Läs en rad i taget. Säg om den stämmer.", "Vi har inte bestämt något än.")
    bo.reads(HOME, WORK, GLASSES, PRICE, "13 720 kronor")
    says_that_it_is_right(bo, HOME)
    says_of_a_line(bo, "Det stämmer inte", WORK, NOT_YET)
    says_of_a_line(bo, "Jag vill tillägga något", GLASSES, SIGHT)
    bo.presses("Säg något om allt")
    bo.types("Skriv med egna ord", WHOLE)
    bo.presses("Spara")
    bo.reads(WHOLE, "Handläggaren svarar innan vi beslutar.")
    says_that_all_is_said(bo)


def nils_answers_each_comment(nils: Visitor) -> None:
    nils.presses("Utredning")
    nils.reads("3 kommentarer väntar på ditt svar.", "att allt är sagt.")
    answers_what_was_said(nils, NOT_YET, "Tack. Jag ändrar raden.")
    answers_what_was_said(nils, SIGHT, "Jag förstår. Därför säger vi ja till en del.")
    answers_what_was_said(nils, WHOLE, "Det är bra att höra.")
    nils.does_not_read("väntar på ditt svar")


def nils_corrects_what_was_wrong(nils: Visitor) -> None:
    nils.presses("Fortsätt utreda")
    nils.reads("Du kan skriva i utredningen igen.")
    nils.presses(f"Ändra: {WORK}")
    nils.types("Vad ska stå på raden?", NOW_RIGHT)
    nils.presses("Spara raden")
    nils.reads(NOW_RIGHT, "Då stod det:", NOT_YET, "Något har ändrats sedan dess.")
    sends_the_investigation(nils)


def bo_says_that_it_is_right_now(bo: Visitor) -> None:
    comes_back_to_the_case(bo)
    bo.presses("Läs utredningen och säg vad du tycker")
    bo.reads(NOW_RIGHT, "Nils Modell svarade:", "Tack. Jag ändrar raden.")
    bo.reads("Jag förstår. Därför säger vi ja till en del.", "Det är bra att höra.")
    says_that_it_is_right(bo, NOW_RIGHT)
    says_that_all_is_said(bo)
