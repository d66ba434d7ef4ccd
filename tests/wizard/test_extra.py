"""An extra application: one need, few pages, tied to the month's case."""

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.urls import resolve, reverse

from applications.access import Actor
from applications.actions.cases import withdraw_case
from applications.models import Case, Draft, HouseholdMember
from applications.queries import live_case
from applications.questions.deciding import SUPPORT, first_content
from applications.questions.payout import payout_of
from applications.statuses import ApplicationKind
from tests.conftest import logged_in
from tests.factories import make_applicant, make_case, make_caseworker, number_for
from tests.wizard.making_renewals import IN_NOVEMBER, IN_OCTOBER, NOVEMBER
from tests.wizard.test_filling_in import text

pytestmark = pytest.mark.usefixtures("november")
CHILD = {
    "children_any": {"children_any": "yes"},
    "child.1": {"name": "Elsa Exempel", "born_0": "1", "born_1": "2", "born_2": "2018"},
    "child_home.1": {"lives": "always"},
    "child_school.1": {"school": "school", "lunch": "yes"},
    "child_income.1": {"has_money": "no"},
    "children": {},
}
GIVEN = {
    "bradskande": {"acute": "none"},
    "vad-du-behover": {"extra_need": "leisure"},
    "kostnad-barns-fritid": {
        "amount": "900",
        "period": "november",
        "what": "Elsa har börjat spela fotboll och behöver skor.",
    },
    "papper-kostnad-barns-fritid": {"paper": "later", "why": ""},
    "papper": {},
}


@pytest.fixture
def november():
    with time_machine.travel(IN_NOVEMBER, tick=False):
        yield


@pytest.fixture
def base(anna) -> Case:
    return make_case(anna, **CHILD)


def begin(client, kind=ApplicationKind.EXTRA, month=NOVEMBER):
    return client.post(reverse("start_draft"), {"kind": kind.value, "month": month})


def goes_through(client, url: str, given: dict) -> list[str]:
    """Press through the pages from ``url`` to the check, and return them."""
    pages = []
    while (page := resolve(url.partition("?")[0])).url_name != "check":
        assert len(pages) < 20, pages
        if page.url_name == "draft":
            url = client.get(url).context["continue_url"]
            continue
        pages.append(page.kwargs["step"])
        assert client.get(url).status_code == 200
        url = client.post(url, {**given[page.kwargs["step"]], "_rev": "0"})["Location"]
    return pages


def sent(client, given=GIVEN) -> Case:
    url = begin(client)["Location"]
    goes_through(client, url, given)
    draft = Draft.objects.get(sent_at=None)
    receipt = client.post(reverse("send", args=[draft.pk]), {"declare": "yes"})
    assert receipt["Location"] == reverse("receipt", args=[draft.pk])
    return Case.objects.get(pk=draft.pk)


def test_one_need_takes_few_pages(anna_client, base):
    url = begin(anna_client)["Location"]

    pages = goes_through(anna_client, url, GIVEN)

    assert pages == ["bradskande", "vad-du-behover", "kostnad-barns-fritid", "papper"]


def test_a_need_that_says_nothing_of_itself_asks_why(anna_client, base):
    url = begin(anna_client)["Location"]
    given = GIVEN | {
        "vad-du-behover": {"extra_need": "glasses"},
        "kostnad-glasogon": {"amount": "1 800", "period": "november"},
        "varfor-du-behover-det": {"extra_why": "Jag ser dåligt."},
    }

    assert goes_through(anna_client, url, given) == [
        "bradskande",
        "vad-du-behover",
        "kostnad-glasogon",
        "varfor-du-behover-det",
        "papper",
    ]


def test_it_belongs_to_the_case_of_the_month(anna_client, anna, base):
    case = sent(anna_client)

    assert (case.kind, case.month, case.adds_to) == (ApplicationKind.EXTRA, base.month, base)
    assert case.unit == base.unit
    assert live_case(anna.person_id, base.month) == base


def test_whoever_belongs_to_the_household_belongs_to_it_too(anna_client, base):
    case = sent(anna_client)

    assert HouseholdMember.objects.filter(case=base).exists()
    known = base.household.values_list("person", "relation")
    assert set(case.household.values_list("person", "relation")) == set(known)


