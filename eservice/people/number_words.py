"""How a person is told apart by number, in words: with a personnummer, a T-number, or none."""

from django.utils.translation import gettext as _

from eservice.people.models import Person
from eservice.ui.swedish import format_date


def number_words(person: Person) -> str:
    """Return her number as one writes it; without any, her birth date and that she has none."""
    if person.number:
        return f"{person.number[:8]}-{person.number[8:]}"
    if person.reserve_number:
        return _("T-nummer %(number)s") % {"number": person.reserve_number}
    if person.born_on:
        return _("Inget personnummer, född %(day)s") % {"day": format_date(person.born_on)}
    return _("Inget personnummer")
