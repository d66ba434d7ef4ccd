"""How a caseworker may reach the person that a task is about: what she has said herself."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.models import UnitTask
from applications.safe_contact import MUST_AGREE
from eservice.ui.swedish import format_phone

PHONE = "phone"


@dataclass(frozen=True)
class Reach:
    """What to know before getting in touch; ``phone`` only when she may be called.

    ``must_agree`` is true when someone else may hear, or she isn't sure.
    """

    words: str | Promise = ""
    phone: str = ""
    must_agree: bool = False

    @property
    def phone_words(self) -> str:
        return format_phone(self.phone)


def reach(task: UnitTask) -> Reach:
    """Return how the task's person may be reached; nothing is guessed."""
    choice = getattr(task.person, "contact_choice", None)
    told = choice.choice if choice else {}
    if told.get("safe") in MUST_AGREE:
        return Reach(
            words=_("Ta inte kontakt förrän ni är överens om hur. Vänta tills hen hör av sig."),
            must_agree=True,
        )
    if told.get("safe") == "safe" and PHONE in told.get("ways", ()) and told.get("phone"):
        return Reach(phone=told["phone"])
    if task.case:
        return Reach(words=_("Läs i ärendet hur du når personen."))
    if told.get("safe") == "safe":
        return Reach(words=_("Personen vill inte att vi ringer. Vänta tills hen hör av sig."))
    return Reach(words=_("Vi vet inte om det är tryggt att ringa. Vänta tills hen hör av sig."))
