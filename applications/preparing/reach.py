"""Whether a person has told us how to reach her, and that it is safe."""

from applications.models import ContactChoice
from eservice.people.models import Person

SAFE = "safe"
# The way that leaves it to her.
SELF = "self"


def knows_how_to_reach(person: Person) -> bool:
    """True when we may get in touch in a way that she has chosen herself.

    Whoever hasn't chosen, or has said that it isn't safe or that she isn't sure, gets in touch
    with us instead. The page says the same in each case, since someone may stand beside her.
    """
    chosen = ContactChoice.objects.filter(person=person).first()
    if chosen is None or chosen.choice.get("safe") != SAFE:
        return False
    return bool(set(chosen.choice.get("ways", ())) - {SELF})
