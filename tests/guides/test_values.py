"""What the municipality decides, named in a text and filled in when it is shown."""

from dataclasses import replace

import pytest
from django.utils.safestring import SafeString

from eservice.municipality import municipality
from guides.klarsprak.rules import load_rules
from guides.klarsprak.sentences import WORD
from guides.klarsprak.sources.guide_source import read_guide
from guides.klarsprak.sources.place import File
from guides.klarsprak.sources.silencers import silencers
from guides.library import keys, source, text
from guides.values import NAMES, filled, names_in, unknown_names

BRACKETS = ("{", "}", "%7B", "%7D")


@pytest.mark.parametrize("name", NAMES)
def test_every_name_has_a_value_that_a_sentence_can_hold(name):
    value = filled(f"<p>{{{name}}}</p>", municipality())

    assert isinstance(value, SafeString)
    assert len(value) > len("<p></p>")
    assert "{" not in value


def test_a_value_is_escaped_and_never_filled_itself():
    city = replace(municipality(), name="<b>By & {telefon}</b>")

    assert filled("<p>{kommun}</p>", city) == "<p>&lt;b&gt;By &amp; {telefon}&lt;/b&gt;</p>"


def test_what_is_no_name_is_left_as_it_is_and_told_of():
    markdown = "{telefon} {phone} {} {payment day} {Phone} {ö} { och }"

    assert names_in(markdown) == {"telefon", "phone"}
    assert unknown_names(markdown) == {
        "{phone}",
        "{}",
        "{payment day}",
        "{Phone}",
        "{ö}",
        "{ och }",
    }
    assert unknown_names("{utbetalningsdag} men {phone") == {"{phone"}
    assert filled("{phone} {}", municipality()) == "{phone} {}"


@pytest.mark.parametrize("key", keys())
def test_a_shipped_text_names_only_what_there_is_and_where_it_is_filled_in(key):
    assert unknown_names(source(key)) == set()

    found = text(key)
    shown = [found.title, found.lead]
    shown += [part for each in found.sections for part in (each.heading, each.html)]
    assert not [part for part in shown if any(bracket in part for bracket in BRACKETS)]


def test_the_checker_counts_no_letters_in_a_name():
    content = "---\nlanguage: sv\n---\nVi svarar inom {dagar_att_svara} dagar.\n"
    file = File(
        path="guides/x.md",
        content=content,
        silencers=silencers(content, ".md"),
        rules=load_rules(),
    )
    (block,) = next(read_guide(file)).blocks

    kinds = [found.lastgroup for found in WORD.finditer(block.content)]
    assert kinds == ["word", "word", "word", "placeholder", "word"]
