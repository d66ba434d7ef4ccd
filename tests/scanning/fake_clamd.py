"""A scanner on this machine that speaks INSTREAM, and answers as the test wants."""

import socket
import struct
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

from eservice.settings.scanner import Scanner

VIRUS = b"a virus that only the tests know"
OK, FOUND = b"stream: OK\0", b"stream: Only-For-Tests FOUND\0"
TOO_LARGE = b"INSTREAM size limit exceeded. ERROR\0"
SECONDS = 20


class FakeClamd:
    """``scanned`` is what it took whole. ``answer`` is sent instead of what it found.

    ``most`` is its StreamMaxLength: above that it says so and hangs up, as clamd does. With
    ``hangs_up`` it goes at once, and with ``answers_early`` before it has read anything of the
    file. ``when_taken`` is called before it answers. ``is_silent``: it takes all and says nothing.
    """

    def __init__(self, folder: Path | None = None) -> None:
        if folder is None:
            self.door = socket.create_server(("127.0.0.1", 0))
            self.address = Scanner(host="127.0.0.1", port=self.door.getsockname()[1])
        else:
            self.door = socket.socket(socket.AF_UNIX)
            self.address = Scanner(path=str(folder / "clamd.ctl"))
            self.door.bind(self.address.path)
            self.door.listen()
        self.ended, self.silence, self.calls = Event(), Event(), 0
        self.reset()
        self.thread = Thread(target=self._serve, daemon=True)
        self.thread.start()

    def reset(self) -> None:
        """Answer as a whole scanner does, from now on."""
        self.silence.set()
        self.silence = Event()
        self.scanned: list[bytes] = []
        self.answer: bytes | None = None
        self.most: int | None = None
        self.hangs_up = self.answers_early = self.is_silent = False
        self.when_taken: Callable[[], object] = lambda: None

    def stop(self) -> None:
        """Let everyone go, and take no more calls: the next is refused."""
        self.ended.set()
        self.silence.set()
        self.door.shutdown(socket.SHUT_RDWR)
        self.door.close()
        self.thread.join(SECONDS)

    def _serve(self) -> None:
        while not self.ended.is_set():
            try:
                call, _address = self.door.accept()
            except OSError:
                return
            self.calls += 1
            call.settimeout(SECONDS)
            # Whoever asks may hang up too, also in the middle of a number.
            with suppress(OSError, struct.error), call, call.makefile("rb") as said:
                self._take(call, said)

    def _take(self, call: socket.socket, said) -> None:
        if self.hangs_up or said.read(10) != b"zINSTREAM\0":
            return
        if self.answers_early:
            call.sendall(self.answer)
            return
        data = b""
        while size := struct.unpack(">I", said.read(4))[0]:
            data += said.read(size)
            if self.most is not None and len(data) > self.most:
                call.sendall(TOO_LARGE)
                return
        self.scanned.append(data)
        self.when_taken()
        if self.is_silent:
            self.silence.wait(SECONDS)
            return
        found = FOUND if VIRUS in data else OK
        call.sendall(found if self.answer is None else self.answer)
