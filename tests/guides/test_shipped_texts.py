"""Every text as shipped: there, whole, and easy to read."""

import html
import re
from datetime import date

import pytest
from django.utils.safestring import SafeString

from guides.library import keys, term, text

QUESTIONS = """
acute acute_advice month month_other language help helper person contact safe_contact address
citizenship permit residence
housing_form home_rented home_secondhand home_lodger home_with_parents home_owned
home_supported home_homeless home_other housing_debts income_kinds pending_benefits income_changes
cost_kinds payout payout_account anything_else declare
income_pay income_swish income_forsakringskassan income_akassa income_csn income_pension
income_insurance income_child_support income_housing_benefit income_rent income_tax_refund
income_gift income_foreign income_municipality income_business income_other
cost_electricity cost_heating cost_home_insurance cost_broadband cost_childcare
cost_work_travel cost_union cost_akassa cost_medicine cost_doctor cost_acute_dental cost_dental
cost_glasses cost_loan_interest cost_visits cost_leisure cost_moving cost_furniture cost_other
""".split()


def prose(markup):
    """Return the sentences in some HTML; each is a list of words."""
    blocks = re.split(r"</(?:p|li|h\d)>", markup)
    plain = [html.unescape(re.sub(r"<[^>]+>", "", block)) for block in blocks]
    sentences = [part for block in plain for part in re.split(r"[.?!:](?=\s|”|$)", block)]
    words = [re.findall(r"\w+(?:-\w+)*", sentence) for sentence in sentences]
    return [sentence for sentence in words if sentence]


def readability(sentences):
    """Return LIX: words a sentence, plus per cent of words longer than six letters."""
    words = [word for sentence in sentences for word in sentence]
    long_words = [word for word in words if len(word) > 6]
    return len(words) / len(sentences) + 100 * len(long_words) / len(words)


def everything_in(found):
    """Return the HTML of a text without its headings, which would flatter its LIX."""
    return found.lead + "".join(section.html for section in found.sections)


@pytest.mark.parametrize("name", QUESTIONS)
def test_each_question_says_why_it_is_asked(name):
    found = text(f"questions/{name}")
    assert 1 <= len(prose(found.why)) <= 3
    assert isinstance(found.why, SafeString)


@pytest.mark.parametrize("name", QUESTIONS)
def test_each_question_explains_its_words(name):
    for key in text(f"questions/{name}").terms:
        assert term(key).word


@pytest.mark.parametrize("key", keys())
def test_a_shipped_text_is_whole(key):
    found = text(key)
    assert found.key == key
    assert found.language == "sv"
    assert isinstance(found.version, date)
    assert found.owner
    assert found.title
    assert everything_in(found)
    assert all(section.html for section in found.sections)


@pytest.mark.parametrize("key", keys())
def test_a_shipped_text_is_easy_to_read(key):
    sentences = prose(everything_in(text(key)))
    assert readability(sentences) < 30
    assert max(len(sentence) for sentence in sentences) <= 20


@pytest.mark.parametrize("key", keys())
def test_a_shipped_text_has_no_abbreviations(key):
    abbreviation = r"(?i)\b(?:t\.? ?ex|m\.? ?m|bl\.? ?a|o\.? ?s\.? ?v|d\.? ?v\.? ?s|ev|kl|kr)\."
    assert not re.search(abbreviation, everything_in(text(key)))


@pytest.mark.parametrize("key", [key for key in keys() if key.startswith("terms/")])
def test_a_word_is_explained_in_at_most_three_sentences(key):
    found = term(key.removeprefix("terms/"))
    assert 1 <= len(prose(found.html)) <= 3
    assert not text(key).sections


def test_keys_hold_questions_and_terms():
    assert {f"questions/{name}" for name in QUESTIONS} <= set(keys())
    assert "terms/inneboende" in keys()
    assert list(keys()) == sorted(keys())
