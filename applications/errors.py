"""What can go wrong in the domain. Each error says what happened; pages turn it into words."""


class DomainError(Exception):
    """Something the rules don't allow. Never shown as it is."""


class NotAllowed(DomainError):
    """The actor may not do this with this object."""


class TransitionNotAllowed(DomainError):
    """The case is not in a stage from which this step can be taken."""


class TakenByAnother(DomainError):
    """Someone else took the case after the page was shown."""


class TooManyDrafts(DomainError):
    """The person has as many open drafts as one may have."""


class AlreadySent(DomainError):
    """The draft was sent before; ``case_id`` says where it went (the draft's own id)."""


class MonthTaken(DomainError):
    """The person already has a live application for this month."""

    def __init__(self, case_id) -> None:
        super().__init__("the month already has a live base case")
        self.case_id = case_id


class Incomplete(DomainError):
    """The draft can't be sent: ``step`` is the first question that still needs an answer."""

    def __init__(self, step: str) -> None:
        super().__init__(step)
        self.step = step


class EditConflict(DomainError):
    """Someone else, or another tab, saved a newer answer. ``answer`` is the one that is stored."""

    def __init__(self, answer) -> None:
        super().__init__("a newer answer is stored")
        self.answer = answer


class NotPossible(DomainError):
    """The rules don't allow it; ``reason`` is a code that the page has words for."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class PartnerIsIn(DomainError):
    """A partner answers her own part: the application goes when both have signed, or without
    her when the applicant says so."""


class CodeRefused(DomainError):
    """The code opens nothing: wrong, used, too old, tried too often or taken back. One answer
    for all of it, so that nobody learns which."""


class KeptBack(DomainError):
    """The screen shows less just now: someone sits beside the person."""


class LedgerBroken(DomainError):
    """The event log does not fit its codes: something was changed, removed or moved."""
