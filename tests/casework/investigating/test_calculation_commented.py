"""A line of the calculation is commented, answered and asked about like any other line."""

from uuid import uuid4

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.calculating import save_calculation
from applications.actions.investigating import answer_comment
from applications.models import Calculation, HouseholdMember, LineComment, Message, Relation
from applications.questions.investigating import calculated_words, sheet_of
from applications.questions.quoting import quote_of
from tests.casework.completing.pages import words_of
from tests.casework.investigating.making import say
from tests.conftest import logged_in
from tests.factories import make_person
from tests.helping import make_grant, make_helper

TOO_HIGH = "Det är för lite till mat."


def url(case, number=1) -> str:
    return reverse("comment_calculation", args=[case.pk, number])


def sheet_url(case) -> str:
    return reverse("investigation", args=[case.pk])


@pytest.fixture
def calculated(case, line, maja):
    """The case with a calculation that she can read."""
    save_calculation(Actor(maja), case_id=case.pk, seen_rev=0, part={}, reasons={})
    return case


def spaced(text: str) -> str:
    """Return a text with its spaces as ``words_of`` has them."""
    return " ".join(text.split())


def rows(case) -> list[str]:
    return calculated_words(sheet_of(case))


def calculated_anew(case, maja) -> None:
    """Count her as one of three who share a home: each line of the norm gets other words."""
    household = Calculation.objects.get(case=case).content["entered"]["household"]
    part = {"household": household | {"adults": "shared", "size": 3}}
    facts = {"seen_rev": 1, "part": part, "reasons": {"household": "De delar bostad."}}
    save_calculation(Actor(maja), case_id=case.pk, **facts)


def said_of(case, client, number=1, **typed):
    page = client.get(url(case, number))
    hidden = {"om": page.context["words"], "page_id": page.context["page_id"]}
    return client.post(url(case, number), hidden | {"kind": "corrects", "text": TOO_HIGH} | typed)


def test_she_says_it_and_the_answer_stands_beside_the_line(
    calculated, maja, anna_client, maja_client
):
    for _twice in range(2):
        answer = said_of(calculated, anna_client, page_id=uuid4())
        assert answer.url.endswith("#rad-1")
    first, _second = LineComment.objects.order_by("at", "pk")
    assert (first.about, first.text) == (rows(calculated)[0], TOO_HIGH)

    page = words_of(maja_client.get(reverse("answer_comment", args=[calculated.pk, first.pk])))
    assert f"I beräkningen stod det: {spaced(first.about)}" in page
    answer_comment(Actor(maja), case_id=calculated.pk, comment_id=first.pk, text="Vi räknar om.")

    page = words_of(anna_client.get(sheet_url(calculated)))
    assert page.index("Så har vi räknat") < page.index(TOO_HIGH) < page.index("Om allt")
    assert "Vi räknar om." in page
    assert "Vi räknar om." in words_of(
        maja_client.get(reverse("review_investigation", args=[calculated.pk]))
    )
    assert sheet_of(calculated).to_answer == 1


def test_the_same_page_sent_twice_says_it_once(calculated, anna_client):
    typed = {"page_id": uuid4()}
    for _twice in range(2):
        assert said_of(calculated, anna_client, **typed).status_code == 302
    assert LineComment.objects.count() == 1


def test_what_is_calculated_anew_meanwhile_keeps_her_text(calculated, anna_client, maja):
    last = len(rows(calculated))
    stale = anna_client.get(url(calculated, last)).context["words"]
    calculated_anew(calculated, maja)
    answer = said_of(calculated, anna_client, last, om=stale)

    page = words_of(answer)
    assert answer.status_code == 409
    assert "Vi har räknat om" in page
    assert spaced(stale) in page
    assert TOO_HIGH in page
    assert f'action="{reverse("comment_whole", args=[calculated.pk])}"' in answer.content.decode()
    assert not LineComment.objects.exists()


def test_what_was_said_of_a_line_that_is_gone_stands_with_its_words(calculated, anna, maja):
    about = rows(calculated)[-1]
    say(calculated, anna, "corrects", TOO_HIGH, about=about)
    calculated_anew(calculated, maja)
    (said,) = sheet_of(calculated).on_removed
    assert (said.about, said.comment.text) == (about, TOO_HIGH)


@pytest.mark.parametrize("number", [0, 99, 10**30])
def test_a_line_that_is_not_there_does_not_exist(calculated, anna_client, number):
    assert anna_client.get(url(calculated, number)).status_code == 404
    assert anna_client.get(reverse("ask_about", args=[calculated.pk])).status_code == 200


def test_a_page_without_its_words_is_shown_again(calculated, anna_client):
    answer = anna_client.post(url(calculated), {"kind": "agrees"})
    assert answer.status_code == 422
    assert answer.context["words"] == rows(calculated)[0]


def test_only_who_may_comment_gets_in(calculated, anna, maja_client):
    kim = make_helper()
    grant = make_grant(anna, kim, "see")
    assert logged_in(kim).get(url(calculated)).status_code == 404
    grant.powers.all().delete()
    make_grant(anna, kim, "all")
    assert logged_in(kim).get(url(calculated)).status_code == 200
    assert maja_client.get(url(calculated)).status_code == 404


def test_a_couples_calculation_and_what_is_said_of_it_stays_from_a_helper(calculated, anna):
    about = rows(calculated)[0]
    say(calculated, anna, "corrects", TOO_HIGH, about=about)
    HouseholdMember.objects.create(case=calculated, person=make_person(), relation=Relation.PARTNER)
    kim = make_helper()
    make_grant(anna, kim, "all")
    client = logged_in(kim)

    page = words_of(client.get(sheet_url(calculated)))
    assert TOO_HIGH not in page
    assert spaced(about) not in page
    assert client.get(url(calculated)).status_code == 404
    assert said_with(client, calculated, about).status_code == 409
    assert quote_of(Actor(anna), calculated, f"calculation-{calculated.pk}-1").is_hers_alone


def said_with(client, case, about):
    body = {"om": about, "kind": "corrects", "text": TOO_HIGH, "page_id": uuid4()}
    return client.post(url(case), body)


def test_i_do_not_understand_quotes_the_line(calculated, anna_client):
    code = f"calculation-{calculated.pk}-2"
    page = anna_client.get(sheet_url(calculated)).content.decode()
    assert f"?om={code}" in page
    asking = reverse("ask_about", args=[calculated.pk])
    shown = anna_client.get(asking, {"om": code})
    fields = {"om": code, "text": "Vad betyder det?", "page_id": uuid4()}
    assert anna_client.post(asking, fields).status_code == 302
    assert shown.context["quote"].words == Message.objects.get().content["quote"]
    assert Message.objects.get().content["quote"] == rows(calculated)[1]


@pytest.mark.parametrize("rest", ["-0", "-99", "", "-x", "-²", "-1000"])
def test_a_code_for_no_line_has_no_words(calculated, anna, rest):
    assert quote_of(Actor(anna), calculated, f"calculation-{calculated.pk}{rest}") is None
