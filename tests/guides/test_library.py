"""The one door to the texts: what it gives, what it refuses, what it never lets through."""

import re

import pytest
from django.utils.safestring import SafeString

from guides import shipped
from guides.library import TextFault, TextMissing, keys, term, text

MALFORMED_KEYS = [
    "a" * 300,
    "phrases/" + "a/" * 3000 + "a",
    "",
    "..",
    "../sv/questions/month",
    "questions/../questions/month",
    "questions/./month",
    "questions//month",
    "/etc/passwd",
    "questions/month/",
    "questions/month.md",
    "questions\\month",
    "questions/month\n",
    "questions/month\0",
    "Questions/Month",
    "questions/månad",
    "%2e%2e/questions/month",
]
MALFORMED_LANGUAGES = ["", "..", "../sv", "sv/questions", "sv/..", "SV", "sv\n", "."]

FRONT_MATTER = {
    "key": "page",
    "language": "sv",
    "version": "2026-03-01",
    "owner": "Någon",
    "title": "En sida",
}


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """Return a function that writes a text on an empty shelf, where text() then looks."""
    monkeypatch.setattr(shipped, "CONTENT", tmp_path)

    def write(body="", key="page", language="sv", **matter):
        whole = FRONT_MATTER | {"key": key, "language": language} | matter
        lines = [f"{name}: {value}" for name, value in whole.items() if value is not None]
        path = tmp_path / language / f"{key}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(["---", *lines, "---", body]), encoding="utf-8")

    return write


def test_a_term_has_the_word_as_it_is_shown():
    found = term("a-kassa")
    assert (found.key, found.word) == ("a-kassa", "a-kassa")
    assert found.html.startswith("<p>A-kassan")


# What is not there


@pytest.mark.parametrize("key", MALFORMED_KEYS)
def test_a_key_cannot_lead_out_of_the_shelf(key):
    with pytest.raises(TextMissing):
        text(key)
    with pytest.raises(TextMissing):
        term(key)


@pytest.mark.parametrize("language", MALFORMED_LANGUAGES)
def test_a_language_cannot_lead_out_of_the_shelf(language):
    with pytest.raises(TextMissing):
        text("questions/month", language, fallback=True)
    with pytest.raises(TextMissing):
        keys(language)


def test_an_unknown_key_is_a_lookup_error():
    with pytest.raises(LookupError, match="no_such_text"):
        text("questions/no_such_text")
    with pytest.raises(TextMissing):
        text("questions/no_such_text", "en", fallback=True)


def test_a_folder_is_not_a_text():
    with pytest.raises(TextMissing):
        text("questions")


def test_swedish_stands_in_only_when_asked_for(shelf):
    shelf("Hej.")
    with pytest.raises(TextMissing):
        text("page", "en")
    assert text("page", "en", fallback=True).language == "sv"
    shelf("Hello.", language="en")
    assert "Hello" in text("page", "en", fallback=True).lead


def test_a_term_falls_back_too(shelf):
    shelf("Det är ett ord.", key="terms/ord", title="ord")
    assert term("ord", "en", fallback=True).language == "sv"


def test_a_language_without_texts_has_no_keys(shelf):
    assert keys("fi") == ()


# From Markdown to sections


def test_sections_are_cut_at_second_level_headings(shelf):
    body = "# Rubrik\n\nFörst.\n\n## Så svarar du\n\n- Ett\n\n### Mer\n\n## Exempel\n\n”Två”"
    shelf(body, title=None)
    found = text("page")
    assert found.title == "Rubrik"
    assert found.lead == "<p>Först.</p>"
    assert [section.slug for section in found.sections] == ["sa-svarar-du", "exempel"]
    assert "<h3>Mer</h3>" in found.how
    assert found.example == "<p>”Två”</p>"
    assert found.why == ""


