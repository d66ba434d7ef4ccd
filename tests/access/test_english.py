"""In English no page that is not for the office says anything of ours in Swedish."""

from gettext import NullTranslations
from pathlib import Path

import pytest
from django.utils.translation import trans_real

from guides.translating import messages as reading
from tests.access.addresses import TABLE

# What a page says depends on no database.
pytestmark = pytest.mark.one_database

ROOT = Path(__file__).resolve().parents[2]
READABLE = sorted(name for name, row in TABLE.items() if "GET" in row)
PEOPLE = ("anonymous", "owner", "other", "nobody")


class Listening(NullTranslations):
    """Hears what the English catalogue was asked for and doesn't have."""

    def __init__(self) -> None:
        super().__init__()
        self.missed: set[str] = set()

    def gettext(self, message: str) -> str:
        self.missed.add(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.fixture(scope="module")
def ours() -> set[str]:
    """Every message in the project, those of the office too; Django's own are English."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "SWEDISH_ONLY", ())
        return {text for each in reading.messages(ROOT) for text in (each.text, each.plural)}


@pytest.fixture
def listening(monkeypatch) -> Listening:
    found = Listening()
    monkeypatch.setattr(trans_real.translation("en"), "_fallback", found)
    return found


def test_what_is_not_said_in_english_is_heard(listening, ours, client, db):
    listening.gettext("Utan handläggare")
    assert listening.missed & ours == {"Utan handläggare"}


@pytest.mark.parametrize("name", READABLE)
def test_pages_are_in_english(world, listening, ours, name):
    for role in PEOPLE:
        client = world.client(role)
        client.cookies["sprak"] = "en"
        client.get(world.url(name))
    assert listening.missed & ours == set()
