"""The pages of "Jag förstår inte" that have to be brought about."""

from django.urls import reverse

from guides.asking import actions
from guides.floods import Limit
from guides.models import Puzzlement
from tests.browser.walker import Walker


def pressed(walker: Walker) -> None:
    walker.become(None)
    walker.opens("guide", "sa-raknar-vi")
    walker.presses("Jag förstår inte den här sidan")


def _says(walker: Walker, words: str) -> None:
    pressed(walker)
    walker.page.get_by_label("Vad var svårt?", exact=True).fill(words)
    walker.presses("Skicka")


def nothing_said(walker: Walker) -> None:
    _says(walker, "")


def said(walker: Walker) -> None:
    _says(walker, "Ordet norm. Ring mig på 070-174 06 05.")


def said_too_late(walker: Walker) -> None:
    pressed(walker)
    Puzzlement.objects.update(has_words=True)
    walker.page.get_by_label("Vad var svårt?", exact=True).fill("Ordet norm.")
    walker.presses("Skicka")


def flooded(walker: Walker) -> None:
    limit, actions.PRESSING = actions.PRESSING, Limit("puzzlement", of_one=0, of_all=0)
    try:
        pressed(walker)
    finally:
        actions.PRESSING = limit


def from_a_question(walker: Walker) -> None:
    """What was typed is saved, and the page leads back to the question."""
    walker.opens_step(walker.world.new_draft, "acute")
    walker.page.get_by_text("Jag förstår inte frågan").click()
    walker.presses("Jag förstår inte")
    assert reverse("puzzled_words") in walker.page.url


OF_ASKING = {
    "with errors": {"nothing said": nothing_said},
    "other states": {
        "pressed": pressed,
        "said": said,
        "said too late": said_too_late,
        "flooded": flooded,
        "question not understood": from_a_question,
    },
}
