"""The pages of "Jag förstår inte" that have an address: the thanks, and what editors read."""

from datetime import date

from eservice import clock
from eservice.people.models import User
from guides.asking.actions import set_completions
from guides.models import Puzzlement
from tests.browser.editing_stops import sam
from tests.browser.stop import Stop
from tests.browser.world import World

KEY = "questions/month"
WORDS = "Jag vet inte vilken månad som ni menar."


def puzzled(world: World) -> User:
    """Somebody has said what was hard, today and earlier."""
    if not Puzzlement.objects.exists():
        for key, words in ((KEY, WORDS), (KEY, ""), ("letters/decision", "")):
            Puzzlement.objects.create(key=key, language="sv", words=words, has_words=bool(words))
        Puzzlement.objects.create(key=KEY, language="sv", day=date(2026, 1, 15))
        month = clock.today().replace(day=1)
        set_completions({(month, KEY): 2, (month, "questions/home_rented"): 6}, months=[month])
    return sam(world)


ASKING = [
    # Without a press of today the page only thanks.
    Stop("thanks", "puzzled_words", lambda world: None),
    Stop("hard texts", "hard_texts", puzzled),
    Stop("hard texts none", "hard_texts", sam, query="?manad=2025-01"),
    Stop("hard text", "hard_text", puzzled, lambda world: [KEY]),
    Stop("hard letter", "hard_text", puzzled, lambda world: ["letters/appeal"]),
]
