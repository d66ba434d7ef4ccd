"""Where two adults stand who apply together: who is in, what is left to answer, who has signed.

Read from the answers, the partner's row and the signatures; nothing is kept twice.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from applications.access import Actor, Verb, can
from applications.models import Answer, CoApplicant, Draft, Signature
from applications.partners import PartnerState, partners_of, state_of
from applications.queries import acting_on, answers_of
from applications.questions.adults import has_partner
from applications.questions.answers import Words
from applications.questions.catalogue import FLOW
from applications.questions.flow import Step
from applications.questions.privacy import PARTNER_NAME, is_hers_alone, is_partners_own
from applications.questions.progress import Progress, facts_of


@dataclass(frozen=True, kw_only=True)
class Side:
    """One of the adults: the pages of hers that lack an answer, and her signature if she has
    signed. ``signer`` is whose hand it was while it counts: her own, or her ombud's."""

    missing: list[Step]
    signature: Signature | None
    signer: Actor | None

    @property
    def is_signed(self) -> bool:
        return self.signer is not None

    @property
    def is_void(self) -> bool:
        """True when something has changed since she signed."""
        return self.signature is not None and self.signer is None

    @property
    def state(self) -> str:
        """Return ``answering``, ``signed``, ``void`` or ``ready``."""
        if self.missing:
            return "answering"
        if self.is_signed:
            return "signed"
        return "void" if self.is_void else "ready"


@dataclass(frozen=True, kw_only=True)
class Couple:
    """Both adults of a draft. ``partner`` is the one who was asked last, or None; ``name`` what
    to call her. ``digest`` covers every answer that the application would have now."""

    draft: Draft
    progress: Progress
    partner: CoApplicant | None
    has_partner: bool
    name: Words
    applicant: Side
    co_applicant: Side
    digest: str

    @property
    def state(self) -> PartnerState | None:
        return state_of(self.partner) if self.partner else None

    @property
    def is_together(self) -> bool:
        """True when the partner is in, and the answers still say that they live together: then
        both sign."""
        return self.state is PartnerState.IN and self.has_partner

    @property
    def may_be_asked(self) -> bool:
        """True when the applicant has said that she has a partner, and who that is."""
        return self.has_partner and bool(self.progress.answers.step(PARTNER_NAME))


def couple_in(
    draft: Draft, rows: Mapping[str, Answer] | None = None, *, by_ombud: bool = False
) -> Couple:
    """Return where the adults of a draft stand, with two queries beside the answers.

    An ombud signs in the applicant's place without what only she can answer (``by_ombud``).
    """
    progress = Progress(FLOW, rows or answers_of(draft), facts_of(draft))
    asked = list(partners_of(draft.pk)[:1])
    partner = asked[0] if asked else None
    now = digest_of(progress, partner)
    signatures = _signatures(draft) if partner else {}
    signer = _signer(draft, signatures.get(draft.person_id), now)
    is_ombuds = by_ombud or (signer is not None and signer.grant is not None)
    missing = progress.missing()
    return Couple(
        draft=draft,
        progress=progress,
        partner=partner,
        has_partner=has_partner(progress.answers),
        name=_name(progress, partner),
        applicant=Side(
            missing=[step for step in missing if not _is_anothers(step, is_ombuds)],
            signature=signatures.get(draft.person_id),
            signer=signer,
        ),
        co_applicant=_co_applicant(partner, missing, signatures, now),
        digest=now,
    )


def _is_anothers(step: Step, by_ombud: bool) -> bool:
    return is_partners_own(step) or (by_ombud and is_hers_alone(step))


def _co_applicant(
    partner: CoApplicant | None, missing: list[Step], signatures: Mapping, now: str
) -> Side:
    is_in = partner is not None and state_of(partner) is PartnerState.IN
    signature = signatures.get(partner.person_id) if is_in else None
    counts = signature is not None and signature.digest == now
    return Side(
        missing=[step for step in missing if is_partners_own(step)],
        signature=signature,
        signer=Actor(signature.by, co_applicant=partner) if counts else None,
    )


def _name(progress: Progress, partner: CoApplicant | None) -> Words:
    if partner is not None and partner.person is not None and partner.confirmed_at:
        return partner.person.first_name
    return progress.answers.called("partner", _("din partner"))


def _signatures(draft: Draft) -> dict:
    rows = Signature.objects.filter(draft=draft).select_related("by__person", "person")
    return {row.person_id: row for row in rows}


def _signer(draft: Draft, signature: Signature | None, now: str) -> Actor | None:
    """Return whose hand the applicant's signature was, while it counts.

    An ombud's counts no longer than her power to send.
    """
    if signature is None or signature.digest != now:
        return None
    actor = acting_on(Actor(signature.by), draft)
    return actor if can(actor, Verb.SEND_DRAFT, draft) else None


def digest_of(progress: Progress, partner: CoApplicant | None) -> str:
    """Return the SHA-256, in hex, of which version of each answer the application would have.

    An answer that is taken away and given again is another one: it has a new key.
    """
    rows = [progress.rows[key] for key in progress.path if key in progress.rows]
    versions = sorted([row.step, row.pk, row.rev] for row in rows)
    signed = [progress.flow.version, str(partner.pk if partner else ""), versions]
    return hashlib.sha256(json.dumps(signed).encode()).hexdigest()
