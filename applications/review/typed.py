"""The long texts that a caseworker had typed when her step was stopped, for her to copy."""

from collections.abc import Iterator
from functools import cache

from django import forms
from django.http import HttpRequest

from eservice.ui.forms import QuestionForm

PAGES = "applications.review."


def long_texts(request: HttpRequest) -> list[str]:
    """Return what was typed in the text areas of the page that was sent, in its order.

    Nothing else that a page sends comes with it: no hidden field, number, choice or code.
    """
    areas, codes = _areas(), _codes()
    sent = [(name.rpartition("-")[2], texts) for name, texts in request.POST.lists()]
    found = (text for name, texts in sent if name in areas for text in texts)
    return [text for text in found if text.strip() and text not in codes]


@cache
def _areas() -> frozenset[str]:
    """Return the name of every text area in the caseworkers' forms, without a form's prefix."""
    return frozenset(name for name, field in _fields() if isinstance(field.widget, forms.Textarea))


@cache
def _codes() -> frozenset[str]:
    """Return what choices send: another form may have one with the name of a text area."""
    chosen = (field for _name, field in _fields() if isinstance(field, forms.ChoiceField))
    return frozenset(str(value) for field in chosen for value, _label in field.choices)


def _fields() -> Iterator[tuple[str, forms.Field]]:
    for form in _forms(QuestionForm):
        if form.__module__.startswith(PAGES):
            yield from form.base_fields.items()


def _forms(form: type[QuestionForm]) -> Iterator[type[QuestionForm]]:
    yield form
    for narrower in form.__subclasses__():
        yield from _forms(narrower)
