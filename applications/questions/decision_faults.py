"""What a decision still lacks before it can be issued: codes, for pages to put in words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from applications.questions.deciding import Content, Item, ending_of, total_amount
from applications.statuses import Outcome
from eservice.ui.swedish import LARGEST_AMOUNT

# Words in square brackets are for the caseworker to fill in.
BLANK = re.compile(r"\[[^\[\]\n]*\]")


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing that is missing: ``code`` says what, ``key`` in which item ("" for the whole)."""

    code: str
    key: str = ""
    what: str = ""


def faults(content: Content) -> list[Fault]:
    """Return what the content lacks, in the order of the page; [] when it can be issued."""
    if content["whole"]:
        return list(_faults_of_whole(content))
    found = [fault for item in content["items"] for fault in _faults_of(item)]
    if not content["items"]:
        found.append(Fault(code="nothing"))
    is_yes = any(item["outcome"] in _SOMETHING for item in content["items"])
    if not found and is_yes and total_amount(content) == 0:
        found.append(Fault(code="no_sum"))
    if total_amount(content) > LARGEST_AMOUNT:
        found.append(Fault(code="too_large"))
    return found


_SOMETHING = (Outcome.GRANTED, Outcome.PARTLY_GRANTED)


def _faults_of_whole(content: Content) -> Iterator[Fault]:
    if content["whole"] == Outcome.DISCONTINUED and ending_of(content) is None:
        yield Fault(code="no_ending")
    yield from _faults_of_words(content["why"], "no_why", "")


def _faults_of(item: Item) -> Iterator[Fault]:
    place = {"key": item["key"], "what": item["what"]}
    if not item["what"].strip():
        yield Fault(code="no_what", **place)
    if not item["outcome"]:
        yield Fault(code="no_outcome", **place)
        return
    code = _wrong_sum(item)
    if code:
        yield Fault(code=code, **place)
    if not item["law"].strip():
        yield Fault(code="no_law", **place)
    yield from _faults_of_words(item["reasons"], "no_reasons", item["what"], item["key"])
    if BLANK.search(item["facts"]):
        yield Fault(code="blank", **place)


def _faults_of_words(words: str, code: str, what: str, key: str = "") -> Iterator[Fault]:
    if not words.strip():
        yield Fault(code=code, key=key, what=what)
    elif BLANK.search(words):
        yield Fault(code="blank", key=key, what=what)


def _wrong_sum(item: Item) -> str:
    """Return the code of what doesn't fit between outcome and sums, or ""."""
    asked = None if item["asked"] is None else Decimal(item["asked"])
    granted = None if item["granted"] is None else Decimal(item["granted"])
    if item["outcome"] == Outcome.REJECTED:
        return "sum_of_no" if granted else ""
    if not granted:
        return "no_granted"
    if asked is None:
        return ""
    if item["outcome"] == Outcome.GRANTED and granted < asked:
        return "less_than_asked"
    if item["outcome"] == Outcome.PARTLY_GRANTED and granted >= asked:
        return "all_that_was_asked"
    return ""
