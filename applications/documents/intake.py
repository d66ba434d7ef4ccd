"""Gives a file to the process that converts it, and reads what comes back.

Nothing of the file is looked at here but its length. A process that dies, takes too long or
answers nonsense is a refusal with a reason.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from signal import SIGKILL, SIGXCPU

from django.conf import settings

from applications.documents import limits
from applications.documents.outcomes import Reason, Refused
from applications.documents.turns import turn

# Every thread that a library starts would set aside 64 MB of addresses of its own, and now and then
# a good picture would not fit within its limit.
ENVIRONMENT = {"MALLOC_ARENA_MAX": "1"}
COMMAND = [sys.executable, "-E", "-s", "-m"]
CONVERSION = ("applications.documents.conversion",)
SUFFIXES = {"application/pdf": "pdf", "image/jpeg": "jpg"}
LENGTH_BYTES = 4


@dataclass(frozen=True, kw_only=True)
class Converted:
    """A file that is safe to keep. ``preview`` is empty when none could be made."""

    media_type: str
    pages: int
    data: bytes
    preview: bytes


def convert(raw: bytes, seconds: float = limits.SECONDS_A_FILE) -> Converted:
    """Return the converted file; raises Refused. It takes at most ``seconds``."""
    if not raw:
        raise Refused(Reason.EMPTY)
    if len(raw) > limits.LARGEST_FILE:
        raise Refused(Reason.TOO_LARGE)
    with turn(seconds):
        answer, code = answered(CONVERSION, raw, seconds)
    return _read(answer, code)


def answered(module: Sequence[str], raw: bytes, seconds: float) -> tuple[bytes, int]:
    """Return what a process of its own answers to the bytes, and the code it ends with.

    Raises Refused when it can't be started.
    """
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    apart = {"cwd": settings.BASE_DIR, "env": ENVIRONMENT}
    try:
        child = subprocess.Popen([*COMMAND, *module], **apart, **pipes)
    except OSError as error:
        raise Refused(Reason.NOT_SAVED) from error
    with child:
        try:
            answer, _errors = child.communicate(raw, timeout=seconds)
        except subprocess.TimeoutExpired:
            child.kill()
            answer, _errors = child.communicate()
    return answer, child.returncode


def _read(answer: bytes, code: int) -> Converted:
    """Read the head, the file and the preview. The preview may be missing or cut off."""
    head, rest = part_of(answer)
    data, rest = part_of(rest)
    preview, _rest = part_of(rest)
    try:
        said = json.loads(head or b"{}")
        if "refused" in said:
            raise Refused(Reason(said["refused"]))
        is_known = said.get("media_type") in SUFFIXES and said.get("pages") in range(1, 1000)
    except (AttributeError, TypeError, ValueError) as error:
        raise Refused(Reason.BROKEN) from error
    if not data or not is_known:
        raise Refused(Reason.TOO_HEAVY if -code in {SIGKILL, SIGXCPU} else Reason.BROKEN)
    return Converted(media_type=said["media_type"], pages=said["pages"], data=data, preview=preview)


def part_of(answer: bytes) -> tuple[bytes, bytes]:
    """Return the first part and what follows it; nothing when it is not whole."""
    length = int.from_bytes(answer[:LENGTH_BYTES], "big")
    end = LENGTH_BYTES + length
    if len(answer) < end:
        return b"", b""
    return answer[LENGTH_BYTES:end], answer[end:]