def test_somebody_who_belongs_to_the_household_never_handles_it(anna_client, anna, base):
    case = sent(anna_client)
    close = make_caseworker(number=number_for(77))
    HouseholdMember.objects.update(person=close.person)

    assert logged_in(close).get(reverse("review_case", args=[case.pk])).status_code == 404


def test_the_decision_is_about_the_one_thing(anna_client, base):
    case = sent(anna_client)

    items = first_content(case.application.content, case.month, None)["items"]

    assert [(item["key"], item["asked"]) for item in items] == [("cost_leisure", "900.00")]
    assert first_content(base.application.content, base.month, None)["items"][0]["key"] == SUPPORT


def test_the_money_goes_where_the_month_has_it(anna_client, base):
    case = sent(anna_client)

    assert payout_of(case) == payout_of(base)
    assert payout_of(case).to["payee"] == base.application.content["name"]
    assert "no_answer" not in payout_of(case).warnings


def test_the_caseworker_reads_where_it_belongs_and_calculates_there(anna_client, base):
    case = sent(anna_client)
    worker = logged_in(make_caseworker())

    page = text(worker.get(reverse("review_case", args=[case.pk])))

    assert "Tilläggsansökan för november 2026" in page
    assert base.reference in page
    assert "Där finns beräkningen för månaden." in page
    assert "Beräkning" not in [tab["label"] for tab in _tabs(worker, case)]
    assert "Beräkning" in [tab["label"] for tab in _tabs(worker, base)]
    moved = worker.get(reverse("calculation", args=[case.pk]))
    assert moved["Location"] == reverse("calculation", args=[base.pk])


def _tabs(client, case: Case):
    return client.get(reverse("review_case", args=[case.pk])).context["tabs"]


def test_an_extra_is_not_compared_with_the_month(anna_client, base):
    case = sent(anna_client)

    page = logged_in(make_caseworker()).get(reverse("review_case", args=[case.pk]))

    assert page.context["earlier"] is None
    assert "Det här fanns i ansökan" not in text(page)


def test_she_reads_what_it_is_on_her_pages(anna_client, base):
    url = begin(anna_client)["Location"]
    draft = Draft.objects.get(sent_at=None)
    assert "Ditt tillägg för november" in text(anna_client.get(reverse("draft", args=[draft.pk])))
    goes_through(anna_client, url, GIVEN)
    assert "Tillägg för november 2026" in text(anna_client.get(reverse("home")))

    anna_client.post(reverse("send", args=[draft.pk]), {"declare": "yes"})

    assert "Tillägg för november 2026" in text(anna_client.get(reverse("home")))


def test_a_month_without_an_application_takes_no_extra(anna_client):
    assert begin(anna_client)["Location"] == f"{reverse('which_way')}?stangt=1"
    assert not Draft.objects.exists()


def test_an_old_month_takes_none(anna, anna_client):
    with time_machine.travel(IN_OCTOBER, tick=False):
        make_case(anna)
    assert begin(anna_client, month="2026-08")["Location"].endswith("?stangt=1")
    assert begin(anna_client, month="hej")["Location"].endswith("?stangt=1")


def test_she_may_need_several_things(anna_client, base):
    first, second = sent(anna_client), sent(anna_client)

    assert first.pk != second.pk
    assert {first.adds_to, second.adds_to} == {base}


def test_what_it_adds_to_may_be_taken_back_meanwhile(anna, anna_client, base):
    goes_through(anna_client, begin(anna_client)["Location"], GIVEN)
    draft = Draft.objects.get(sent_at=None)
    withdraw_case(Actor(anna), case_id=base.pk)

    page = anna_client.post(reverse("send", args=[draft.pk]), {"declare": "yes"})

    assert page.status_code == 409
    assert "Det finns ingen ansökan att lägga till något till" in text(page)
    assert Draft.objects.get(pk=draft.pk).sent_at is None


def test_a_stranger_adds_nothing(base):
    assert begin(logged_in(make_applicant()))["Location"].endswith("?stangt=1")


def test_the_database_knows_what_adds_to_what(base):
    # PostgreSQL's triggers are first to say no, SQLite's constraint is.
    with pytest.raises(DatabaseError), transaction.atomic():
        Case.objects.filter(pk=base.pk).update(kind=ApplicationKind.EXTRA)
    with pytest.raises(DatabaseError), transaction.atomic():
        Case.objects.filter(pk=base.pk).update(adds_to=base.pk)
