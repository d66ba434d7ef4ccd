"""A real gunicorn with one worker on a core of its own, and what that worker weighs."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

HOST = "127.0.0.1"
SECONDS_TO_START = 30
# Libraries that are loaded when WeasyPrint or pikepdf is imported.
PDF_LIBRARIES = ("libpango", "libqpdf")


class ServerDidNotStart(Exception):
    """The server ended, or was not there in time; the text is what it said."""


def cores() -> list[int]:
    """Return the cores we may use, or nothing where a process can't be tied to one."""
    return sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []


@contextmanager
def _on_core(core: int) -> Iterator[None]:
    """Let what is started in the block inherit one core; then leave that core to it."""
    allowed = cores()
    if len(allowed) < 2:
        yield
        return
    os.sched_setaffinity(0, {allowed[core]})
    try:
        yield
    finally:
        os.sched_setaffinity(0, set(allowed) - {allowed[core]})


def _free_port() -> int:
    with socket.socket() as found:
        found.bind((HOST, 0))
        return found.getsockname()[1]


@contextmanager
def running_servers(wanted: list[tuple[dict[str, str], Path]]) -> Iterator[list[int]]:
    """Start a server for each environment and log, yield their ports and stop them.

    They share one core, since one is asked at a time. We move to the other one meanwhile.
    """
    before, servers, ports = cores(), [], [_free_port() for _each in wanted]
    try:
        with _on_core(0):
            for port, (environment, log) in zip(ports, wanted, strict=True):
                servers.append(_started(environment, log, port))
        for server, port, (_environment, log) in zip(servers, ports, wanted, strict=True):
            _wait_until_open(server, port, log)
        yield ports
    finally:
        for server in servers:
            server.terminate()
            server.wait()
        if before:
            os.sched_setaffinity(0, set(before))


def _started(environment: dict[str, str], log: Path, port: int) -> subprocess.Popen:
    # A sync worker closes each connection; one thread keeps it, and is still one at a time.
    options = ["--workers", "1", "--worker-class", "gthread", "--threads", "1"]
    options += ["--keep-alive", "75", "--no-control-socket", "--log-level", "warning"]
    command = [sys.executable, "-m", "gunicorn", "eservice.wsgi", "--bind", f"{HOST}:{port}"]
    with log.open("w") as output:
        return subprocess.Popen(
            [*command, *options], env=environment, stdout=output, stderr=subprocess.STDOUT
        )


def _wait_until_open(server: subprocess.Popen, port: int, log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while server.poll() is None and time.monotonic() < deadline:
        connection = HTTPConnection(HOST, port, timeout=5)
        try:
            connection.request("GET", "/")
            connection.getresponse().read()
            return
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()
    raise ServerDidNotStart(log.read_text())


def memory(process: int) -> dict[str, float | list[str]] | None:
    """Return megabytes of a process and the PDF libraries in it, or None where /proc isn't."""
    folder = Path("/proc") / str(process)
    try:
        status = (folder / "status").read_text()
        maps = (folder / "maps").read_text()
    except OSError:
        return None
    return {
        "rss_mb": _megabytes(status, "VmRSS:"),
        "pss_mb": _megabytes(_text(folder / "smaps_rollup"), "Pss:"),
        "pdf_libraries": [name for name in PDF_LIBRARIES if name in maps],
    }


def _text(path: Path) -> str:
    """Return the text of a file that older kernels, or other users' processes, don't give."""
    try:
        return path.read_text()
    except OSError:
        return ""


def _megabytes(text: str, name: str) -> float | None:
    lines = (line.split() for line in text.splitlines())
    return next((round(int(line[1]) / 1024, 1) for line in lines if line[:1] == [name]), None)
