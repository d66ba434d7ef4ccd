"""A case's calculation as a page needs it: as it was saved, or prefilled when nobody has."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from applications.access import Actor, Verb, can
from applications.actions.calculating import STAGES, content_now, has_more_answers, prefill_of
from applications.models import Calculation, Case
from applications.norm.table import Table
from applications.norm.tables import find_table
from applications.questions.norm_tables import every_table
from applications.questions.prefilled import Prefill
from applications.review.calculating.parts import About


@dataclass(frozen=True)
class OpenCalculation:
    """``stored`` is None until somebody has saved it."""

    case: Case
    stored: Calculation | None
    content: dict[str, Any]
    tables: Sequence[Table]

    @property
    def rev(self) -> int:
        return self.stored.rev if self.stored else 0

    @property
    def has_table(self) -> bool:
        return find_table(self.case.month, self.tables) is not None

    @property
    def has_more_answers(self) -> bool:
        """True when the person has answered more than what it was begun with."""
        return self.stored is not None and has_more_answers(self.case, self.stored)

    @cached_property
    def prefill(self) -> Prefill:
        return prefill_of(self.case)

    @property
    def about(self) -> About:
        return About(content=self.content, names=self.prefill.names, has_table=self.has_table)


def open_calculation(case: Case) -> OpenCalculation:
    """Return the calculation of a case with its application; two queries."""
    rows = Calculation.objects.select_related("by__person")
    stored, tables = rows.filter(case=case).first(), every_table()
    content = content_now(case, stored, tables)
    return OpenCalculation(case, stored, content, tables)


def may_change(actor: Actor, case: Case) -> bool:
    """True for who has the case, while there is something to calculate."""
    return case.stage in STAGES and can(actor, Verb.CALCULATE, case)
