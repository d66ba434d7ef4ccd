"""Every URL about something × everyone who helps, has helped or has been asked to.

What isn't listed in ``OPEN`` is a 404 for all of them, as what doesn't exist.
"""

from datetime import timedelta

import pytest

from applications.access import Actor
from applications.actions.organisations import end_membership
from applications.actions.revoking import revoke
from applications.models import Grant, GrantPower
from applications.powers import GrantKind, Power
from eservice import clock
from eservice.people.models import User
from tests.access.addresses import TABLE
from tests.access.bodies import BODIES
from tests.access.test_access_matrix import answer_to
from tests.access.world import ROUTES, World
from tests.conftest import logged_in
from tests.helping import make_grant, make_helper
from tests.organisations.making import make_member, make_organisation
from tests.registering import accepts, noted, verifies

# The statements behind it are run on both by the tests that tell a story.
pytestmark = pytest.mark.one_database

ALONE = {f"only {power}" for power in Power}
BUNDLES = {"see", "read", "help", "all"}
NO_LONGER = {"expired", "revoked", "quietly revoked", "ended member", "closed organisation"}
NOT_YET = {"not confirmed", "not verified"}
APPOINTED = {"god_man", "forvaltare"}
# Those in one group help the same person. A förvaltare acts instead of all who have consent.
GROUPS = {
    "one power": ALONE,
    "bundles": BUNDLES | {"narrowed to reading", "for one application", "member"},
    "no longer": NO_LONGER,
    "not yet": NOT_YET,
    **{kind: {kind} for kind in sorted(APPOINTED)},
}

EVERYTHING = {"all"} | APPOINTED
EDIT = EVERYTHING | {"help", "for one application", "member"}
READ = EDIT | {"only read_answers", "read", "narrowed to reading"}
WATCH = EVERYTHING | {"only see_status", "see", "read", "help", "member", "narrowed to reading"}
DECISIONS = WATCH - {"only see_status", "see", "narrowed to reading"} | {"only read_decision"}
IN_CASES = READ - {"for one application"}
WRITES = EVERYTHING | {"help", "member", "only message"}
READS_ALL = EVERYTHING | {"help", "read", "member"}
SAYS = READS_ALL - {"read"}
CHOOSES = EVERYTHING | {"help", "member"}


def when(roles, status):
    return dict.fromkeys(roles, status)


OPEN = {
    "draft": {"GET": when(READ, 200)},
    "estimate": {"GET": when(READ, 200)},
    "section": {"GET": when(READ, 200)},
    "confirm_section": {"POST": when(EDIT, 302)},
    "essentials_first": {"POST": when(EDIT, 302)},
    "send_part": {"POST": when(READ, 302)},
    "check": {"GET": when(READ, 200)},
    # Who only reads is led to the answers: no form that can't be saved.
    "step": {"GET": when(READ, 302) | when(EDIT, 200), "POST": when(EDIT, 302)},
    "send": {"GET": when(EVERYTHING, 200), "POST": when(EVERYTHING, 302)},
    # Nobody else signs: the pages for two lead to the usual way to send.
    "sign_together": {"GET": when(EVERYTHING, 302), "POST": when(EVERYTHING, 302)},
    "send_alone": {"GET": when(EVERYTHING, 302), "POST": when(EVERYTHING, 302)},
    "say_ready": {"POST": when(EDIT - EVERYTHING, 302)},
    "add_papers": {"GET": when(EDIT, 200), "POST": when(EDIT, 422)},
    # The file isn't there: nothing is removed, and the page shows what is left.
    "remove_paper": {"POST": when(EDIT, 302)},
    "document": {"GET": when(IN_CASES, 200)},
    "document_preview": {"GET": when(IN_CASES, 200)},
    "document_page": {"GET": when(IN_CASES, 200)},
    "joined_paper": {"GET": when(IN_CASES, 200)},
    # The file isn't there: nothing is changed.
    "change_page": {"POST": when(EDIT, 302)},
    "case": {"GET": when(WATCH, 200)},
    "receipt": {"GET": when(WATCH, 200)},
    "prepare_meeting": {"GET": when(WATCH, 200)},
    "case_answers": {"GET": when(IN_CASES, 200)},
    # There is nothing to answer before the investigation has been started.
    "completions": {"GET": when(IN_CASES, 200)},
    # Who sees how it goes sees the meeting; who may write too chooses.
    "meeting": {"GET": when(WATCH, 200), "POST": when(WATCH, 409) | when(CHOOSES, 422)},
    "no_time_fits": {"GET": when(WATCH, 200), "POST": when(WATCH, 409) | when(CHOOSES, 302)},
    "meeting_calendar": {"GET": when(WATCH, 200)},
    # The case has not changed hands, and no six months have passed.
    "hand_over_read": {"GET": when(CHOOSES, 200), "POST": when(CHOOSES, 409)},
    "ask_for_decision": {"GET": when(EVERYTHING, 200), "POST": when(EVERYTHING, 409)},
    "answer_completion": {"GET": when(IN_CASES, 200), "POST": when(IN_CASES, 409)},
    "investigation": {"GET": when(READS_ALL, 200)},
    # Nobody has been asked to say that all is said, and the page tells so.
    "investigation_agreed": {"POST": when(READS_ALL, 409)},
    "comment_line": {"GET": when(SAYS, 200), "POST": when(SAYS, 302)},
    "comment_whole": {"GET": when(SAYS, 200), "POST": when(SAYS, 302)},
    # Nothing is calculated.
    "comment_calculation": {"POST": when(SAYS, 409)},
    "payments_of_case": {"GET": when(DECISIONS, 200)},
    "messages": {"GET": when(WRITES, 200), "POST": when(WRITES, 302)},
    "ask_about": {"GET": when(WRITES, 200), "POST": when(WRITES, 302)},
    "read_messages": {"POST": when(WRITES, 302)},
    # She reads it; only the person herself can say that she has.
    "decision": {"GET": when(DECISIONS, 200)},
    "decision_read": {"POST": when(DECISIONS, 302)},
    # Who reads decisions sees where the appeal is; only an ombud appeals, and others are told so.
    "appeal_decision": {
        "GET": when(DECISIONS, 403) | when(EVERYTHING, 302),
        "POST": when(DECISIONS, 403) | when(EVERYTHING, 422),
    },
    "appeal": {"GET": when(DECISIONS, 200)},
}
ABOUT_SOMETHING = sorted(name for name, route in ROUTES.items() if "uuid" in route)


