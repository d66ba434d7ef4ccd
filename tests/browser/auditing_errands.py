"""The auditor's pages that have to be brought about."""

from tests.browser.auditing_stops import petra, waiting
from tests.browser.walker import Walker


def _opens(walker: Walker, url_name: str, *args: object) -> None:
    walker.become(petra(walker.world))
    walker.opens(url_name, *args)


def found(walker: Walker) -> None:
    assert waiting(walker.world)
    _opens(walker, "search_readings")
    walker.presses("Sök")


def no_such_reader(walker: Walker) -> None:
    _opens(walker, "search_readings")
    walker.page.get_by_label("Vem har läst?", exact=True).fill("Ingen Sådan")
    walker.presses("Sök")


def too_many(walker: Walker) -> None:
    _opens(walker, "start_log_check")
    walker.page.get_by_label("Hur många läsningar vill du titta på?", exact=True).fill("1000")
    walker.presses("Välj läsningar")


def empty_finding(walker: Walker) -> None:
    _opens(walker, "log_check", waiting(walker.world).pk)
    walker.presses("Spara kontrollen")


OF_AUDITING = {
    "with errors": {
        "no such reader": no_such_reader,
        "too many readings": too_many,
        "empty finding": empty_finding,
    },
    "other states": {"readings found": found},
}
