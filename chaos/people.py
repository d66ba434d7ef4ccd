"""People who write, send papers and send applications, and remember what they were told is done."""

import io
import re
import subprocess
import sys
import threading
from collections.abc import Callable

import requests

from checks.files import ROOT

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
REVISION = re.compile(r'name="_rev" value="([^"]*)"')


def picture() -> bytes:
    """Return a small picture, as of a contract."""
    from PIL import Image

    out = io.BytesIO()
    Image.effect_noise((300, 400), 20).save(out, "PNG")
    return out.getvalue()


class Person(threading.Thread):
    """Somebody with a login, who does one thing again and again until it is over.

    ``tried`` counts what she asked for, ``done`` what she was told is done; ``last`` is the number
    of the last of those. A fault is an answer that nobody should get; that nothing answers is none,
    while things are killed.
    """

    def __init__(self, port: int, who: dict[str, str]) -> None:
        super().__init__(daemon=True)
        self.draft, self.base = who["draft"], f"http://127.0.0.1:{port}"
        self.browser = requests.Session()
        if "session" in who:
            self.browser.cookies.set(who["name"], who["session"])
        self.is_over = threading.Event()
        self.tried, self.done, self.last, self.faults = 0, 0, 0, []

    def run(self) -> None:
        while not self.is_over.is_set():
            try:
                self.act()
            except requests.RequestException:
                self.is_over.wait(0.1)

    def act(self) -> None:
        raise NotImplementedError

    def page(self, path: str) -> str:
        """Open a page; "" when it can't be had now."""
        answer = self.browser.get(self.base + path, timeout=60)
        if answer.status_code != 200:
            self.wonder(answer)
            return ""
        return answer.text

    def send(self, path: str, page: str, **sent) -> bool:
        """Send a form; True when the answer says that it is done."""
        sent["data"] = {"csrfmiddlewaretoken": TOKEN.search(page)[1], **sent.get("data", {})}
        self.tried += 1
        answer = self.browser.post(self.base + path, timeout=60, allow_redirects=False, **sent)
        if answer.status_code != 302:
            self.wonder(answer)
            return False
        if "/logga-in/" in answer.headers["Location"]:
            self.faults.append(f"logged out at {path}")
            return False
        self.done += 1
        return True

    def wonder(self, answer: requests.Response) -> None:
        """500 and 503 are said while the database is away. Other answers are faults."""
        if answer.status_code not in {409, 422, 500, 502, 503}:
            self.faults.append(f"{answer.status_code} at {answer.request.path_url}")
        self.is_over.wait(0.1)


class Writer(Person):
    """Changes one answer, again and again; each text tells its number."""

    def act(self) -> None:
        path = f"/ansokan/{self.draft}/fraga/nagot-mer/"
        page = self.page(path)
        if page:
            text = f"Svar {self.tried + 1}"
            fields = {"_rev": REVISION.search(page)[1], "anything_else": text}
            if self.send(path, page, data=fields):
                self.last = self.tried


class Uploader(Person):
    """Sends one small picture after another as her rental contract."""

    def act(self) -> None:
        path = f"/ansokan/{self.draft}/papper/hyreskontrakt/"
        page = self.page(path)
        if page:
            self.send(path, page, files={"files": ("hyra.png", picture(), "image/png")})
        self.is_over.wait(1)


class Sender(Person):
    """Sends one application, and presses again until she has a receipt."""

    def act(self) -> None:
        path = f"/ansokan/{self.draft}/skicka/"
        answer = self.browser.get(self.base + path, timeout=60, allow_redirects=False)
        if answer.status_code == 302 and "/arende/" in answer.headers["Location"]:
            self.done = max(self.done, 1)
            self.is_over.set()
        elif answer.status_code == 200:
            if self.send(path, answer.text, data={"declare": "yes"}):
                self.is_over.set()
        else:
            self.wonder(answer)


class Visitor(Person):
    """Logs in with her e-ID, again and again; done is when her own pages open."""

    def act(self) -> None:
        self.browser.cookies.clear()
        page = self.page("/logga-in/")
        if not page:
            return
        self.tried += 1
        form = {"csrfmiddlewaretoken": TOKEN.search(page)[1]}
        way = self._led(self.browser.post, f"{self.base}/logga-in/e-legitimation/", data=form)
        back = way and self._led(requests.post, way, data={"sub": self.draft})
        inside = back and self._led(self.browser.get, back)
        if inside and self.page(inside):
            self.done += 1
        self.is_over.wait(1)

    def _led(self, ask: Callable[..., requests.Response], address: str, **sent) -> str:
        """Return where an answer leads; "" when it leads nowhere now.

        400 is the calm page that asks her to log in again: half of her way is gone with what died.
        """
        answer = ask(address, timeout=60, allow_redirects=False, **sent)
        if answer.status_code == 302:
            return answer.headers["Location"]
        if answer.status_code != 400:
            self.wonder(answer)
        return ""


class Decider(threading.Thread):
    """A process that decides one case after another; killed, it is started again."""

    def __init__(self, cases: list[str], environment: dict[str, str]) -> None:
        super().__init__(daemon=True)
        self.cases, self.environment = cases, environment
        self.done: set[str] = set()
        self.pid = 0

    def run(self) -> None:
        while set(self.cases) - self.done:
            left = [each for each in self.cases if each not in self.done]
            process = subprocess.Popen(
                [sys.executable, "-m", "chaos.decide", *left],
                cwd=ROOT,
                env=self.environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
            self.pid = process.pid
            self.done.update(line.strip() for line in process.stdout)
            process.wait()
