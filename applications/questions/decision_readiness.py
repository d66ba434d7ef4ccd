"""Whether a decision can be made: what its text lacks, and what the case lacks."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from applications.decision_checks import (
    NOT_COMMUNICATED,
    Obstacle,
    counts_since,
    not_shared,
    unanswered,
)
from applications.models import Case, Decision
from applications.questions.deciding import ending_of, is_against, total_amount
from applications.questions.decision_faults import Fault, faults
from applications.questions.hearing import is_as_sent
from applications.statuses import Ending


@dataclass(frozen=True, kw_only=True)
class Readiness:
    """``faults`` are in what is written, ``obstacles`` in what has been done in the case."""

    faults: list[Fault]
    obstacles: list[Obstacle]

    @property
    def is_ready(self) -> bool:
        return not (self.faults or self.obstacles)


def readiness(case: Case, content: dict[str, Any], replaced: Decision | None) -> Readiness:
    """Return what stops a decision with this content.

    Every decision waits until what the person said of the investigation is answered; she is told
    so on her page. One against her also waits until she was sent the investigation and the
    calculation as they stand, and a change that gives her less until they were sent again. One
    that only gives her more than she has waits for nothing: she was heard before the first, and an
    appeal goes on without delay (FL 46 §). A case that ends as she has asked, or because she has
    died, isn't shared; who has died gets no answer.
    """
    found = faults(content)
    ending = ending_of(content)
    if ending == Ending.DIED:
        return Readiness(faults=found, obstacles=[])
    since = counts_since(replaced, total_amount(content))
    must_share = is_against(content) or since is not None
    if ending == Ending.ASKED or (replaced is not None and _only_adds(content, replaced)):
        must_share = False
    stopping = _sharing(case, since) if must_share else []
    return Readiness(faults=found, obstacles=[*unanswered(case), *stopping])


def _sharing(case: Case, since: datetime | None) -> list[Obstacle]:
    stopping = not_shared(case, since=since)
    if not any(found.code == NOT_COMMUNICATED for found in stopping) and not is_as_sent(case):
        stopping.append(Obstacle(code="outdated"))
    return stopping


def _only_adds(content: dict[str, Any], replaced: Decision) -> bool:
    """True when the sum is more than before and no single thing gets less."""
    now, before = _granted(content), _granted(replaced.content)
    is_more = total_amount(content) > replaced.amount
    return is_more and all(now.get(key, Decimal(0)) >= given for key, given in before.items())


def _granted(content: dict[str, Any]) -> dict[str, Decimal]:
    return {item["key"]: Decimal(item["granted"] or 0) for item in content["items"]}
