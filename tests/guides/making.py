"""People who work with the texts, and wordings that they have made."""

from typing import Any

from eservice.people.models import User
from eservice.people.roles import Role
from guides.models import Edition, Rewording
from guides.shipped import shipped
from tests.factories import make_caseworker

KEY = "questions/month"


def make_editor(**values: Any) -> User:
    """A login that may propose wordings and sees no case."""
    return _texter([Role.EDITOR], {"given_name": "Sam", "family_name": "Diktad"} | values)


def make_text_owner(**values: Any) -> User:
    """A login that also says yes or no to wordings."""
    roles = [Role.EDITOR, Role.TEXT_OWNER]
    return _texter(roles, {"given_name": "Rut", "family_name": "Skriven"} | values)


def make_edition(by: User, source: str, key: str = KEY, language: str = "sv") -> Edition:
    """A wording that is live, over what was live before; whoever asks next gets it."""
    earlier = Edition.objects.filter(key=key, language=language)
    earlier.update(is_live=False)
    return Edition.objects.create(
        key=key,
        language=language,
        number=earlier.count() + 1,
        source=source,
        shipped_hash=shipped(key, "sv").hash,
        reason="Lättare att läsa",
        made_by=by,
    )


def make_rewording(by: User, source: str, key: str = KEY, **values: Any) -> Rewording:
    """A proposal that waits for its answer."""
    values = {"language": "sv", "why": "Det blir lättare att läsa"} | values
    return Rewording.objects.create(key=key, source=source, proposed_by=by, **values)


def _texter(roles: list[Role], values: dict[str, Any]) -> User:
    user = make_caseworker(**values)
    user.roles = [role.value for role in roles]
    user.save(update_fields=["roles"])
    return user
