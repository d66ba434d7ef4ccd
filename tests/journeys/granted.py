"""Anna's application: asked about one thing, calculated, and granted."""

from applications.models import Case
from eservice.people.models import User
from tests.factories import make_case
from tests.journeys.following import answers_with_words, opens_the_case
from tests.journeys.handling import (
    MAJA,
    accepts,
    begins_a_letter,
    comes_to_work,
    finds_the_answer,
    saves_the_calculation,
    sends_the_letter,
    takes_the_case,
)
from tests.journeys.norm import the_norm_of_2026_holds
from tests.journeys.scenes import Arrive, this_month
from tests.journeys.visitor import Visitor

ANNA = "Anna Exempel"
BILL = "Din senaste hyresavi"
SENDS_BILL = "Skicka din senaste hyresavi"


def anna_has_applied() -> Case:
    the_norm_of_2026_holds()
    return make_case(User.objects.get(subject="anna"))


def maja_says_yes_after_one_question(arrive: Arrive) -> None:
    maja, anna = arrive(), arrive()
    comes_to_work(maja, MAJA)
    takes_the_case(maja, ANNA)
    maja_asks_for_the_rent_bill(maja)
    opens_the_case(anna, ANNA)
    anna_answers_where_it_stands(anna)
    maja_has_what_she_needs(maja)
    saves_the_calculation(maja)
    maja.reads("3 940 kronor")
    maja_says_yes(maja)
    anna_reads_that_it_is_a_yes(anna)


def maja_asks_for_the_rent_bill(maja: Visitor) -> None:
    begins_a_letter(maja, BILL)
    maja.types("Varför behöver du det?", "Vi vill räkna med rätt hyra.")
    sends_the_letter(maja)
    maja.reads("Vi vill räkna med rätt hyra.")


def anna_answers_where_it_stands(anna: Visitor) -> None:
    anna.is_at("Vi behöver något mer från dig")
    anna.presses("Svara på en sak som vi har bett om")
    anna.reads("Väntar på ditt svar", "Vi behöver något mer från dig")
    answers_with_words(anna, SENDS_BILL, "Hyran är den som står i ansökan.")
    anna.reads("Vi har fått svaret")


def maja_has_what_she_needs(maja: Visitor) -> None:
    finds_the_answer(maja, ANNA)
    maja.reads("Vi vill räkna med rätt hyra.", "Hyran är den som står i ansökan.")
    accepts(maja, SENDS_BILL)


def maja_says_yes(maja: Visitor) -> None:
    maja.presses("Beslut")
    maja.reads("Beräkningen visar 11 720 kronor.")
    maja.chooses("Bifall")
    maja.types("Därför", "Du har inga egna pengar den här månaden.")
    maja.presses("Spara och läs beslutet")
    maja.reads(f"Ja, du får 11 720 kronor för {this_month()}")
    maja.reads("Du har inga egna pengar den här månaden.", "3 940 kronor", "6 500 kronor")
    maja.presses("Fatta beslutet")
    maja.reads("Beslutad sedan")


def anna_reads_that_it_is_a_yes(anna: Visitor) -> None:
    anna.presses("Ditt ärende")
    anna.is_at("Ditt beslut är klart")
    anna.presses("Läs ditt beslut")
    anna.reads(f"Ja, du får 11 720 kronor för {this_month()}")
    anna.reads("Du har inga egna pengar den här månaden.")
    anna.presses("Jag har läst beslutet")
    anna.presses("Ditt ärende")
    anna.does_not_read("Läs ditt beslut")
    anna.reads("Ingenting just nu.")
