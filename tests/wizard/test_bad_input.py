"""Whatever a person, a stale tab or a robot sends: a sentence or a 404, and nothing lost."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.db import transaction
from django.urls import reverse

from applications.models import Draft
from applications.questions.catalogue import FLOW
from tests.factories import make_applicant, make_draft, openable, whole_answers
from tests.wizard.bad_values import AMOUNTS, CHARSETS, DATES, STRANGE
from tests.wizard.test_filling_in import step_url, text

STEPS = [openable(step) for step in FLOW.steps]


@pytest.fixture(scope="module")
def whole_draft(django_db_setup, django_db_blocker):
    """Made once, in a transaction that the module's end takes back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield draft_of(make_applicant(given_name="Anna", family_name="Exempel"))
        transaction.set_rollback(True)


@pytest.fixture
def draft(whole_draft, db):
    """The draft as it was made: what a test does to it is undone."""
    return Draft.objects.get(pk=whole_draft.pk)


@pytest.fixture
def anna(draft):
    return draft.person.users.get()


def draft_of(anna):
    return make_draft(
        anna,
        whole_answers()
        | {
            "help": {"help": "beside"},
            "children_any": {"children_any": "yes"},
            "child.1": {"name": "Kim Exempel", "number": ""},
            "income_kinds": {"income_kinds": ["pay", "csn"]},
            "cost_kinds": {"cost_kinds": ["work_travel", "moving"]},
        },
    )


def stored_raw(draft, step: str) -> dict:
    return draft.answers.get(step=step).raw


@pytest.mark.parametrize("typed", STRANGE, ids=range(len(STRANGE)))
def test_strange_text_is_kept_and_never_a_fault(anna_client, draft, typed):
    response = anna_client.post(
        step_url(draft, "anything_else"), {"anything_else": typed, "_rev": "1"}
    )

    assert response.status_code in (200, 302)
    assert stored_raw(draft, "anything_else") == {"anything_else": [typed]}
    if response.status_code == 200:
        assert "Fel:" in text(response)
    assert "<script>alert" not in text(anna_client.get(reverse("check", args=[draft.pk])))


@pytest.mark.parametrize("typed", STRANGE, ids=range(len(STRANGE)))
def test_strange_names_are_kept_and_never_a_fault(anna_client, draft, typed):
    response = anna_client.post(step_url(draft, "helper"), {"helper": typed})

    assert response.status_code in (200, 302)
    assert stored_raw(draft, "helper") == {"helper": [typed]}


@pytest.mark.parametrize("typed", AMOUNTS)
def test_a_sum_that_can_not_be_gets_a_sentence(anna_client, draft, typed):
    values = {"rent": typed, "included": "none", "rooms": "1", "people": "1", "_rev": "1"}

    response = anna_client.post(step_url(draft, "home_rented"), values)

    assert response.status_code == 200
    assert "Fel:" in text(response)
    assert stored_raw(draft, "home_rented")["rent"] == [typed]


@pytest.mark.parametrize("parts", DATES, ids=range(len(DATES)))
def test_a_date_that_does_not_exist_gets_a_sentence(anna_client, draft, parts):
    row = {f"rows-0-on_{place}": part for place, part in enumerate(parts)}

    response = anna_client.post(step_url(draft, "income_csn"), row | {"rows-0-amount": "100"})

    assert response.status_code == 200
    assert "Fel:" in text(response)
    assert stored_raw(draft, "income_csn")["rows-0-on_0"] == [parts[0]]


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"rows-0-amount": "1", "rows-999999999999-amount": "1", "rows--1-amount": "2"},
        {"rows-TOTAL_FORMS": "100000", "rows-0-amount": "5"},
        {"rows-x-amount": "5", "rows-0-nothing": "1", "rows-0-on_9": "1", "_remove": "x"},
        {f"rows-{number}-amount": "5" for number in range(200)},
        {"rows-0-amount": ["1", "2", "3"], "rows-0-on_0": ["1", "2"]},
        {"_add": "1"},
        {"_remove": "7", "rows-0-amount": "5"},
    ],
    ids=range(8),
)
def test_tampered_rows_never_fail(anna_client, draft, values):
    response = anna_client.post(step_url(draft, "income_csn"), values)

    assert response.status_code in (200, 302)
    raw = stored_raw(draft, "income_csn")
    assert int(raw["rows-TOTAL_FORMS"][0]) <= 41
    assert anna_client.get(step_url(draft, "income_csn")).status_code == 200


