"""Words explained where a page first uses them: which uses count, and that nothing else changes."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from guides.library import keys, term, text
from guides.markup import parse
from guides.texts import Term, Text
from guides.words import PASSED_OVER, with_words

LINK = re.compile(r'<a class="govuk-link" href="#ord-[a-z0-9_-]+">(.*?)</a>', re.DOTALL)
WORDS = ["fullmakt", "ombud", "personligt ombud", "a-kassa", "CSN", "ränta"]


def terms(*words: str) -> tuple[Term, ...]:
    return tuple(
        Term(f"k{n}", "sv", word, SafeString("<p>Så.</p>")) for n, word in enumerate(words)
    )


def page(markdown: str) -> Text:
    body = parse(markdown)
    return Text(
        key="guides/x",
        language="sv",
        version=date(2026, 11, 22),
        edition="2026-11-22",
        owner="Vi",
        title=body.title,
        lead=body.lead,
        sections=body.sections,
        terms=(),
    )


def whole(found: Text) -> str:
    return found.lead + "".join(each.html for each in found.sections)


def marked(markdown: str, *words: str) -> list[str]:
    """Return the uses that are marked."""
    return LINK.findall(whole(with_words(page(markdown), terms(*words))))


@pytest.mark.parametrize(
    ("markdown", "words", "uses"),
    [
        ("En fullmakt. En fullmakt.", ["fullmakt"], ["fullmakt"]),
        ("Fullmakten är din.", ["fullmakt"], ["Fullmakten"]),
        ("Fullmakternas makt.", ["fullmakt"], ["Fullmakternas"]),
        ("En framtidsfullmakt, fullmaktstagare.", ["fullmakt"], []),
        ("A-kassan och a-kassa.", ["a-kassa"], ["A-kassan"]),
        ("Ett a-kassa-kort.", ["a-kassa"], []),
        ("Räntan är 5.", ["ränta"], ["Räntan"]),
        ("Ett personligt ombud. Ett ombud.", WORDS, ["personligt ombud", "ombud"]),
        ("Ett personligt\nombud.", WORDS, ["personligt\nombud"]),
        ("[Fullmakt](/guider/) och *fullmakt*.", ["fullmakt"], ["fullmakt"]),
        ("## Fullmakt\n\nEn fullmakt.", ["fullmakt"], ["fullmakt"]),
        ("### Fullmakt\n\n`fullmakt` fullmakt.", ["fullmakt"], ["fullmakt"]),
        ("En fullmakt.\n\n## Mer\n\nEn fullmakt, ett ombud.", WORDS, ["fullmakt", "ombud"]),
        ("- [ ] En fullmakt", ["fullmakt"], ["fullmakt"]),
        ("&lt;fullmakt&gt; & <b>CSN</b>", WORDS, ["fullmakt", "CSN"]),
        ("En (fullmakt).", ["fullmakt"], ["fullmakt"]),
        ("Inget här.", WORDS, []),
        ("En fullmakt.", [], []),
    ],
)
def test_the_first_use_of_a_word_is_marked(markdown, words, uses):
    assert marked(markdown, *words) == uses


def test_a_mark_leads_to_the_explanation():
    found = with_words(page("En fullmakt."), (term("fullmakt"),))
    assert found.lead == '<p>En <a class="govuk-link" href="#ord-fullmakt">fullmakt</a>.</p>'
    assert isinstance(found.lead, SafeString)


@pytest.mark.parametrize("tag", sorted(PASSED_OVER))
def test_nothing_is_marked_in_what_leads_heads_or_is_pressed(tag):
    inner = f"<p>X</p><{tag} class=y><b>fullmakt</b> fullmakt</{tag}><p>fullmakt</p>"
    found = with_words(replace(page("x"), lead=SafeString(inner)), terms("fullmakt"))
    assert LINK.sub(r"\1", found.lead) == inner
    assert found.lead.index('href="#ord') > found.lead.index(f"</{tag}>")


pieces = st.sampled_from(
    [*WORDS, "Fullmakten", "\n\n", "\n\n## ", "\n\n- ", "\n- [ ] ", "*", "**", "`", " ", ". ", "<",
     ">", "&", "&amp;", '"', "[en länk](/guider/)", "[ombud](/ord/#x)", "<b>", "</a>", "{telefon}",
     "\n\n> ", "\n\n1. ", "<https://example.org/ombud>", "# ", "å"]
)  # fmt: skip


@given(st.lists(pieces | st.text(max_size=5), max_size=30).map("".join))
def test_nothing_but_the_marks_is_added(markdown):
    before = page(markdown)
    after = with_words(before, terms(*WORDS))

    links = LINK.findall(whole(after))
    assert len(links) <= len(WORDS)
    assert LINK.sub(r"\1", whole(after)) == whole(before)
    assert [each.heading for each in after.sections] == [each.heading for each in before.sections]
    tree = html.fromstring(f"<div>{whole(after)}</div>")
    assert not tree.xpath("//a//a | //h3//a[starts-with(@href, '#ord-')]")


@pytest.mark.parametrize("key", [key for key in keys() if key.startswith("guides/")])
def test_a_guide_marks_its_words_and_each_mark_leads_to_what_is_there(client, db, key):
    response = client.get(reverse("guide", args=[key.removeprefix("guides/")]))
    tree = html.fromstring(response.content.decode())

    targets = [link.get("href")[1:] for link in tree.xpath("//a[starts-with(@href, '#ord-')]")]
    assert len(targets) == len(set(targets))
    assert all(len(tree.xpath(f"//main//div[@id='{target}']")) == 1 for target in targets)
    used = with_words(text(key), tuple(term(word) for word in text(key).terms))
    assert len(LINK.findall(whole(used))) == len(targets)
