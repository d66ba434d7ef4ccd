"""How every application ends: the way on is followed until it is sent, and then looked at."""

import json
import re
from random import Random

from django.urls import resolve

from applications.models import Application, Draft
from applications.questions.catalogue import FLOW
from applications.questions.progress import Progress, facts_about
from applications.wizard.opening import progress_of
from tests.wizard.state_machine_browser import TALLY, Browser, Page
from tests.wizard.state_machine_values import MARK

# Every question asked of two adults, and some of them again.
MOST_PAGES = 400
MARKED = re.compile(rf"{MARK}\d+x")
DECLARED = {"declare": ["yes"]}
CHANGES = "//dd[contains(@class, 'app-act')]/a/@href"


def goes_on(browser: Browser, r: Random, pages: int) -> bool:
    """Follow the way on and answer what is asked; True when it comes to the declaration."""
    page = browser.opens(browser.opens(browser.url("draft")).button)
    for _page in range(pages):
        if page.name == "send":
            return True
        page = _next(browser, r, page)
    return False


def _next(browser: Browser, r: Random, page: Page) -> Page:
    if page.name in {"draft", "section", "check"}:
        return browser.opens(page.button)
    assert page.name == "step", f"the way on leads to {page.path}"
    after = browser.answers(FLOW.find(page.step), r, page)
    if after.status == 409:
        # She has applied for that month: she chooses another.
        return browser.opens(browser.url("step", FLOW.by_key["month"].path))
    return browser.opens(after.path)


def sends_at_last(browser: Browser, r: Random) -> None:
    """Go on until the application is sent; there must be an end to it."""
    for _try in range(12):
        assert goes_on(browser, r, MOST_PAGES), f"not whole after {MOST_PAGES} pages"
        if send(browser):
            return
        # The month was taken, or time has made an answer wrong: she is led to the question.
        month = progress_of(browser.draft).path["month"]
        browser.answers(month, r)
    raise AssertionError("it could never be sent")


def send(browser: Browser) -> bool:
    """Sign and press send; True when it was sent, which then must be exactly as it should."""
    before = progress_of(browser.draft)
    listed_on_check = _questions_on(browser.opens(browser.url("check")))
    page = browser.post(browser.url("send"), DECLARED, frozenset({302, 409}))
    is_sent = browser.draft.sent_at is not None
    assert is_sent == (page.name == "receipt")
    if not is_sent:
        return False
    TALLY["sends"] += 1
    frozen = _frozen(browser.draft)
    assert list(frozen) == listed_on_check == [key for key in before.path if key in frozen]
    assert {key for key, step in before.path.items() if step.form.asks} <= set(frozen)
    _nothing_from_off_the_path(browser.draft, before, frozen)
    for name in ("draft", "check", "send", "receipt", "case", "case_answers"):
        browser.opens(browser.url(name))
    late = browser.post(
        browser.url("step", "nagot-mer"), {"anything_else": ["För sent"]}, frozenset({409})
    )
    assert "För sent" in late.text
    return True


def _questions_on(page: Page) -> list[str]:
    links = [link.partition("?")[0] for link in page.find(CHANGES)]
    return [FLOW.find(resolve(link).kwargs["step"]).key for link in links]


def _frozen(draft: Draft) -> dict[str, dict]:
    content = Application.objects.get(pk=draft.pk).content
    steps = [step for section in content["sections"] for step in section["steps"]]
    assert len({step["key"] for step in steps}) == len(steps)
    return {step["key"]: step for step in steps}


def _nothing_from_off_the_path(draft: Draft, before: Progress, frozen: dict[str, dict]) -> None:
    on_path = {key: row for key, row in before.rows.items() if key in before.path}
    # Without the answers that were left on other branches the path is the same.
    assert list(Progress(FLOW, on_path, facts_about(draft.person)).path) == list(before.path)
    for key, step in frozen.items():
        row = before.rows.get(key)
        assert step["cleaned"] == (row.cleaned if row and row.is_valid else {}), key
    words = MARKED.findall(json.dumps(frozen))
    typed = MARKED.findall(json.dumps([row.raw for row in on_path.values()]))
    assert set(words) <= set(typed), set(words) - set(typed)