def test_a_field_that_is_not_on_the_page_is_not_kept(anna_client, draft):
    values = {"helper": "Bo", "csrfmiddlewaretoken": "x", "payout": "account", "helper_0": "y"}

    anna_client.post(step_url(draft, "helper"), values)

    assert set(stored_raw(draft, "helper")) <= {"helper", "helper_0"}


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.key)
def test_every_step_takes_an_empty_and_a_wrong_post(anna_client, draft, step):
    wrong = {
        name: ["nonsens", "\x00"]
        for name in getattr(step.form, "base_fields", {"rows-0-amount": 1})
    }
    url = step_url(draft, step.key)

    for values in ({}, wrong):
        rev = getattr(draft.answers.filter(step=step.key).first(), "rev", 0)
        assert anna_client.post(url, values | {"_rev": str(rev)}).status_code in (200, 302)
    assert anna_client.get(url).status_code in (200, 302)


@pytest.mark.parametrize(
    "path",
    [
        "/ansokan/{id}/fraga/finns-inte/",
        "/ansokan/{id}/fraga/../../x/",
        "/ansokan/{id}/fraga/%00/",
        "/ansokan/{id}/fraga/<b>/",
        "/ansokan/{id}/del/finns-inte/",
        "/ansokan/inte-ett-id/",
        "/ansokan/{other}/",
        "/arende/{other}/",
        "/ansokan/{id}/fraga/" + "x" * 5000 + "/",
    ],
)
def test_addresses_that_lead_nowhere_are_404(anna_client, draft, path):
    response = anna_client.get(path.format(id=draft.pk, other=uuid4()))

    assert response.status_code == 404
    assert "Vi hittar inte" in text(response)


@pytest.mark.parametrize(
    "query", ["?till=../..", "?efter=x", "?till=del&efter=%00", "?fel", "?a=" + "x" * 9000]
)
def test_strange_queries_change_nothing(anna_client, draft, query):
    assert anna_client.get(step_url(draft, "month", query)).status_code == 200


def test_a_huge_request_gets_a_page(anna_client, draft):
    response = anna_client.post(
        step_url(draft, "anything_else"), {"anything_else": "x" * 3_000_000}
    )

    assert response.status_code == 400
    assert "<h1" in text(response)


def test_text_from_right_to_left_is_isolated(anna_client, draft):
    anna_client.post(
        step_url(draft, "language"), {"language": "العربية", "interpreter": "no", "_rev": "1"}
    )

    assert "<bdi>العربية</bdi>" in text(anna_client.get(reverse("check", args=[draft.pk])))


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.key)
@pytest.mark.parametrize("button", ["_add", "_remove"])
def test_a_button_for_rows_on_any_page_never_fails(anna_client, draft, step, button):
    rev = getattr(draft.answers.filter(step=step.key).first(), "rev", 0)

    response = anna_client.post(step_url(draft, step.key), {button: "1", "_rev": str(rev)})

    assert response.status_code in (200, 302)


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data"])
def test_text_in_another_encoding_gets_a_page(anna_client, draft, charset, kind):
    response = anna_client.generic(
        "POST",
        step_url(draft, "anything_else"),
        b"anything_else=x&_rev=1",
        content_type=f"{kind}; boundary=x; charset={charset}",
    )

    assert response.status_code == 400
    assert "Vi kunde inte ta emot det du skickade" in text(response)
    assert draft.answers.get(step="anything_else").rev == 1


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", '"utf-8"'])
def test_text_in_utf_8_is_saved(anna_client, draft, charset):
    response = anna_client.generic(
        "POST",
        step_url(draft, "anything_else"),
        "anything_else=å&_rev=1".encode(),
        content_type=f"application/x-www-form-urlencoded; charset={charset}",
    )

    assert response.status_code == 302
    assert stored_raw(draft, "anything_else") == {"anything_else": ["å"]}


@pytest.mark.parametrize("length", ["1000001", "9" * 12, "9" * 5000, "-1", "x"])
def test_a_body_that_is_too_long_is_not_read(anna_client, draft, length):
    class Unread(BytesIO):
        def read(self, *_size):
            raise AssertionError("the body was read")

        readline = read

    response = anna_client.post(
        step_url(draft, "anything_else"),
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=length,
        **{"wsgi.input": Unread()},
    )

    assert response.status_code == 400
    assert "Vi kunde inte ta emot det du skickade" in text(response)
