from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from eservice.people.models import User
from tests.notices.mail_server import MailServer
from tests.notices.making import moment, reached, tick_and_work
from tests.notices.sms_gateway import SmsGateway

NOON = "2026-11-23 12:00+01:00"


@pytest.fixture(scope="session")
def running_server() -> MailServer:
    return MailServer()


@pytest.fixture
def mail_server(running_server, settings) -> Iterator[MailServer]:
    """A mail server that takes everything, and that the service sends through."""
    running_server.reset()
    settings.MAILERS = running_server.mailers
    yield running_server
    running_server.reset()


@pytest.fixture(scope="session")
def running_gateway() -> SmsGateway:
    return SmsGateway()


@pytest.fixture
def sms_gateway(running_gateway, settings) -> Iterator[SmsGateway]:
    """A gateway for text messages that takes everything, and that the service sends through."""
    running_gateway.reset()
    settings.SMS_GATEWAY = running_gateway.settings
    yield running_gateway
    running_gateway.reset()


@pytest.fixture(autouse=True)
def print_dir(settings, tmp_path) -> Path:
    """A print folder of the test's own, not there yet."""
    settings.PRINT_DIR = tmp_path / "print"
    return settings.PRINT_DIR


@pytest.fixture(autouse=True)
def anchor_file(settings, tmp_path) -> None:
    settings.ANCHOR_FILE = tmp_path / "anchors.jsonl"


@pytest.fixture
def noon(time_machine):
    """Time stands still at noon until the test moves it."""
    time_machine.move_to(NOON, tick=False)
    return time_machine


@pytest.fixture
def at(time_machine, sms_gateway) -> Callable[..., None]:
    """Let it be that time on a day of November 2026, and let everything that is due go."""

    def move(day: int, hour: int, minute: int = 0, *, failing: int = 0, month: int = 11) -> None:
        time_machine.move_to(moment(day, hour, minute, month), tick=False)
        tick_and_work(failing=failing)

    move(23, 12)
    return move


@pytest.fixture
def daily(at) -> User:
    """Someone who wants one text message a day at most."""
    return reached("sms", is_daily=True)
