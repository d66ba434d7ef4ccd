"""A box that is left without a tick says nothing, to the person or the caseworker."""

from django.urls import reverse

from tests.factories import make_case, make_draft, whole_answers
from tests.wizard.test_filling_in import text

LODGER = {
    "housing_form": {"housing_form": "lodger"},
    "home_lodger": {"rent": "4200", "included": "none", "approval": "yes", "people": "2"},
}
FREE = LODGER["home_lodger"] | {"rent": "", "free": "on"}


def test_no_tick_is_no_answer(anna_client, anna):
    draft = make_draft(anna, whole_answers() | LODGER)

    shown = text(anna_client.get(reverse("check", args=[draft.pk])))

    assert "4 200 kronor" in shown
    assert "Jag betalar inget" not in shown


def test_a_tick_is_an_answer(anna_client, anna):
    draft = make_draft(anna, whole_answers() | LODGER | {"home_lodger": FREE})

    assert "Jag betalar inget" in text(anna_client.get(reverse("check", args=[draft.pk])))


def test_the_caseworker_reads_no_tick_that_was_not_made(maja_client, anna):
    case = make_case(anna, **LODGER)

    assert "Jag betalar inget" not in text(maja_client.get(reverse("review_case", args=[case.pk])))