def test_the_parts_are_known_by_the_headings_of_the_language(shelf):
    shelf("## Why do we ask?\n\nBecause.", language="en")
    assert text("page", "en").why == "<p>Because.</p>"
    shelf("## Varför frågar vi?\n\nDärför.", language="sv-x-lattlast")
    assert text("page", "sv-x-lattlast").why == "<p>Därför.</p>"


def test_equal_or_foreign_headings_get_slugs_of_their_own(shelf):
    shelf("## Mer\n\n1\n\n## Mer\n\n2\n\n## مثال\n\n3")
    assert [section.slug for section in text("page").sections] == ["mer", "mer-2", "del"]


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "En <b onclick=x>rad</b> text",
        "![bild](https://example.org/x.png)",
        "[länk](javascript:alert(1))",
    ],
)
def test_nothing_in_a_text_becomes_active_markup(shelf, hostile):
    shelf(f"{hostile}\n\n## Varför frågar vi?\n\n{hostile}")
    for part in (text("page").lead, text("page").why):
        assert not re.search(r"<(?:script|b|img)\b", part)
        assert 'href="javascript' not in part


def test_a_heading_is_plain_text_to_be_escaped(shelf):
    shelf("## <i>Hej</i> & *du*\n\nText.")
    heading = text("page").sections[0].heading
    assert heading == "<i>Hej</i> & du"
    assert not isinstance(heading, SafeString)


def test_sums_are_kept_on_one_line(shelf):
    shelf("Du fick 12 500 kronor den 3 mars.")
    assert text("page").lead == "<p>Du fick 12\u00a0500\u00a0kronor den 3 mars.</p>"


def test_a_link_looks_as_everywhere_else(shelf):
    shelf("[Läs mer](/guider/)")
    assert text("page").lead == '<p><a href="/guider/" class="govuk-link">Läs mer</a></p>'


def test_a_list_to_tick_off_has_drawn_boxes_and_whole_items(shelf):
    shelf("- [ ] Ta med *id* och [papper](/guider/).\n- [ ] Kom")
    lead = text("page").lead
    assert lead.startswith('<ul class="app-list">')
    assert lead.count('<li class="app-can"><svg class="app-icon"') == 2
    assert lead.count('aria-hidden="true"') == 2
    assert "<span>Ta med <em>id</em> och <a" in lead
    assert "</a>.</span></li>" in lead


@pytest.mark.parametrize(
    "items", ["- [ ] Ett\n- Två", "- Ett\n- [x] Två", "- Ett\n\n-", "1. [ ] Ett"]
)
def test_any_other_list_is_left_as_it_is(shelf, items):
    shelf(items)
    assert "<svg" not in text("page").lead
    assert "app-list" not in text("page").lead


# Front matter


@pytest.mark.parametrize(
    "matter",
    [
        {"key": None},
        {"language": None},
        {"version": None},
        {"version": "snart"},
        {"version": "2026-03-01 12:00:00"},
        {"owner": None},
        {"owner": '" "'},
        {"title": None},
        {"terms": "inneboende"},
        {"terms": "[../sv]"},
        {"terms": "[1]"},
    ],
)
def test_front_matter_must_be_whole(shelf, tmp_path, matter):
    shelf("Text.")
    page = tmp_path / "sv" / "page.md"
    kept = {name: value for name, value in FRONT_MATTER.items() if name not in matter}
    lines = [f"{name}: {value}" for name, value in (kept | matter).items() if value is not None]
    page.write_text("\n".join(["---", *lines, "---", "Text."]), encoding="utf-8")
    with pytest.raises(TextFault, match="sv/page"):
        text("page")


def test_front_matter_must_belong_to_its_file(shelf, tmp_path):
    shelf("Text.", key="other")
    (tmp_path / "sv" / "other.md").rename(tmp_path / "sv" / "page.md")
    with pytest.raises(TextFault, match="key"):
        text("page")


def test_terms_are_read_in_their_order(shelf):
    shelf("Text.", terms="[swish, a-kassa]")
    assert text("page").terms == ("swish", "a-kassa")
