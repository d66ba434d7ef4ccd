"""A one-time code by letter: it stands in the letter alone, and works once for the right person."""

from datetime import timedelta

import pypdfium2
import pytest
from django.core.serializers import serialize
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from applications.access import Actor
from applications.actions import code_letters
from applications.actions.accepting import accept_by_name
from applications.actions.code_letters import order_missing_letters, print_code_letter
from applications.models import ContactChoice, Grant, GrantEvent, Invitation, UnitTask
from applications.notice_kinds import TaskKind
from eservice import clock
from tests.conftest import logged_in
from tests.factories import make_applicant, make_case
from tests.helping import make_helper, powers_of
from tests.protecting import lets_see
from tests.registering import fields, noted, powers_over, reachable

REFUSED = "Koden går inte att använda."


@pytest.fixture(autouse=True)
def print_dir(settings, tmp_path):
    settings.PRINT_DIR = tmp_path / "print"
    return settings.PRINT_DIR


@pytest.fixture
def kim(db):
    return make_helper()


@pytest.fixture
def case(anna):
    found = make_case(anna)
    reachable(anna)
    return found


@pytest.fixture
def grant(maja_client, case, kim) -> Grant:
    return noted(maja_client, case, kim, ground="letter_code")


def queued():
    rows = DBTaskResult.objects.filter(task_path=print_code_letter.module_path)
    return [row.args_kwargs["args"] for row in rows.order_by("enqueued_at")]


def prints(grant, place=-1):
    """Do the task that was queued for the grant."""
    print_code_letter.func(*[args for args in queued() if args[0] == str(grant.pk)][place])


def letter(print_dir, grant) -> str:
    pdf = pypdfium2.PdfDocument((print_dir / f"{grant.pk}.pdf").read_bytes())
    return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def code_in(text: str) -> str:
    """The code as one reads it: a PDF may have gaps between its wide letters."""
    return "".join(text.partition("Koden är:")[2].partition("Koden gäller")[0].split())


def answers(helper, code, answer="yes"):
    return logged_in(helper).post(reverse("help_code"), {"code": code, "answer": answer})


def test_the_letter_goes_to_her_with_the_text_and_a_code(grant, print_dir, anna):
    assert not Invitation.objects.exists()
    prints(grant)

    text = letter(print_dir, grant)
    wanted = [anna.name, "Påhittade gatan 1", "Vill du låta Kim Hjälpsam hjälpa dig?"]
    wanted += [*grant.consent["lines"], *grant.consent["may"], grant.consent["end"]]
    flat = " ".join(text.split())
    assert [words for words in wanted if " ".join(words.split()) not in flat] == []
    assert code_in(text).replace("-", "").isalnum()


def test_the_code_opens_what_was_given_once(grant, print_dir, kim, case):
    prints(grant)
    code = code_in(letter(print_dir, grant))

    assert powers_over(kim, case) == frozenset()
    assert answers(kim, code).status_code == 302
    assert powers_over(kim, case) == powers_of("read")
    assert REFUSED in answers(kim, code).text


def test_the_wrong_person_can_not_use_it(grant, print_dir, kim, case):
    prints(grant)
    code, thief = code_in(letter(print_dir, grant)), make_helper(given_name="Tjuv")

    assert REFUSED in answers(thief, code).text
    assert powers_over(thief, case) == frozenset()
    assert answers(kim, code).status_code == 302


def test_without_the_code_the_right_person_gets_nothing(grant, kim, case):
    prints(grant)

    with pytest.raises(Grant.DoesNotExist):
        accept_by_name(Actor(kim), grant_id=grant.pk)
    assert logged_in(kim).get(reverse("help_offer", args=[grant.pk])).status_code == 404


def test_the_code_stands_in_the_letter_and_nowhere_else(grant, print_dir):
    prints(grant)
    code = code_in(letter(print_dir, grant)).replace("-", "")

    rows = [*Invitation.objects.all(), *DBTaskResult.objects.all(), *GrantEvent.objects.all()]
    assert code not in serialize("json", rows)
    assert code[4:] not in serialize("json", rows)
    assert [path.name for path in print_dir.iterdir()] == [f"{grant.pk}.pdf"]


