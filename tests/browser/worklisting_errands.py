"""Pages of the worklist that have to be brought about."""

from applications.models import Case
from tests.browser.walker import Walker
from tests.browser.worklisting_stops import maja


def _opens(walker: Walker, url_name: str, query: str = "") -> None:
    walker.become(maja(walker.world))
    walker.opens(url_name, query=query)


def nothing_ticked(walker: Walker) -> None:
    _opens(walker, "worklist", "?vy=alla")
    walker.presses("Ta de ikryssade")


def search_for_nothing(walker: Walker) -> None:
    _opens(walker, "search_cases")
    walker.presses("Sök")


def choice_without_a_name(walker: Walker) -> None:
    _opens(walker, "worklist", "?vy=alla")
    walker.page.locator("summary", has_text="Visa färre").click()
    walker.presses("Spara det här valet")


def _asks_whom(walker: Walker) -> None:
    assert walker.world.nils
    _opens(walker, "worklist", "?vy=alla")
    walker.page.locator("#arende-1").check()
    walker.presses("Ge de ikryssade till …")


def given_to_nobody(walker: Walker) -> None:
    _asks_whom(walker)
    walker.presses("Lämna över")


def handed_to_nobody(walker: Walker) -> None:
    walker.become(walker.world.maja)
    walker.opens("hand_over", walker.world.case("taken").pk)
    walker.presses("Lämna över")


def not_moved(walker: Walker) -> None:
    """Nils got it a moment ago."""
    _opens(walker, "worklist", "?vy=alla")
    walker.page.locator("#arende-1").check()
    case = walker.world.cases["gone through"]
    values = {"caseworker": walker.world.nils, "caseworker_since": case.received_at}
    Case.objects.filter(unit=case.unit).update(**values)
    walker.presses("Ta de ikryssade")


def found(walker: Walker) -> None:
    _opens(walker, "search_cases")
    reference = walker.world.cases["gone through"].reference
    walker.page.get_by_label("Ärendenummer", exact=True).fill(reference)
    walker.page.get_by_label("Jag behöver det för ett ärende som jag har").check()
    walker.presses("Sök")


OF_WORKLIST = {
    "with errors": {
        "nothing ticked": nothing_ticked,
        "search for nothing": search_for_nothing,
        "choice without a name": choice_without_a_name,
        "given to nobody": given_to_nobody,
        "hand over": handed_to_nobody,
    },
    "too late": {"not moved": not_moved},
    "other states": {"whom to give to": _asks_whom, "found": found},
}
