"""Taking in the scanned papers of a grant. A file is hostile until it has been made anew.

A file is converted and scanned for viruses before the grant is locked, since that takes time.
"""

import hashlib
import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from applications.access import Actor, Verb
from applications.actions.grants import locked_grant
from applications.documents import intake, limits, scanning
from applications.documents.names import cleaned_name
from applications.documents.outcomes import Reason, Refused
from applications.documents.preparing import RefusedFile, SentFile
from applications.errors import NotPossible
from applications.event_kinds import GrantEventKind
from applications.ledger import append_event
from applications.models import Grant, GrantProof
from applications.powers import WAYS_WITH_PROOF
from eservice import crypto

logger = logging.getLogger(__name__)

MOST_PROOFS = 10


@dataclass(frozen=True, kw_only=True)
class Scanned:
    """What became of the files: how many are kept, also from before, and those refused."""

    kept: int
    refused: list[RefusedFile]


def add_proofs(actor: Actor, *, grant_id: UUID, files: Sequence[SentFile]) -> Scanned:
    """Keep scanned files of a grant that waits for its check; one bad file stops no other.

    The same file twice is one; when there are too many none is kept. Raises
    Grant.DoesNotExist, NotAllowed and NotPossible.
    """
    with locked_grant(actor, Verb.VERIFY_GRANT, grant_id) as grant:
        _require_waiting(grant)
    made, refused = _converted(files, grant_id)
    with locked_grant(actor, Verb.VERIFY_GRANT, grant_id) as grant:
        _require_waiting(grant)
        known = dict(grant.proofs.values_list("digest", "pk"))
        last = max(grant.proofs.values_list("number", flat=True), default=0)
        new = [proof for proof in made if proof.digest not in known]
        if len(known) + len(new) > MOST_PROOFS:
            raise NotPossible("full")
        for number, proof in enumerate(new, start=last + 1):
            proof.grant, proof.by, proof.number = grant, actor.user, number
            proof.save(force_insert=True)
            sha256 = hashlib.sha256(proof.data).hexdigest()
            append_event(
                grant, GrantEventKind.PROOF_ADDED, actor, proof=str(proof.pk), sha256=sha256
            )
        return Scanned(kept=len(made), refused=refused)


def _require_waiting(grant: Grant) -> None:
    if grant.way not in WAYS_WITH_PROOF or grant.verified_at or grant.refused_at:
        raise NotPossible("answered")


def _converted(
    files: Sequence[SentFile], grant_id: UUID
) -> tuple[list[GrantProof], list[RefusedFile]]:
    """Make each file anew. Nothing is written."""
    ends = time.monotonic() + limits.SECONDS_A_REQUEST
    made: dict[str, GrantProof] = {}
    refused = []
    for number, file in enumerate(files):
        try:
            if number >= limits.FILES_AT_ONCE:
                raise Refused(Reason.TOO_MANY_FILES)
            proof = _proof(file, grant_id, ends - time.monotonic())
            made.setdefault(proof.digest, proof)
        except Refused as error:
            refused.append(RefusedFile(name=cleaned_name(file.name), reason=error.reason))
    return list(made.values()), refused


def _require_clean(raw: bytes) -> None:
    """Raise Refused for a file with a virus, and for one that nobody can scan now.

    It is asked at once, unlike for papers: whoever scanned it sits here and can send it again.
    """
    try:
        is_clean = scanning.is_clean(raw, limits.SECONDS_TO_SCAN)
    except scanning.NotScanned as error:
        logger.warning("a file of a grant is not scanned: %s", error)
        raise Refused(Reason.NOT_SCANNED) from error
    if not is_clean:
        raise Refused(Reason.HARMFUL)


def _proof(file: SentFile, grant_id: UUID, seconds: float) -> GrantProof:
    if file.size > limits.LARGEST_FILE:
        raise Refused(Reason.TOO_LARGE)
    if seconds <= 0:
        raise Refused(Reason.OUT_OF_TIME)
    raw = file.read()
    converted = intake.convert(raw, min(seconds, limits.SECONDS_A_FILE))
    _require_clean(raw)
    return GrantProof(
        media_type=converted.media_type,
        pages=converted.pages,
        size=len(converted.data),
        data=converted.data,
        digest=crypto.blind_index(f"proof/{grant_id}/{hashlib.sha256(raw).hexdigest()}"),
    )
