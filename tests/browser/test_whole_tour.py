"""The tour of all pages is whole, and each page has a title of its own."""

import re
from collections import defaultdict

import pytest
from django.test import Client
from lxml import html

from applications.questions.catalogue import FLOW
from tests.access.addresses import TABLE
from tests.browser.stops import FAMILIES, NO_PAGES
from tests.browser.world import World
from tests.conftest import logged_in

pytestmark = pytest.mark.one_database
UUID = re.compile(r"[0-9a-f-]{36}")
STOPS = [stop for stops in FAMILIES.values() for stop in stops]


def test_no_page_is_left_out():
    visited = {stop.url_name for stop in STOPS} - {"404"}
    assert visited == {name for name, row in TABLE.items() if "GET" in row} - NO_PAGES
    steps = {stop.name for stop in STOPS if stop.name.startswith("step ")}
    assert steps == {f"step {step.key}" for step in FLOW.steps}


def test_no_two_pages_have_the_same_title(db):
    world = World()
    pages: dict[str, set[str]] = defaultdict(set)
    for stop in STOPS:
        user = stop.who(world)
        response = (logged_in(user) if user else Client()).get(stop.path(world))
        title = html.fromstring(response.content.decode()).findtext(".//title")
        pages[title].add(UUID.sub("*", stop.path(world)).partition("?")[0] + stop.view)
    assert {title: found for title, found in pages.items() if len(found) > 1} == {}
