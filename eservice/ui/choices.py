"""Answers that are chosen: one of a few, or several, on cards.

On top of Django's fields every field has ``stored`` (clean value → JSON), ``display``
(JSON → lines of text), ``display_public`` (the same for places where others can read),
``understood`` (what we made of it, to say back) and ``own_words``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _


class AnswerField:
    """What every kind of answer has.

    ``private`` answers never stand where others can read. A safety answer (``is_safety``) is
    always private, and is marked where a caseworker reads it. An answer that ``depends`` on
    another is required or not by the form's ``clean``, so the page doesn't call it optional.
    One that ``identifies`` is a personal number: the screen hides it when it shows less.
    One that ``is_withheld`` is not for this reader: the page says so in its place.
    """

    own_words = False
    identifies = False
    is_withheld = False
    suffix = ""

    def __init__(
        self,
        *args: Any,
        private: bool = False,
        is_safety: bool = False,
        depends: bool = False,
        **kwargs: Any,
    ) -> None:
        if depends:
            kwargs["required"] = False
        super().__init__(*args, **kwargs)
        self.private = private or is_safety
        self.is_safety = is_safety
        self.optional = not (self.required or depends)

    def stored(self, value: Any) -> Any:
        return value

    def display(self, value: Any) -> list[str]:
        return [str(value)]

    def display_public(self, value: Any) -> list[str]:
        return [] if self.private or self.own_words else self.display(value)

    def understood(self, value: Any) -> str:
        return ""


@dataclass(frozen=True)
class Choice:
    """One answer to choose."""

    value: str
    label: str | Promise
    hint: str | Promise = ""


class HintedChoices:
    """Mixin for widgets: gives each option its hint, and a link between the two."""

    use_fieldset = True
    hints: dict[str, str | Promise] = {}

    def create_option(self, name, value, label, selected, index, subindex=None, attrs=None):
        option = super().create_option(name, value, label, selected, index, subindex, attrs)
        option["hint"] = self.hints.get(str(value), "")
        if option["hint"]:
            option["attrs"]["aria-describedby"] = f"{option['attrs'].get('id', '')}_hint"
        return option


class Radios(HintedChoices, forms.RadioSelect):
    template_name = "ui/widgets/radios.html"


class Checkboxes(HintedChoices, forms.CheckboxSelectMultiple):
    template_name = "ui/widgets/checkboxes.html"


class OneOf(AnswerField, forms.ChoiceField):
    """One of a few answers, as radio buttons on cards."""

    def __init__(self, *, choices: Sequence[Choice], missing: Any, **kwargs: Any) -> None:
        kwargs.setdefault("error_messages", {"required": missing, "invalid_choice": missing})
        super().__init__(widget=Radios, **kwargs)
        self.offer(choices)

    def offer(self, choices: Sequence[Choice]) -> None:
        """Set the answers to choose from."""
        self.options = {choice.value: choice for choice in choices}
        self.choices = [(choice.value, choice.label) for choice in choices]
        self.widget.hints = {choice.value: choice.hint for choice in choices}

    def __deepcopy__(self, memo):
        copy = super().__deepcopy__(memo)
        copy.widget.hints = dict(self.widget.hints)
        return copy

    def display(self, value):
        option = self.options.get(value)
        return [str(option.label if option else value)]


class SeveralOf(AnswerField, forms.MultipleChoiceField):
    """Any number of answers, each once; ``none`` is the explicit "no, nothing of this".

    ``none`` stands alone.
    """

    def __init__(self, *, choices: Sequence[Choice], none: Choice, missing: Any, **kwargs: Any):
        self.none = none
        self.options = {choice.value: choice for choice in (*choices, none)}
        kwargs["choices"] = [(choice.value, choice.label) for choice in self.options.values()]
        kwargs["error_messages"] = {"required": missing, "invalid_choice": missing}
        super().__init__(widget=Checkboxes, **kwargs)
        self.widget.hints = {choice.value: choice.hint for choice in self.options.values()}

    def clean(self, value):
        chosen = list(dict.fromkeys(super().clean(value)))
        if self.none.value in chosen and len(chosen) > 1:
            raise forms.ValidationError(
                _("Du har valt ”%(none)s” och något mer. Ta bort det som inte stämmer.")
                % {"none": self.none.label}
            )
        return chosen

    def display(self, value):
        return [str(self.options[one].label) for one in value if one in self.options]
