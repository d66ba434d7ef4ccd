"""A new version is put in place while people write: no request fails, and no answer is lost."""

import re
import ssl
import threading
import time
from http.client import HTTPException, HTTPSConnection
from urllib.parse import urlencode

import pytest
from django.db import connection

from applications.questions.catalogue import FLOW
from tests.deploy.serving import HOST, Service, nginx_before

pytestmark = [pytest.mark.one_database, pytest.mark.django_db]
RESTARTS = 3
WRITERS = 3


class Writer(threading.Thread):
    """Somebody who opens a question, changes her answer and saves, again and again."""

    def __init__(self, port: int, certificate, somebody: dict[str, str], step: str) -> None:
        super().__init__(daemon=True)
        self.port, self.step, self.somebody = port, step, somebody
        self.context = ssl.create_default_context(cafile=certificate)
        self.context.check_hostname = False
        self.is_over = threading.Event()
        self.opened, self.saved, self.faults = 0, 0, []

    def ask(self, method: str, path: str, body: str | None = None, csrf: str = ""):
        connection = HTTPSConnection("127.0.0.1", self.port, context=self.context, timeout=90)
        headers = {"Host": HOST, "Cookie": f"{self.somebody['cookie']}; {csrf}"}
        if body:
            headers |= {
                "Referer": f"https://{HOST}/",
                "Content-Type": "application/x-www-form-urlencoded",
            }
        connection.request(method, path, body=body, headers=headers)
        answer = connection.getresponse()
        return answer, answer.read().decode()

    def run(self) -> None:
        path = f"/ansokan/{self.somebody['draft']}/fraga/{FLOW.of_key(self.step).path}/"
        while not self.is_over.is_set():
            try:
                self._once(path)
            except (OSError, HTTPException, AssertionError, TypeError) as error:
                self.faults.append(repr(error))

    def _once(self, path: str) -> None:
        answer, page = self.ask("GET", path)
        assert answer.status == 200, answer.status
        self.opened += 1
        cookie = re.search(r"(__Host-csrf=[^;]+)", answer.headers["Set-Cookie"])[1]
        fields = {
            name: re.search(rf'name="{name}" value="([^"]*)"', page)[1]
            for name in ("csrfmiddlewaretoken", "_rev")
        }
        fields[self.step] = f"Svar {self.saved + 1}"
        answer, page = self.ask("POST", path, urlencode(fields), cookie)
        assert answer.status == 302, answer.status
        self.saved += 1


@pytest.fixture
def service(django_db_setup, django_db_blocker, tmp_path):
    with django_db_blocker.unblock():
        connection.ensure_connection()
    found = Service(tmp_path, str(connection.settings_dict["NAME"]))
    yield found
    found.close()


def test_nobody_notices_that_it_restarts(service):
    people = service.people(WRITERS)
    service.start()
    with nginx_before(service) as (_http, https):
        certificate = service.folder / "nginx" / "fullchain.pem"
        writers = [Writer(https, certificate, each, "anything_else") for each in people]
        for writer in writers:
            writer.start()
        for restart in range(1, RESTARTS + 1):
            wait_until(writers, 3 * restart)
            service.stop()
            service.start()
        wait_until(writers, 3 * (RESTARTS + 1))
        for writer in writers:
            writer.is_over.set()
        for writer in writers:
            writer.join(timeout=90)
    assert [fault for writer in writers for fault in writer.faults] == []
    answers, versions = service.saved()
    assert answers == WRITERS
    assert versions == sum(writer.saved - 1 for writer in writers)


def wait_until(writers: list[Writer], saved: int) -> None:
    """Wait until each has saved so often; what has failed is said at once."""
    deadline = time.monotonic() + 60
    while min(writer.saved for writer in writers) < saved:
        faults = [fault for writer in writers for fault in writer.faults]
        assert not faults, faults
        assert time.monotonic() < deadline, [writer.saved for writer in writers]
        time.sleep(0.02)
