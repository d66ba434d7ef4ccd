"""Children and other adults: adding, changing and removing, one at a time."""

import pytest
from django.urls import reverse

from applications.models import AnswerRevision
from applications.questions.catalogue import FLOW
from applications.questions.household import CHILDREN
from applications.wizard.opening import progress_of
from tests.factories import make_draft, whole_answers
from tests.wizard.test_filling_in import text

BORN = {"born_0": "3", "born_1": "1", "born_2": "2018"}
KIM = {"name": "Kim Exempel", "number": ""} | BORN
WITH_KIM = {"children_any": {"children_any": "yes"}, "child.1": KIM}


@pytest.fixture
def draft(anna):
    return make_draft(anna, whole_answers() | WITH_KIM)


def url(draft, path: str) -> str:
    return reverse("step", args=[draft.pk, path])


def children(draft) -> dict[int, str]:
    """Return the names of the children by number."""
    progress = progress_of(draft)
    return {
        item: progress.answers.get(f"child.{item}", "name")
        for item in progress.stored_items(CHILDREN)
    }


def test_yes_leads_to_the_first_child_and_then_through_its_questions(anna_client, anna):
    draft = make_draft(anna, whole_answers())
    body = {"children_any": "yes", "_rev": "1"}

    page = anna_client.post(url(draft, "har-du-barn"), body)
    assert page.url == url(draft, "barn-1")
    for path, values, following in (
        ("barn-1", KIM, "barn-bor-1"),
        ("barn-bor-1", {"lives": "always"}, "barn-skola-1"),
        ("barn-skola-1", {"school": "no"}, "barn-pengar-1"),
        ("barn-pengar-1", {"has_money": "no"}, "dina-barn"),
        ("dina-barn", {}, "hur-du-bor"),
    ):
        page = anna_client.post(url(draft, path), values | {"_rev": "0"})
        assert page.url.partition("?")[0] == url(draft, following)
    assert progress_of(draft).missing() == []


def test_the_questions_call_the_child_by_its_first_name(anna_client, draft):
    assert "Bor Kim hos dig?" in text(anna_client.get(url(draft, "barn-bor-1")))


def test_the_list_leads_to_the_next_child(anna_client, draft):
    shown = text(anna_client.get(url(draft, "dina-barn")))

    assert "Kim" in shown
    assert "Svar saknas" in shown
    assert f'href="{url(draft, "barn-2")}"' in shown
    assert anna_client.get(url(draft, "barn-2")).status_code == 200
    assert children(draft) == {1: "Kim Exempel"}


def test_a_second_child_becomes_a_second_child(anna_client, draft):
    anna_client.post(url(draft, "barn-2"), BORN | {"name": "Robin Exempel", "_rev": "0"})

    assert children(draft) == {1: "Kim Exempel", 2: "Robin Exempel"}


def test_two_windows_that_each_add_a_child_add_two(anna_client, draft):
    for name in ("Robin Exempel", "Lo Exempel"):
        anna_client.post(url(draft, "barn-2"), BORN | {"name": name, "_rev": "0"})

    assert children(draft) == {1: "Kim Exempel", 2: "Robin Exempel", 3: "Lo Exempel"}


def test_a_double_press_adds_one_child(anna_client, draft):
    for _press in range(2):
        anna_client.post(url(draft, "barn-2"), KIM | {"_rev": "0"})

    assert len(children(draft)) == 2


def test_removing_is_asked_about_first_and_keeps_the_others(anna_client, draft):
    anna_client.post(url(draft, "barn-2"), BORN | {"name": "Robin Exempel", "_rev": "0"})
    anna_client.post(url(draft, "barn-bor-1"), {"lives": "always", "_rev": "0"})

    asked = text(anna_client.get(url(draft, "dina-barn") + "?ta-bort=1"))
    assert "Vill du ta bort <bdi>Kim Exempel</bdi>?" in asked
    assert len(children(draft)) == 2
    for _press in range(2):
        page = anna_client.post(url(draft, "dina-barn"), {"_remove": "1"})
        assert page.url == url(draft, "dina-barn")

    assert children(draft) == {2: "Robin Exempel"}
    assert not draft.answers.filter(step="child_home.1").exists()
    kept = AnswerRevision.objects.filter(draft=draft, step="child.1").values_list("rev", flat=True)
    assert list(kept) == [1]


def test_a_page_about_a_child_that_is_gone_keeps_the_text_and_leads_home(anna_client, draft):
    page = anna_client.post(
        url(draft, "barn-bor-2"), {"lives": "some", "days": "9", "_rev": "1"}, follow=True
    )

    assert "Du behöver inte svara på den frågan längre." in text(page)
    lost = AnswerRevision.objects.get(draft=draft, step="child_home.2")
    assert lost.raw["days"] == ["9"]


@pytest.mark.parametrize("path", ["barn-0", "barn-01", "barn-100", "barn", "barn-x", "dina-barn-1"])
def test_an_address_of_no_child_does_not_exist(anna_client, draft, path):
    assert anna_client.get(url(draft, path)).status_code == 404
    assert anna_client.post(url(draft, path), KIM).status_code == 404


def test_a_child_far_ahead_is_not_made(anna_client, draft):
    anna_client.post(url(draft, "barn-57"), KIM | {"_rev": "0"})

    assert children(draft) == {1: "Kim Exempel"}


@pytest.mark.parametrize("number", ["", "x", "-1", "99", "1; DROP TABLE", "²"])
def test_removing_nobody_removes_nobody(anna_client, draft, number):
    assert anna_client.get(url(draft, "dina-barn"), {"ta-bort": number}).status_code == 200
    assert anna_client.post(url(draft, "dina-barn"), {"_remove": number}).status_code == 302

    assert children(draft) == {1: "Kim Exempel"}


def test_there_is_an_end_to_it(anna_client, anna, draft):
    for number in range(2, CHILDREN.most + 3):
        anna_client.post(
            url(draft, f"barn-{number}"), BORN | {"name": f"Barn {number}", "_rev": "0"}
        )

    assert len(children(draft)) == CHILDREN.most
    shown = text(anna_client.get(url(draft, "dina-barn")))
    assert "Det går inte att lägga till fler här." in shown


def test_without_children_nothing_about_them_is_sent(anna_client, anna, draft):
    anna_client.post(url(draft, "har-du-barn"), {"children_any": "no", "_rev": "1"})

    assert progress_of(draft).missing() == []
    assert "Kim" not in text(anna_client.get(reverse("check", args=[draft.pk])))
    assert not [step for step in progress_of(draft).path if step.startswith("child.")]


def test_every_group_has_a_listing_with_help(anna_client, draft):
    assert {group.key for group in FLOW.groups.values()} == {"children", "other_adults"}
