"""Every page, also with errors and when something is broken: valid HTML, and all of it translated.

The pages are rendered once, in a made-up language that is written from right to left.
"""

from functools import cache

import pytest
from django.db import transaction
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from tests.browser.pseudo import from_right_to_left, mirrored
from tests.browser.stops import FAMILIES
from tests.browser.untranslated import untranslated
from tests.browser.validity import markup_faults
from tests.browser.world import World
from tests.conftest import logged_in

pytestmark = pytest.mark.one_database

STOPS = [stop for stops in FAMILIES.values() for stop in stops]
BROKEN = ("400.html", "403.html", "403_csrf.html", "404.html", "405.html", "500.html", "503.html")
# Pages that are filled in: saved empty, they come back with errors.
FILLED_IN = {"step", "send", "journal", "hand_over", "case_helpers", "note_help", "refuse_grant"}
FILLED_IN |= {"end_help", "end_all_help", "sign_together", "send_alone"}
FILLED_IN |= {"review_investigation", "edit_line", "answer_comment", "communicate", "comment_line"}
FILLED_IN |= {"comment_calculation", "protection", "rest_call"}
FILLED_IN |= {"hand_over_read", "say_delay", "answer_decision_wanted"}

GOOD = '<!DOCTYPE html><html lang="sv"><title>x</title>{}'
# A page with a fault in it, by a word of what is said about it.
FAULTS = {
    "Duplicate ID": "<p id=a></p><p id=a></p>",
    "not allowed as child": "<span><p>x</p></span>",
    "Stray end tag": "<p>x</p></div>",
    "Unclosed element": "<div>x",
    "Bad value": '<time datetime="2026-11-22T10:51:15.328082+01:00">x</time>',
    "must be the ID": "<label for=x>y</label>",
    "must have an “alt” attribute": "<img src=x>",
    "not allowed on element": "<p href=x>y</p>",
}


def saved_empty(client: Client, path: str) -> bytes:
    """The page as it comes back; what it did to the world is undone."""
    with transaction.atomic():
        response = client.post(path, {"_rev": "0"}, follow=True)
        transaction.set_rollback(True)
    return response.content


def every_page(world: World) -> dict[str, bytes]:
    browser = cache(lambda user: logged_in(user) if user else Client())
    pages = {}
    for stop in STOPS:
        client, path = browser(stop.who(world)), stop.path(world)
        pages[stop.name] = client.get(path).content
        if stop.url_name in FILLED_IN:
            pages[f"{stop.name}, empty"] = saved_empty(client, path)
    request = RequestFactory().get("/")
    return pages | {name: render_to_string(name, request=request).encode() for name in BROKEN}


def test_every_page_keeps_to_the_standard_and_is_translated(db):
    with from_right_to_left():
        pages = every_page(World())
    assert markup_faults(pages) == {}
    assert untranslated(pages) == {}
    summaries = {name: page.count(b'"govuk-error-summary"') for name, page in pages.items()}
    assert {name for name, count in summaries.items() if count > 1} == set()
    assert any(summaries.values())


def test_a_fault_is_found_and_a_good_page_is_good():
    bodies = FAULTS | {"nothing": "<p>x"}
    faults = markup_faults({name: GOOD.format(body).encode() for name, body in bodies.items()})
    assert {name for name, found in faults.items() if name in " ".join(found)} == set(FAULTS)


def test_a_text_that_is_not_translated_is_found(db):
    page = f"<p aria-label='Stäng'>{mirrored('Spara <b>nu</b>')} <i>Vad</i> %(n)s <bdi>Bo</bdi></p>"
    assert untranslated({"page": page.encode()}) == {"page": ["Stäng", "Vad", "%(n)s"]}


def test_placeholders_and_html_are_as_they_were():
    text = 'Du har %(count)d {what} <a href="tel:%(tel)s">kvar</a> &amp; 100 %%'
    kept = ("%(count)d", "{what}", '<a href="tel:%(tel)s">', "</a>", "&amp;", "100 %%")
    assert all(part in mirrored(text) for part in kept)
