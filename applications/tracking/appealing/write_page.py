"""The page where a decision is appealed: its form, what was sent from it, and what it shows."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from applications.access import Actor, Verb, can
from applications.actions.answering_completions import may_remove
from applications.actions.documents import Added
from applications.documents.refusals import ADVICE
from applications.models import Appeal, Case, Decision
from applications.questions.appealing import last_day_of, waiting_files
from applications.statuses import AppealStatus
from applications.tracking.handling import contact
from eservice import clock
from eservice.ui.fields import LongText
from eservice.ui.forms import QuestionForm


class AppealForm(QuestionForm):
    """An appeal needs not be perfect: one sentence is enough (FL 43 §)."""

    wants = LongText(
        label=_("Vad vill du att domstolen ändrar?"),
        help_text=_("Till exempel: ”Jag vill få pengar till hela hyran.”"),
        missing=_("Skriv vad du vill ändra. En mening räcker."),
        rows=4,
    )
    why = LongText(
        label=_("Varför är beslutet fel?"),
        help_text=_("Skriv med egna ord. Det får vara kort."),
        required=False,
        rows=5,
    )


@dataclass(kw_only=True)
class Typed:
    """What was sent from the page, and what became of it."""

    form: AppealForm
    added: Added | None = None
    # Nothing was chosen; a newer decision came; another appeal came first; not hers to do.
    is_empty: bool = False
    is_replaced: bool = False
    is_beaten: bool = False
    is_stopped: bool = False

    @property
    def status(self) -> int:
        if self.is_replaced or self.is_beaten or self.is_stopped:
            return 409
        has_errors = self.form.is_bound and bool(self.form.errors)
        is_refused = self.added is not None and bool(self.added.refused)
        return 422 if has_errors or is_refused or self.is_empty else 200


def appeals_in_order(decision: Decision) -> list[Appeal]:
    """Return the appeals of a decision without their words, the first one first."""
    appeals = decision.appeals.select_related("refusal").defer("content")
    return list(appeals.order_by("received_at", "pk"))


def write_page(
    request: HttpRequest, actor: Actor, case: Case, decision: Decision, typed: Typed
) -> HttpResponse:
    """Show the page as it is, with what was typed, the files that wait and what was wrong."""
    newest = case.decisions.defer("content").order_by("-number").first()
    earlier = appeals_in_order(decision)
    context: dict[str, Any] = {
        "actor": actor,
        "case": case,
        "decision": decision,
        "newest": newest if newest.pk != decision.pk else None,
        "known": earlier[-1] if typed.is_beaten else None,
        "seen": len(earlier),
        **_time(decision, earlier),
        **_files(actor, case, typed.added),
        "typed": typed,
        "form": typed.form,
        "contact": contact(case),
        "error_links": typed.form.error_links() if typed.status == 422 else [],
    }
    return render(request, "tracking/appealing/write.html", context, status=typed.status)


def no_power_page(
    request: HttpRequest, actor: Actor, case: Case, decision: Decision, form: AppealForm
) -> HttpResponse:
    """Tell who reads the decision, but may not appeal it, who may; her text is there to copy."""
    context = {
        "actor": actor,
        "case": case,
        "decision": decision,
        "form": form,
        "contact": contact(case),
    }
    return render(request, "tracking/appealing/no_power.html", context, status=403)


def _time(decision: Decision, earlier: list[Appeal]) -> dict[str, Any]:
    is_refusal = bool(earlier) and earlier[-1].status == AppealStatus.TOO_LATE
    last_day = last_day_of(decision, earlier[-1] if is_refusal else None)
    return {
        "is_refusal": is_refusal,
        "last_day": last_day,
        "is_late": last_day is not None and last_day < clock.today(),
    }


def _files(actor: Actor, case: Case, added: Added | None) -> dict[str, Any]:
    """Return the files that wait, and the refused ones with advice."""
    refused = added.refused if added else []
    return {
        "may_upload": can(actor, Verb.UPLOAD_TO_CASE, case),
        "waiting": [(file, may_remove(actor, file)) for file in waiting_files(case.pk)],
        "refused": [{"name": file.name, "advice": ADVICE[file.reason]} for file in refused],
    }
