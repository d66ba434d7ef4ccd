"""The service as it runs for a municipality: production settings, gunicorn on a socket that
somebody else holds open, and nginx in front with the configuration that is shipped."""

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from chaos.machine import handed_over
from checks.deploy import example
from checks.files import ROOT

HOST = "ansokan.example.se"
# People who have begun, and the cookies of their logins, made with the service's own keys.
PEOPLE = """
import django, json, sys
django.setup()
from django.conf import settings
from django.test import Client
from tests.factories import make_applicant, make_draft
people = []
for _each in range(int(sys.argv[1])):
    user, client = make_applicant(), Client()
    client.force_login(user)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    draft = make_draft(user, {})
    people.append({"cookie": f"{cookie.key}={cookie.value}", "draft": str(draft.pk)})
print(json.dumps(people))
"""
SAVED = """
import django
django.setup()
from applications.models import Answer, AnswerRevision
print(Answer.objects.count(), AnswerRevision.objects.count())
"""


class Service:
    """One service on one machine, in a folder of its own."""

    def __init__(self, folder: Path, empty_database: str) -> None:
        self.folder = folder
        source = sqlite3.connect(empty_database)
        source.execute("VACUUM INTO ?", [str(folder / "service.sqlite3")])
        source.close()
        self.environment = {"PATH": os.environ["PATH"], **example(folder)} | {
            "DATABASE_URL": f"sqlite:///{folder}/service.sqlite3",
            "DATA_DIR": str(folder / "data"),
            "PYTHONPATH": str(ROOT),
        }
        self.run("manage.py", "collectstatic", "--no-input", "--verbosity", "0")
        self.listening = socket.socket(socket.AF_UNIX)
        self.address = folder / "web.sock"
        self.listening.bind(str(self.address))
        self.listening.listen(1024)
        self.web: subprocess.Popen | None = None

    def run(self, *arguments: str) -> str:
        command = [sys.executable, *arguments]
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment, check=True, capture_output=True, text=True
        )
        return done.stdout

    def people(self, count: int) -> list[dict[str, str]]:
        return json.loads(self.run("-c", PEOPLE, str(count)))

    def saved(self) -> list[int]:
        """Return how many answers there are, and how many versions from before."""
        return [int(number) for number in self.run("-c", SAVED).split()]

    def start(self, workers: int = 2) -> None:
        """Start the web server as systemd does: it is given the socket as its third file."""
        log = (self.folder / "web.log").open("a")
        serve = f"exec {sys.executable} -m gunicorn eservice.wsgi --workers {workers} --threads 4"
        serve += " --graceful-timeout 30 --no-control-socket --log-level warning"
        self.web = subprocess.Popen(
            ["/bin/sh", "-c", f"LISTEN_PID=$$ LISTEN_FDS=1 {serve}"],
            cwd=ROOT,
            env=self.environment,
            stdout=log,
            stderr=log,
            preexec_fn=lambda: handed_over(self.listening.fileno()),
            close_fds=False,
        )

    def stop(self) -> None:
        """Stop it as systemd does: what is being answered is answered."""
        if self.web:
            self.web.send_signal(signal.SIGTERM)
            self.web.wait(timeout=60)
            self.web = None

    def close(self) -> None:
        self.stop()
        self.listening.close()


@contextmanager
def nginx_before(service: Service) -> Iterator[tuple[int, int]]:
    """Yield the ports of nginx, for http and https, with the shipped configuration before it."""
    ports = [_free_port(), _free_port()]
    folder = service.folder / "nginx"
    folder.mkdir()
    config = _config(service, folder, *ports)
    subprocess.run(["nginx", "-t", "-q", "-c", config], check=True, capture_output=True)
    process = subprocess.Popen(["nginx", "-c", config, "-g", "daemon off;"])
    try:
        _wait_for(ports[1])
        yield ports[0], ports[1]
    finally:
        process.terminate()
        process.wait(timeout=30)


def _config(service: Service, folder: Path, http: int, https: int) -> Path:
    shipped = (ROOT / "deploy" / "nginx" / "eservice.conf").read_text("utf-8")
    changes = {
        "listen 80;": f"listen 127.0.0.1:{http};",
        "    listen [::]:80;\n": "",
        "listen 443 ssl http2;": f"listen 127.0.0.1:{https} ssl http2;",
        "    listen [::]:443 ssl http2;\n": "",
        "/run/eservice/web.sock": str(service.address),
        "/etc/ssl/eservice": str(folder),
        "/var/log/nginx": str(folder),
        "/run/eservice-nginx": str(folder / "body"),
        "/var/lib/eservice": str(service.folder / "data"),
        "/usr/share/eservice/nginx": str(ROOT / "deploy" / "nginx"),
    }
    for before, after in changes.items():
        assert before in shipped, before
        shipped = shipped.replace(before, after)
    _certificate(folder)
    config = folder / "nginx.conf"
    paths = "".join(
        f"{kind}_temp_path {folder}/{kind};\n" for kind in ("proxy", "fastcgi", "uwsgi", "scgi")
    )
    mime = next(path for path in (Path("/etc/nginx/mime.types"),) if path.exists())
    user = "user root;\n" if os.geteuid() == 0 else ""
    config.write_text(
        f"{user}pid {folder}/nginx.pid;\nerror_log {folder}/start.log;\nevents {{}}\n"
        f"http {{\ninclude {mime};\n{paths}{shipped}\n}}\n"
    )
    return config


def _certificate(folder: Path) -> None:
    openssl = shutil.which("openssl")
    command = f"{openssl} req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN={HOST}"
    command += f" -keyout {folder}/key.pem -out {folder}/fullchain.pem"
    subprocess.run(command.split(), check=True, capture_output=True)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(f"nothing listens on {port}")
