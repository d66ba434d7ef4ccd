"""Who wants help and has nobody asks for it: one task for the unit, and a true answer."""

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.help_wanted import ask_for_help, want_help
from applications.actions.tasks import finish_task
from applications.errors import NotAllowed
from applications.models import ContactChoice, UnitTask
from applications.notice_kinds import TaskKind
from eservice.municipality import municipality
from eservice.people.models import User
from tests.conftest import logged_in
from tests.factories import make_case
from tests.preparing.conftest import words_of

URL = reverse("ask_for_contact")
WE_CALL = "hör av sig på det sätt som du har valt"
CALL_US = "Ring oss när det passar dig. Då bestämmer vi hur vi når dig."


def choose(user, **choice):
    """Let a person have told how to reach her."""
    whole = {"ways": ["phone"], "phone": "070-174 06 05", "email": "", "address": []} | choice
    ContactChoice.objects.update_or_create(person=user.person, defaults={"choice": whole})


def test_asking_gives_the_receiving_unit_one_task(anna, anna_client):
    assert "Vill du att vi hör av oss?" in words_of(anna_client.get(URL))

    responses = [anna_client.post(URL) for _press in range(2)]

    assert {(response.status_code, response["Location"]) for response in responses} == {(302, URL)}
    task = UnitTask.objects.get()
    assert (task.kind, task.unit) == (TaskKind.HELP_WANTED, municipality().receiving_unit)
    assert (task.person, task.case, task.done_at) == (anna.person, None, None)
    assert "Vi vet nu att du vill ha hjälp" in words_of(anna_client.get(URL))


def test_when_it_is_done_she_can_ask_again(anna_client, maja):
    anna_client.post(URL)
    finish_task(Actor(maja), task_id=UnitTask.objects.get().pk)
    assert "Vill du att vi hör av oss?" in words_of(anna_client.get(URL))

    anna_client.post(URL)

    assert UnitTask.objects.filter(done_at__isnull=True).count() == 1
    assert UnitTask.objects.count() == 2


def test_we_get_in_touch_in_the_way_she_chose_and_never_say_how(anna, anna_client):
    choose(anna, safe="safe")
    anna_client.post(URL)

    words = words_of(anna_client.get(URL))

    assert WE_CALL in words
    assert CALL_US not in words
    assert "070-174" not in words


@pytest.mark.parametrize(
    "choice",
    [
        None,
        {"safe": "unsafe"},
        {"safe": "unsure"},
        {"safe": ""},
        {"safe": "safe", "ways": ["self"]},
        {"safe": "safe", "ways": []},
    ],
)
def test_without_a_safe_way_she_calls_us_and_is_not_told_why(anna, anna_client, choice):
    if choice:
        choose(anna, **choice)
    anna_client.post(URL)

    words = words_of(anna_client.get(URL))

    assert UnitTask.objects.count() == 1
    assert CALL_US in words
    assert WE_CALL not in words
    assert municipality().phone in words
    assert "trygg" not in words


def test_a_login_that_ended_leads_back_to_the_button(client, db):
    response = client.get(URL)
    assert response["Location"] == f"{reverse('login')}?next={URL}"

    guide = reverse("guide", args=["hjalp-utan-nagon"])
    response = client.post(URL, headers={"referer": f"http://testserver{guide}"})
    assert response["Location"] == f"{reverse('login')}?next={guide}"
    assert not UnitTask.objects.exists()


def test_only_those_who_can_apply_can_ask(maja, db):
    nobody = User.objects.create(issuer="test", subject="nobody")

    for user in (maja, nobody):
        assert logged_in(user).get(URL).status_code == 404
        assert logged_in(user).post(URL).status_code == 404
        with pytest.raises(NotAllowed):
            ask_for_help(Actor(user))
    assert not UnitTask.objects.exists()


# In an application


def test_an_application_that_asks_for_help_gives_its_unit_a_task(anna):
    case = make_case(anna, help={"help": "wanted"})
    for _time in range(2):
        want_help(case)

    task = UnitTask.objects.get()
    assert (task.kind, task.unit) == (TaskKind.HELP_WANTED, case.unit)
    assert (task.person, task.case) == (anna.person, case)


@pytest.mark.parametrize("answer", ["no", "beside"])
def test_any_other_answer_asks_for_nothing(anna, answer):
    helper = {"helper": {"helper": "Sara", "relation": ""}} if answer == "beside" else {}
    want_help(make_case(anna, help={"help": answer}, **helper))

    assert not UnitTask.objects.exists()


def test_one_who_has_asked_already_has_one_task(anna):
    ask_for_help(Actor(anna))
    want_help(make_case(anna, help={"help": "wanted"}))

    assert UnitTask.objects.count() == 1
