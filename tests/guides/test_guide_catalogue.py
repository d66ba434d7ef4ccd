"""Which guides there are, in which order, and what stands behind each."""

from datetime import date

import pytest
from django.urls import reverse
from lxml import html

from guides import shipped
from guides.catalogue import GROUPS, by_group, guide_of, slugs
from guides.library import TextFault, TextMissing, text


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """Return a function that writes a guide on an empty shelf."""
    monkeypatch.setattr(shipped, "CONTENT", tmp_path)

    def write(slug, *lines):
        path = tmp_path / "sv" / "guides" / f"{slug}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        matter = [f"key: guides/{slug}", "language: sv", "version: 2026-11-22", "owner: Vi"]
        page = ["---", *matter, *lines, "---", f"# {slug.capitalize()}", "", "Läs det här."]
        path.write_text("\n".join(page), encoding="utf-8")

    return write


def main_of(response):
    return html.fromstring(response.content.decode()).find(".//main")


def words(element) -> str:
    return " ".join(element.text_content().split())


def test_guides_stand_in_their_groups_in_their_order(shelf, client, db):
    shelf("b", "group: pengar", "place: 1")
    shelf("a", "group: pengar", "place: 2")
    shelf("c", "group: borja", "place: 9")
    shelf("d", "group: pengar", "place: 1")

    page = main_of(client.get(reverse("guides")))

    assert [words(one) for one in page.findall(".//h2")] == ["Börja här", "Pengar och kostnader"]
    assert [words(one) for one in page.findall(".//h3")] == ["C", "B", "D", "A"]
    assert {"c": "borja"}.items() <= {
        one.slug: code for code, _heading, guides in by_group() for one in guides
    }.items()


def test_a_guide_that_says_nothing_of_itself_is_still_in_the_list(shelf):
    shelf("a")

    found = guide_of("a")
    assert (found.checked, found.sources) == (None, ())
    assert [code for code, _heading, _guides in by_group()] == ["hjalp"]


def test_a_guide_says_when_it_was_checked_and_against_what(shelf, client, db):
    shelf("a", "checked: 2026-11-22", "sources: [Lagen om <b>allt</b>, Kommunen]")

    page = main_of(client.get(reverse("guide", args=["a"])))

    assert "Kontrollerad den 22 november 2026." in words(page)
    assert [one.text_content() for one in page.findall(".//li")][-2:] == [
        "Lagen om <b>allt</b>",
        "Kommunen",
    ]
    assert guide_of("a").checked == date(2026, 11, 22)


def test_one_source_needs_no_list(shelf):
    shelf("a", "sources: Lagen")
    assert guide_of("a").sources == ("Lagen",)


@pytest.mark.parametrize(
    "line",
    [
        "group: annat",
        "group: 1",
        "group: [borja]",
        "place: ett",
        "place: true",
        "place: 1.5",
        "checked: snart",
        "checked: 2026-11-22 10:00:00",
        "sources: [1]",
        'sources: [" "]',
        "sources: 7",
    ],
)
def test_what_a_guide_says_of_itself_must_be_possible(shelf, line):
    shelf("a", line)
    with pytest.raises(TextFault, match="sv/guides/a"):
        guide_of("a")


def test_only_a_guide_is_a_guide():
    for slug in ("finns-inte", "../questions/month", "", "Infor-forsta-motet"):
        with pytest.raises(TextMissing):
            guide_of(slug)


@pytest.mark.parametrize("slug", slugs())
def test_every_shipped_guide_is_whole_and_in_the_list_once(slug):
    found = guide_of(slug)
    assert found.text == text(f"guides/{slug}")
    assert found.group in GROUPS
    listed = [one.slug for _code, _heading, guides in by_group() for one in guides]
    assert listed.count(slug) == 1
