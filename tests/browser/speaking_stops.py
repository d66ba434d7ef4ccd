"""The pages of those who read texts aloud for others."""

from guides import library
from guides.models import Recording
from guides.speaking import actions
from guides.speaking.words import wording
from tests.browser.editing_stops import sam
from tests.browser.stop import Stop
from tests.browser.world import World
from tests.guides.speaking.making import wav

KEY = "questions/payout"
OTHER = "guides/infor-forsta-motet"


def recorded(world: World) -> list[str]:
    """A text that somebody has recorded; another was changed afterwards."""
    if not Recording.objects.exists():
        for key in (KEY, OTHER):
            seen = wording(library.text(key))
            values = {"key": key, "language": "sv", "sound": wav(), "seen": seen}
            actions.record(sam(world), **values)
        Recording.objects.filter(key=OTHER).update(wording="0123456789abcdef")
    return ["sv", KEY]


def changed(world: World) -> list[str]:
    recorded(world)
    return ["sv", OTHER]


SPEAKING = [
    Stop("recorded texts", "recorded_texts", lambda world: recorded(world) and sam(world)),
    Stop("nothing recorded", "recording", sam, lambda world: ["sv", "questions/month"]),
    Stop("recording", "recording", sam, recorded),
    Stop("recording of other words", "recording", sam, changed),
]
