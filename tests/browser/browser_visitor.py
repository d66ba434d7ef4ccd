"""A visitor with a browser, who finds everything by its role and visible name."""

import re

from playwright.sync_api import Locator, Page

from tests.journeys.visitor import File, Visitor, plain


def _whole(name: str) -> re.Pattern[str]:
    """Match a whole name. The style sheet puts a space before words that only are heard."""
    words = r"\s+".join(re.escape(word) for word in name.split())
    return re.compile(rf"^\s*{words.replace(':', r'\s*:')}\s*$")


class BrowserVisitor(Visitor):
    """Drives one tab."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def opens(self, address: str) -> None:
        self.page.goto(address)

    def presses(self, name: str) -> None:
        links = self.page.get_by_role("link", name=_whole(name))
        buttons = self.page.get_by_role("button", name=_whole(name))
        places = {link.get_attribute("href") for link in links.all()}
        assert len(places) + buttons.count() == 1, (name, self.page.url, self.text())
        with self.page.expect_navigation():
            links.or_(buttons).first.click()

    def opens_up(self, name: str) -> None:
        summaries = self.page.locator("summary")
        summaries.filter(has_text=re.compile(rf"^\s*{re.escape(name)}\s*$")).click()

    def chooses(self, *labels: str, within: str = "") -> None:
        for label in labels:
            self._field(label, within).check()

    def types(self, label: str, text: str, within: str = "") -> None:
        self._field(label, within).fill(text)

    def attaches(self, label: str, *files: File) -> None:
        self._field(label).set_input_files(
            [
                {"name": file.name, "mimeType": file.media_type, "buffer": file.content}
                for file in files
            ]
        )

    def fetches(self, name: str) -> bytes:
        with self.page.expect_download() as downloading:
            self.page.get_by_role("link", name=_whole(name)).click()
        return downloading.value.path().read_bytes()

    def opens_again(self) -> None:
        self.page.reload()

    def pictures(self) -> int:
        pictures = self.page.get_by_role("main").locator("img").all()
        for picture in pictures:
            picture.scroll_into_view_if_needed()
            assert picture.evaluate("async (shown) => (await shown.decode(), shown.naturalWidth)")
        return len(pictures)

    def value(self, label: str, within: str = "") -> str:
        return self._field(label, within).input_value()

    def heading(self) -> str:
        return plain(self.page.get_by_role("heading", level=1).inner_text())

    def text(self) -> str:
        return plain(self.page.get_by_role("main").inner_text())

    def _field(self, label: str, within: str = "") -> Locator:
        part = self._part(within) if within else self.page
        return part.get_by_label(label, exact=True)

    def _part(self, heading: str) -> Locator:
        """Return the group of fields, or the section, with this heading."""
        groups = self.page.get_by_role("group", name=heading, exact=True)
        return groups.or_(self.page.get_by_role("region", name=heading, exact=True))
