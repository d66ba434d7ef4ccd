"""The same world, where every name and every word is as long as it may be."""

from functools import cached_property

from applications.access import Actor
from applications.actions.cases import write_note
from applications.models import Case, Draft
from eservice.people.models import User
from tests.browser.courses import make_case_that_is
from tests.browser.world import World
from tests.factories import make_applicant, make_caseworker, make_draft, whole_answers

NAME = "Wolfeschlegelsteinhausenbergerdorff" * 2
WORD = "Realisationsvinstbeskattningsunderlag" * 4
NAMES = {"given_name": NAME, "family_name": NAME}
ANSWERS = {
    "acute": {"acute": ["food"]},
    "acute_advice": {"acute_advice": WORD},
    "anything_else": {"anything_else": f"{WORD}\n\n{WORD} {WORD}"},
    "address": {"where": "address", "street": WORD, "postcode": "000 00", "city": WORD},
}


class WordyWorld(World):
    """Names and words without a place to break."""

    @cached_property
    def anna(self) -> User:
        return make_applicant(**NAMES)

    @cached_property
    def maja(self) -> User:
        return make_caseworker(**NAMES)

    @cached_property
    def nils(self) -> User:
        return make_caseworker(**NAMES)

    @cached_property
    def whole_draft(self) -> Draft:
        return make_draft(self.anna, whole_answers() | ANSWERS)

    def draft_with(self, step) -> Draft:
        return self.whole_draft

    def case(self, state: str) -> Case:
        if state not in self.cases:
            staff, user = (self.maja, self.nils), make_applicant(**NAMES)
            case = make_case_that_is(state, staff, user=user, **ANSWERS)
            write_note(Actor(self.maja), case_id=case.pk, text=f"{WORD} {WORD}")
            self.cases[state] = case
        return self.cases[state]
