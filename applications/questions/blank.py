"""The blank form of each kind of application, for paper: the same steps as on the screen.

A step that hangs on one answer stands beside that answer. Those that ask the same of several
things become a table; steps about each of several people become one with a column for each; the
papers become one list. What is left is a question with a number, and says in words when to
answer it.
"""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.html import strip_tags
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from applications.questions.adults import has_partner
from applications.questions.answers import Answers
from applications.questions.blank_fields import (
    BlankChoice,
    BlankField,
    BlankTable,
    blank_field,
    blank_fields,
    choice_field,
    details_table,
    shared_columns,
    words,
)
from applications.questions.blank_parts import Blank, BlankQuestion, BlankSection
from applications.questions.blank_words import can_be_asked, chosen_in, said
from applications.questions.conditions import Chosen
from applications.questions.flow import Again, Flow, Group, Section, Step, as_it_was
from applications.questions.months import MONTH_STEPS
from applications.questions.papers import BY_KEY
from applications.questions.privacy import is_partners_key
from applications.statuses import ApplicationKind
from eservice.ui.rows import RowSet
from guides import library

PERSON = "person"
EMPTY_ROWS = 8
PARTNERS_PART = gettext_lazy("Om din partner")


def blank(flow: Flow, kind: ApplicationKind, answers: Answers) -> Blank:
    """Return the form of a kind of application. ``answers`` are nobody's: there are none."""
    return _Walk(flow, kind, answers).blank()


