"""A real HTTP gateway on this machine, which answers as the test wants."""

import json
import socket
from collections import deque
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from eservice.settings.sms import Gateway

TOKEN = "a-token-only-for-tests"
OK = b"HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n"


def status(code: int, *headers: str, body: bytes = b"") -> bytes:
    """Return a whole answer."""
    lines = [f"HTTP/1.1 {code} Words", f"Content-Length: {len(body)}", *headers, "", ""]
    return "\r\n".join(lines).encode() + body


class SmsGateway:
    """``messages`` are those it took, in order, with their headers.

    ``answers`` are for the requests to come: bytes to write, or what to do with the line.
    ``when_taken`` is called when a message is here, before the sender is told so.
    """

    def __init__(self) -> None:
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        Thread(target=self.server.serve_forever, daemon=True).start()
        self.reset()

    def reset(self) -> None:
        self.messages: list[dict[str, Any]] = []
        self.requests: list[tuple[str, str]] = []
        self.headers: list[dict[str, str]] = []
        self.answers: deque[bytes | Callable[[socket.socket], None]] = deque()
        self.when_taken: Callable[[], None] = lambda: None

    @property
    def settings(self) -> Gateway:
        """What the settings need to send through it."""
        url = f"http://127.0.0.1:{self.port}/v1/sms?account=7"
        return Gateway(url=url, token=TOKEN, sender="Kommunen")

    @property
    def ids(self) -> list[str]:
        return [message["id"] for message in self.messages]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        gateway = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                gateway.messages.append(json.loads(body))
                gateway.headers.append(dict(self.headers))
                self.answer()

            def do_GET(self):
                self.answer()

            def answer(self):
                gateway.requests.append((self.command, self.path))
                gateway.when_taken()
                answer = gateway.answers.popleft() if gateway.answers else OK
                self.close_connection = True
                if isinstance(answer, bytes):
                    self.connection.sendall(answer)
                else:
                    answer(self.connection)

            def log_message(self, *_args):
                """What the gateway itself says is no log of ours."""

        return Handler
