"""Checks what is left of a file that was disposed of: the chain, and no content."""

from applications.errors import LedgerBroken
from applications.ledger import sent_facts
from applications.models import Case, Disposal, DisposalPermit
from applications.retention.contents import DISPOSED


def verify_disposed(case: Case, chain: list) -> None:
    """Check that the last event names the disposal of whose case it is, that the first still says
    what was sent, and that nothing of the content is left. Raises LedgerBroken."""
    named = Disposal.objects.filter(pk=chain[-1].data["disposal"], person=case.person_id)
    if not named.exists():
        raise LedgerBroken(f"case {case.pk}: nobody disposed of its file")
    if case.application.content != DISPOSED or chain[0].data != sent_facts(case):
        raise LedgerBroken(f"case {case.pk}: its file is not disposed of as it should be")
    left = (case.notes, case.letters, case.decisions, case.messages, case.payments)
    if any(rows.exists() for rows in left):
        raise LedgerBroken(f"case {case.pk}: something of its file is left")


def find_permits() -> None:
    """Find a permit that was left standing: with it guarded rows could be deleted."""
    if DisposalPermit.objects.exists():
        raise LedgerBroken("a permit for disposal stands open")