def test_the_task_again_prints_nothing_more(grant, print_dir):
    prints(grant)
    before = letter(print_dir, grant)
    prints(grant)

    assert letter(print_dir, grant) == before
    assert Invitation.objects.count() == 1
    assert grant.events.filter(kind="code_printed").count() == 1


def test_a_worker_that_dies_leaves_a_code_that_opens_nothing(grant, print_dir, kim, monkeypatch):
    found = []
    monkeypatch.setattr(code_letters, "write_whole", lambda _path, pdf: found.append(pdf) or 1 / 0)
    with pytest.raises(ZeroDivisionError):
        prints(grant)
    monkeypatch.undo()
    lost = "\n".join(
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(found[0])
    )
    prints(grant)

    assert REFUSED in answers(kim, code_in(lost)).text
    assert answers(kim, code_in(letter(print_dir, grant))).status_code == 302


def test_a_new_letter_kills_the_first_code_at_once(grant, print_dir, kim, maja_client):
    prints(grant)
    old = code_in(letter(print_dir, grant))
    response = maja_client.post(reverse("new_code_letter", args=[grant.pk]), follow=True)
    assert "En ny kod går i ett brev till den sökande." in response.text
    assert "inte utskrivet än" in response.text

    assert REFUSED in answers(kim, old).text
    prints(grant)
    assert answers(kim, code_in(letter(print_dir, grant))).status_code == 302
    assert "Utskrivet" in maja_client.get(reverse("verify_grant", args=[grant.pk])).text


def test_no_new_letter_to_somebody_who_has_answered(grant, print_dir, kim, maja_client):
    prints(grant)
    answers(kim, code_in(letter(print_dir, grant)))

    assert maja_client.post(reverse("new_code_letter", args=[grant.pk])).status_code == 409


def test_a_letter_that_failed_is_queued_again(grant, time_machine):
    time_machine.move_to(clock.now())
    DBTaskResult.objects.update(status="FAILED")
    assert order_missing_letters(older_than=timedelta(minutes=15)) == 0
    time_machine.shift(timedelta(minutes=20))

    assert order_missing_letters(older_than=timedelta(minutes=15)) == 1
    assert order_missing_letters(older_than=timedelta(minutes=15)) == 0
    prints(grant)
    DBTaskResult.objects.update(status="SUCCESSFUL")
    time_machine.shift(timedelta(minutes=20))
    assert order_missing_letters(older_than=timedelta(minutes=15)) == 0


def test_no_letter_for_help_that_was_ended_meanwhile(grant, print_dir, anna_client):
    anna_client.post(reverse("take_back", args=[grant.pk]), {"tell": "no"})
    prints(grant)

    assert not print_dir.exists()
    assert not Invitation.objects.exists()


def test_an_address_that_is_no_longer_safe_is_a_task_for_the_unit(grant, anna, print_dir):
    reachable(anna, safe="unsafe")
    for _time in range(2):
        prints(grant)

    task = UnitTask.objects.get()
    assert (task.kind, task.person, task.grant) == (TaskKind.NOTICE_FAILED, anna.person, grant)
    assert not print_dir.exists()


@pytest.mark.parametrize("choice", [{"safe": "unsafe"}, {"safe": "unsure"}, {"address": []}, None])
def test_no_letter_where_it_is_not_safe(maja_client, choice):
    user = make_applicant()
    case = make_case(user)
    if choice is None:
        ContactChoice.objects.filter(person=user.person).delete()
    else:
        reachable(user, **choice)

    page = maja_client.post(
        reverse("note_help", args=[case.pk]), fields(ground="letter_code")
    ).content.decode()

    assert "Vi har ingen adress dit ett brev är tryggt." in page
    assert not Grant.objects.exists()


def test_a_person_with_protected_identity_gets_no_letter(maja, maja_client):
    user = make_applicant(is_protected=True)
    lets_see(user.person, maja)
    case = make_case(user)
    reachable(user)

    page = maja_client.post(reverse("note_help", args=[case.pk]), fields(ground="letter_code"))

    assert "Vi har ingen adress dit ett brev är tryggt." in page.content.decode()
