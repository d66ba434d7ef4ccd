"""Checks that appeals, and what was found about them, are what the case's chain records."""

from applications.errors import LedgerBroken
from applications.event_kinds import EventKind
from applications.ledger import content_code
from applications.models import Appeal, Case
from applications.questions.appealing import FINDING, vouched_for
from applications.statuses import AppealStatus

# The name of what an event has the code of.
CODED = {
    EventKind.APPEALED: "appeal",
    EventKind.APPEAL_TRIED: "finding",
    EventKind.APPEAL_RULED: "ruling",
}
STATUS_AFTER = {
    EventKind.APPEALED: AppealStatus.RECEIVED,
    EventKind.APPEAL_FORWARDED: AppealStatus.FORWARDED,
    EventKind.APPEAL_RULED: AppealStatus.RULED,
}


def verify_appeals(case: Case, chain: list) -> None:
    """Every appeal says what it said when it came, and is where its last event left it.

    Raises LedgerBroken with the first fault.
    """
    status, coded = {}, {}
    for event in chain:
        if event.kind not in CODED and event.kind not in STATUS_AFTER:
            continue
        pk = event.data.get("appeal") or event.data["reconsidered"]
        status[pk] = _status_after(event)
        if "code" in event.data and "proposed" not in event.data:
            coded[pk, CODED[event.kind]] = event
    appeals = {str(appeal.pk): appeal for appeal in case.appeals.all()}
    if set(appeals) != set(status):
        raise LedgerBroken(f"case {case.pk}: its appeals are not those that came")
    for (pk, name), event in coded.items():
        code = content_code(name, pk, _words(appeals[pk], name), event.key_id)
        if code != event.data["code"] or appeals[pk].status != status[pk]:
            raise LedgerBroken(f"case {case.pk}: appeal {pk} is not as it was written")
        if "refusal" in event.data:
            _verify_refusal(case, appeals[pk], event)


def _verify_refusal(case: Case, appeal: Appeal, event) -> None:
    refusal = getattr(appeal, "refusal", None)
    known = refusal and content_code("refusal", appeal.pk, vouched_for(refusal), event.key_id)
    if known != event.data["refusal"]:
        raise LedgerBroken(f"case {case.pk}: the refusal of {appeal.pk} is not as it was made")


def _status_after(event) -> AppealStatus:
    if event.kind in STATUS_AFTER:
        return STATUS_AFTER[event.kind]
    if "reconsidered" in event.data:
        return AppealStatus.RECONSIDERED
    if "proposed" in event.data:
        return AppealStatus.RECEIVED
    return AppealStatus.RECEIVED if event.data["in_time"] else AppealStatus.TOO_LATE


def _words(appeal: Appeal, name: str) -> object:
    """Return what the code covers. What the court said covers all that was noted before it."""
    if name == "appeal":
        return appeal.content
    return appeal.ruling.get(FINDING, "") if name == "finding" else appeal.ruling
