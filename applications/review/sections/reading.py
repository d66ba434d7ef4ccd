"""What stands beside the answers of a case: whose hand, what was different, who has read it.

Each is one query, however many answers there are.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, CharField, F, Value
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.models import Answer, Case, CompletionReply, SectionMark
from applications.powers import GrantKind
from applications.questions.section_digest import section_digest

_MARK = ("by__person__given_name", "by__person__family_name", "seen_digest", "is_right", "at")


@dataclass(frozen=True, kw_only=True)
class Hand:
    """Who gave an answer, when that was not the applicant alone."""

    name: str
    role: str | Promise
    is_beside: bool = False


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What was last said of a section. It counts while the section still says the same."""

    name: str
    at: datetime
    is_right: bool
    seen_digest: str


@dataclass(frozen=True)
class Marks:
    """The newest mark of each section, and the ids of what came to it later."""

    newest: dict[str, Mark] = field(default_factory=dict)
    replies: dict[str, list[UUID]] = field(default_factory=lambda: defaultdict(list))

    def state(self, section: dict[str, Any]) -> dict[str, Any]:
        """Return what a page shows: ``right``, ``changed`` since, or ``open``."""
        mark = self.newest.get(section["key"])
        now = section_digest(section, self.replies.get(section["key"], ()))
        if mark is None or not mark.is_right:
            return {"state": "open", "digest": now}
        state = "right" if mark.seen_digest == now else "changed"
        return {"state": state, "digest": now, "mark": mark}


def marks_of(case: Case) -> Marks:
    """Return the marks of a case with what they depend on, in one query."""
    marks = SectionMark.objects.filter(case=case).values_list("section", "pk", *_MARK)
    nothing = {
        "given": Value("", CharField()),
        "family": Value("", CharField()),
        "seen": Value("", CharField()),
        "right": Value(None, BooleanField(null=True)),
        "when": F("at"),
    }
    replies = CompletionReply.objects.filter(item__case=case)
    replies = replies.annotate(**nothing).values_list("item__section", "pk", *nothing)
    found = Marks()
    for section, pk, given, family, seen, is_right, at in marks.union(replies, all=True):
        if is_right is None:
            found.replies[section].append(pk)
        elif section not in found.newest or found.newest[section].at < at:
            name = f"{given or ''} {family or ''}".strip()
            found.newest[section] = Mark(name=name, at=at, is_right=is_right, seen_digest=seen)
    return found


def hands_of(case: Case) -> dict[str, Hand]:
    """Return whose hand each answer is, by step, for those that are not the applicant's alone."""
    answers = Answer.objects.filter(draft=case.pk).select_related(
        "by__person", "grant", "companion", "words_by__person"
    )
    found = {answer.step: _hand(answer, case) for answer in answers.defer("raw", "cleaned")}
    return {step: hand for step, hand in found.items() if hand}


def _hand(answer: Answer, case: Case) -> Hand | None:
    if answer.grant is not None:
        return Hand(name=answer.by.name, role=GrantKind(answer.grant.kind).label)
    if answer.companion is not None:
        return Hand(name=answer.companion.name, role="", is_beside=True)
    if answer.by.person_id != case.person_id:
        return Hand(name=answer.by.name, role=_("medsökande"))
    words = answer.words_by
    if words is not None and words.person_id != case.person_id:
        return Hand(name=words.name, role=_("skrev orden"))
    return None
