"""What a decision asks of the applicant."""

from applications.models import Case, Decision


def decision_to_read(case: Case) -> Decision | None:
    """Return the latest decision when she has not said that she has read it, in one query.

    It is what the person has to do: read it, on the page ``decision``.
    """
    latest = case.decisions.defer("content").order_by("-number").first()
    return latest if latest is not None and latest.received_on is None else None
