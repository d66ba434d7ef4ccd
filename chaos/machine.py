"""The machine that is to stand it: PostgreSQL, two web servers on one socket, two task workers and
somebody who decides. What dies is started again, as systemd would."""

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from checks.files import ROOT

WEB_SERVERS = 2
TASK_WORKERS = 2
HOST = "127.0.0.1"
SOCKET_OF_SYSTEMD = 3


class Kept:
    """A program that is started again whenever it ends."""

    def __init__(self, start: Callable[[], subprocess.Popen]) -> None:
        self._start = start
        self.process = start()
        self.starts = 1

    def keep(self) -> None:
        """Start it again when it has ended."""
        if self.process.poll() is not None:
            self.process = self._start()
            self.starts += 1

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()


class Machine:
    """Starts everything in a folder, and keeps it running until it is closed."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder, self.environment = folder, environment
        self.listening = socket.socket()
        self.listening.bind((HOST, 0))
        self.listening.listen(1024)
        self.port = self.listening.getsockname()[1]
        self.web = [Kept(self._web) for _each in range(WEB_SERVERS)]
        self.tasks = [Kept(self._tasks) for _each in range(TASK_WORKERS)]
        self._is_over = threading.Event()
        self._keeper = threading.Thread(target=self._keep, daemon=True)
        self._keeper.start()

    def _started(self, command: list[str], **options) -> subprocess.Popen:
        with (self.folder / "machine.log").open("a") as log:
            return subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdout=log, stderr=log, **options
            )

    def _web(self) -> subprocess.Popen:
        """A web server that is given the socket, as systemd gives it."""
        serve = f"exec {sys.executable} -m gunicorn eservice.wsgi --workers 2 --threads 2"
        serve += " --no-control-socket --log-level critical"
        return self._started(
            ["/bin/sh", "-c", f"LISTEN_PID=$$ LISTEN_FDS=1 {serve}"],
            preexec_fn=lambda: handed_over(self.listening.fileno()),
            close_fds=False,
        )

    def _tasks(self) -> subprocess.Popen:
        return self._started([sys.executable, "manage.py", "db_worker", "--interval", "0.2"])

    def _keep(self) -> None:
        while not self._is_over.wait(0.2):
            for each in (*self.web, *self.tasks):
                each.keep()

    def web_workers(self) -> list[int]:
        """Return the processes that answer requests."""
        return [child for each in self.web for child in children(each.process.pid)]

    def close(self) -> None:
        self._is_over.set()
        self._keeper.join()
        for each in (*self.web, *self.tasks):
            each.stop()
        self.listening.close()


def handed_over(socket_number: int) -> None:
    """Let the program that is started find the socket where systemd puts it."""
    os.dup2(socket_number, SOCKET_OF_SYSTEMD)
    # Already there it would be closed, as every file is that nobody says otherwise of.
    os.set_inheritable(SOCKET_OF_SYSTEMD, True)


def children(pid: int) -> list[int]:
    """Return the children of a process; none when it is gone."""
    try:
        found = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return []
    return [int(each) for each in found.split()]


def kill(pid: int) -> bool:
    """Kill a process without a word of warning; False when it was gone."""
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True