class _Walk:
    """One walk through the steps of a kind of application."""

    def __init__(self, flow: Flow, kind: ApplicationKind, answers: Answers) -> None:
        self.flow, self.kind, self.answers = flow, kind, answers
        asked = {step.key: step for step in flow.steps if kind in step.kinds}
        self.steps = {key: step for key, step in asked.items() if can_be_asked(step.when, asked)}
        self.beside = self._beside()
        self.numbers: dict[str, int] = {}

    def blank(self) -> Blank:
        sections: dict[Section | None, list[BlankQuestion]] = {}
        for of_partner in (False, True):
            for step, found in self._questions(of_partner=of_partner):
                sections.setdefault(None if of_partner else step.section, []).append(found)
        return Blank(
            kind=self.kind,
            person=blank_fields(self.flow.by_key[PERSON]),
            asks_month=MONTH_STEPS[0] not in self.steps,
            sections=tuple(
                BlankSection(
                    title=words(section.title if section else PARTNERS_PART),
                    is_partners=section is None,
                    questions=tuple(questions),
                )
                for section, questions in sections.items()
            ),
        )

    def _beside(self) -> dict[str, dict[str, Step]]:
        """Return the steps that stand beside one answer, by the step that asks for it."""
        found: dict[str, dict[str, Step]] = {}
        referred = self._referred()
        for step in self.steps.values():
            chosen = self._chosen(step)
            if len(chosen) == 1 and len(chosen[0].values) == 1 and not self._stands_alone(step):
                asks = self.steps[chosen[0].step]
                if step.key not in referred and _hangs_on(chosen[0], asks):
                    found.setdefault(asks.key, {})[chosen[0].values[0]] = step
        return {key: steps for key, steps in found.items() if self._fits(steps)}

    def _chosen(self, step: Step) -> list[Chosen]:
        if step.may_wait or self.flow.group_of(step):
            return []
        return chosen_in(step.when, self.steps)

    def _referred(self) -> set[str]:
        return {one.step for step in self.steps.values() for one in self._chosen(step)}

    def _stands_alone(self, step: Step) -> bool:
        return bool(step.may_wait or self.flow.group_of(step) or not step.form.asks)

    @staticmethod
    def _fits(steps: dict[str, Step]) -> bool:
        """True unless one has rows of its own and there is no table for them."""
        has_rows = any(issubclass(step.form, RowSet) for step in steps.values())
        return not has_rows or bool(shared_columns(steps.values()))

    def _questions(self, *, of_partner: bool) -> Iterator[tuple[Step, BlankQuestion]]:
        hidden = {step.key for steps in self.beside.values() for step in steps.values()} | {PERSON}
        for part in self.flow.parts:
            if is_partners_key(part.key) is not of_partner:
                continue
            if isinstance(part, Group):
                if self.kind in part.first.kinds:
                    yield part.first, self._of_group(part)
            elif part.key in self.steps and part.key not in hidden and not part.may_wait:
                if part.form.asks:
                    yield part, self._of_step(part)
                elif papers := self._papers():
                    yield part, self._of_papers(part, papers)

    def _numbered(self, step: Step, **of) -> BlankQuestion:
        self.numbers[step.key] = len(self.numbers) + 1
        keys = of.pop("keys", (step.key,))
        asked = {key: step for key, step in self.steps.items() if key in self.numbers}
        is_said = step.when is has_partner and is_partners_key(step.key)
        return BlankQuestion(
            keys=keys,
            number=self.numbers[step.key],
            title=words(step.title_for(self.answers)),
            why="" if step.intro else _reason(step),
            same_as_before=self._may_be_same(keys),
            **{"when": "" if is_said else said(step.when, asked, self.numbers), **of},
        )

    def _may_be_same(self, keys: tuple[str, ...]) -> bool:
        """True when all of last month's answer may still stand."""
        steps = [self.flow.by_key[key] for key in keys]
        is_kept = all(
            step.again is not Again.ASK and step.from_before is as_it_was for step in steps
        )
        return self.kind == ApplicationKind.RENEWAL and is_kept

    def _of_step(self, step: Step) -> BlankQuestion:
        details = self.beside.get(step.key, {})
        keys = (step.key, *(each.key for each in details.values()))
        intro = words(step.intro_for(self.answers))
        if issubclass(step.form, RowSet):
            table = BlankTable(columns=blank_fields(step), empty=EMPTY_ROWS)
            return self._numbered(step, intro=intro, table=table)
        if shared := shared_columns(details.values()):
            _name, field = choice_field(step)
            return self._numbered(
                step, keys=keys, intro=intro, table=details_table(field, details, shared)
            )
        fields = blank_fields(step)
        if details:
            fields = tuple(self._with_details(step, details))
        return self._numbered(step, keys=keys, intro=intro, fields=fields)

    def _with_details(self, step: Step, details: dict[str, Step]) -> Iterator[BlankField]:
        name, field = choice_field(step)
        for other, found in zip(step.form.base_fields, blank_fields(step), strict=True):
            if other != name:
                yield found
                continue
            choices = zip(field.options, found.choices, strict=True)
            yield replace(
                found,
                choices=tuple(
                    self._filled(choice, details[value]) if value in details else choice
                    for value, choice in choices
                ),
            )

    def _filled(self, choice: BlankChoice, step: Step) -> BlankChoice:
        fields = blank_fields(step)
        needs_lead = step.form.has_own_heading or not all(field.label for field in fields)
        lead = words(step.title_for(self.answers)) if needs_lead else ""
        return replace(choice, lead=lead, fields=fields)

    def _of_group(self, group: Group) -> BlankQuestion:
        fields = []
        for step in group.steps:
            leading = step.form.leading_field()
            title = words(step.title_for(self.answers))
            for name, field in step.form.base_fields.items():
                fields.append(blank_field(field, label=title if name == leading else None))
        found = self._numbered(
            group.first,
            keys=tuple(step.key for step in group.steps),
            when=said(group.when, self.steps, self.numbers),
            people=tuple(fields),
        )
        return replace(found, title=words(group.together), why="")

    def _papers(self) -> list[Step]:
        return [step for step in self.steps.values() if step.may_wait]

    def _of_papers(self, listing: Step, papers: list[Step]) -> BlankQuestion:
        return self._numbered(
            listing,
            keys=tuple(step.key for step in papers),
            papers=tuple(capfirst(words(BY_KEY[step.key].name)) for step in papers),
            fields=tuple(blank_fields(papers[0])[1:]),
        )


def _reason(step: Step) -> str:
    """Return the first sentence of why we ask."""
    text = strip_tags(library.shown(step.guide).why).strip()
    return text.partition("\n")[0].partition(". ")[0].rstrip(".") + "." if text else ""


def _hangs_on(chosen: Chosen, asks: Step) -> bool:
    found = choice_field(asks)
    return found is not None and found[0] == (chosen.name or chosen.step)
