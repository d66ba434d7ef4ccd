"""Letters: what a letter says, and which dated template says it. Nothing is written here.

``actions/letters.py`` freezes the context when a letter is ordered and stores the bytes once.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, Protocol

from django.conf import settings
from django.utils import timezone

from applications.models import Appeal, Application, Case, Decision, Document
from applications.safe_contact import contact_answer
from applications.statuses import ScanState
from eservice import clock
from eservice.languages import in_swedish
from eservice.municipality import municipality
from eservice.people.number_words import number_words
from eservice.ui.swedish import format_date, format_month

RECEIPT_TEMPLATE = "letters/receipt/2026-11-22.html"
COMPLETION_TEMPLATE = "letters/completion/2026-11-22.html"
COMMUNICATION_TEMPLATE = "letters/communication/2026-11-22.html"
DECISION_TEMPLATE = "letters/decision/2026-11-22.html"
APPEAL_TEMPLATE = "letters/appeal/2026-11-22.html"
REFUSAL_TEMPLATE = "letters/refusal/2026-11-22.html"


class AskedFor(Protocol):
    """One thing that a letter asks for."""

    what: str
    why: str
    how: str
    due_on: date


@in_swedish()
def receipt_context(case: Case, application: Application) -> dict:
    """Return everything the receipt shows: no safety answers, no free text, no number.

    ``contact_days`` is 0 when we may not get in touch before we have agreed with her how.
    """
    city, promises = municipality(), municipality().promises
    content = application.content
    return {
        "municipality": city.name,
        "phone": city.phone,
        "phone_hours": city.phone_hours,
        "name": content["name"],
        "reference": case.reference,
        "month": format_month(case.month),
        "sent_on": format_date(timezone.localdate(application.sent_at)),
        "promised_on": format_date(case.promised_on),
        "contact_days": 0 if contact_answer(content) else promises.contact_working_days,
        "declaration": content["declaration"],
        "sections": [_public(section) for section in content["sections"]],
    }


@in_swedish()
def communication_context(case: Case, content: dict, due_on: date) -> dict:
    """Return everything the letter with the investigation shows.

    ``content`` is ``Communication.content``. The letter is the applicant's own, and also has the
    lines that are for her alone.
    """
    city = municipality()
    parts = [
        {"title": part["title"], "lines": [line["text"] for line in part["lines"]]}
        for part in content["parts"]
    ]
    return {
        "municipality": city.name,
        "phone": city.phone_display,
        "phone_hours": city.phone_hours,
        "postal_address": city.postal_address,
        "name": case.person.name,
        "reference": case.reference,
        "month": format_month(case.month),
        "date": format_date(clock.today()),
        "due_on": format_date(due_on),
        "login_address": settings.SERVICE_URL.partition("://")[2].rstrip("/"),
        "parts": [part for part in parts if part["lines"]],
        "calculation": content["calculation"] or [],
    }


@in_swedish()
def completion_context(
    case: Case, content: dict[str, str], items: Sequence[AskedFor]
) -> dict[str, Any]:
    """Return everything that a letter shows which asks for what is missing."""
    city = municipality()
    return {
        "municipality": city.name,
        "phone": city.phone_display,
        "phone_hours": city.phone_hours,
        "name": case.person.name,
        "reference": case.reference,
        "month": format_month(case.month),
        "date": format_date(clock.today()),
        "intro": content["intro"],
        "consequence": content["consequence"],
        "items": [
            {"what": i.what, "why": i.why, "how": i.how, "due_on": format_date(i.due_on)}
            for i in items
        ],
    }


@in_swedish()
def appeal_context(
    case: Case, appeal: Appeal, *, last_day: date | None, refused: Appeal | None
) -> dict[str, Any]:
    """Return everything that goes to the court: the appeal, its papers by name and id, and the
    decision with those that came after it, in the words of their letters.

    ``refused`` is the earlier appeal that came too late, when it is that refusal she appeals.
    """
    city, decision = municipality(), appeal.decision
    number = case.person.number or ""
    return {
        "municipality": city.name,
        "phone": city.phone_of(case.unit),
        "postal_address": city.postal_address,
        "name": case.person.name,
        "number": f"{number[:8]}-{number[8:]}" if number else "",
        "known_as": number_words(case.person) if case.person.is_registered else "",
        "is_protected": case.person.is_protected,
        "reference": case.reference,
        "month": format_month(case.month),
        "date": format_date(clock.today()),
        "decision_number": decision.number,
        "decided_on": format_date(timezone.localdate(decision.issued_at)),
        "got_on": format_date(decision.received_on) if decision.received_on else "",
        "last_day": format_date(last_day) if last_day else "",
        **_as_written(appeal),
        "ombud": appeal.by.name if appeal.grant_id else "",
        "refused": refused and _as_written(refused),
        **_papers([refused, appeal] if refused else [appeal]),
        "decisions": _decisions_since(decision),
    }


@in_swedish()
def refusal_context(
    case: Case,
    appeal: Appeal,
    *,
    reason: str,
    got_on: date | None,
    last_day: date | None,
    is_about_refusal: bool,
    decided_by: str,
    points: Sequence[str],
) -> dict[str, Any]:
    """Return everything that the letter shows which says that an appeal came too late.

    ``got_on`` is the day from which the time ran, ``last_day`` the day it ended.
    ``is_about_refusal``: an earlier refusal was appealed, and not the decision itself.
    """
    decision = appeal.decision
    return {
        **_office(case),
        "name": case.person.name,
        "reference": case.reference,
        "month": format_month(case.month),
        "decision_number": decision.number,
        "decision_on": format_date(timezone.localdate(decision.issued_at)),
        "is_about_refusal": is_about_refusal,
        "got_on": format_date(got_on) if got_on else "",
        "last_day": format_date(last_day) if last_day else "",
        "came_on": format_date(timezone.localdate(appeal.received_at)),
        "why": [part.strip() for part in reason.split("\n\n") if part.strip()],
        "decided_by": decided_by,
        "decided_on": format_date(clock.today()),
        "points": ", ".join(points),
    }


def _office(case: Case) -> dict[str, str]:
    city = municipality()
    return {
        "municipality": city.name,
        "phone": city.phone_of(case.unit),
        "phone_hours": city.phone_hours,
        "postal_address": city.postal_address,
    }


def _papers(appeals: Sequence[Appeal]) -> dict[str, list[str]]:
    """Return what the papers of appeals are called, and their ids, in the same order."""
    found = Document.objects.filter(appeals__in=appeals).exclude(scan_state=ScanState.REFUSED)
    found = found.distinct().order_by("number")
    return {
        "papers": [str(paper.name) for paper in found],
        "paper_ids": [str(paper.pk) for paper in found],
    }


def _as_written(appeal: Appeal) -> dict[str, Any]:
    """Return what an appeal says, when it came, what we found about its time, and the letter of
    the refusal."""
    refusal = getattr(appeal, "refusal", None)
    return {
        "letter": refusal
        and {"template": refusal.letter.template, "context": refusal.letter.context},
        "received_on": format_date(timezone.localdate(appeal.received_at)),
        "wants": appeal.content["wants"],
        "why": appeal.content.get("why", ""),
        "finding": appeal.ruling.get("finding", ""),
    }


def _decisions_since(decision: Decision) -> list[dict[str, Any]]:
    """Return a decision and those of its case that came after it, as their letters say them."""
    rows = Decision.objects.filter(case=decision.case_id, number__gte=decision.number)
    rows = rows.select_related("letter").defer("content", "letter__pdf").order_by("number")
    return [
        {
            "number": each.number,
            "is_newer": each.number > decision.number,
            "template": each.letter.template,
            "context": each.letter.context,
        }
        for each in rows
    ]


def _public(section: dict) -> dict:
    steps = [(step, _public_lines(step)) for step in section["steps"]]
    return {
        "title": section["title"],
        "rows": [
            {"label": step.get("public_title", step["title"]), "lines": lines}
            for step, lines in steps
            if lines
        ],
    }


def _public_lines(step: dict) -> list[str]:
    """Return a step's lines; where the page had several fields, each with its own label."""
    return [
        line if row["label"] == step["title"] else f"{row['label']} {line}"
        for row in step["rows"]
        for line in row["public"]
    ]
