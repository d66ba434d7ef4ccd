"""The appeals of a case in the caseworker's words, and what can be done with each now."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.models import Appeal, AppealRefusal, Case, Decision
from applications.questions.appealing import (
    PROPOSED,
    appeals_of,
    came_in_time,
    is_whole,
    last_day_of,
    may_be_forwarded,
    refused_before,
)
from applications.statuses import AppealStatus

RULINGS: dict[str, str | Promise] = {
    "same": _("Domstolen ändrar inte beslutet"),
    "changed": _("Domstolen har ändrat beslutet"),
    "sent_back": _("Domstolen har skickat tillbaka det till oss"),
}


@dataclass(frozen=True, kw_only=True)
class AppealRow:
    """One appeal. ``newest`` is the case's newest decision, ``is_newer`` that it came after the
    appeal. ``refused`` is the one that had come too late, when it is that refusal she appeals.
    ``in_time`` is what our dates say; ``last_day`` None when nobody knows."""

    appeal: Appeal
    refused: Appeal | None
    newest: Decision
    last_day: date | None
    in_time: bool

    @property
    def is_about_refusal(self) -> bool:
        return self.refused is not None

    @property
    def refusal(self) -> AppealRefusal | None:
        return getattr(self.appeal, "refusal", None)

    @property
    def last_day_of_refusal(self) -> date | None:
        return last_day_of(self.appeal.decision, self.appeal)

    @property
    def proposed(self) -> dict[str, str] | None:
        """Who has proposed to refuse it, and why, until somebody has decided."""
        return self.appeal.ruling.get(PROPOSED)

    @property
    def label(self) -> str:
        return str(AppealStatus(self.appeal.status).label)

    @property
    def is_received(self) -> bool:
        return self.appeal.status == AppealStatus.RECEIVED

    @property
    def must_try(self) -> bool:
        return self.is_received and self.appeal.is_in_time is None

    @property
    def is_tried(self) -> bool:
        return self.is_received and self.appeal.is_in_time is True

    @property
    def is_newer(self) -> bool:
        is_after = self.newest.number > self.appeal.decision.number
        return is_after and self.newest.issued_at >= self.appeal.received_at

    @property
    def may_record_change(self) -> bool:
        """Also to mend what was noted: whether it gave all that was asked for."""
        is_noted = self.appeal.status == AppealStatus.RECONSIDERED
        return is_noted or (self.is_tried and self.is_newer)

    @property
    def may_forward(self) -> bool:
        return may_be_forwarded(self.appeal)

    @property
    def may_rule(self) -> bool:
        return self.appeal.status == AppealStatus.FORWARDED

    @property
    def is_whole(self) -> bool:
        return is_whole(self.appeal)

    @property
    def wants_decision(self) -> bool:
        is_ruled = self.appeal.status == AppealStatus.RULED
        return is_ruled and self.appeal.ruling.get("outcome") != "same"

    @property
    def ruling_words(self) -> str:
        return str(RULINGS.get(self.appeal.ruling.get("outcome", ""), ""))

    @property
    def has_package(self) -> bool:
        package: Any = self.appeal.package
        return package is not None and package.rendered_at is not None


def appeal_rows(case: Case) -> list[AppealRow]:
    """Return the appeals of a case, newest first, in three queries."""
    appeals = appeals_of(case)
    newest = case.decisions.defer("content").order_by("-number").first() if appeals else None
    return [_row(appeal, appeals, newest) for appeal in appeals]


def _row(appeal: Appeal, appeals: list[Appeal], newest: Decision) -> AppealRow:
    refused = refused_before(appeal, appeals)
    last_day = last_day_of(appeal.decision, refused)
    return AppealRow(
        appeal=appeal,
        newest=newest,
        last_day=last_day,
        in_time=came_in_time(appeal.received_at, last_day),
        refused=refused,
    )
