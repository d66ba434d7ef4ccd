"""Notices by text message: what they say, in which language, and to whom."""

from datetime import timedelta

import pytest
from django.utils.translation import override

from applications.actions.notices import RETRY_AFTER
from applications.models import Draft, Notice, UnitTask
from applications.notice_kinds import Channel, NoticeKind
from applications.notifications import sms_text
from eservice import clock, sms
from eservice.settings.sms import LONGEST_SERVICE_URL
from tests.factories import make_case
from tests.notices.making import E164, chooses, gives_help, reached, tell, tick_and_work, work
from tests.notices.sms_gateway import OK, TOKEN, status

pytestmark = pytest.mark.django_db

# Everything a text may hold that costs one of 160 characters (GSM 03.38, the basic table).
GSM_7 = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
TEXT = "Det har hänt något i ditt ärende. Logga in för att läsa: http://127.0.0.1:8000/"


def later(noon, time: timedelta) -> None:
    noon.move_to(clock.now() + time, tick=False)
    tick_and_work()


def row() -> Notice:
    return Notice.objects.get()


def test_a_text_says_that_something_happened_and_where_to_log_in(sms_gateway, noon):
    notice = tell(reached("sms"))
    work()

    assert sms_gateway.messages == [
        {"to": E164, "from": "Kommunen", "text": TEXT, "id": str(notice.pk)}
    ]
    (headers,) = sms_gateway.headers
    assert headers["Authorization"] == f"Bearer {TOKEN}"
    assert headers["Idempotency-Key"] == str(notice.pk)
    assert headers["Content-Type"] == "application/json"
    assert sms_gateway.requests == [("POST", "/v1/sms?account=7")]
    assert (row().channel, row().sent_at, row().next_try_at) == (Channel.SMS, clock.now(), None)
    later(noon, timedelta(days=30))
    assert len(sms_gateway.messages) == 1


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("kind", NoticeKind)
def test_it_is_one_text_in_plain_characters(settings, language, kind):
    user, other = reached("sms"), reached("sms")
    draft = Draft.objects.get(pk=make_case(other).pk)
    settings.SERVICE_URL = "https://" + "a" * (LONGEST_SERVICE_URL - 9) + "/"

    with override(language):
        texts = [sms_text(tell(user, kind)), sms_text(tell(user, kind, once="x", draft=draft))]

    for text in texts:
        assert len(text) <= 160
        assert set(text) <= GSM_7
        assert text.endswith(settings.SERVICE_URL)


def test_she_reads_it_in_the_language_she_chose(sms_gateway, mail_server, print_dir):
    tell(reached("sms", language="en"))
    tell(reached("email", language="en"))
    tell(reached("sms", language="sv-x-lattlast"))
    tell(reached("sms", language="ar"))
    tell(reached("letter", language="en"))
    work()

    texts = [message["text"] for message in sms_gateway.messages]
    assert texts[0].startswith("Something has happened in your case. Log in")
    # Lättläst has no words of its own for this, and Arabic is not published.
    assert texts[1:] == [TEXT, TEXT]
    (mail,) = mail_server.messages
    assert mail["Subject"] == "Something has happened in your case"
    assert "Log in" in mail.get_content()
    assert len(list(print_dir.iterdir())) == 1


def test_a_helper_reads_of_a_case_and_not_of_hers(sms_gateway):
    anna, helper = reached(), reached("sms")
    tell(helper, NoticeKind.HELP_ENDED, grant=gives_help(anna, helper))
    work()

    (message,) = sms_gateway.messages
    assert message["text"].startswith("Det har hänt något i ett ärende.")


@pytest.mark.parametrize("safe", ["unsafe", "unsure", ""])
def test_nothing_goes_where_somebody_else_may_read(sms_gateway, safe):
    tell(reached("sms", safe=safe), NoticeKind.DECIDED)
    work()

    assert sms_gateway.messages == []
    assert row().channel == Channel.NONE
    assert UnitTask.objects.count() == 1


def test_who_says_it_is_unsafe_between_two_tries_gets_nothing(sms_gateway, noon):
    sms_gateway.answers.append(status(500))
    user = reached("sms")
    tell(user)
    work()
    chooses(user, "sms", safe="unsafe")
    later(noon, RETRY_AFTER[0])

    assert len(sms_gateway.messages) == 1
    assert (row().channel, row().next_try_at) == (Channel.NONE, None)


def test_a_gateway_that_is_taken_away_is_no_way(sms_gateway, settings, print_dir, noon):
    sms_gateway.answers.append(status(500))
    tell(reached("sms", "letter"))
    work()
    settings.SMS_GATEWAY = None
    later(noon, RETRY_AFTER[0])

    assert len(sms_gateway.messages) == 1
    assert len(list(print_dir.iterdir())) == 1


def test_the_log_has_no_number_no_token_and_none_of_the_gateways_words(sms_gateway, caplog, noon):
    said = f"No telephone {E164}".encode()
    sms_gateway.answers.extend([status(500, body=said), status(400, body=said), OK])
    tell(reached("sms"))
    with caplog.at_level("DEBUG"):
        work()
        later(noon, RETRY_AFTER[0])

    assert "did not go, try 1: status 500" in caplog.text
    assert "was refused: status 400" in caplog.text
    for secret in ("telephone", E164, "0701740605", TOKEN):
        assert secret not in caplog.text
    assert TOKEN not in repr(sms_gateway.settings)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0701740605", E164),
        ("070-174 06 05", E164),
        ("+46 (0)70-174 06 05", E164),
        ("0046701740605", E164),
        ("0721740605", "+46721740605"),
        ("0791740605", "+46791740605"),
        ("08-465 004 00", ""),
        ("070-174 06 0", ""),
        ("070-174 06 055", ""),
        ("0771-23 45 67", ""),
        ("+4520123456", ""),
        ("112", ""),
        ("", ""),
        ("070-174 06 05\n", E164),
        ("anna", ""),
    ],
)
def test_only_a_swedish_mobile_telephone_gets_text_messages(typed, number):
    assert sms.mobile_number(typed) == number
