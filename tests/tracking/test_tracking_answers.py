"""Dina svar: what was sent, as it was sent."""

from django.urls import reverse
from django.utils.html import strip_tags

from applications.models import AccessLog
from tests.factories import make_case


def show(page, case):
    response = page.get(reverse("case_answers", args=[case.pk]))
    assert response.status_code == 200
    return response.content.decode()


def test_questions_and_answers_stand_side_by_side(page, anna):
    shown = strip_tags(show(page, make_case(anna)))
    for section in ("Läget nu", "Om dig", "Hem och familj", "Dina inkomster", "Till sist"):
        assert section in shown
    assert "Hur mycket betalar du i hyra varje månad?" in shown
    assert "6\xa0500\xa0kronor" in shown
    assert "Du skrev inget här." in shown


def test_own_words_are_quoted_and_safe(page, anna):
    words = "Jag har <b>ont</b> i ryggen.\nRing sen."
    shown = show(page, make_case(anna, anything_else={"anything_else": words}))
    assert "<q>Jag har &lt;b&gt;ont&lt;/b&gt; i ryggen.<br>Ring sen.</q>" in shown


def test_the_safety_answers_are_hers_to_read(page, anna):
    case = make_case(anna, acute={"acute": ["violence"]}, acute_advice={"acute_advice": ""})
    assert "Någon slår mig, hotar mig eller skrämmer mig" in show(page, case)


def test_what_she_signed_is_there(page, anna):
    shown = show(page, make_case(anna))
    assert "Det jag har skrivit är sant." in shown
    assert "<bdi>Anna Exempel</bdi>" in shown


def test_the_reading_is_logged_as_answers(page, anna, django_assert_num_queries):
    case = make_case(anna)
    with django_assert_num_queries(5):
        show(page, case)
    assert [row.kind for row in AccessLog.objects.all()] == ["answers"]