class HelperWorld(World):
    """The applicant of the other matrix, and those who help her."""

    def __init__(self) -> None:
        super().__init__()
        self.anna = self.users["owner"]

    def helping(self, role: str) -> User:
        if role in BUNDLES:
            return self.given(role)
        if role in ALONE:
            return self.with_one(Power(role.removeprefix("only ")))
        if role in APPOINTED:
            return self.appointed(role, is_seen=True)
        return getattr(self, role.replace(" ", "_"))()

    def given(self, powers, **values) -> User:
        kim = make_helper()
        make_grant(self.anna, kim, powers, **values)
        return kim

    def with_one(self, power: Power) -> User:
        """A power that nobody can be given alone, and that may be left alone in the table."""
        kim = self.given("see")
        grant = Grant.objects.get(grantee=kim.person)
        grant.powers.update(revoked_at=clock.now())
        GrantPower.objects.create(grant=grant, power=power)
        return kim

    def appointed(self, kind: str, *, is_seen: bool) -> User:
        kim, maja = make_helper(), logged_in(self.users["handler"])
        grant = noted(maja, self.case, kim, ground=kind, bundle="all", ends=None)
        if is_seen:
            verifies(maja, grant, "document", "register")
        accepts(kim, grant)
        return kim

    def expired(self) -> User:
        with clock.at(clock.now() - timedelta(days=40)):
            return self.given("all", valid_to=clock.today() + timedelta(days=30))

    def revoked(self, *, is_quiet: bool = False) -> User:
        kim = self.given("all")
        grant = Grant.objects.get(grantee=kim.person)
        revoke(Actor(self.anna), grant_id=grant.pk, is_quiet=is_quiet)
        return kim

    def quietly_revoked(self) -> User:
        return self.revoked(is_quiet=True)

    def narrowed_to_reading(self) -> User:
        kim = self.given("all")
        grant = Grant.objects.get(grantee=kim.person)
        keeps = {Power.SEE_STATUS, Power.READ_ANSWERS}
        revoke(Actor(self.anna), grant_id=grant.pk, powers=set(Power) - keeps)
        return kim

    def for_one_application(self) -> User:
        return self.given("help", draft=self.draft)

    def not_confirmed(self) -> User:
        return self.given("all", is_confirmed=False)

    def not_verified(self) -> User:
        return self.appointed(GrantKind.GOD_MAN, is_seen=False)

    def member(self) -> User:
        manager, self.other = make_helper(), make_helper()
        self.theirs = make_organisation(manager)
        self.hers = make_member(self.theirs, self.other)
        make_grant(self.anna, manager, "help", organisation=self.theirs)
        return self.other

    def ended_member(self) -> User:
        kim = self.member()
        end_membership(Actor(kim), membership_id=self.hers.pk)
        return kim

    def closed_organisation(self) -> User:
        kim = self.member()
        self.theirs.closed_at = clock.now()
        self.theirs.save()
        return kim

    def url(self, name: str, *, missing: bool = False) -> str:
        return super().url(name, missing=missing).replace("/bradskande/", "/sprak/")

    def body(self, name: str) -> dict:
        if name == "step":
            return {"language": "finska", "interpreter": "no", "_rev": "1"}
        return super().body(name)


@pytest.mark.parametrize("group", GROUPS)
def test_a_helper_gets_in_where_it_was_given_and_nowhere_else(db, settings, group):
    settings.ALLOWED_HOSTS = ["testserver"]
    world = HelperWorld()
    clients = {role: logged_in(world.helping(role)) for role in sorted(GROUPS[group])}
    found, wanted = {}, {}
    for role, client in clients.items():
        for name in ABOUT_SOMETHING:
            for method in set(TABLE[name]) & {"GET", "POST"}:
                key, url = (role, name, method), world.url(name)
                found[key] = answer_to(client, method, url, world.body(name))
                wanted[key] = OPEN.get(name, {}).get(method, {}).get(role, 404)
    assert found == wanted


def test_every_page_that_is_open_is_in_the_table():
    assert OPEN.keys() <= set(ABOUT_SOMETHING)
    assert BODIES.keys() <= ROUTES.keys()
