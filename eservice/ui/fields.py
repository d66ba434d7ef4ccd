"""Answers that are typed: text, sums, dates, telephone numbers.

Each field reads tolerantly, stores JSON and can say itself in words (see ``AnswerField``).
"""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eservice import clock
from eservice.ui import swedish
from eservice.ui.choices import AnswerField

SHORT_TEXT = 200
LONG_TEXT = 4_000


class TextInput(forms.TextInput):
    template_name = "ui/widgets/input.html"


class Textarea(forms.Textarea):
    template_name = "ui/widgets/textarea.html"


class DateParts(forms.MultiWidget):
    """Day, month and year as three labelled text inputs."""

    template_name = "ui/widgets/date.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        parts = [TextInput(attrs={"inputmode": mode}) for mode in ("numeric", "text", "numeric")]
        super().__init__(parts, attrs)

    def decompress(self, value: Any) -> list[Any]:
        return [None, None, None]


class ShortText(AnswerField, forms.CharField):
    """A few words: a name, a place."""

    def __init__(self, *, missing: Any = "", autocomplete: str = "off", **kwargs: Any) -> None:
        attrs = {"autocomplete": autocomplete, **kwargs.pop("attrs", {})}
        messages = {
            "required": missing,
            "max_length": gettext_lazy("Texten är för lång. Skriv högst %(limit_value)d tecken."),
            "null_characters_not_allowed": gettext_lazy(
                "Texten har ett tecken som inte går att läsa. Skriv den igen."
            ),
        }
        super().__init__(
            widget=TextInput(attrs=attrs),
            max_length=kwargs.pop("max_length", SHORT_TEXT),
            error_messages=messages,
            **kwargs,
        )
        # The browser would cut a long paste without a word; we say so instead.
        self.widget.attrs.pop("maxlength", None)


class LongText(AnswerField, forms.CharField):
    """The person's own words. Never shown where others can read."""

    own_words = True

    def __init__(
        self, *, missing: Any = "", rows: int = 5, most: int = LONG_TEXT, **kwargs: Any
    ) -> None:
        message = gettext_lazy(
            "Texten är för lång. Skriv högst %(limit_value)d tecken. Nu är det %(show_value)d."
        )
        nulls = gettext_lazy("Texten har ett tecken som inte går att läsa. Skriv den igen.")
        super().__init__(
            widget=Textarea(attrs={"rows": rows}),
            error_messages={"required": missing, "null_characters_not_allowed": nulls},
            **kwargs,
        )
        self.validators.append(MaxLengthValidator(most, message))


class Amount(AnswerField, forms.CharField):
    """Kronor. An empty field is never 0."""

    suffix = gettext_lazy("kronor")

    def __init__(self, *, missing: Any = "", **kwargs: Any) -> None:
        attrs = {"inputmode": "decimal", "autocomplete": "off", "class": "govuk-input--width-10"}
        missing = missing or gettext_lazy("Skriv hur många kronor det är")
        super().__init__(
            widget=TextInput(attrs=attrs), error_messages={"required": missing}, **kwargs
        )

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        try:
            return swedish.parse_amount(text)
        except swedish.NotUnderstood as error:
            raise forms.ValidationError(self.explain(error.code), code=error.code) from error

    @staticmethod
    def explain(code: str) -> str:
        return {
            "negative": _("Skriv summan utan minus, till exempel 6500"),
            "too_large": _("Summan är för stor. Titta på den en gång till och skriv den igen."),
        }.get(code, _("Skriv summan med siffror, till exempel 6500"))

    def stored(self, value):
        return None if value is None else str(value)

    def display(self, value):
        return [swedish.format_amount(value)]

    def understood(self, value):
        return self.display(value)[0]


class WholeNumber(AnswerField, forms.IntegerField):
    """A count between two limits, both included."""

    def __init__(self, *, wrong: Any, lowest: int, highest: int, **kwargs: Any) -> None:
        attrs = {"inputmode": "numeric", "autocomplete": "off", "class": "govuk-input--width-4"}
        names = ("required", "invalid", "min_value", "max_value")
        super().__init__(
            widget=TextInput(attrs=attrs),
            min_value=lowest,
            max_value=highest,
            error_messages=dict.fromkeys(names, wrong),
            **kwargs,
        )


class DateField(AnswerField, forms.MultiValueField):
    """A date in three parts. Month names, two-digit years and "1/3-26" are understood."""

    def __init__(self, *, missing: Any = "", **kwargs: Any) -> None:
        missing = missing or gettext_lazy("Skriv datumet med dag, månad och år")
        parts = [forms.CharField(required=False) for _part in range(3)]
        super().__init__(
            parts,
            widget=DateParts,
            require_all_fields=False,
            error_messages={"required": missing},
            **kwargs,
        )

    def compress(self, data_list):
        if not any(data_list):
            return None
        try:
            return swedish.parse_date(*(part or "" for part in data_list), clock.today())
        except swedish.NotUnderstood as error:
            raise forms.ValidationError(self.explain(error.code), code=error.code) from error

    @staticmethod
    def explain(code: str) -> str:
        return {
            "no_such_day": _(
                "Den dagen finns inte i kalendern. Titta på dag och månad en gång till."
            ),
            "far_away": _("Titta på året en gång till. Skriv det med fyra siffror."),
        }.get(code, _("Skriv datumet med siffror, till exempel 3 1 2026"))

    def stored(self, value):
        return value.isoformat() if value else None

    def display(self, value):
        return [swedish.format_date(date.fromisoformat(value))]

    def understood(self, value):
        return self.display(value)[0]


class Phone(AnswerField, forms.CharField):
    """A telephone number, Swedish or foreign."""

    def __init__(self, *, missing: Any = "", autocomplete: str = "tel", **kwargs: Any) -> None:
        attrs = {"inputmode": "tel", "autocomplete": autocomplete, "type": "tel"}
        super().__init__(
            widget=TextInput(attrs=attrs), error_messages={"required": missing}, **kwargs
        )

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return ""
        try:
            return swedish.parse_phone(text)
        except swedish.NotUnderstood as error:
            raise forms.ValidationError(
                _("Skriv telefonnumret med siffror, till exempel 070-174 06 05")
            ) from error

    def display(self, value):
        return [swedish.format_phone(value)]

    def understood(self, value):
        return self.display(value)[0]


class Email(AnswerField, forms.EmailField):
    """An e-mail address."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"inputmode": "email", "autocomplete": "email", "spellcheck": "false"}
        invalid = gettext_lazy("Skriv hela e-postadressen, till exempel namn@exempel.se")
        super().__init__(
            widget=TextInput(attrs=attrs), error_messages={"invalid": invalid}, **kwargs
        )


class Tick(AnswerField, forms.BooleanField):
    """One box to tick."""

    def __init__(self, *, said: str | Promise, missing: Any = "", **kwargs: Any) -> None:
        self.said = said
        kwargs.setdefault("error_messages", {"required": missing})
        super().__init__(widget=forms.CheckboxInput, **kwargs)
        self.widget.template_name = "ui/widgets/tick.html"

    def stored(self, value):
        # A box without a tick says nothing, as an empty field does.
        return value or None

    def display(self, value):
        return [str(self.said)]
