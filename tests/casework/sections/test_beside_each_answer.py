"""Beside each answer: what was different in the application before, and whose hand it was."""

import pytest

from applications.access import Actor
from applications.actions.beside import start_beside
from applications.actions.cases import start_investigation, withdraw_case
from applications.event_kinds import AccessKind
from applications.models import AccessLog, Answer, Case
from applications.questions.comparing import Told, differences, taken_away
from tests.casework.making import make_completion, make_mark, make_reply
from tests.casework.sections.test_marking import home_in, page_of
from tests.conftest import logged_in
from tests.factories import make_case, make_caseworker, number_for
from tests.helping import make_grant, make_helper


def row(label, *lines, **marks):
    return {"label": label, "lines": list(lines), **marks}


def content(**steps):
    made = [{"key": key, "title": key.title(), "rows": rows} for key, rows in steps.items()]
    return {"sections": [{"key": "home", "title": "Hem", "steps": made}]}


def test_only_what_is_different_is_told():
    now = content(
        rent=[row("Hyra", "6 500")], rooms=[row("Rum", "2")], pets=[row("Djur", "En katt")]
    )
    before = content(rent=[row("Hyran", "5 900")], rooms=[row("Antal rum", "2")])
    found = differences(now, before)
    assert set(found) == {"rent", "pets"}
    assert found["rent"].before == [Told(label="Hyran", lines=["5 900"], is_safety=False)]
    assert not found["rent"].is_new
    assert found["pets"].is_new


def test_of_a_step_only_the_answers_that_are_others_are_told():
    now = content(home=[row("Hyra", "6 500"), row("Rum", "2"), row("Värme", "Ja")])
    before = content(home=[row("Hyra", "5 900"), row("Antal rum", "2"), row("Värme", "Ja")])
    assert [told.lines for told in differences(now, before)["home"].before] == [["5 900"]]
    assert differences(now, content(home=[row("Hyra", "6 500")]))["home"].is_new


def test_what_was_taken_away_stands_in_its_section():
    before = content(rent=[row("Rent", "1")], boat=[row("Båt", "Eka", safety=True)], empty=[])
    gone = taken_away(content(rent=[row("Rent", "1")]), before)
    assert [step.title for step in gone["home"]] == ["Boat"]
    assert gone["home"][0].before == [Told(label="Båt", lines=["Eka"], is_safety=True)]


def test_without_an_application_before_nothing_is_different():
    assert differences(content(rent=[row("Hyra", "1")]), None) == {}
    assert taken_away(content(), None) == {}


def test_the_month_itself_is_no_difference():
    assert differences(content(month=[row("M", "maj")]), content(month=[row("M", "april")])) == {}


def test_the_page_shows_what_stood_there_before(maja_client, before, case):
    part = home_in(page_of(maja_client, case))
    assert "Ändrat</span>" in part
    assert "5 900 kronor" in part.replace("\xa0", " ")
    assert part.count("Ändrat</span>") == 1
    assert part.count("Värme</bdi>") == 1


def test_both_readings_are_in_the_log(maja, maja_client, before, case):
    page_of(maja_client, case)
    found = AccessLog.objects.filter(by=maja).values_list("kind", "case")
    assert set(found) == {(AccessKind.ANSWERS, case.pk), (AccessKind.ANSWERS, before.pk)}


def test_one_that_was_taken_back_or_is_elsewhere_is_not_compared_with(
    maja_client, anna, before, case
):
    Case.objects.filter(pk=before.pk).update(unit="vuxen")
    assert "Ändrat</span>" not in page_of(maja_client, case)
    Case.objects.filter(pk=before.pk).update(unit=case.unit)
    assert "Ändrat</span>" in page_of(maja_client, case)
    withdraw_case(Actor(anna), case_id=before.pk)
    assert "Ändrat</span>" not in page_of(maja_client, case)
    assert AccessLog.objects.filter(case=before).count() == 1


def test_the_later_one_is_not_shown_beside_the_earlier(maja_client, before, case):
    assert "Ändrat</span>" not in page_of(maja_client, before)


def answered_by(case, step, **values):
    Answer.objects.filter(draft=case.pk, step=step).update(**values)


def test_whose_hand_it_was(maja_client, anna, case):
    lo = make_helper(given_name="Lo", family_name="Hjälpsam")
    grant = make_grant(anna, lo)
    beside = start_beside(Actor(anna), name="Kim", relation="granne")
    answered_by(case, "home_rented", by=lo, grant=grant)
    answered_by(case, "housing_form", companion=beside)
    page = page_of(maja_client, case)
    assert "Svar av <bdi>Lo Hjälpsam</bdi>, stödperson." in home_in(page)
    assert page.count("Svar av <bdi>") == 1
    assert page.count("<bdi>Kim</bdi> satt bredvid.") == 1


def test_words_that_a_helper_wrote_are_hers(maja_client, anna, case):
    answered_by(case, "livelihood", words_by=make_helper(given_name="Lo", family_name="Ord"))
    assert "<bdi>Lo Ord</bdi>, skrev orden." in page_of(maja_client, case)


def test_her_own_hand_is_not_mentioned(maja_client, before, case):
    assert "Svar av" not in page_of(maja_client, case)


def test_the_page_costs_eight_queries_however_much_stands_beside(
    maja, maja_client, anna, before, case, django_assert_num_queries
):
    grant = make_grant(anna, make_helper())
    with django_assert_num_queries(8):
        page_of(maja_client, case)
    Answer.objects.filter(draft=case.pk).update(grant=grant)
    for section in ("home", "work", "income", "about"):
        make_mark(case, maja, section)
        for _reply in range(5):
            make_reply(make_completion(case, maja, section=section), anna)
    with django_assert_num_queries(8):
        page_of(maja_client, case)


@pytest.mark.parametrize("number", [None, number_for(4_321)])
def test_a_caseworker_with_and_without_a_number_reads_the_same(anna, before, case, number):
    client = logged_in(make_caseworker(number=number))
    assert "Ändrat</span>" in page_of(client, case)


def test_nothing_of_another_person_stands_beside(maja_client, case):
    other = make_case()
    assert "Ändrat</span>" not in page_of(maja_client, other)


def test_each_question_can_be_asked_about_by_the_one_who_investigates(maja, maja_client, case):
    link = f"/handlaggning/{case.pk}/komplettering/ny/?om=home_rented"
    assert link not in page_of(maja_client, case)
    start_investigation(Actor(maja), case_id=case.pk)
    assert link in home_in(page_of(maja_client, case))
    assert maja_client.get(link).status_code == 200
    assert link not in page_of(logged_in(make_caseworker()), case)
