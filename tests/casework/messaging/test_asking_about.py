"""Jag förstår inte: the words at a place go with the question, and only who may read them gets
them."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.completions import Asked, ask_completion
from applications.actions.investigating import open_investigation
from applications.actions.letters import render_letter
from applications.models import CompletionItem, Letter, Message
from applications.powers import Power
from applications.queries import acting_on
from applications.questions.quoting import place_of, quote_of
from tests.casework.completing.conftest import in_days
from tests.casework.completing.pages import words_of
from tests.casework.deciding.making import draft_of, issue
from tests.casework.investigating.making import RENT, reword
from tests.casework.investigating.making import write as write_line
from tests.casework.making import make_decision
from tests.casework.messaging.writing import asking, hers, hidden_in, ours, writes
from tests.conftest import logged_in
from tests.factories import make_applicant, make_case
from tests.helping import make_grant, make_helper

pytestmark = pytest.mark.django_db
GENERAL = "Fråga handläggaren"


def asked_for(case, maja, *, is_private: bool = False) -> CompletionItem:
    words = {"what": "Skicka din hyresavi", "why": "Vi räknar.", "how": "Ett foto."}
    about = {"about": "paper_rent_bill", "section": "papers", "due_on": in_days(14)}
    item = Asked(**words, **about, is_private=is_private)
    letter = {"intro": "Vi läser.", "consequence": "Ring oss."}
    return ask_completion(Actor(maja), case_id=case.pk, items=[item], **letter).items.get()


@pytest.fixture
def line(case, maja):
    line = write_line(case, maja)
    open_investigation(Actor(maja), case_id=case.pk)
    return line


def test_a_line_goes_with_the_question(case, line, anna_client, maja_client):
    code = f"line-{line.pk}"
    page = anna_client.get(asking(case), {"om": code})
    assert RENT in words_of(page)
    assert page.context["form"]["text"].value() == "Jag förstår inte det här."
    fields = hidden_in(page) | {"text": "Vad betyder det?", "om": code}
    assert [anna_client.post(asking(case), fields).status_code for _ in range(2)] == [302, 302]
    message = Message.objects.get()
    assert message.content == {"text": "Vad betyder det?", "quote": RENT, "about": code}
    assert f"Frågar om: En rad i utredningen {RENT} Vad betyder det?" in words_of(
        maja_client.get(ours(case))
    )


def test_every_place_has_words(case, line, anna, maja):
    item, decision = asked_for(case, maja), make_decision(case, maja)
    decision.content = {
        "why": "Du får pengar.",
        "items": [{"what": "Medicin", "facts": "Kvitto finns.", "reasons": "Du behöver det."}],
    }
    decision.save(update_fields=["content"])
    letter = Letter.objects.get(kind=Letter.Kind.COMPLETION)
    render_letter.func(str(letter.pk))
    found = {
        code: quote_of(Actor(anna), case, code).words
        for code in (
            f"completion-{item.pk}",
            f"line-{line.pk}",
            f"decision-{decision.pk}-0",
            f"decision-{decision.pk}-1",
            f"letter-{letter.pk}",
        )
    }
    words = list(found.values())
    assert words[:2] == ["Skicka din hyresavi\nVi räknar.\nEtt foto.", RENT]
    assert words[2].startswith("Beslutet från")
    assert words[2].endswith("Du får pengar.")
    assert words[3] == "Medicin\nKvitto finns.\nDu behöver det."
    assert words[4].startswith("Brevet ”Begäran om komplettering” från")
    assert all(place_of(code) for code in found)


def test_a_code_that_says_nothing_gives_a_plain_form(case, line, anna, maja, anna_client):
    other = make_case(make_applicant())
    decision = make_decision(case, maja)
    foreign = quote_of(Actor(anna), other, f"line-{line.pk}")
    codes = ["x", "line-", f"line-{uuid4()}", f"calc-{line.pk}", f"completion-{line.pk}", "line-x"]
    codes += [f"decision-{decision.pk}-{tail}" for tail in ("", "7", "-1", "²", "9" * 80)]
    for code in codes:
        page = anna_client.get(asking(case), {"om": code})
        assert GENERAL in words_of(page), code
        assert not page.context["quote"]
        assert not page.context["form"]["text"].value()
    assert foreign is None


def test_words_that_are_gone_stop_the_question_and_keep_it(case, anna_client):
    fields = {"text": "Vad betyder det?", "om": f"line-{uuid4()}", "seen": "0"}
    page = anna_client.post(asking(case), fields)
    assert page.status_code == 409
    assert "Vi hittar inte texten som du frågar om." in words_of(page)
    assert "Vad betyder det?" in page.content.decode()
    assert not Message.objects.exists()
    assert writes(anna_client, asking(case), "Vad betyder det?").status_code == 302


def test_a_helper_asks_only_about_what_she_may_read(case, anna, maja, kim, kim_client, line):
    alone = write_line(case, maja, "Hon är rädd.", part="against", is_hers_alone=True)
    private, item = asked_for(case, maja, is_private=True), asked_for(case, maja)
    for code in (f"line-{alone.pk}", f"completion-{private.pk}"):
        assert GENERAL in words_of(kim_client.get(asking(case), {"om": code}))
        assert kim_client.post(asking(case), {"text": "?", "om": code}).status_code == 409
    assert RENT in words_of(kim_client.get(asking(case), {"om": f"line-{line.pk}"}))
    assert "Ett foto." in words_of(kim_client.get(asking(case), {"om": f"completion-{item.pk}"}))
    reword(line, maja, "Något annat.", is_hers_alone=True)
    assert quote_of(acting_on(Actor(kim), case), case, f"line-{line.pk}") is None

    see = make_helper(given_name="Lo")
    make_grant(anna, see, frozenset({Power.SEE_STATUS, Power.MESSAGE}))
    page = logged_in(see).get(asking(case), {"om": f"completion-{item.pk}"})
    assert GENERAL in words_of(page)


def test_a_question_about_what_is_hers_alone_is_hers_alone(case, maja, anna_client, kim_client):
    alone = write_line(case, maja, "Du är rädd för någon.", is_hers_alone=True)
    open_investigation(Actor(maja), case_id=case.pk)
    for code in (f"line-{alone.pk}", f"completion-{asked_for(case, maja, is_private=True).pk}"):
        writes(anna_client, asking(case), "Vem läser det här?", om=code)
    assert [message.content["hers_alone"] for message in Message.objects.all()] == [True, True]
    assert "Ingen har skrivit något än." in words_of(kim_client.get(hers(case)))


def test_a_line_that_is_not_open_to_her_yet_has_no_words(case, maja, anna):
    line = write_line(case, maja)
    assert quote_of(Actor(anna), case, f"line-{line.pk}") is None


LINK = re.compile(r'href="([^"]*/fraga/[^"]*)"')


def test_each_place_leads_to_its_own_words(case, line, anna, maja, kim, anna_client, kim_client):
    item = asked_for(case, maja)
    made = issue(draft_of(case, maja), maja)
    pages = {
        reverse("answer_completion", args=[case.pk, item.pk]): ["Ett foto."],
        reverse("investigation", args=[case.pk]): [RENT],
        reverse("decision", args=[case.pk, made.pk]): ["Beslutet från", "Ekonomiskt bistånd för"],
    }
    for url, wanted in pages.items():
        links = LINK.findall(anna_client.get(url).content.decode())
        assert len(links) == len(wanted), url
        for link, words in zip(links, wanted, strict=True):
            assert words in words_of(anna_client.get(link))
    see = make_helper(given_name="Lo")
    make_grant(anna, see, "read")
    for url in pages:
        assert not LINK.findall(logged_in(see).get(url).content.decode())
        assert len(LINK.findall(kim_client.get(url).content.decode())) >= 1
