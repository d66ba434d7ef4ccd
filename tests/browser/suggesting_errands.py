"""The pages of Du sa – vi gjorde that have to be brought about."""

from tests.browser.suggesting_stops import sam, waiting
from tests.browser.walker import Walker
from tests.guides.suggesting.making import sent


def _writes(walker: Walker, words: str) -> None:
    walker.become(None)
    walker.opens("suggest")
    walker.page.get_by_label("Texterna", exact=True).check()
    walker.page.get_by_label("Vad vill du säga till oss?", exact=True).fill(words)
    walker.presses("Skicka förslaget")


def nothing_written(walker: Walker) -> None:
    _writes(walker, "")


def receipt(walker: Walker) -> None:
    _writes(walker, "Jag är 19900101-9802. Skriv till bo@exempel.se.")


def _follows(walker: Walker, code: str) -> None:
    walker.become(None)
    walker.opens("follow_suggestion")
    walker.page.get_by_label("Skriv koden som du fick", exact=True).fill(code)
    walker.presses("Visa mitt förslag")


def wrong_code(walker: Walker) -> None:
    _follows(walker, "ABCD-EFGH-2345")


def own(walker: Walker) -> None:
    _follows(walker, sent("Jag är 19900101-9802.").code.shown)


def words_not_there(walker: Walker) -> None:
    suggestion = waiting(walker.world)
    walker.become(sam(walker.world))
    walker.opens("take_out_words", suggestion.pk)
    walker.page.get_by_label("Vilka ord ska bort?", exact=True).fill("Bosse")
    walker.presses("Ta bort orden")


OF_SUGGESTING = {
    "with errors": {
        "no suggestion": nothing_written,
        "wrong suggestion code": wrong_code,
        "words not there": words_not_there,
    },
    "other states": {"suggestion receipt": receipt, "own suggestion": own},
}
