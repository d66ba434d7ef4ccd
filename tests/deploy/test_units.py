"""The shipped units for systemd: what they start is there, and each is locked in."""

import re
import shutil
import subprocess
from configparser import RawConfigParser
from pathlib import Path

import pytest
from django.core.management import get_commands

from checks.files import ROOT

pytestmark = pytest.mark.one_database

UNITS = ROOT / "deploy" / "systemd"
SERVICES = sorted(path.name for path in UNITS.glob("*.service"))
LOCKED_IN = {
    "user": "eservice",
    "umask": "0077",
    "nonewprivileges": "yes",
    "capabilityboundingset": "",
    "protectsystem": "strict",
    "protecthome": "yes",
    "privatetmp": "yes",
    "readwritepaths": "/var/lib/eservice",
    "systemcallfilter": "@system-service",
    "environmentfile": "/etc/eservice/environment",
}


def unit(name: str) -> RawConfigParser:
    found = RawConfigParser(strict=False, allow_no_value=True)
    found.read(UNITS / name)
    return found


@pytest.mark.parametrize("name", SERVICES)
def test_each_is_locked_in(name):
    service = unit(name)["Service"]
    assert {key: service.get(key) for key in LOCKED_IN} == LOCKED_IN


@pytest.mark.parametrize("name", SERVICES)
def test_what_each_starts_is_there(name):
    start = unit(name)["Service"]["ExecStart"]
    command = re.search(r"manage\.py (\w+)", start)
    assert (
        (command and command[1] in get_commands())
        or "gunicorn eservice.wsgi" in start
        or (ROOT / start.split()[0].removeprefix("/srv/eservice/current/")).is_file()
    )


def test_every_timer_has_its_service():
    timers = {path.stem for path in UNITS.glob("*.timer")}
    assert timers == {"eservice-tick", "eservice-verify", "eservice-backup"}
    assert {f"{name}.service" for name in timers} <= set(SERVICES)


def test_nginx_knocks_where_the_socket_is():
    socket = unit("eservice-web.socket")["Socket"]["ListenStream"]
    assert f"server unix:{socket} " in (ROOT / "deploy/nginx/eservice.conf").read_text("utf-8")


def test_systemd_itself_finds_nothing_wrong(tmp_path):
    """With a Python and folders that are there: it looks for what would be started."""
    program = shutil.which("systemd-analyze")
    assert program, "apt-get install systemd"
    for path in UNITS.iterdir():
        text = re.sub(r"^(ExecStart=)\S+", r"\1/bin/true", path.read_text("utf-8"), flags=re.M)
        (tmp_path / path.name).write_text(text.replace("%i", "1"))
    (tmp_path / "eservice-worker@.service").rename(tmp_path / "eservice-worker@1.service")
    units = [str(path) for path in sorted(Path(tmp_path).iterdir())]
    done = subprocess.run(
        [program, "verify", "--recursive-errors=no", *units], capture_output=True, text=True
    )
    ours = [line for line in done.stderr.splitlines() if "eservice" in line]
    assert (ours, done.returncode) == ([], 0), done.stderr
