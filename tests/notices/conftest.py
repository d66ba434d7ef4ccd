from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.notices.mail_server import MailServer

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
