"""The new decision: all of it, and nothing goes to the court, or a part, and the rest does."""

from applications.models import Payment
from eservice.ui.swedish import format_date
from tests.journeys.carins_appeal import ACCOUNT, BANKRUPTCY, WANTS, WHY
from tests.journeys.following import (
    comes_back_to_the_case,
    has_read_the_decision,
    opens_the_decision,
    the_letters_are_made,
    today,
    words_of,
)
from tests.journeys.handling import DENTIST, month_of_support
from tests.journeys.scenes import this_month
from tests.journeys.visitor import Visitor

YES = "Lönen kom aldrig. Du har inga egna pengar."
YES_DENTIST = "Du behöver tandläkaren nu."
NO_DENTIST = "Tandläkaren kan vänta till våren."


def maja_changes_it_all(maja: Visitor) -> None:
    decides(maja, month_of_support(), "Bifall", "13720", YES)
    decides(maja, DENTIST, "Bifall", "2000", YES_DENTIST)
    maja.presses("Spara och läs beslutet")
    maja.reads(f"Ja, du får 13 720 kronor för {this_month()}")
    maja.reads(f"Det här beslutet gäller i stället för beslut 1 från {today()}.")
    maja.presses("Fatta beslutet")
    maja.reads("Beslutet är fattat.", f"Beslut 2, {today()}", f"Beslut 1, {today()}")


def decides(maja: Visitor, part: str, outcome: str, amount: str, reason: str) -> None:
    maja.chooses(outcome, within=part)
    maja.types("Hur mycket får den sökande?", amount, within=part)
    maja.types("Därför", reason, within=part)


def nothing_goes_to_the_court(maja: Visitor) -> None:
    notes_the_new_decision(maja, "Ja, allt")
    maja.reads("Omprövat", "Personen fick allt. Överklagandet är klart.")
    maja.does_not_read("Skicka till förvaltningsrätten")


def notes_the_new_decision(maja: Visitor, answer: str) -> None:
    maja.presses("Överklagande")
    maja.presses("Notera det nya beslutet")
    maja.is_at("Notera det nya beslutet")
    maja.reads(WANTS, f"Beslut 2, {today()}")
    maja.chooses(answer)
    maja.presses("Spara")
    maja.reads("Du har noterat det nya beslutet. Den sökande får veta det.")


def carin_reads_that_it_is_changed(carin: Visitor) -> None:
    comes_back_to_the_case(carin)
    carin.presses("Överklagandet")
    carin.is_at("Vi har ändrat beslutet")
    carin.reads("Därför går det inte till domstolen.")
    comes_back_to_the_case(carin)
    opens_the_decision(carin)
    carin.reads(f"Ja, du får 13 720 kronor för {this_month()}", YES, YES_DENTIST)
    carin.reads("Vi har prövat ett tidigare beslut en gång till.")
    carin.reads(f"Det här beslutet gäller i stället för beslut 1 från {today()}.")
    has_read_the_decision(carin)
    carin.presses("Läs det tidigare beslutet")
    carin.reads("Det finns ett nyare beslut. Det gäller i stället för det här.")
    carin.does_not_read("Hur länge kan du överklaga?")


def carin_reads_when_the_money_comes(carin: Visitor) -> None:
    day = format_date(Payment.objects.get().pay_on)
    comes_back_to_the_case(carin)
    carin.reads("Ingenting just nu.")
    carin.presses("Pengarna")
    carin.reads("13 720 kronor", f"Pengarna kommer {day}.", "Kontot slutar på 567.")


def maja_changes_a_part(maja: Visitor) -> None:
    """What the new decision takes from nobody may be decided at once."""
    maja.presses("Beräkning")
    maja.presses("Ändra kostnader")
    maja.types("Vi räknar med", "0", within=DENTIST)
    maja.types("Varför, om summan är en annan?", NO_DENTIST, within=DENTIST)
    maja.presses("Spara")
    maja.reads("Underskott 11 720 kronor")
    maja.presses("Beslut")
    decides(maja, month_of_support(), "Bifall", "11720", YES)
    decides(maja, DENTIST, "Avslag", "", NO_DENTIST)
    maja.presses("Spara och läs beslutet")
    maja.reads(f"Ja, till en del. Du får 11 720 kronor för {this_month()}")
    maja.presses("Fatta beslutet")
    maja.reads("Beslutet är fattat.", "Delvis bifall, 11 720 kronor")


def maja_sends_the_rest_to_the_court(maja: Visitor) -> None:
    """FL 46 §: what she didn't get goes on, with the new decision and what she has sent since."""
    notes_the_new_decision(maja, "Nej, en del")
    maja.presses("Skicka till förvaltningsrätten")
    maja.reads("De här papperen har kommit i meddelanden sedan dess:", ACCOUNT)
    maja.chooses("Ja")
    maja.presses("Gör i ordning och notera")
    maja.reads("Skickat till förvaltningsrätten", "Vi gör i ordning pdf-filen.")


def carin_follows_it_to_the_court(carin: Visitor) -> None:
    the_letters_are_made()
    comes_back_to_the_case(carin)
    carin.presses("Överklagandet")
    carin.is_at("Vi har skickat överklagandet till domstolen")
    carin.reads("Domstolen heter förvaltningsrätten.", "Domstolen skriver till dig.")
    words = words_of(carin.fetches("Hämta det vi skickade (PDF)"))
    assert all(text in words for text in (WANTS, WHY, BANKRUPTCY, ACCOUNT, YES, NO_DENTIST)), words
