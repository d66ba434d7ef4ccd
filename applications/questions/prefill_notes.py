"""What is said of sums that were counted, or left out, so that somebody should look at them."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.norm.household import Person
from applications.norm.kinds import income_words
from applications.norm.lines import PEOPLE
from applications.questions.prefilled import Note

# By code, as in ``Note``.
NOTES = {
    "month_before": gettext_lazy("Vi räknar med %(kind)s från månaden före."),
    "other_month": gettext_lazy("Vi räknar inte med %(kind)s från en annan månad."),
    "child_money": gettext_lazy(
        "Vi räknar med barnets egna pengar. Är det lön räknar vi oftast inte med dem."
    ),
    "grown_up": gettext_lazy("Vi räknar inte med den som har fyllt 18 år och inte går i skolan."),
    "too_old": gettext_lazy("Vi räknar inte med den som har fyllt 21 år."),
    "not_born": gettext_lazy("Vi räknar inte med ett barn som är fött efter månaden."),
    "couple_shares": gettext_lazy(
        "Fler vuxna bor i hemmet. Handläggaren kan räkna med lägre kostnader i hemmet."
    ),
    "rent_shared": gettext_lazy("Fler betalar hyran. Titta på att summan för hyran är rätt."),
    "interest_twice": gettext_lazy("Räntan på bostadslånet står på två ställen. Titta på den."),
}


def note_words(notes: Iterable[Note]) -> list[str]:
    """Return each note in a sentence, each sentence once."""
    return list(dict.fromkeys(_words(note) for note in notes))


def _words(note: Note) -> str:
    if not note.kind:
        return str(NOTES[note.code])
    kind = income_words(note.kind)
    if note.person in PEOPLE:
        kind = _("%(kind)s för %(person)s") % {"kind": kind, "person": PEOPLE[Person(note.person)]}
    return str(NOTES[note.code]) % {"kind": kind}
