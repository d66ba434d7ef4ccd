"""How many files the machine converts at once: unpacking takes a core and a lot of memory."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from applications.documents import limits
from applications.documents.outcomes import Reason, Refused


@contextmanager
def turn(seconds: float) -> Iterator[None]:
    """Hold one of the places, which all processes of the machine share.

    Waits at most ``seconds``; raises Refused when nobody is ready by then. A process that dies
    leaves its place.
    """
    until = time.monotonic() + min(seconds, limits.SECONDS_FOR_A_TURN)
    with ExitStack() as open_files:
        places = [open_files.enter_context(_place(number)) for number in range(limits.AT_ONCE)]
        while not any(_is_taken(place) for place in places):
            if time.monotonic() >= until:
                raise Refused(Reason.OUT_OF_TIME)
            time.sleep(0.05)
        yield


def _place(number: int) -> BinaryIO:
    folder = Path(settings.DATA_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    return (folder / f"converting-{number}.lock").open("wb")


def _is_taken(place: BinaryIO) -> bool:
    """Try to take the place; closing the file gives it back."""
    try:
        fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
