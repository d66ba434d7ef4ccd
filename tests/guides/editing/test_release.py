"""A new release never overwrites a text that was edited here; an owner sees the difference."""

import math

import pytest
from django.urls import reverse

from guides import editions, library
from guides.editions import Live
from guides.models import Edition
from tests.conftest import logged_in
from tests.guides.making import KEY, make_edition, make_editor, make_text_owner

pytestmark = pytest.mark.django_db

OURS = "# Vår rubrik\n\n## Varför frågar vi?\n\nVi räknar.\n\n## Så svarar du\n\nVälj."
PAGE = reverse("edit_text", args=["sv", KEY])
NEWS = "Den nya versionen av tjänsten har en annan text"


@pytest.fixture
def released():
    """The text was edited over a wording that a later release has changed."""
    found = make_edition(make_text_owner(), OURS)
    Edition.objects.filter(pk=found.pk).update(shipped_hash="0" * 64)
    editions.forget()
    return found


def test_an_edited_text_stays_and_the_owner_sees_the_new_one(released):
    assert library.text(KEY).title == "Vår rubrik"
    page = logged_in(make_text_owner()).get(PAGE).content.decode()
    assert NEWS in page
    assert "Behåll vår text" in page


def test_an_editor_sees_it_but_does_not_choose(released):
    sam = logged_in(make_editor())
    page = sam.get(PAGE).content.decode()
    assert NEWS in page
    assert "Behåll vår text" not in page
    seen = library.text(KEY).edition
    assert sam.post(PAGE, {"act": "ta", "seen": seen}).status_code == 409
    assert library.text(KEY).title == "Vår rubrik"


@pytest.mark.parametrize(("act", "title"), [("behall", "Vår rubrik"), ("ta", None)])
def test_an_owner_chooses(released, act, title, django_capture_on_commit_callbacks):
    shipped_title = library.wording(KEY, "sv", None).title
    rut, seen = logged_in(make_text_owner()), library.text(KEY).edition
    with django_capture_on_commit_callbacks(execute=True):
        assert rut.post(PAGE, {"act": act, "seen": seen}).status_code == 302
    assert library.text(KEY).title == (title or shipped_title)
    assert NEWS not in rut.get(PAGE).content.decode()
    assert Edition.objects.count() == 2


def test_a_choice_made_on_an_old_page_is_stopped(released):
    rut = logged_in(make_text_owner())
    sent = rut.post(PAGE, {"act": "ta", "seen": "2026-01-01.9"})
    assert sent.status_code == 409
    assert library.text(KEY).title == "Vår rubrik"


def test_keeping_ours_keeps_the_newest_also_where_a_process_has_not_heard_of_it(released):
    newest = make_edition(make_text_owner(), OURS.replace("Vår", "Nyaste"))
    Edition.objects.filter(pk=newest.pk).update(shipped_hash="0" * 64)
    editions.forget()
    seen = library.text(KEY).edition
    editions.hold({(KEY, "sv"): Live(1, newest.made_at.date(), OURS, "0" * 64)}, until=math.inf)

    sent = logged_in(make_text_owner()).post(PAGE, {"act": "behall", "seen": seen})

    assert sent.status_code == 302
    assert Edition.objects.get(is_live=True).source.startswith("# Nyaste rubrik")


def test_a_text_that_nobody_edited_simply_follows_the_release():
    rut = logged_in(make_text_owner())
    assert NEWS not in rut.get(PAGE).content.decode()
    assert rut.post(PAGE, {"act": "ta", "seen": library.text(KEY).edition}).status_code == 409
