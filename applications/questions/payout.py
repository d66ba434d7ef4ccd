"""Where the money goes: what the person asked for in her application, and how it is shown.

``to`` on a payment is ``{"payee": "…", "way": "account" | "giro" | "other", "clearing": "…",
"account": "…", "why": "…"}``. ``account`` is also the number of a bankgiro or plusgiro; ``why``
says why it goes to someone or something else than she asked for, and is empty when it doesn't.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from applications.models import Case, Payment
from applications.questions.payment import ACCOUNT_DIGITS

ACCOUNT, GIRO, OTHER = "account", "giro", "other"
WAYS = (ACCOUNT, GIRO, OTHER)
CLEARING_DIGITS = (4, 5)
GIRO_DIGITS = range(2, 9)
MOST_DIGITS_SHOWN = 4
FEWEST_DIGITS_SHOWN = 2
_COMPARED = ("payee", "way", "clearing", "account")

To = dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Payout:
    """What the application said about the money: where to, and what to look at before paying.

    ``warnings`` are codes: ``other_holder``, ``guardian``, ``no_account``, ``no_answer``, and
    those of ``odd_about``.
    """

    to: To
    warnings: tuple[str, ...] = ()


def asked_payout(content: Mapping[str, Any]) -> Payout:
    """Return where a frozen application asks us to send the money. It blocks nothing: what is
    missing or looks odd becomes a warning."""
    said = {step["key"]: step["cleaned"] for part in content["sections"] for step in part["steps"]}
    way = (said.get("payout") or {}).get("payout", "")
    given = said.get("payout_account") or {}
    if way == "account" and given:
        to = _to(content["name"], ACCOUNT, given["clearing"], given["account"])
        warnings = ("other_holder",) if given.get("holder") == "other" else ()
        return Payout(to=to, warnings=(*warnings, *odd_about(to)))
    if way == "guardian":
        return Payout(to=_to("", ACCOUNT), warnings=("guardian",))
    if way == "no_account":
        return Payout(to=_to(content["name"], OTHER), warnings=("no_account",))
    return Payout(to=_to(content["name"], ACCOUNT), warnings=("no_answer",))


def payout_of(case: Case) -> Payout:
    """Return where a case asks us to send the money: an extra application as the one it adds to."""
    return asked_payout((case.adds_to or case).content)


def _to(payee: str, way: str, clearing: str = "", account: str = "") -> To:
    return {"payee": payee, "way": way, "clearing": clearing, "account": account, "why": ""}


def vouched_for(payment: Payment) -> list[Any]:
    """Return what of a payment the event that planned it vouches for: sum, day, and where to."""
    return [f"{payment.amount:.2f}", payment.pay_on.isoformat(), payment.to]


def differs(to: Mapping[str, str], asked: Mapping[str, str]) -> bool:
    """True when money goes elsewhere than she asked for; without an answer there is no elsewhere.

    Who takes care of her money has no name or number in the application.
    """
    said = [name for name in _COMPARED if asked[name]]
    return bool(asked["account"]) and any(to[name] != asked[name] for name in said)


def odd_about(to: Mapping[str, str]) -> Iterator[str]:
    """Yield what to look at once more in the numbers: ``odd_account`` or ``odd_giro``."""
    digits = len(to["account"])
    if to["way"] == ACCOUNT and (
        digits not in ACCOUNT_DIGITS or len(to["clearing"]) not in CLEARING_DIGITS
    ):
        yield "odd_account"
    if to["way"] == GIRO and digits not in GIRO_DIGITS:
        yield "odd_giro"


def last_digits(account: str) -> str:
    """Return the last two to four digits of an account, never more than half of it."""
    shown = min(MOST_DIGITS_SHOWN, len(account) // 2)
    return account[-shown:] if shown >= FEWEST_DIGITS_SHOWN else ""
