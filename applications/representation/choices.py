"""What a person has chosen so far while she gives somebody access.

Nothing is written before her last yes. Until then the choices lie in her session and, so that
a login that ends loses nothing, in a hidden field of the page. The helper's name is among them,
so both are sealed for her alone.
"""

import base64
import binascii
import json
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Self
from uuid import UUID, uuid4

from django.http import HttpRequest

from applications.powers import BUNDLE_BY_KEY, Power, bundle_of
from eservice import crypto
from eservice.people.models import User
from eservice.people.stash import typed_before_login
from eservice.ui.forms import QuestionForm

SESSION_KEY = "giving"
GIVEN_KEY = "given"
FIELD = "so_far"
ALL = "all"
SINGLY = "singly"


@dataclass(frozen=True, kw_only=True)
class Choices:
    """Each is empty until it is chosen. ``grant_id`` becomes the grant's own.

    ``organisation`` is an id, ``matter`` a draft's id or ``all``, ``length`` a number of months
    or ``own``, and ``until`` the last day as ISO text.
    """

    grant_id: str = ""
    who: str = ""
    name: str = ""
    organisation: str = ""
    powers: tuple[str, ...] = ()
    is_singly: bool = False
    matter: str = ""
    length: str = ""
    until: str = ""

    def with_(self, **chosen: Any) -> Self:
        """Return these choices with some made anew."""
        return replace(self, **{"grant_id": self.grant_id or str(uuid4())} | chosen)

    @property
    def power_set(self) -> frozenset[Power]:
        return frozenset(Power(power) for power in self.powers)

    @property
    def bundle(self) -> str:
        """The key of the bundle that is chosen, or that she wants to choose singly."""
        found = bundle_of(self.power_set)
        if self.is_singly or (self.powers and found is None):
            return SINGLY
        return found.key if found else ""

    @property
    def draft_id(self) -> UUID | None:
        """The one application it is about; None for all."""
        return None if self.matter == ALL else UUID(self.matter)

    @property
    def last_day(self) -> date:
        """The last day of the help."""
        return date.fromisoformat(self.until)


class GivingForm(QuestionForm):
    """A page of the way to giving access: what it shows of the choices, and what it adds."""

    @classmethod
    def starts_with(cls, choices: Choices) -> dict[str, Any]:
        """Return what is filled in when she comes back to the page, as it is typed."""
        raise NotImplementedError

    def chosen(self, choices: Choices) -> Choices:
        """Return the choices with what was answered here."""
        raise NotImplementedError


def powers_of(bundle: str) -> tuple[str, ...]:
    """Return the powers of a bundle, as they are kept."""
    return tuple(sorted(BUNDLE_BY_KEY[bundle].powers))


def _context(user: User) -> str:
    return f"giving/{user.pk}"


def token_of(user: User, choices: Choices) -> str:
    """Return the choices as sealed text."""
    sealed = crypto.seal(json.dumps(asdict(choices)).encode(), _context(user))
    return base64.urlsafe_b64encode(sealed).decode()


def opened(user: User, token: str) -> Choices:
    """Return the choices of a token of hers; none for anything else."""
    try:
        sealed = base64.urlsafe_b64decode(token.encode())
        kept = json.loads(crypto.unseal(sealed, _context(user)))
    except (binascii.Error, crypto.SealBroken, UnicodeError):
        return Choices()
    return Choices(**kept | {"powers": tuple(kept["powers"])})


def chosen_so_far(request: HttpRequest) -> Choices:
    """Return what stands on the page that was sent, or else in the login.

    The page goes first: what she has read there is what she says yes to, whatever another tab
    has chosen meanwhile.
    """
    typed = request.POST if request.method == "POST" else typed_before_login(request) or {}
    token = typed.get(FIELD, "") or request.session.get(SESSION_KEY, "")
    return opened(request.user, token)


def keep(request: HttpRequest, choices: Choices) -> None:
    """Remember the choices for the next page."""
    request.session.pop(GIVEN_KEY, None)
    request.session[SESSION_KEY] = token_of(request.user, choices)


def finish(request: HttpRequest, choices: Choices) -> None:
    """Forget them: the grant is there."""
    request.session.pop(SESSION_KEY, None)
    request.session[GIVEN_KEY] = choices.grant_id
