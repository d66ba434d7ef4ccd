"""Everything that a person may do with an application, in any order."""

from datetime import timedelta
from random import Random

from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from applications.questions.flow import Group, Step
from applications.questions.household import CHILDREN, OTHER_ADULTS
from applications.wizard.opening import progress_of
from eservice import clock
from eservice.ui.choices import OneOf, SeveralOf
from eservice.ui.rows import RowSet
from tests.documents.making import png
from tests.wizard.state_machine_browser import BACK
from tests.wizard.state_machine_ending import goes_on, send
from tests.wizard.state_machine_person import Person
from tests.wizard.state_machine_values import scribble

QUERIES = ("", "?till=kontrollera", "?till=del", "?efter=manad", "?fel=1", "?till=x&efter=barn-3")
A_PAPER = "papper-"
chance = st.randoms(use_true_random=True)


def picture() -> SimpleUploadedFile:
    return SimpleUploadedFile("bild.png", png(), "image/png")


def is_branching(step: Step) -> bool:
    """True for a question of choices, which others may depend on."""
    fields = getattr(step.form, "base_fields", {})
    return any(isinstance(field, OneOf | SeveralOf) for field in fields.values())


class Applying(Person):
    """What she does, one rule each."""

    # Going on and looking round

    @rule(r=chance, pages=st.integers(1, 15))
    def answers_what_comes_next(self, r: Random, pages: int) -> None:
        goes_on(self.browser, r, pages)

    @rule(r=chance)
    def answers_one_question(self, r: Random) -> None:
        self.browser.answers(self.on_path(r), r)

    @rule(r=chance)
    def changes_her_mind(self, r: Random) -> None:
        query = r.choice(("", "?till=kontrollera", "?till=del"))
        answered = self.browser.draft.answers.values_list("step", flat=True)
        step = self.on_path(r, lambda step: is_branching(step) and step.key in answered)
        step = step or self.on_path(r, is_branching)
        page = self.browser.opens(self.browser.url("step", step.path, query=query))
        self.browser.answers(step, r, page)

    @rule(r=chance)
    def looks_at_pages(self, r: Random) -> None:
        path = self.anywhere(r).path
        self.browser.opens(self.browser.url("step", path, query=r.choice(QUERIES)))
        for found in progress_of(self.browser.draft).sections():
            self.browser.opens(self.browser.url("section", found.section.path))
        for name in ("check", "send", "delete_draft"):
            self.browser.opens(self.browser.url(name))

    @rule(r=chance)
    def goes_back(self, r: Random) -> None:
        page = self.browser.opens(self.browser.url("step", self.on_path(r).path))
        for link in page.find(BACK):
            self.browser.opens(link)

    # Typing what is wrong, too little or in the wrong place

    @rule(r=chance, button=st.sampled_from(["", "_skip", "_later"]))
    def scribbles(self, r: Random, button: str) -> None:
        step = self.on_path(r)
        self.browser.scribbles(step, r, self.rev(step), **({button: "1"} if button else {}))

    @rule(r=chance, rev=st.sampled_from(["", "0", "1", "999", "x", "-1"]))
    def scribbles_anywhere(self, r: Random, rev: str) -> None:
        self.browser.scribbles(self.anywhere(r), r, rev)

    @rule(r=chance)
    def sends_an_empty_page(self, r: Random) -> None:
        step = self.on_path(r)
        self.browser.saves(step, {}, _rev=self.rev(step))

    @rule(r=chance)
    def presses_twice(self, r: Random) -> None:
        step = self.on_path(r)
        typed, rev = scribble(step.form, r), self.rev(step)
        for _press in range(2):
            self.browser.saves(step, typed, _rev=rev)

    # Two tabs

    @rule(r=chance)
    def leaves_a_page_open(self, r: Random) -> None:
        step = self.on_path(r)
        page = self.other_tab.opens(self.other_tab.url("step", step.path))
        self.left_open.append((step, page.rev))

    @precondition(lambda self: self.left_open)
    @rule(r=chance, is_scribble=st.booleans())
    def saves_the_page_left_open(self, r: Random, is_scribble: bool) -> None:
        step, rev = self.left_open.pop(r.randrange(len(self.left_open)))
        self.other_tab.scribbles(step, r, rev, **({} if is_scribble else {"_later": "1"}))

    @rule(r=chance)
    def answers_the_same_in_both_tabs(self, r: Random) -> None:
        step = self.on_path(r)
        rev = self.rev(step)
        for browser in (self.browser, self.other_tab):
            browser.scribbles(step, r, rev)

    # Rows, items and papers

    @rule(r=chance, button=st.sampled_from(["_add", "_remove"]))
    def adds_or_removes_a_row(self, r: Random, button: str) -> None:
        step = self.on_path(r, lambda step: issubclass(step.form, RowSet))
        if step is not None:
            pressed = {button: str(r.choice((0, 1, 7)))}
            self.browser.scribbles(step, r, self.rev(step), **pressed)

    @rule(r=chance, group=st.sampled_from([CHILDREN, OTHER_ADULTS]))
    def adds_one_of_several(self, r: Random, group: Group) -> None:
        number = progress_of(self.browser.draft).next_item(group)
        step = group.first.about(number or 99)
        page = self.browser.opens(self.browser.url("step", step.path))
        if page.name == "step":
            self.browser.answers(step, r, page)

    @rule(r=chance, group=st.sampled_from([CHILDREN, OTHER_ADULTS]))
    def removes_one_of_several(self, r: Random, group: Group) -> None:
        items = progress_of(self.browser.draft).stored_items(group)
        number = str(r.choice([*items, 99]))
        path = self.browser.url("step", group.listing.path)
        self.browser.opens(f"{path}?ta-bort={number}")
        after = self.browser.post(path, {"_remove": [number]}, frozenset({302}))
        self.browser.opens(after.path)

    @rule(r=chance)
    def sends_a_paper(self, r: Random) -> None:
        step = self.on_path(r, lambda step: step.path.startswith(A_PAPER))
        if step is not None:
            url = self.browser.url("add_papers", step.path.removeprefix(A_PAPER))
            after = self.browser.post(url, {"files": picture()}, frozenset({302}))
            self.browser.opens(after.path)

    @rule()
    def removes_her_papers(self) -> None:
        for document in self.browser.draft.documents.all():
            url = self.browser.url("remove_paper", str(document.pk))
            self.browser.opens(self.browser.post(url, {}, frozenset({302})).path)

    # Leaving and coming back

    @rule()
    def logs_out_and_in(self) -> None:
        self.browser.post("/logga-ut/", {}, frozenset({302}))
        page = self.browser.get(self.browser.url("draft"), frozenset({302}))
        assert page.name == "login"
        self.browser.log_in()

    @rule(r=chance)
    def types_when_the_login_has_ended(self, r: Random) -> None:
        step = self.on_path(r)
        url, typed = self.browser.url("step", step.path), scribble(step.form, r)
        Session.objects.update(expire_date=clock.now() - timedelta(seconds=1))
        page = self.browser.post(url, typed | {"_rev": [self.rev(step)]}, frozenset({302}))
        assert page.name == "login"
        for browser in (self.browser, self.other_tab):
            browser.log_in()
        shown = self.browser.opens(url)
        assert "Din inloggning hade gått ut." in shown.text
        self.browser.saves(step, typed, _rev=shown.rev)

    @rule(days=st.integers(1, 40))
    def comes_back_another_day(self, days: int) -> None:
        self.travel.shift(timedelta(days=days))
        for browser in (self.browser, self.other_tab):
            browser.log_in()

    # Sending

    @rule()
    def forgets_to_sign(self) -> None:
        self.browser.post(self.browser.url("send"), {}, frozenset({200, 302}))
        assert self.browser.draft.sent_at is None

    @rule(r=chance)
    def sends(self, r: Random) -> None:
        if send(self.browser):
            self.begins_again()

    @precondition(lambda self: self.has_sent)
    @rule(r=chance)
    def chooses_a_month(self, r: Random) -> None:
        """It may be one that she has applied for."""
        self.browser.answers(self.on_path(r, lambda step: step.key == "month"), r)
