"""What is sent: once, with no word about anybody, by e-mail or as a letter to print."""

import stat

import pypdfium2
import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult
from pdfua import validate

from applications.actions.notices import deliver_notice, notify
from applications.models import Draft, Notice
from applications.notice_kinds import Channel, NoticeKind
from eservice.municipality import municipality
from tests.factories import make_applicant, make_case
from tests.notices.making import chooses, gives_help, reached, tell, work

pytestmark = pytest.mark.django_db


def body_of(message) -> str:
    return message.get_content().replace("\r\n", "\n")


def test_an_email_says_that_something_happened_and_where_to_log_in(mail_server, noon):
    user = reached(email="anna@exempel.se")

    notice = tell(user)
    work()

    (message,) = mail_server.messages
    assert message["Subject"] == "Det har hänt något i ditt ärende"
    assert message["To"] == "anna@exempel.se"
    assert message["From"] == "svara-inte@example.se"
    assert message["Message-ID"] == f"<{notice.pk}@example.se>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message.get_content_type() == "text/plain"
    assert body_of(message) == (
        "Hej!\n\n"
        "Det har hänt något i ditt ärende. Logga in för att läsa.\n\n"
        "Här loggar du in:\nhttp://127.0.0.1:8000/\n\n"
        "Kan du inte logga in? Ring oss på 08-465 004 00."
        " Vi svarar vardagar klockan 8 till 16.\n\n"
        "Ingen läser svar på det här meddelandet.\n\n"
        "Hälsningar\nExempelkommun\n"
    )
    row = Notice.objects.get(pk=notice.pk)
    assert (row.channel, row.attempts, row.next_try_at) == (Channel.EMAIL, 1, None)
    assert row.sent_at == row.at


def test_a_helper_and_a_partner_read_of_a_case_and_not_of_theirs(mail_server):
    anna, helper, partner = reached(), reached(), reached()
    case = make_case(anna)
    # What she said when she sent it is her word until she says something else.
    chooses(anna)
    draft = Draft.objects.get(pk=case.pk)

    tell(anna, NoticeKind.HELPER_CONFIRMED, grant=gives_help(anna, helper))
    tell(helper, NoticeKind.HELP_ENDED, grant=gives_help(anna, helper))
    tell(partner, NoticeKind.PARTNER_CONFIRMED, draft=draft)
    work()

    assert [message["Subject"] for message in mail_server.messages] == [
        "Det har hänt något i ditt ärende",
        "Det har hänt något i ett ärende",
        "Det har hänt något i ett ärende",
    ]
    assert "ditt ärende" not in body_of(mail_server.messages[1])


def test_a_letter_goes_to_the_print_folder_whole_and_closed_to_others(print_dir, noon):
    user = reached(
        "letter", given_name="Ann-Britt", address=["c/o Låtsas", "Gatan 1", "000 00 Ort"]
    )

    notice = tell(user)
    work()

    (path,) = print_dir.iterdir()
    assert path.name == f"{notice.pk}.pdf"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(print_dir.stat().st_mode) == 0o700
    pdf = path.read_bytes()
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    lines = text.splitlines()
    assert lines[0] == "Exempelkommun"
    assert lines[1:5] == [user.name, "c/o Låtsas", "Gatan 1", "000 00 Ort"]
    assert "23\u00a0november 2026" in lines
    assert "Det har hänt något i ditt ärende." in lines
    assert "127.0.0.1:8000" in lines
    assert municipality().phone in text
    assert "bistånd" not in text.lower()
    report = validate(str(path))
    assert (report.exit_code, report.findings) == (0, ())
    row = Notice.objects.get(pk=notice.pk)
    assert (row.channel, row.next_try_at, bool(row.sent_at)) == (Channel.LETTER, None, True)


def test_one_event_is_one_notice_however_often_it_is_asked_for(mail_server):
    user = reached()
    notices = {tell(user, once="the same").pk for _time in range(3)}
    tell(user, once="another")
    for pk in notices:
        deliver_notice.enqueue(str(pk))
    work()
    for pk in notices:
        deliver_notice.func(str(pk))

    assert len(notices) == 1
    assert len(set(mail_server.ids)) == len(mail_server.messages) == 2


def test_a_delivery_of_something_that_is_not_there_does_nothing(mail_server):
    deliver_notice.func("00000000-0000-0000-0000-000000000000")

    assert mail_server.messages == []


@pytest.mark.django_db(transaction=True)
def test_a_notice_is_written_in_a_transaction_and_wakes_the_worker_after_it():
    user = make_applicant()
    words = {"person": user.person, "kind": NoticeKind.PARTNER_LEFT, "once": "x"}

    with pytest.raises(RuntimeError, match="transaction"):
        notify(**words)
    with transaction.atomic():
        notify(**words)
        transaction.set_rollback(True)
    assert not Notice.objects.exists()
    assert not DBTaskResult.objects.exists()

    with transaction.atomic():
        notice = notify(**words)
        assert not DBTaskResult.objects.exists()
    assert DBTaskResult.objects.get().args_kwargs["args"] == [str(notice.pk)]
