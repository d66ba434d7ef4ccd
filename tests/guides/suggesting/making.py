"""Suggestions as they come in, and what became of them."""

from uuid import uuid4

from eservice.people.models import User
from guides.models import About, Outcome, Suggestion
from guides.suggesting import actions
from tests.guides.making import make_editor

WORDS = "Skriv vilka papper jag behöver innan jag börjar."


def sent(words: str = WORDS, about: str = About.TEXTS, **values) -> actions.Sent:
    """Sent from a connection of its own."""
    given = {"page": uuid4(), "connection": str(uuid4())} | values
    return actions.send_suggestion(about=about, words=words, **given)


def make_suggestion(words: str = WORDS, about: str = About.TEXTS) -> Suggestion:
    """One that nobody has read."""
    return sent(words, about).suggestion


def make_published(words: str = WORDS, about: str = About.TEXTS, by: User | None = None):
    """One that everyone may read."""
    found = make_suggestion(words, about)
    actions.publish(by or make_editor(), suggestion_id=found.pk)
    found.refresh_from_db()
    return found


def make_answered(
    words: str = WORDS,
    answer: str = "Nu står det först på sidan.",
    *,
    outcome: str = Outcome.DONE,
    about: str = About.TEXTS,
    by: User | None = None,
) -> Suggestion:
    """One that has an answer."""
    by = by or make_editor()
    found = make_published(words, about, by)
    actions.answer(by, suggestion_id=found.pk, outcome=outcome, words=answer, seen=0)
    return Suggestion.objects.get(pk=found.pk)
