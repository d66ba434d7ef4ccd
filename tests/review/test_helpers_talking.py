"""Får jag prata med …? Yes or no for a name, with the ground, and never a guess."""

from datetime import timedelta

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.accepting import decline
from applications.actions.revoking import revoke
from applications.models import AccessLog, Draft
from applications.powers import Power
from eservice import clock
from tests.factories import make_case, make_draft, make_person
from tests.helping import make_grant, make_helper
from tests.registering import noted, reachable

NOBODY = "Vi hittar ingen med det namnet. Fråga den sökande."
CHECK = "Kontrollera vem det är."
SILENT = "Säg bara att du inte kan svara. Säg inte varför."


def is_yes(words):
    return "Ja, du får prata med" in words


def test_yes_says_what_on_which_ground_and_until_when(ask, anna, kim, case):
    make_grant(anna, kim, "read", valid_to=clock.today() + timedelta(days=30))

    words = ask("Kim Hjälpsam")

    assert is_yes(words)
    for part in ("Hur det går med ansökan", "Svaren och papperen", "Besluten", "Stödperson"):
        assert part in words
    assert "i e-tjänsten" in words
    assert "Till och med" in words
    assert "Det som står i meddelandena" not in words


@pytest.mark.parametrize(
    "name", ["kim  HJÄLPSAM", "Hjälpsam, Kim", "Hjälpsam Kim", "Kim Hja\u0308lpsam"]
)
def test_a_whole_name_counts_however_it_is_written(ask, anna, kim, name):
    make_grant(anna, kim, "read")
    assert is_yes(ask(name))


@pytest.mark.parametrize(
    "name",
    ["Kim", "Hjälpsam", "Kim H", "Kim Hjalpsam", "Kim Hjälpsom", "Kim Hjälpsam Ek", "K%", "*"],
)
def test_a_part_of_a_name_or_a_mistake_finds_nobody(ask, anna, kim, name):
    make_grant(anna, kim, "read")
    words = ask(name)
    assert NOBODY in words
    assert "Hjälpsam" not in words


@pytest.mark.parametrize("other", ["Kim Hjälpsam", "Kim Hjälpsamm", "Kim Eva Hjälpsam"])
def test_two_with_names_alike_are_both_shown_and_none_gets_a_yes(ask, anna, kim, other):
    given, _space, family = other.rpartition(" ")
    twin = make_helper(given_name=given, family_name=family)
    make_grant(anna, kim, "read")
    make_grant(anna, twin, "read")

    words = ask("Kim Hjälpsam")

    assert CHECK in words
    assert "Kim Hjälpsam</bdi>" in words
    assert f"{other}</bdi>" in words
    assert is_yes(ask("Kim Hjälpsam", kim.person.number))


def test_the_number_must_fit_the_name(ask, anna, kim):
    make_grant(anna, kim, "read")
    number = kim.person.number

    assert is_yes(ask("Kim Hjälpsam", f"{number[:8]}-{number[8:]}"))
    assert NOBODY in ask("Kim Hjälpsam", make_person().number)
    assert NOBODY in ask("Bo Annan", number)


def test_what_she_told_us_counts_before_the_helper_has_logged_in(ask, maja_client, case, kim):
    noted(maja_client, case, kim, ground="phone")

    words = ask("Kim Hjälpsam")

    assert is_yes(words)
    assert "Hen har inte loggat in än." in words


def test_in_the_service_it_counts_when_both_have_said_yes(ask, anna, kim):
    make_grant(anna, kim, "read", is_confirmed=False)

    words = ask("Kim Hjälpsam")

    assert "Nej, berätta inget för" in words
    assert "Den sökande har inte sagt ja till hjälparen än." in words
    assert SILENT in words


def test_a_paper_counts_when_it_has_been_seen(ask, maja_client, case, kim):
    noted(maja_client, case, kim, ground="paper")
    assert "Ingen har kontrollerat underlaget än." in ask("Kim Hjälpsam")


def test_a_code_by_letter_counts_when_it_has_been_used(ask, maja_client, anna, case, kim):
    reachable(anna)
    noted(maja_client, case, kim, ground="letter_code")
    assert "Hjälparen har inte svarat än." in ask("Kim Hjälpsam")


def test_help_that_is_over_is_no(ask, anna, kim, time_machine):
    make_grant(anna, kim, "read", valid_to=clock.today() + timedelta(days=1))
    time_machine.move_to(clock.now() + timedelta(days=2))

    assert "Tiden har gått ut." in ask("Kim Hjälpsam")


def test_what_was_taken_back_quietly_reads_like_all_else(ask, anna, kim, maja_client, case):
    loud, quiet = make_helper(given_name="Lo"), kim
    for helper, is_quiet in ((loud, False), (quiet, True)):
        grant = make_grant(anna, helper, "read")
        revoke(Actor(anna), grant_id=grant.pk, is_quiet=is_quiet)

    assert ask("Lo Hjälpsam").replace("Lo", "Kim") == ask("Kim Hjälpsam")
    pages = [reverse("case_helpers", args=[case.pk]), reverse("verify_grant", args=[grant.pk])]
    for url in pages:
        text = maja_client.get(url).content.decode().lower()
        assert "tyst" not in text
        assert "quiet" not in text


def test_declined_is_no(ask, maja_client, case, kim):
    grant = noted(maja_client, case, kim)
    decline(Actor(kim), grant_id=grant.pk)

    assert "Den här personen hjälper inte den sökande." in ask("Kim Hjälpsam")


def test_help_with_another_application_is_no(ask, anna, kim):
    draft = make_draft(anna, {})
    make_grant(anna, kim, "read", draft=Draft.objects.get(pk=draft.pk))

    assert "Hjälpen gäller ett annat ärende." in ask("Kim Hjälpsam")


def test_who_may_only_do_things_is_told_nothing(ask, anna, kim):
    make_grant(anna, kim, frozenset({Power.GET_NOTICES}))

    assert "vi får inte berätta något" in ask("Kim Hjälpsam")


def test_helpers_in_other_cases_are_nobody_here(ask, kim):
    other = make_case()
    make_grant(other.person.users.get(), kim, "all")

    assert NOBODY in ask("Kim Hjälpsam")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({}, "Skriv hela namnet"),
        ({"name": "  "}, "Skriv hela namnet"),
        ({"name": "\0"}, "tecken som inte går att läsa"),
        ({"name": "a" * 5_000}, "Texten är för lång."),
        ({"name": "Kim", "number": "123"}, "Numret stämmer inte."),
    ],
)
def test_what_can_not_be_read_is_asked_for_again(maja_client, case, body, words):
    response = maja_client.post(reverse("case_helpers", args=[case.pk]), body)
    assert response.status_code == 200
    assert words in response.content.decode()
    assert NOBODY not in response.content.decode()


def test_asking_is_a_reading_and_the_name_is_in_no_address(ask, maja_client, maja, case):
    ask("Kim Hjälpsam")

    row = AccessLog.objects.get()
    assert (row.case, row.by, row.kind) == (case, maja, "case")
