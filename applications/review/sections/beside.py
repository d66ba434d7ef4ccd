"""The application section by section, with what a caseworker wants to see beside each answer."""

from typing import Any

from django.urls import reverse

from applications.access import Actor
from applications.actions.completions import is_asking
from applications.models import Case
from applications.queries import documents_of, visible_documents
from applications.questions.comparing import differences, taken_away
from applications.review import answers
from applications.review.sections.reading import hands_of, marks_of


def sections_of(actor: Actor, case: Case, earlier: Case | None) -> list[dict[str, Any]]:
    """Return the sections of a case, compared with the person's application before.

    Three queries: the files, the hands and the marks; one more for papers given before.
    """
    content = case.content
    before = earlier.content if earlier else None
    changed = differences(content, before)
    gone = taken_away(content, before, has_more=case.asks_rest)
    hands, marks = hands_of(case), marks_of(case)
    ask = _ask_url(actor, case)
    shown = answers.sections(content, documents_of(case.pk, only_sent=True))
    given = _given_urls(actor, shown)
    found = [
        {
            "section": section,
            "mark": marks.state(frozen),
            "replies": len(marks.replies.get(section.key, ())),
            "gone": gone.pop(section.key, ()),
            "questions": [
                {
                    "question": question,
                    "hand": hands.get(question.key),
                    "difference": changed.get(question.key),
                    "given_url": given.get(question.given, ""),
                    "ask_url": f"{ask}?om={question.key}" if ask else "",
                }
                for question in section.questions
            ],
        }
        for section, frozen in zip(shown, content["sections"], strict=True)
    ]
    return found + _gone_altogether(before, gone)


def _gone_altogether(before: dict[str, Any] | None, gone: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the sections that the application before had and this one doesn't."""
    titles = {each["key"]: each["title"] for each in before["sections"]} if before else {}
    return [
        {"section": answers.Section(key=key, title=titles[key], questions=[]), "gone": steps}
        for key, steps in gone.items()
    ]


def _given_urls(actor: Actor, sections: list[answers.Section]) -> dict[str, str]:
    """Return where the papers are read that she has pointed at, for those that the caseworker may
    open; one query, and none when she has pointed at nothing."""
    ids = {question.given for section in sections for question in section.questions}
    ids -= {""}
    if not ids:
        return {}
    found = visible_documents(actor).filter(pk__in=ids).values_list("pk", "draft_id")
    return {str(pk): reverse("read_paper", args=[case_id, pk]) for pk, case_id in found}


def _ask_url(actor: Actor, case: Case) -> str:
    """Return where one asks for more, for the one who has the case while one may."""
    is_mine = case.caseworker_id == actor.user.pk
    return reverse("ask_completion", args=[case.pk]) if is_mine and is_asking(case) else ""
