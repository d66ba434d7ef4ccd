"""When a question is answered, said in words: on paper nothing is left out for anybody."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from applications.questions.answers import Answers
from applications.questions.blank_fields import choice_field, words
from applications.questions.conditions import AnyOf, Chosen, Worded, always
from applications.questions.flow import Step

Condition = Callable[[Answers], bool]


class Unsaid(ValueError):
    """A condition that nobody has given words: a paper form can't say when to answer."""


def chosen_in(condition: Condition, steps: Mapping[str, Step]) -> list[Chosen]:
    """Return the answers that a condition looks at, of those that a paper form asks.

    Raises Unsaid for one that is neither an answer nor has words.
    """
    if condition is always or isinstance(condition, Worded):
        return []
    if isinstance(condition, Chosen):
        return [condition] if condition.step in steps else []
    if isinstance(condition, AnyOf):
        return [found for each in condition.conditions for found in chosen_in(each, steps)]
    raise Unsaid(repr(condition))


def can_be_asked(condition: Condition, steps: Mapping[str, Step]) -> bool:
    """False when no answer on the form leads to the question."""
    if isinstance(condition, AnyOf):
        return any(can_be_asked(each, steps) for each in condition.conditions)
    if not isinstance(condition, Chosen):
        return True
    found = choice_field(steps[condition.step]) if condition.step in steps else None
    return found is not None and not {*condition.values}.isdisjoint(found[1].options)


def said(condition: Condition, steps: Mapping[str, Step], numbers: Mapping[str, int]) -> str:
    """Return when a question is answered, in one sentence; "" when everybody answers it."""
    if isinstance(condition, Worded):
        return words(condition.words)
    found = chosen_in(condition, steps)
    if not found:
        return ""
    parts = [
        _("%(answers)s på fråga %(number)s")
        % {"answers": _quoted(one, steps[one.step]), "number": numbers[one.step]}
        for one in found
    ]
    return _("Svara bara om du har valt %(answers)s.") % {"answers": _(", eller ").join(parts)}


def _quoted(chosen: Chosen, step: Step) -> str:
    found = choice_field(step)
    if found is None:
        raise Unsaid(step.key)
    options = found[1].options
    labels = [f"”{options[value].label}”" for value in chosen.values]
    return _(" eller ").join(filter(None, (", ".join(labels[:-1]), labels[-1])))
