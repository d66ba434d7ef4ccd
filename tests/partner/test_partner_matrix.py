"""Every URL about something × the partner, wherever she is on her way in or out.

What isn't listed in ``OPEN`` is a 404 for her, as what doesn't exist.
"""

import pytest

from applications.access import Actor
from applications.actions.joining import (
    confirm_partner,
    end_partner,
    invite_partner,
    join,
    not_my_partner,
    say_no,
)
from applications.actions.leaving import leave
from applications.actions.signing import send_alone
from applications.models import CoApplicant, Document
from applications.questions.months import month_after
from eservice import clock
from tests.access.addresses import TABLE
from tests.access.test_access_matrix import answer_to
from tests.access.world import ROUTES, World
from tests.conftest import logged_in
from tests.documents.making import make_document
from tests.helping import make_grant
from tests.partner.making import couple_draft, make_kim

# The statements behind it are run on both by the tests that tell a story.
pytestmark = pytest.mark.one_database

IN = {"in", "in and helps"}
SENT = {"sent without her"}
ROLES = (
    *sorted(IN | SENT),
    *("invited", "accepted", "declined", "another", "ended", "left", "left the case"),
)


def when(roles, status):
    return dict.fromkeys(roles, status)


# Nothing is done any more: a press on a page from before is led to the case, or told that it was
# sent.
LATE = dict.fromkeys(
    (
        *("delete_draft", "draft_changes", "say_ready", "send_alone", "sign_together"),
        "confirm_section",
        *("invite_partner", "right_partner", "wrong_partner", "end_partner"),
    ),
    302,
) | {"add_papers": 409, "remove_paper": 409, "change_page": 409}
# The applicant's own pages lead her to her part, and all of them to the case once it is there.
HERS_INSTEAD = ("draft", "section", "check", "send", "estimate")
HERS_INSTEAD += ("delete_draft", "draft_changes")
OPEN = {
    **{name: {"GET": when(IN | SENT, 302)} for name in HERS_INSTEAD},
    **{name: {"GET": when(SENT, 302)} for name in ("partner", "end_partner", "send_alone")},
    "own_part": {"GET": when(IN | {"accepted"}, 200) | when(SENT, 302)},
    "leave_part": {
        "GET": when(IN | SENT | {"accepted"}, 200),
        # Twice is as good as once.
        "POST": when(IN | SENT | {"accepted", "left", "left the case"}, 302),
    },
    "step": {"GET": when(IN, 200) | when(SENT, 302), "POST": when(IN, 302) | when(SENT, 409)},
    "sign_together": {"GET": when(IN, 200) | when(SENT, 302), "POST": when(IN, 422)},
    "add_papers": {"GET": when(SENT, 302)},
    # An application for two is sent whole, and has no rest.
    "essentials_first": {"POST": when(IN | SENT, 302)},
    "send_part": {"POST": when(IN | SENT, 302)},
    "case": {"GET": when(SENT, 200)},
    "case_answers": {"GET": when(SENT, 200)},
    "receipt": {"GET": when(SENT, 302)},
    "prepare_meeting": {"GET": when(SENT, 200)},
}
ABOUT_SOMETHING = sorted(name for name, route in ROUTES.items() if "uuid" in route)


class PartnerWorld(World):
    """The applicant of the other matrix, and her partner in another draft of hers."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self.anna, self.kim = self.users["owner"], make_kim()
        next_month = {"month": f"{month_after(clock.today()):%Y-%m}"}
        self.draft = couple_draft(self.anna, month=next_month)
        self.document: Document = make_document(self.anna, self.draft)
        self.code = invite_partner(Actor(self.anna), draft_id=self.draft.pk)[1].text
        getattr(self, f"is_{role.replace(' ', '_')}")()

    @property
    def part(self) -> CoApplicant:
        return CoApplicant.objects.get(draft=self.draft)

    def is_invited(self) -> None:
        """She has not answered."""

    def is_accepted(self) -> None:
        join(Actor(self.kim), code=self.code)

    def is_declined(self) -> None:
        say_no(Actor(self.kim), code=self.code)

    def is_another(self) -> None:
        self.is_accepted()
        not_my_partner(Actor(self.anna), draft_id=self.draft.pk, partner_id=self.part.pk)

    def is_in(self) -> None:
        self.is_accepted()
        confirm_partner(Actor(self.anna), draft_id=self.draft.pk, partner_id=self.part.pk)

    def is_in_and_helps(self) -> None:
        self.is_in()
        make_grant(self.anna, self.kim, "all", draft=self.draft)

    def is_ended(self) -> None:
        self.is_in()
        end_partner(Actor(self.anna), draft_id=self.draft.pk)

    def is_left(self) -> None:
        self.is_in()
        leave(Actor(self.kim), draft_id=self.draft.pk)

    def is_sent_without_her(self) -> None:
        self.is_in()
        self.case = send_alone(Actor(self.anna), draft_id=self.draft.pk)

    def is_left_the_case(self) -> None:
        self.is_sent_without_her()
        leave(Actor(self.kim), draft_id=self.draft.pk)

    def url(self, name: str, *, missing: bool = False) -> str:
        url = super().url(name, missing=missing)
        return url.replace("/bradskande/", "/partner-sysselsattning/")

    def body(self, name: str) -> dict:
        return {"occupation": "retired"} if name == "step" else super().body(name)


def wanted(name: str, method: str, role: str) -> int:
    return OPEN.get(name, {}).get(method, {}).get(role, 404)


@pytest.mark.parametrize("role", ROLES)
def test_a_partner_gets_into_her_own_part_and_nowhere_else(db, settings, role):
    settings.ALLOWED_HOSTS = ["testserver"]
    world = PartnerWorld(role)
    client = logged_in(world.kim)
    other = {}
    for name in ABOUT_SOMETHING:
        for method in set(TABLE[name]) & {"GET", "POST"}:
            found = answer_to(client, method, world.url(name), world.body(name))
            is_late = role in SENT and method == "POST" and name in LATE
            if found != (LATE[name] if is_late else wanted(name, method, role)):
                other[name, method] = found
    assert other == {}


def test_every_page_that_is_open_is_in_the_table():
    assert OPEN.keys() <= set(ABOUT_SOMETHING)
