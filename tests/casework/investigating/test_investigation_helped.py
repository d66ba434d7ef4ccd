"""Whoever helps the applicant reads the investigation and answers: not what is hers alone, and
not instead of her."""

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.investigating import remove_line
from applications.errors import NotAllowed
from applications.models import Calculation, Case, HouseholdMember, LineComment, Relation
from applications.questions.hearing import standing
from tests.casework.investigating.making import RENT, communicate, reword, say, write
from tests.conftest import logged_in
from tests.factories import make_applicant, make_person
from tests.helping import make_grant, make_helper


def url(case) -> str:
    return reverse("investigation", args=[case.pk])


def comment_url(case, line) -> str:
    return reverse("comment_line", args=[case.pk, line.pk])


def text_of(answer) -> str:
    return answer.content.decode()


def test_a_helper_reads_and_answers_without_seeing_what_is_hers(case, line, maja, anna, kim):
    secret = write(case, maja, "Du lever med hot.", is_hers_alone=True)
    say(case, anna, "corrects", "Bara mellan oss.", line.pk)
    client = logged_in(kim)

    page = text_of(client.get(url(case)))

    assert RENT in page
    assert "Du lever med hot." not in page
    assert "Bara mellan oss." not in page
    assert "Du ser inte det som står där." in page
    assert client.get(comment_url(case, secret)).status_code == 404
    assert client.post(comment_url(case, secret), {"kind": "agrees"}).status_code == 404
    body = {"kind": "comments", "text": "Den höjs i mars."}
    assert client.post(comment_url(case, line), body).status_code == 302
    assert "Den höjs i mars." in text_of(client.get(url(case)))
    said = LineComment.objects.get(by=kim)
    assert said.grant.grantee == kim.person
    hers = text_of(logged_in(anna).get(url(case)))
    assert "Du lever med hot." in hers
    assert "Den höjs i mars." in hers


def test_new_words_open_nothing_that_was_hers_alone(case, maja, anna, line, kim_client):
    secret = write(case, maja, "Du lever med hot.", is_hers_alone=True)
    say(case, anna, "agrees", "", secret.pk)
    reword(secret, maja, "Du behöver en ny bostad.")

    page = text_of(kim_client.get(url(case)))

    assert "Du behöver en ny bostad." in page
    assert "hot" not in page


def test_what_became_hers_alone_stays_so_when_it_is_taken_away(case, maja, anna, line, kim_client):
    say(case, anna, "agrees", "", line.pk)
    secret = reword(line, maja, RENT, is_hers_alone=True)
    assert RENT not in text_of(kim_client.get(url(case)))

    remove_line(Actor(maja), case_id=case.pk, line_id=secret.pk)

    assert RENT not in text_of(kim_client.get(url(case)))
    assert RENT in text_of(logged_in(anna).get(url(case)))


def test_a_supporter_reads_on_and_does_not_cut_her_time_short(case, line, maja, kim, kim_client):
    communicate(case, maja)
    assert "Jag är klar" not in text_of(kim_client.get(url(case)))
    answer = kim_client.post(reverse("investigation_agreed", args=[case.pk]))
    assert answer.status_code == 409
    assert standing(Case.objects.get(pk=case.pk)).waits


def test_an_ombud_says_that_all_is_said(case, line, maja, anna):
    lo = make_helper(given_name="Lo")
    make_grant(anna, lo, "all")
    communicate(case, maja)
    answer = logged_in(lo).post(reverse("investigation_agreed", args=[case.pk]))
    assert answer.status_code == 302
    assert not standing(Case.objects.get(pk=case.pk)).waits


def test_who_only_follows_and_who_is_a_stranger_get_nothing(case, line, anna):
    watching, reading = make_helper(), make_helper()
    make_grant(anna, watching, "see")
    make_grant(anna, reading, "read")
    for user in (watching, make_applicant()):
        assert logged_in(user).get(url(case)).status_code == 404
        assert logged_in(user).post(comment_url(case, line), {"kind": "agrees"}).status_code == 404
    client = logged_in(reading)
    assert "Det stämmer inte" not in text_of(client.get(url(case)))
    assert client.get(comment_url(case, line)).status_code == 404
    with pytest.raises(NotAllowed):
        say(case, reading, "agrees", "", line.pk)


def test_a_couples_calculation_is_not_for_who_helps_one_of_them(case, line, maja, anna, kim_client):
    said = "Normen är 4 180 kronor."
    lines = [{"text": said, "amount": "4180", "rule": "SoF 2 kap. 1 §"}]
    content = {"lines": lines, "result": "4180.50"}
    Calculation.objects.create(case=case, content=content, by=maja)
    assert said in text_of(kim_client.get(url(case)))

    HouseholdMember.objects.create(case=case, person=make_person(), relation=Relation.PARTNER)

    helpers = text_of(kim_client.get(url(case)))
    assert said not in helpers
    assert "Beräkningen gäller två personer." in helpers
    assert said in text_of(logged_in(anna).get(url(case)))
    total = {"text": "Så mycket fattas: 4\xa0180,50\xa0kronor.", "amount": "4180.50", "rule": ""}
    assert communicate(case, maja).content["calculation"] == [*lines, total]
