"""Asks clamd whether a file holds a virus, with its INSTREAM command. Fails closed.

Only a whole file and the exact answer ``stream: OK`` make a file clean. Whatever else happens,
no answer, half an answer, an error or one we don't know, the file is not scanned.
"""

import re
import socket
import struct
import time
from collections.abc import Iterator

from django.conf import settings

from eservice.settings.scanner import Scanner

# All of one file, and how long the scanner may be silent.
SECONDS_A_FILE = 90
SECONDS_OF_SILENCE = 45
CHUNK_BYTES = 64 * 1024
LONGEST_ANSWER = 1024
ANSWER_BYTES = 256

COMMAND, END = b"zINSTREAM\0", b"\0"
CLEAN = b"stream: OK"
FOUND = re.compile(rb"stream: [\x21-\x7e]{1,200} FOUND")


class NotScanned(Exception):
    """Nobody knows whether the file is clean. Says why, in words without any of the file."""


def is_clean(data: bytes, seconds: float = SECONDS_A_FILE) -> bool:
    """Return False when there is a virus in the file; raises NotScanned.

    Where the settings say that there is no scanner (never in production) every file is clean.
    """
    if settings.SCANNER is None:
        return True
    answer = _answer(settings.SCANNER, data, time.monotonic() + seconds)
    if answer == CLEAN:
        return True
    if FOUND.fullmatch(answer):
        return False
    raise NotScanned(f"the scanner answered {answer!r}")


def _answer(scanner: Scanner, data: bytes, until: float) -> bytes:
    """Return clamd's one answer to the whole file, without its end; raises NotScanned."""
    try:
        with _connected(scanner, until) as connection:
            is_whole = _sent(connection, data, until)
            answer = _read(connection, until)
    except OSError as error:
        raise NotScanned(type(error).__name__) from error
    if not is_whole:
        raise NotScanned(f"the scanner took only a part of the file and answered {answer!r}")
    return answer


def _connected(scanner: Scanner, until: float) -> socket.socket:
    if not scanner.path:
        return socket.create_connection((scanner.host, scanner.port), timeout=_left(until))
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        connection.settimeout(_left(until))
        connection.connect(scanner.path)
    except OSError:
        connection.close()
        raise
    return connection


def _sent(connection: socket.socket, data: bytes, until: float) -> bool:
    """Send the file; False when the scanner hung up on it, as it does above StreamMaxLength.

    Then it may have said why.
    """
    try:
        for part in _parts(data):
            connection.settimeout(_left(until))
            connection.sendall(part)
    except (BrokenPipeError, ConnectionResetError):
        return False
    return True


def _parts(data: bytes) -> Iterator[bytes]:
    """Yield the command, and the file in chunks, each with its length; an empty one is the end."""
    yield COMMAND
    for start in range(0, len(data), CHUNK_BYTES):
        chunk = data[start : start + CHUNK_BYTES]
        yield struct.pack(">I", len(chunk)) + chunk
    yield struct.pack(">I", 0)


def _read(connection: socket.socket, until: float) -> bytes:
    """Return the answer up to its end, which must come: a cut answer is none."""
    answer = b""
    while not answer.endswith(END):
        connection.settimeout(_left(until))
        part = connection.recv(ANSWER_BYTES)
        answer += part
        if not part or len(answer) > LONGEST_ANSWER:
            raise NotScanned(f"the scanner's answer has no end: {answer[:ANSWER_BYTES]!r}")
    return answer.removesuffix(END)


def _left(until: float) -> float:
    """Return how long the next step may take; raises TimeoutError when the time is out."""
    seconds = until - time.monotonic()
    if seconds <= 0:
        raise TimeoutError
    return min(seconds, SECONDS_OF_SILENCE)
