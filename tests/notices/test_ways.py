"""Which way a notice goes: the person's own choice and her safety decide, at delivery."""

import pytest

from applications.models import ContactChoice, Draft, Notice, UnitTask
from applications.notice_kinds import MUST_ARRIVE, Channel, NoticeKind, TaskKind
from applications.notifications import way_to
from eservice.people.models import Person
from tests.factories import make_applicant, make_case
from tests.notices.making import ADDRESS, chooses, reached, tell, work

pytestmark = pytest.mark.django_db

WHOLE = {"email": "person@exempel.se", "phone": "0701740605", "address": ADDRESS, "safe": "safe"}


@pytest.mark.parametrize(
    ("ways", "changes", "way"),
    [
        (["email"], {}, Channel.EMAIL),
        (["letter"], {}, Channel.LETTER),
        (["email", "letter"], {}, Channel.EMAIL),
        (["phone", "email"], {}, Channel.EMAIL),
        (["email", "letter"], {"email": ""}, Channel.LETTER),
        (["email"], {"email": ""}, Channel.NONE),
        (["letter"], {"address": []}, Channel.NONE),
        (["phone", "sms"], {}, Channel.NONE),
        (["self"], {}, Channel.NONE),
        (["email"], {"safe": "unsafe"}, Channel.NONE),
        (["letter"], {"safe": "unsafe"}, Channel.NONE),
        (["email"], {"safe": "unsure"}, Channel.NONE),
        (["email"], {"safe": ""}, Channel.NONE),
    ],
)
def test_only_a_way_she_chose_that_nobody_else_reads(ways, changes, way):
    assert way_to(Person(), WHOLE | {"ways": ways} | changes) == way


@pytest.mark.parametrize(
    ("ways", "changes", "way"),
    [
        (["sms"], {}, Channel.SMS),
        (["phone", "sms"], {}, Channel.SMS),
        (["sms", "letter"], {}, Channel.SMS),
        (["sms", "email", "letter"], {}, Channel.EMAIL),
        (["sms", "email"], {"email": ""}, Channel.SMS),
        (["phone"], {}, Channel.NONE),
        (["sms"], {"phone": ""}, Channel.NONE),
        (["sms"], {"phone": "08-465 004 00"}, Channel.NONE),
        (["sms"], {"phone": "08-465 004 00", "mobile": "0701740605"}, Channel.SMS),
        (["sms", "letter"], {"phone": "+4520123456"}, Channel.LETTER),
        (["sms"], {"safe": "unsafe"}, Channel.NONE),
        (["sms"], {"safe": "unsure"}, Channel.NONE),
        (["sms"], {"safe": ""}, Channel.NONE),
    ],
)
def test_text_messages_are_a_way_where_there_is_a_gateway(sms_gateway, ways, changes, way):
    choice = WHOLE | {"ways": ways} | changes
    assert way_to(Person(), choice) == way
    if way == Channel.SMS:
        assert way_to(Person(is_protected=True), choice) == Channel.SMS


@pytest.mark.parametrize("choice", [None, {}, {"ways": ["email"], "email": "person@exempel.se"}])
def test_who_has_not_chosen_gets_nothing(choice):
    assert way_to(Person(), choice) == Channel.NONE


@pytest.mark.parametrize(
    ("ways", "way"),
    [
        (["email"], Channel.EMAIL),
        (["letter"], Channel.NONE),
        (["email", "letter"], Channel.EMAIL),
        (["self"], Channel.NONE),
    ],
)
def test_protected_identity_gets_what_she_chose_and_never_a_letter(ways, way):
    assert way_to(Person(is_protected=True), WHOLE | {"ways": ways}) == way


def test_nothing_is_sent_when_no_way_is_open(mail_server, print_dir):
    silent = make_applicant()
    unsafe = reached("email", "letter", safe="unsafe")
    protected = reached("letter", is_protected=True)

    notices = [tell(user) for user in (silent, unsafe, protected)]
    work()

    rows = Notice.objects.filter(pk__in=[notice.pk for notice in notices])
    assert set(rows.values_list("channel", "sent_at", "failed_at", "next_try_at", "attempts")) == {
        (Channel.NONE, None, None, None, 0)
    }
    assert mail_server.messages == []
    assert not print_dir.exists()
    assert not UnitTask.objects.exists()


def test_what_must_arrive_becomes_a_task_for_the_cases_own_unit(mail_server):
    case = make_case()
    case.unit = "vuxen"
    case.save(update_fields=["unit"])
    user = case.person.users.get()
    ContactChoice.objects.filter(person=user.person).delete()

    notice = tell(user, NoticeKind.SENT_BY_OMBUD, draft=Draft.objects.get(pk=case.pk))
    work()

    task = UnitTask.objects.get()
    assert (task.kind, task.unit, task.person, task.case, task.once) == (
        TaskKind.NOTICE_FAILED,
        "vuxen",
        case.person,
        case,
        f"notice:{notice.pk}",
    )


def test_without_a_case_the_receiving_unit_gets_the_task():
    tell(make_applicant(), NoticeKind.SENT_BY_OMBUD)
    work()

    task = UnitTask.objects.get()
    assert (task.unit, task.case) == ("mottagning", None)


@pytest.mark.parametrize(
    "kind", sorted(set(NoticeKind) - MUST_ARRIVE - {NoticeKind.HELP_ENDS_SOON})
)
def test_what_may_wait_until_she_logs_in_becomes_no_task(kind):
    notice = tell(make_applicant(), kind)
    work()

    assert not UnitTask.objects.exists()
    assert Notice.objects.get(pk=notice.pk).channel == Channel.NONE


def test_the_choice_that_holds_is_the_one_at_delivery(mail_server):
    user = reached()
    tell(user)
    chooses(user, email="ny@exempel.se")
    work()

    assert mail_server.recipients == ["ny@exempel.se"]


def test_who_says_it_is_unsafe_after_the_event_gets_nothing(mail_server):
    user = reached()
    tell(user)
    chooses(user, safe="unsafe")
    work()

    assert mail_server.messages == []
