"""A decision as it is typed: from the stored content to fields, and back."""

import re
from typing import Any

from django.utils.datastructures import MultiValueDict

from applications.questions.deciding import Content, Item, is_added, new_item, next_added
from applications.review.deciding.forms import EACH, AddedForm, ItemForm, WholeForm
from guides.library import PHRASES, TextMissing, phrase, phrases

ADDED_KEY = re.compile(r"added_[1-9]\d{0,2}", re.ASCII)
MOST_ITEMS = 60
TYPED = ("what", "outcome", "law", "facts", "reasons")
SUMS = ("asked", "granted")


class DecisionForm:
    """The forms of a decision together. ``data`` is what was sent, None for what is stored.

    What was applied for can't be taken away by a page: only things that were added can.
    """

    def __init__(self, content: Content, data: MultiValueDict | None = None) -> None:
        self.items = _items(content, data)
        self.whole = WholeForm(data or _whole(content), prefix="all")
        self.forms = [_form(item, data) for item in self.items]
        self.is_new = data is None

    def is_valid(self) -> bool:
        # Every form is asked, so that each says all that is wrong in it.
        return not [form for form in (self.whole, *self.forms) if not form.is_valid()]

    def error_links(self) -> list[tuple[str, str]]:
        if self.is_new:
            return []
        return [link for form in (self.whole, *self.forms) for link in form.error_links()]

    def rows(self) -> list[dict[str, Any]]:
        """Return each thing with its form, for the page."""
        pairs = zip(self.items, self.forms, strict=True)
        return [{"item": item, "form": form, "is_added": is_added(item)} for item, form in pairs]

    def content(self) -> Content:
        """Return valid forms as the content to store."""
        given = self.whole.stored()
        whole = "" if given["whole"] == EACH else given["whole"]
        pairs = zip(self.items, self.forms, strict=True)
        return {
            "whole": whole,
            "ending": given["ending"],
            "why": _plain(given["why"]),
            "items": [_stored(item, form.stored()) for item, form in pairs],
        }


def with_item(content: Content) -> Content:
    """Return the content with one more thing to decide about."""
    items = content["items"]
    if len(items) >= MOST_ITEMS:
        return content
    return {**content, "items": [*items, new_item(next_added(items), "")]}


def without_item(content: Content, key: str) -> Content:
    """Return the content without a thing that was added."""
    kept = [item for item in content["items"] if item["key"] != key or not is_added(item)]
    return {**content, "items": kept}


def with_phrases(data: MultiValueDict) -> MultiValueDict:
    """Return what was sent with each chosen phrase after the reasons that it was chosen for."""
    found = data.copy()
    for name in data:
        place, _sep, last = name.rpartition("-")
        words = _words_of(data[name]) if last == "phrase" else ""
        if words:
            field = f"{place}-why" if place == "all" else f"{place}-reasons"
            found[field] = f"{data.get(field, '').strip()}\n\n{words}".strip()
    return found


def phrase_groups(*outcomes: Any) -> list[dict[str, Any]]:
    """Return the phrases to choose from, by what they can be said about."""
    return [{"label": outcome.label, "phrases": phrases(outcome.value)} for outcome in outcomes]


def _words_of(key: str) -> str:
    try:
        return phrase(key).words if key.startswith(PHRASES) else ""
    except TextMissing:
        return ""


def _items(content: Content, data: MultiValueDict | None) -> list[Item]:
    if data is None:
        return content["items"]
    known = {item["key"]: item for item in content["items"]}
    sent = dict.fromkeys(data.getlist("item"))
    added = [known.get(key) or new_item(key, "") for key in sent if ADDED_KEY.fullmatch(key)]
    return [item for item in content["items"] if not is_added(item)] + added[:MOST_ITEMS]


def _form(item: Item, data: MultiValueDict | None) -> ItemForm:
    kind = AddedForm if is_added(item) else ItemForm
    return kind(_raw(item) if data is None else data, prefix=item["key"])


def _whole(content: Content) -> MultiValueDict:
    stored = {"whole": content["whole"] or EACH, "ending": content.get("ending", "")}
    typed = {**stored, "why": content["why"]}
    return MultiValueDict({f"all-{name}": [value] for name, value in typed.items()})


def _raw(item: Item) -> MultiValueDict:
    """Return what is stored as a page would have sent it."""
    texts = {name: item[name] for name in TYPED}
    # As people write sums: 450 or 450,50.
    sums = {name: (item[name] or "").removesuffix(".00").replace(".", ",") for name in SUMS}
    ticks = {"is_counted": "on"} if item["is_counted"] else {}
    values = {**texts, **sums, **ticks}
    return MultiValueDict({f"{item['key']}-{name}": [value] for name, value in values.items()})


def _stored(item: Item, given: dict[str, Any]) -> Item:
    values = {**given, "is_counted": bool(given["is_counted"])}
    words = {name: _plain(values[name]) for name in ("facts", "reasons")}
    return {**item, **values, **words}


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
