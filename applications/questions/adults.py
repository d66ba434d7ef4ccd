"""The one or two adults of a household: the same questions, asked about each."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from applications.questions.answers import Answers, Words
from applications.questions.conditions import Chosen, always, any_of, is_answer
from applications.questions.flow import Step

Made = Iterable[Step]


# The applicant lives with a husband, wife or partner (sambo).
has_partner = is_answer("household_type", "partner")


@dataclass(frozen=True, kw_only=True)
class Adult:
    """One of the household's adults. ``key`` and ``path`` start those of the adult's steps."""

    key: str
    path: str
    when: Callable[[Answers], bool]

    def who(self, answers: Answers) -> Words:
        """Return "du" for the adult who reads, or what the partner is called."""
        if self.key == answers.adult:
            return gettext_lazy("du")
        return answers.called("partner", gettext_lazy("din partner"))

    def asks(self, title: Words) -> Callable[[Answers], Words]:
        """Return the title of a step: "Vilken lön har {who} fått?" about this adult."""
        return lambda answers: format_lazy(title, who=self.who(answers))

    def is_ticked(self, step: str, value: str) -> Chosen:
        """Return the condition that ``value`` is among this adult's ticked answers."""
        return is_answer(f"{self.key}{step}", value, name=step)


APPLICANT = Adult(key="", path="", when=always)
PARTNER = Adult(key="partner_", path="partner-", when=has_partner)
ADULTS = (APPLICANT, PARTNER)


def any_adult(step: str, value: str) -> Callable[[Answers], bool]:
    """Return the condition that ``value`` is ticked by one adult at least."""
    return any_of(*(adult.is_ticked(step, value) for adult in ADULTS))
