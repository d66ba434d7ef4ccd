"""A caseworker's pages about help that have to be brought about: answers, a text to read out, and
forms with errors."""

from collections.abc import Callable

from applications.access import Actor
from applications.actions.ending import end_help
from applications.grant_checks import EndReason
from tests.browser.walker import Walker
from tests.factories import number_for

CONTINUE = "Fortsätt till texten"
SERIAL = 5_001


def asked(name: str) -> Callable[[Walker], None]:
    """Ask whether one may talk with somebody."""

    def errand(walker: Walker) -> None:
        opens_helpers(walker)
        walker.page.get_by_label("Vem vill du prata med?").fill(name)
        walker.presses("Svara")

    return errand


def opens_helpers(walker: Walker) -> None:
    walker.become(walker.world.maja)
    walker.opens("case_helpers", walker.world.helped_case.pk)


def asked_for_nobody(walker: Walker) -> None:
    opens_helpers(walker)
    walker.presses("Svara")


def noted_nothing(walker: Walker) -> None:
    walker.become(walker.world.maja)
    walker.opens("note_help", walker.world.helped_case.pk)
    walker.presses(CONTINUE)


def text_to_read(walker: Walker) -> None:
    """Fill in help at the desk, and come to the text."""
    walker.become(walker.world.maja)
    walker.opens("note_help", walker.world.helped_case.pk)
    page = walker.page
    for label in ("Den sökande säger det i telefon", "En person", "Läsa svar, papper och beslut"):
        page.get_by_label(label, exact=True).check()
    page.get_by_label("Alla ansökningar och ärenden", exact=True).check()
    page.get_by_label("Förnamn", exact=True).fill("Nils")
    page.get_by_label("Efternamn", exact=True).fill("Stödsson")
    page.get_by_label("Personnummer eller samordningsnummer").fill(number_for(SERIAL))
    page.get_by_label("Dag", exact=True).fill("1 juni 2027")
    walker.presses(CONTINUE)


def text_not_read(walker: Walker) -> None:
    text_to_read(walker)
    walker.presses("Notera hjälpen")


def not_seen(walker: Walker) -> None:
    walker.become(walker.world.maja)
    walker.opens("verify_grant", walker.world.noted["seen"].pk)
    walker.presses("Underlaget stämmer")


def nothing_said(walker: Walker) -> None:
    walker.become(walker.world.maja)
    walker.opens("refuse_grant", walker.world.noted["seen"].pk)
    walker.presses("Säg nej")


def no_file(walker: Walker) -> None:
    walker.become(walker.world.maja)
    walker.opens("verify_grant", walker.world.noted["paper"].pk)
    walker.presses("Ladda upp")


def too_late(walker: Walker) -> None:
    """Somebody else ended the help while the page was open."""
    grant, maja = walker.world.noted["seen"], walker.world.maja
    walker.become(maja)
    walker.opens("refuse_grant", grant.pk)
    end_help(Actor(maja), grant_id=grant.pk, reason=EndReason.WRONG)
    walker.page.get_by_role("textbox").fill("Fel underskrift.")
    walker.presses("Säg nej")


HELP_WITH_ERRORS = {
    "talk": asked_for_nobody,
    "note help": noted_nothing,
    "text not read": text_not_read,
    "not seen": not_seen,
    "no reason": nothing_said,
}
HELP_ANSWERS = {
    "talk yes": asked("Desideria Stödsson"),
    "talk no": asked("Tore Stödsson"),
    "talk nobody": asked("Ingen Alls"),
    "talk herself": asked("Disa Exempel"),
    "text to read": text_to_read,
    "no file": no_file,
    "help that is over": too_late,
}
