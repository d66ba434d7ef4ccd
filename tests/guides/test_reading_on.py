"""Where a page leads to the guide about what it shows."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template
from django.urls import reverse

from applications.statuses import CaseStage
from guides.catalogue import slugs
from guides.library import text
from guides.reading_on import GUIDE_FOR, guide_for
from tests.factories import make_case

USED = re.compile(r'{% read_more "(\w+)" %}')


def link(about: str) -> str:
    page = Template("{% load reading_on %}{% read_more about %}")
    return page.render(Context({"about": about})).strip()


@pytest.mark.parametrize("about", GUIDE_FOR)
def test_every_link_leads_to_a_guide_that_is_shipped(client, db, about):
    slug = GUIDE_FOR[about]

    assert slug in slugs()
    assert f'href="{reverse("guide", args=[slug])}"' in link(about)
    assert f"Läs mer: {text(f'guides/{slug}').title}" in link(about)
    assert client.get(reverse("guide", args=[slug])).status_code == 200


def test_pages_ask_only_for_what_the_table_has_and_for_all_of_it():
    (templates,) = settings.TEMPLATES[0]["DIRS"]
    used = {
        about
        for path in Path(templates).rglob("*.html")
        for about in USED.findall(path.read_text())
    }
    assert used <= set(GUIDE_FOR)
    assert set(GUIDE_FOR) <= used | set(CaseStage)


def test_where_there_is_nothing_to_read_there_is_no_link(monkeypatch):
    assert guide_for(CaseStage.WITHDRAWN) is None
    assert link(CaseStage.WITHDRAWN) == ""

    monkeypatch.setitem(GUIDE_FOR, "received", "finns-inte")
    assert link("received") == ""


def test_one_who_waits_is_led_to_when_the_answer_comes(anna, anna_client):
    page = anna_client.get(reverse("case", args=[make_case(anna).pk])).text

    assert f'href="{reverse("guide", args=[GUIDE_FOR["received"]])}"' in page
