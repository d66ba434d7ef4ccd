"""One connection that is kept alive, one request at a time, each with its time."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage
from urllib.parse import urlencode

from bench.server import HOST

# Headers that only the benchmark's own settings send.
OURS = ("X-Queries", "X-Processor-Ms", "X-Process")


class UnexpectedStatus(Exception):
    """A page answered otherwise than it should, so its time means nothing."""


@dataclass(frozen=True)
class Answer:
    """What came back, and how many milliseconds it took."""

    status: int
    headers: HTTPMessage
    body: bytes
    milliseconds: float

    @property
    def queries(self) -> int:
        return int(self.headers["X-Queries"])

    @property
    def processor_milliseconds(self) -> float:
        return float(self.headers["X-Processor-Ms"])

    @property
    def bytes_on_the_wire(self) -> int:
        """The status line, the headers and the body as it was sent."""
        sent = [f"{name}: {text}\r\n" for name, text in self.headers.items() if name not in OURS]
        head = sum(map(len, sent))
        return len("HTTP/1.1 200 OK\r\n\r\n") + head + len(self.body)


class Client:
    """Asks one server for pages, as whoever the cookies say."""

    def __init__(self, port: int, cookies: Mapping[str, str]) -> None:
        self.connection = HTTPConnection(HOST, port, timeout=60)
        self.cookies = cookies

    def get(self, path: str, *, who: str = "", accept: str = "") -> Answer:
        return self._ask("GET", path, None, self._headers(who, accept))

    def post(self, path: str, values: Mapping[str, str | list[str]], *, who: str) -> Answer:
        """Post a form with the token that belongs to the cookies."""
        token = self.cookies[who].rpartition("=")[2]
        body = urlencode({**values, "csrfmiddlewaretoken": token}, doseq=True).encode()
        headers = self._headers(who, "") | {"Content-Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", path, body, headers)

    def upload(self, path: str, name: str, data: bytes, *, who: str) -> Answer:
        """Post one file, as a browser sends it."""
        mark, token = "a-mark-that-is-in-no-file", self.cookies[who].rpartition("=")[2]
        field = 'Content-Disposition: form-data; name="{}"'.format
        head = f"--{mark}\r\n{field('csrfmiddlewaretoken')}\r\n\r\n{token}\r\n--{mark}\r\n"
        head += f'{field("files")}; filename="{name}"\r\n\r\n'
        body = head.encode() + data + f"\r\n--{mark}--\r\n".encode()
        kind = {"Content-Type": f"multipart/form-data; boundary={mark}"}
        return self._ask("POST", path, body, self._headers(who, "") | kind)

    def _headers(self, who: str, accept: str) -> dict[str, str]:
        headers = {"Cookie": self.cookies[who]} if who else {}
        return headers | {"Accept-Encoding": accept or "identity"}

    def _ask(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        started = time.perf_counter()
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        content = response.read()
        taken = (time.perf_counter() - started) * 1000
        return Answer(response.status, response.headers, content, taken)
