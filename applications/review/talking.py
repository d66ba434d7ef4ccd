"""Får jag prata med …? Yes or no for a name that somebody says, with the ground, and no guesses.

A name counts when every word of it is there. With a personal number both must fit. People whose
names can be mistaken for one another are all shown, and none of them gets a yes.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.grant_states import GrantState
from applications.models import Case, CoApplicant, HouseholdMember, Relation
from applications.powers import Power
from applications.review.help_rows import Helping
from eservice.crypto import blind_index
from eservice.people.models import Person

# What each power lets us tell; the others are things that she does.
TELLS: dict[Power, str | Promise] = {
    Power.SEE_STATUS: _("Hur det går med ansökan"),
    Power.READ_ANSWERS: _("Svaren och papperen"),
    Power.READ_DECISION: _("Besluten"),
    Power.MESSAGE: _("Det som står i meddelandena"),
}
WHY_NOT: dict[GrantState, str | Promise] = {
    GrantState.WAITS_FOR_PROOF: _("Ingen har kontrollerat underlaget än."),
    GrantState.INVITED: _("Hjälparen har inte svarat än."),
    GrantState.ACCEPTED: _("Den sökande har inte sagt ja till hjälparen än."),
    GrantState.COMING: _("Hjälpen har inte börjat än."),
    GrantState.EXPIRED: _("Tiden har gått ut."),
    GrantState.REVOKED: _("Hjälpen gäller inte längre."),
    GrantState.DECLINED: _("Den här personen hjälper inte den sökande."),
    GrantState.REFUSED: _("Vi har inte godkänt hjälpen."),
}
ALIKE = 0.8


class Verdict(StrEnum):
    """The answer on the page."""

    YES = "yes"
    NO = "no"
    CHECK = "check"
    NOBODY = "nobody"
    HERSELF = "herself"


@dataclass(kw_only=True)
class Known:
    """Someone whose name stands in the case. ``key`` tells two with the same name apart."""

    key: Any
    name: str
    person: Person | None = None
    names: set[str] = field(default_factory=set)
    helpings: list[Helping] = field(default_factory=list)
    is_partner: bool = False
    has_own_part: bool = False


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the caseworker may do. ``people`` are those it is about, ``grounds`` what gives the
    yes, ``why_not`` the reasons for a no."""

    verdict: Verdict
    people: list[Known] = field(default_factory=list)
    grounds: list[Helping] = field(default_factory=list)
    tells: list[str] = field(default_factory=list)
    why_not: list[str] = field(default_factory=list)


def known_people(case: Case, helpings: Iterable[Helping]) -> list[Known]:
    """Return everyone whose name stands in the case, once each. Two queries."""
    found: dict[Any, Known] = {}
    _add(found, case.person, case.person.name)
    for helping in helpings:
        _add_helper(found, helping)
    _add_partner(found, case)
    return list(found.values())


def _add_partner(found: dict[Any, Known], case: Case) -> None:
    """Add the one who was asked to apply too, and the partner that the application names. With
    the same name they are one."""
    asked = CoApplicant.objects.filter(draft=case.pk, declined_at=None, left_at=None, ended_at=None)
    co_applicant = asked.select_related("person").first()
    if co_applicant:
        person, said = co_applicant.person, co_applicant.name
        known = _add(found, person, person.name if person else said, co_applicant.pk)
        known.names.add(plain(said))
        known.is_partner, known.has_own_part = True, co_applicant.confirmed_at is not None
    partners = HouseholdMember.objects.filter(case=case, relation=Relation.PARTNER)
    for row in partners.select_related("person"):
        name = plain(row.person.name)
        if not any(known.is_partner and name in known.names for known in found.values()):
            _add(found, row.person, row.person.name).is_partner = True


def _add_helper(found: dict[Any, Known], helping: Helping) -> None:
    grant = helping.grant
    for member in helping.members:
        _add(found, member, member.name).helpings.append(helping)
    if grant.organisation_id:
        _add(found, None, grant.organisation.name, grant.organisation_id).helpings.append(helping)
        return
    known = _add(found, helping.person, helping.name, grant.pk)
    known.names.add(plain(grant.name))
    known.helpings.append(helping)


def _add(found: dict[Any, Known], person: Person | None, name: str, key: Any = None) -> Known:
    key = person.pk if person else key
    known = found.setdefault(key, Known(key=key, name=name, person=person))
    known.names.add(plain(name))
    return known


def plain(name: str) -> str:
    """Return a name without what may differ in writing: case, commas and the order of words."""
    words = unicodedata.normalize("NFKC", name).casefold().replace(",", " ").split()
    return " ".join(sorted(words))


def answered(case: Case, people: list[Known], *, name: str, number: str = "") -> Answer:
    """Return the answer for a name and maybe a personal number (twelve digits)."""
    typed = plain(name)
    named = [known for known in people if typed in known.names]
    if number:
        index = blind_index(number)
        named = [known for known in named if known.person and known.person.number_index == index]
    else:
        named += [known for known in people if known not in named and _is_like(named, known)]
    if not named:
        return Answer(verdict=Verdict.NOBODY)
    if len(named) > 1:
        return Answer(verdict=Verdict.CHECK, people=named)
    return _about(case, named[0])


def _is_like(named: list[Known], other: Known) -> bool:
    """True when the name can be mistaken for one of those that were found."""
    pairs = [(one, two) for known in named for one in known.names for two in other.names]
    return any(
        SequenceMatcher(None, one, two).ratio() >= ALIKE
        or set(one.split()) <= set(two.split())
        or set(two.split()) <= set(one.split())
        for one, two in pairs
    )


def _about(case: Case, known: Known) -> Answer:
    if known.key == case.person_id:
        return Answer(verdict=Verdict.HERSELF, people=[known])
    telling = [helping for helping in known.helpings if helping.is_heard and _told(helping)]
    is_organisation = known.person is None and any(h.grant.organisation_id for h in known.helpings)
    if telling and not is_organisation:
        powers = frozenset().union(*(_told(helping) for helping in telling))
        tells = [str(words) for power, words in TELLS.items() if power in powers]
        return Answer(verdict=Verdict.YES, people=[known], grounds=telling, tells=tells)
    return Answer(verdict=Verdict.NO, people=[known], why_not=_why_not(known, is_organisation))


def _told(helping: Helping) -> frozenset[Power]:
    return helping.left & TELLS.keys()


def _why_not(known: Known, is_organisation: bool) -> list[str]:
    """Return why, the latest grant's reason first. What was ended quietly looks like the rest."""
    if is_organisation:
        return [str(_("Fråga efter namnet på den du pratar med. Skriv det namnet."))]
    reasons = [_reason(helping) for helping in known.helpings[:1]]
    if known.is_partner:
        reasons.append(str(_("Partnern får inte veta något om den sökandes egna delar.")))
    if known.has_own_part:
        reasons.append(str(_("Hen har en egen del i ansökan. Prata bara om den.")))
    return reasons


def _reason(helping: Helping) -> str:
    organisation = helping.grant.organisation
    if organisation and not organisation.is_open and not helping.is_over:
        return str(_("Föreningen är stängd."))
    if not helping.is_heard:
        return str(WHY_NOT[helping.state])
    if not helping.powers:
        return str(_("Hjälpen gäller ett annat ärende."))
    if not helping.left:
        return str(_("Förvaltaren bestämmer om det här."))
    return str(_("Hjälparen får göra saker, men vi får inte berätta något."))
