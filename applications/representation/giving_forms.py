"""The questions when a person gives somebody access: one decision a page."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.powers import BUNDLES, NEEDS, OMBUD_POWERS, Power, missing_needs
from applications.representation.choices import ALL, SINGLY, GivingForm, powers_of
from eservice.ui.choices import AnswerField, Checkboxes, Choice, OneOf
from eservice.ui.fields import ShortText

PERSON, ORGANISATION = "person", "organisation"
PICK_ONE = gettext_lazy("Välj ett av svaren")


class WhoForm(GivingForm):
    who = OneOf(
        label=gettext_lazy("Vem ska hjälpa dig?"),
        choices=(
            Choice(
                PERSON,
                gettext_lazy("En person som jag känner"),
                gettext_lazy("Till exempel en vän, en släkting eller ett personligt ombud."),
            ),
            Choice(
                ORGANISATION,
                gettext_lazy("Någon i en förening"),
                gettext_lazy(
                    "Alla på föreningens lista får hjälpa dig, också de som kommer med senare."
                ),
            ),
        ),
        missing=PICK_ONE,
    )

    @classmethod
    def starts_with(cls, choices):
        return {"who": choices.who}

    def chosen(self, choices):
        return choices.with_(who=self.cleaned_data["who"])


class NameForm(GivingForm):
    name = ShortText(
        label=gettext_lazy("Vad heter den som ska hjälpa dig?"),
        help_text=gettext_lazy("Skriv för- och efternamn. Bara du och vi ser det du skriver."),
        missing=gettext_lazy("Skriv namnet på den som ska hjälpa dig"),
        max_length=100,
    )

    @classmethod
    def starts_with(cls, choices):
        return {"name": choices.name}

    def chosen(self, choices):
        return choices.with_(who=PERSON, name=self.cleaned_data["name"])


class OrganisationForm(GivingForm):
    """``answers`` are the open organisations."""

    organisation = OneOf(
        label=gettext_lazy("Vilken förening?"),
        choices=(),
        missing=gettext_lazy("Välj en förening i listan"),
        error_messages={
            "required": gettext_lazy("Välj en förening i listan"),
            "invalid_choice": gettext_lazy(
                "Den föreningen går inte att välja. Välj en annan, eller ring oss."
            ),
        },
    )

    def adapt(self):
        found = [Choice(str(one.pk), one.name) for one in self.answers or ()]
        self.fields["organisation"].offer(found)

    @classmethod
    def starts_with(cls, choices):
        return {"organisation": choices.organisation}

    def chosen(self, choices):
        return choices.with_(who=ORGANISATION, organisation=self.cleaned_data["organisation"])


class BundleForm(GivingForm):
    bundle = OneOf(
        label=gettext_lazy("Vad ska hen få göra?"),
        choices=(
            *(
                Choice(found.key, found.label, format_lazy("{} {}", found.example, found.never))
                for found in BUNDLES
            ),
            Choice(
                SINGLY,
                gettext_lazy("Jag vill välja en sak i taget"),
                gettext_lazy("Du får nio saker att välja bland."),
            ),
        ),
        missing=gettext_lazy("Välj vad hen ska få göra"),
    )

    @classmethod
    def starts_with(cls, choices):
        return {"bundle": choices.bundle}

    def chosen(self, choices):
        bundle = self.cleaned_data["bundle"]
        if bundle == SINGLY:
            return choices.with_(is_singly=True)
        return choices.with_(powers=powers_of(bundle), is_singly=False)


class PowersField(AnswerField, forms.MultipleChoiceField):
    """Any number of powers. What needs another must have that too."""

    def __init__(self, *, missing: Any, **kwargs: Any) -> None:
        wrong = gettext_lazy("Välj bland det som står på sidan")
        messages = {"required": missing, "invalid_choice": wrong}
        super().__init__(
            choices=Power.choices, widget=Checkboxes, error_messages=messages, **kwargs
        )
        hint = gettext_lazy("Den som får göra det blir ditt ombud.")
        self.widget.hints = {power.value: hint for power in OMBUD_POWERS}

    def clean(self, value):
        chosen = frozenset(Power(one) for one in super().clean(value))
        if missing_needs(chosen):
            wrong = [_needs_text(power, chosen) for power in Power if power in chosen]
            raise forms.ValidationError([text for text in wrong if text])
        return chosen


def _needs_text(power: Power, chosen: frozenset[Power]) -> str:
    lacking = NEEDS.get(power, frozenset()) - chosen
    if not lacking:
        return ""
    return _("”{power}” går bara ihop med ”{other}”. Kryssa för båda, eller ingen av dem.").format(
        power=power.label, other=next(iter(lacking)).label
    )


class PowersForm(GivingForm):
    powers = PowersField(
        label=gettext_lazy("Vilka saker ska hen få göra?"),
        help_text=gettext_lazy("Du kan välja flera."),
        missing=gettext_lazy("Välj minst en sak"),
    )

    @classmethod
    def starts_with(cls, choices):
        return {"powers": list(choices.powers)}

    def chosen(self, choices):
        return choices.with_(powers=tuple(sorted(self.cleaned_data["powers"])), is_singly=True)


class MatterForm(GivingForm):
    """``answers`` are her applications (``matters.py``)."""

    matter = OneOf(label=gettext_lazy("Vad gäller hjälpen?"), choices=(), missing=PICK_ONE)

    def adapt(self):
        every = Choice(
            ALL,
            _("Alla mina ansökningar och ärenden"),
            _("Också de som du börjar på senare."),
        )
        found = [Choice(str(one.draft_id), one.label, one.hint) for one in self.answers or ()]
        self.fields["matter"].offer([*found, every])

    @classmethod
    def starts_with(cls, choices):
        return {"matter": choices.matter}

    def chosen(self, choices):
        return choices.with_(matter=self.cleaned_data["matter"])
