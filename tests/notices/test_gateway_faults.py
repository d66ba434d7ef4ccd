"""A gateway for text messages that does as it likes: no notice is lost, none gets a second id."""

import socket
from time import monotonic

import pytest

from applications.actions.notices import BORROWED, RETRY_AFTER
from applications.models import UnitTask
from eservice import clock, sms
from eservice.settings.sms import Gateway
from tests.notices.making import reached, tell, tick_and_work, work
from tests.notices.sms_gateway import TOKEN, status
from tests.notices.test_text_messages import later, row

pytestmark = pytest.mark.django_db

LATER = [408, 425, 429, 500, 502, 503]


def cut(line: socket.socket) -> None:
    line.shutdown(socket.SHUT_RDWR)


def endless(line: socket.socket) -> None:
    """Begin an answer that never ends, until nobody listens."""
    line.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    for _part in range(1000):
        line.sendall(b"x" * 100_000)


def endless_headers(line: socket.socket) -> None:
    line.sendall(b"HTTP/1.1 200 OK\r\n")
    for _part in range(1000):
        line.sendall(b"X-Words: " + b"x" * 50_000 + b"\r\n")


def silent(line: socket.socket) -> None:
    """Say nothing until the service hangs up."""
    line.recv(1)


def slow(line: socket.socket) -> None:
    """Say a byte at a time, each in time, until the service hangs up."""
    line.settimeout(0.05)
    for byte in b"HTTP/1.1 " + b" " * 400 + b"200 OK":
        line.sendall(bytes([byte]))
        try:
            line.recv(1)
        except TimeoutError:
            continue
        return


@pytest.mark.parametrize("code", [200, 201, 204])
def test_any_yes_is_a_yes(sms_gateway, code):
    sms_gateway.answers.append(status(code))
    tell(reached("sms"))
    work()

    assert row().sent_at


@pytest.mark.parametrize("code", [400, 401, 404, 422])
def test_what_is_refused_for_good_becomes_a_task_at_once(sms_gateway, noon, code):
    sms_gateway.answers.append(status(code))
    tell(reached("sms"))
    work()

    assert (row().failed_at, row().next_try_at, row().attempts) == (clock.now(), None, 1)
    assert UnitTask.objects.count() == 1
    later(noon, RETRY_AFTER[-1])
    assert len(sms_gateway.messages) == 1


FAULTS = [*(status(code) for code in LATER), cut, b"SSH-2.0-OpenSSH\r\n", endless_headers]


@pytest.mark.parametrize("answer", FAULTS)
def test_what_did_not_go_goes_later_with_the_same_id(sms_gateway, noon, answer):
    sms_gateway.answers.append(answer)
    notice = tell(reached("sms"))
    work()
    assert (row().sent_at, row().failed_at) == (None, None)
    assert row().next_try_at == clock.now() + RETRY_AFTER[0]

    later(noon, RETRY_AFTER[0])

    assert sms_gateway.ids == [str(notice.pk)] * 2
    keys = {headers["Idempotency-Key"] for headers in sms_gateway.headers}
    assert keys == {str(notice.pk)}
    assert row().sent_at == clock.now()
    assert not UnitTask.objects.exists()


@pytest.mark.parametrize("answer", [silent, slow])
def test_a_gateway_that_takes_too_long_is_hung_up_on(sms_gateway, noon, monkeypatch, answer):
    monkeypatch.setattr(sms, "STEP_SECONDS", 0.3)
    monkeypatch.setattr(sms, "WHOLE_SECONDS", 0.6)
    sms_gateway.answers.append(answer)
    tell(reached("sms"))
    started = monotonic()
    work()

    assert monotonic() - started < 10
    assert row().next_try_at == clock.now() + RETRY_AFTER[0]
    later(noon, RETRY_AFTER[0])
    assert len(sms_gateway.messages) == 2


def test_nobody_there_is_no_loss(settings, noon):
    settings.SMS_GATEWAY = Gateway(url="http://127.0.0.1:1/", token=TOKEN, sender="Kommunen")
    tell(reached("sms"))
    work()

    assert row().next_try_at == clock.now() + RETRY_AFTER[0]


@pytest.mark.parametrize("code", [301, 302, 307, 308])
def test_no_redirect_is_followed(sms_gateway, noon, code):
    elsewhere = f"Location: http://127.0.0.1:{sms_gateway.port}/elsewhere"
    sms_gateway.answers.append(status(code, elsewhere))
    tell(reached("sms"))
    work()

    assert len(sms_gateway.requests) == 1
    assert row().next_try_at == clock.now() + RETRY_AFTER[0]


def test_an_answer_without_an_end_is_not_read(sms_gateway):
    sms_gateway.answers.append(endless)
    tell(reached("sms"))
    work()

    assert row().sent_at


def test_a_crash_after_the_gateway_took_it_sends_the_same_id_again(sms_gateway, noon, monkeypatch):
    def send_and_die(**message):
        really_send(**message)
        raise SystemExit

    really_send = sms.send
    monkeypatch.setattr(sms, "send", send_and_die)
    notice = tell(reached("sms"))
    work(failing=1)
    monkeypatch.undo()
    noon.move_to(clock.now() + BORROWED, tick=False)
    tick_and_work(failing=1)

    assert sms_gateway.ids == [str(notice.pk)] * 2
    assert sms_gateway.messages[0] == sms_gateway.messages[1]
    assert row().sent_at == clock.now()
