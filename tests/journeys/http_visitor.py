"""A visitor without a browser: follows the links and forms that stand in the HTML."""

from urllib.parse import urlencode, urljoin, urlsplit

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from lxml import etree, html

from tests.journeys.visitor import File, Visitor, plain

FOLDED = "ancestor::details[not(@open)]"
# Pages that say in words why something was not taken in: it is wrong, or it comes too late.
TOLD_WHY = {409, 422}
APART = {"br", "p", "li", "dt", "dd", "div", "h1", "h2", "h3", "td", "th", "label", "legend"}


def words(element: html.HtmlElement) -> str:
    """Return the element's words, with space where the page has a new line."""
    parts = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            parts += [" " if node.tag in APART else "", node.text or ""]
        else:
            parts += [" " if node.tag in APART else "", "" if node is element else node.tail or ""]
    return plain("".join(parts))


class HttpVisitor(Visitor):
    """Checks on every page that it is there, and that each address on it leads somewhere."""

    def __init__(self) -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.tried: set[str] = set()

    def opens(self, address: str) -> None:
        self._show(self.client.get(address, follow=True))

    def presses(self, name: str) -> None:
        pressed = self._pressable(name)
        if pressed.tag == "a":
            self.opens(urljoin(self.address, pressed.get("href")))
        else:
            self._submit(pressed)

    def opens_up(self, name: str) -> None:
        summaries = self.page.iter("summary")
        self._only(found for found in summaries if words(found) == name).getparent().set("open", "")

    def chooses(self, *labels: str, within: str = "") -> None:
        for label in labels:
            choice = self._choice(label, within)
            if choice.get("type") == "radio":
                for other in self.page.xpath("//input[@name=$name]", name=choice.get("name")):
                    other.checked = False
            choice.checked = True

    def types(self, label: str, text: str, within: str = "") -> None:
        self._field(label, within).value = text

    def attaches(self, label: str, *files: File) -> None:
        field = self._field(label, "")
        assert field.get("type") == "file", label
        self.attached[field.get("name")] = [
            SimpleUploadedFile(file.name, file.content, file.media_type) for file in files
        ]

    def fetches(self, name: str) -> bytes:
        response = self.client.get(urljoin(self.address, self._pressable(name).get("href")))
        assert response["Content-Disposition"].startswith("attachment"), name
        return response.content

    def opens_again(self) -> None:
        self.opens(self.address)

    def pictures(self) -> int:
        sources = self.page.xpath("//main//img/@src")
        for source in sources:
            response = self.client.get(urljoin(self.address, source))
            assert response["Content-Type"].startswith("image/"), source
        return len(sources)

    def value(self, label: str, within: str = "") -> str:
        return self._field(label, within).value or ""

    def heading(self) -> str:
        return words(self._only(self.page.iter("h1")))

    def text(self) -> str:
        return words(self._only(self.page.iter("main")))

    def _show(self, response) -> None:
        assert response.status_code in {200, *TOLD_WHY}, response
        self.page = html.fromstring(response.content.decode())
        self.attached: dict[str, list[SimpleUploadedFile]] = {}
        for area in self.page.iter("textarea"):
            # The line break after the start tag belongs to the mark-up, as browsers see it.
            area.text = (area.text or "").removeprefix("\n")
        self.address = response.request["PATH_INFO"]
        if response.request["QUERY_STRING"]:
            self.address += f"?{response.request['QUERY_STRING']}"
        self._try_every_address()

    def _submit(self, button: html.HtmlElement) -> None:
        form = self._only(button.iterancestors("form"))
        is_asking = form.get("method") == "get"
        assert is_asking or form.get("method") == "post"
        sent: dict[str, list] = {}
        if form.get("enctype") == "multipart/form-data":
            sent |= self.attached
        for name, value in form.form_values():
            sent.setdefault(name, []).append(value)
        if button.get("name"):
            sent[button.get("name")] = [button.get("value")]
        address = urljoin(self.address, form.get("action") or self.address)
        if is_asking:
            self.opens(f"{address}?{urlencode(sent, doseq=True)}")
        else:
            self._show(self.client.post(address, sent, follow=True))

    def _try_every_address(self) -> None:
        """Open, with the same login, what a link leads to; find what an anchor points at."""
        ids = set(self.page.xpath("//@id"))
        for link in self.page.xpath("//a/@href"):
            address = urlsplit(urljoin(self.address, link))
            if address.scheme == "tel":
                continue
            if link.startswith("#"):
                assert address.fragment in ids, link
            elif address.path not in self.tried:
                self.tried.add(address.path)
                assert self._status_of(urljoin(self.address, link)) in {200, 302}, link

    def _status_of(self, address: str) -> int:
        """Try an address without leaving a trace, in the log or among the cookies."""
        other = Client()
        other.cookies.load({name: morsel.value for name, morsel in self.client.cookies.items()})
        with transaction.atomic():
            response = other.get(address)
            transaction.set_rollback(True)
        return response.status_code

    def _pressable(self, name: str) -> html.HtmlElement:
        named = {
            element.get("href", place): element
            for place, element in enumerate(self.page.xpath("//a[@href] | //button"))
            if element.get("aria-hidden") != "true"
            and words(element) == name
            and not element.xpath(FOLDED)
        }
        return self._only(named.values())

    def _choice(self, label: str, within: str) -> html.HtmlElement:
        field = self._field(label, within)
        assert field.get("type") in {"radio", "checkbox"}, label
        return field

    def _field(self, label: str, within: str) -> html.HtmlElement:
        part = self._part(within) if within else self.page
        found = self._only(found for found in part.iter("label") if words(found) == label)
        return self.page.get_element_by_id(found.get("for"))

    def _part(self, heading: str) -> html.HtmlElement:
        """Return the group of fields, or the section, with this heading."""
        named = {found: found.getparent() for found in self.page.iter("legend")}
        for section in self.page.xpath("//section[@aria-labelledby]"):
            named[self.page.get_element_by_id(section.get("aria-labelledby"))] = section
        return self._only(part for found, part in named.items() if words(found) == heading)

    def _only(self, elements) -> html.HtmlElement:
        found = list(elements)
        assert len(found) == 1, (len(found), self.text() if found else self.address)
        return found[0]
