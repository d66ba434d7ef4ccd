"""django-formtools' own session wizard, as its documentation has it, with our first question in as
many steps as the service asks: what a step costs there, beside what it costs here."""

from django import forms
from django.forms.renderers import DjangoTemplates
from django.http import HttpResponseRedirect
from formtools.wizard.views import NamedUrlSessionWizardView

from applications.questions.catalogue import FLOW

STEPS = 59


def _fields() -> dict[str, forms.Field]:
    """The fields of our first question, with the widgets that Django gives them."""
    asked = FLOW.steps[0].form.base_fields
    return {
        name: forms.MultipleChoiceField(
            choices=field.choices,
            label=FLOW.steps[0].title,
            help_text=field.help_text,
            widget=forms.CheckboxSelectMultiple,
        )
        for name, field in asked.items()
    }


class Question(forms.Form):
    """One question, drawn by Django's own templates."""

    default_renderer = DjangoTemplates

    def __init__(self, *args: object, **values: object) -> None:
        super().__init__(*args, **values)
        self.fields.update(_fields())


class StockWizard(NamedUrlSessionWizardView):
    """Keeps everything in the session until the end; login required, as everywhere."""

    template_name = "bench/stock_wizard.html"

    def done(self, _form_list: object, **_values: object) -> HttpResponseRedirect:
        return HttpResponseRedirect("/")


stock_wizard = StockWizard.as_view(
    [(str(number), Question) for number in range(1, STEPS + 1)],
    url_name="stock_wizard",
    done_step_name="done",
)
