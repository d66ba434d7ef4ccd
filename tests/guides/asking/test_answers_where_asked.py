"""A text that editors rewrote because it was hard says so where "Jag förstår inte" was pressed."""

from datetime import UTC, date, datetime, timedelta

import pytest

from eservice import clock
from eservice.ui.swedish import format_date
from guides import editions
from guides.editions import MANY
from guides.models import Puzzlement
from tests.factories import make_draft
from tests.guides.making import KEY, make_edition, make_text_owner

pytestmark = pytest.mark.django_db

GUIDE, PAGE = "guides/sa-raknar-vi", "/guider/sa-raknar-vi/"
TODAY = date(2026, 12, 10)
WORDS = f"Många tyckte att det här var svårt. Vi skrev om texten {format_date(TODAY)}."
OURS = "# Så räknar vi\n\n## Kort\n\nVi räknar på en månad."


@pytest.fixture(autouse=True)
def december():
    with clock.at(datetime(2026, 12, 10, 12, tzinfo=UTC)):
        yield


def presses(count: int = MANY, key: str = GUIDE, **values) -> None:
    for _press in range(count):
        Puzzlement.objects.create(**{"key": key, "language": "sv", "day": TODAY} | values)


def rewrite(source: str = OURS, key: str = GUIDE) -> None:
    make_edition(make_text_owner(), source, key)
    editions.forget()


def test_a_guide_says_that_it_was_rewritten(client):
    presses()
    rewrite()
    assert WORDS in client.get(PAGE).text
    assert WORDS not in client.get("/guider/om-du-far-nej/").text


def test_a_question_says_so_too(anna, anna_client):
    presses(key=KEY)
    rewrite("# Vilken månad?\n\n## Varför frågar vi?\n\nFör att räkna rätt.", KEY)
    assert WORDS in anna_client.get(f"/ansokan/{make_draft(anna).pk}/fraga/manad/").text


@pytest.mark.parametrize(
    "lacking",
    [
        {"count": MANY - 1},
        {"language": "en"},
        {"day": TODAY + timedelta(days=1)},
        {"day": date(2026, 9, 9)},
        {"key": KEY},
    ],
)
def test_it_says_nothing_when_few_had_pressed_lately_before(client, lacking):
    presses(**lacking)
    rewrite()
    assert "Vi skrev om texten" not in client.get(PAGE).text


def test_the_wording_that_we_ship_is_not_rewritten(client):
    presses()
    rewrite()
    rewrite("")
    assert "Vi skrev om texten" not in client.get(PAGE).text


def test_it_costs_no_query_a_page(client, django_assert_num_queries):
    presses()
    rewrite()
    with django_assert_num_queries(1):
        client.get(PAGE)
    with django_assert_num_queries(0):
        assert WORDS in client.get(PAGE).text
