"""Why something can't be calculated, in a sentence that says how to put it right."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.utils.translation import gettext as _

from eservice.ui.swedish import format_month


class NotCalculable(ValueError):
    """Nothing can be calculated. ``sentence`` is for the person who typed it."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class WrongInput(NotCalculable):
    """A value that can't be right. ``field`` leads to it: ``household.children[0].age``.

    As text it is both: ``household.children[0].age: Skriv ...``.
    """

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field

    def __str__(self) -> str:
        return f"{self.field}: {self.sentence}" if self.field else self.sentence


class NoTable(NotCalculable):
    """There is no norm for the month; ``names`` are the tables that there are."""

    def __init__(self, month: date, names: list[str]) -> None:
        self.month = month
        values = {"month": format_month(month), "tables": ", ".join(names) or _("inga")}
        super().__init__(
            _(
                "Det finns ingen norm för %(month)s. Vi har de här normerna: %(tables)s."
                " Skriv in normen för hand, och säg varför."
            )
            % values
        )


@contextmanager
def inside(path: str) -> Iterator[None]:
    """Put ``path`` before the field of a WrongInput that is raised inside."""
    try:
        yield
    except WrongInput as wrong:
        raise WrongInput(join(path, wrong.field), wrong.sentence) from wrong


def join(path: str, field: str) -> str:
    """Return the way to a field: join("household", "size") is "household.size"."""
    dot = "." if path and field and not field.startswith("[") else ""
    return f"{path}{dot}{field}"
