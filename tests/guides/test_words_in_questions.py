"""The help beside a question: its words are marked, and each mark leads to a place one can see."""

import pytest
from django.template.loader import render_to_string
from lxml import html

from eservice.municipality import municipality
from guides.library import explained, keys, text

QUESTIONS = [key for key in keys() if key.startswith("questions/") and text(key).terms]


@pytest.mark.parametrize("key", QUESTIONS)
def test_a_marked_word_leads_to_the_summary_that_one_presses(key):
    page = render_to_string("wizard/ask.html", explained(key) | {"municipality": municipality()})
    tree = html.fromstring(page)

    for place in tree.xpath("//a[starts-with(@href, '#ord-')]/@href"):
        assert len(tree.xpath(f"//summary//*[@id='{place[1:]}']")) == 1
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids)) == len(text(key).terms)
    assert not tree.xpath("//summary//a | //h2//a")


def test_most_words_that_a_question_explains_are_used_in_its_help():
    marks = sum(
        render_to_string(
            "wizard/ask.html", explained(key) | {"municipality": municipality()}
        ).count('href="#ord-')
        for key in QUESTIONS
    )
    assert marks > len(QUESTIONS) / 2
