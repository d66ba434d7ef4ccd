"""People that somebody else names: found or made by their number."""

from eservice.crypto import blind_index
from eservice.people.models import Person


def person_with_number(number: str, *, given_name: str, family_name: str) -> Person:
    """Return the person with this number (twelve digits), made now if nobody has it.

    Whoever is known already keeps the name that she has; the caller shows neither that nor
    whether she was known. Her own login brings her real name later.
    """
    index = blind_index(number)
    named = Person(
        given_name=given_name, family_name=family_name, number=number, number_index=index
    )
    # Someone else may name the same person at the same moment: then the first row stands.
    Person.objects.bulk_create([named], ignore_conflicts=True)
    return Person.objects.get(number_index=index)
