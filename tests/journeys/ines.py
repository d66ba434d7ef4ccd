"""Ines works a little and applies every month. Last month's answers are there."""

from applications.access import Actor
from applications.actions.sending import send_application
from applications.models import Case
from applications.questions.months import month_before
from applications.questions.ways import ways_in
from applications.statuses import ApplicationKind
from eservice import clock
from eservice.people.models import User
from eservice.ui.swedish import format_month
from tests.casework.making_payments import decide
from tests.factories import make_caseworker, make_draft, whole_answers
from tests.journeys.scenes import BORROWED, OWN, PAPERS, Arrive, types_a_day
from tests.journeys.visitor import Visitor
from tests.wizard.making_renewals import PAY

NAME = "Ines Övning"
STILL = "Stämmer det här fortfarande?"
YES = "Ja, det stämmer"
RENT = "Hur mycket betalar du i hyra varje månad?"


def ines_has_a_decision() -> User:
    """What came before the story: an application for the month before, and our answer."""
    ines = User.objects.get(subject="ines")
    before = {"other_month": f"{month_before(clock.today()):%Y-%m}", "why": "Jag hann inte."}
    month = {"month": {"month": "other"}, "month_other": before}
    rest = {key: given for key, given in whole_answers().items() if key != "month"}
    draft = make_draft(ines, month | rest | PAY)
    decide(send_application(Actor(ines), draft_id=draft.pk), make_caseworker())
    return ines


def ines_applies_again(arrive: Arrive) -> None:
    applied = ways_in(ines_has_a_decision().person_id).suggested.month
    ines = arrive()
    ines.logs_in(NAME, OWN)
    ines_begins_with_what_she_has_said(ines, format_month(applied, with_year=False))
    ines_says_that_most_is_the_same(ines)
    ines_writes_what_is_new_for_the_month(ines)
    ines_reads_what_has_changed_and_sends(ines)
    maja = arrive()
    maja.logs_in("Maja Låtsas", BORROWED)
    maja_reads_the_same(maja)


def ines_begins_with_what_she_has_said(ines: Visitor, month: str) -> None:
    before = format_month(month_before(clock.today()))
    ines.is_at("Mina ansökningar")
    ines.reads(f"Du har fått ett beslut för {before}.", "Det går fortare.")
    ines.presses(f"Sök igen för {month}")
    ines.answers("Är något av det här bråttom?", "Nej, inget av det här")


def ines_says_that_most_is_the_same(ines: Visitor) -> None:
    for known in ("Påhittade gatan 1", "6 500 kronor", "Är pensionär"):
        ines.is_at(STILL)
        ines.reads(known)
        if known == "6 500 kronor":
            ines_has_a_higher_rent(ines)
        ines.presses(YES)
    ines.is_at(STILL)
    ines.reads("Lön", "Sedan frågar vi om det som är nytt för månaden.")
    ines.presses(YES)


def ines_has_a_higher_rent(ines: Visitor) -> None:
    ines.presses("Ändra Berätta om din lägenhet")
    ines.types(RENT, "6 900")
    ines.saves()
    ines.is_at(STILL)
    ines.reads("6 900 kronor")


def ines_writes_what_is_new_for_the_month(ines: Visitor) -> None:
    types_a_day(ines, 25, within="Summa 1")
    ines.types("Hur mycket är det efter skatt?", "6 500", within="Summa 1")
    ines.types("Från vilken arbetsgivare?", "Exempelbolaget", within="Summa 1")
    ines.answers("Vilken lön har du fått?")
    ines.is_at(STILL)
    ines.presses(YES)
    assert ines.value("Vilken bank?", within="Konto 1") == "Exempelbanken"
    ines.types("Hur mycket finns på kontot i dag?", "87", within="Konto 1")
    ines.answers("Vilka konton har du?")
    ines.is_at(STILL)
    ines.reads("410 kronor")
    ines.presses(YES)
    ines.answers(PAPERS)


def ines_reads_what_has_changed_and_sends(ines: Visitor) -> None:
    ines.is_at("Stämmer dina svar?")
    ines.reads("Det här har ändrats sedan", "6 900 kronor", "6 500 kronor", "87 kronor")
    ines.presses("Gå vidare och skriv under")
    ines.chooses("Ja, jag skriver under på det här")
    ines.presses("Skicka ansökan")
    ines.is_at("Vi har fått din ansökan")
    ines.reads(f"Ditt nummer: {Case.objects.get(kind=ApplicationKind.RENEWAL).reference}")
    ines.logs_out()


def maja_reads_the_same(maja: Visitor) -> None:
    maja.presses("Utan handläggare")
    maja.reads("Återansökan")
    maja.presses(NAME)
    before = format_month(month_before(clock.today()))
    maja.opens_up(f"2 svar har ändrats sedan ansökan för {before}")
    maja.reads("Berätta om din lägenhet", "Vilka konton har du?")
