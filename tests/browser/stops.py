"""Every page of the service, one stop each: whose eyes see it, and how one gets there.

A stop in ``PLAIN`` is an address; the ones in ``errands.py`` have to be brought about.

Long because every page of the service has its stop here.
"""

from typing import Any

from applications.access import Actor
from applications.actions.help_wanted import ask_for_help
from applications.questions.catalogue import FLOW
from applications.questions.flow import Section, Step
from applications.statuses import CaseStage
from eservice.people.models import User
from guides.library import keys
from tests.browser.acting_stops import ACTING
from tests.browser.appealing_stops import APPEALING
from tests.browser.asking_stops import ASKING
from tests.browser.auditing_stops import AUDITING
from tests.browser.calculating_stops import CALCULATING
from tests.browser.completing_stops import COMPLETING
from tests.browser.continuity_stops import CONTINUITY
from tests.browser.courses import COURSES
from tests.browser.deciding_stops import DECIDING
from tests.browser.desk_stops import DESK
from tests.browser.editing_stops import EDITING
from tests.browser.investigating_stops import INVESTIGATING
from tests.browser.meeting_stops import MEETINGS
from tests.browser.messaging_stops import MESSAGING
from tests.browser.operating_stops import OPERATING
from tests.browser.outreach_stops import OUTREACH
from tests.browser.paper_stops import PAPER
from tests.browser.papers_stops import PAPERS
from tests.browser.partner_stops import PARTNER
from tests.browser.parts_stops import IN_PARTS
from tests.browser.paying_stops import PAYING
from tests.browser.protected_stops import PROTECTED
from tests.browser.renewing_stops import RENEWING
from tests.browser.reporting_stops import REPORTING
from tests.browser.speaking_stops import SPEAKING
from tests.browser.statistics_stops import STATISTICS
from tests.browser.stop import Stop
from tests.browser.suggesting_stops import SUGGESTING
from tests.browser.worklisting_stops import WORKLISTING
from tests.browser.world import World
from tests.factories import openable


def step_stop(step: Step) -> Stop:
    return Stop(
        f"step {step.base}",
        "step",
        lambda world: world.owner(world.draft_with(step)),
        lambda world: [world.draft_with(step).pk, step.path],
    )


def steps_of(section: Section) -> list[Stop]:
    return [step_stop(openable(step)) for step in FLOW.steps if step.section is section]


def anonymous(_world: World) -> None:
    return None


def anna(world: World) -> User:
    return world.anna


def asker(world: World) -> User:
    """Somebody who has asked to be contacted."""
    ask_for_help(Actor(world.newcomer))
    return world.newcomer


def maja(world: World) -> User:
    return world.maja


def draft(name: str, url_name: str, which: str, *args: str, query: str = "") -> Stop:
    """A page about one of Anna's drafts."""
    return Stop(name, url_name, anna, lambda world: [getattr(world, which).pk, *args], query)


def own_case(url_name: str, state: str) -> Stop:
    """A page about a case, for its applicant."""
    return Stop(
        f"{url_name} {state}",
        url_name,
        lambda world: world.owner(world.case(state)),
        lambda world: [world.case(state).pk],
    )


def review(url_name: str, state: str) -> Stop:
    """A page about a case, for a caseworker of the unit."""
    return Stop(f"{url_name} {state}", url_name, maja, lambda world: [world.case(state).pk])


def worklist(name: str, query: str) -> Stop:
    return Stop(f"worklist {name}", "worklist", maja, query=query)


def guide(slug: str) -> Stop:
    return Stop(f"guide {slug}", "guide", anonymous, lambda world: [slug])


def given(url_name: str, state: str, query: str = "") -> Stop:
    """A page about help, for the one who gave it."""
    return Stop(
        f"{url_name} {state}{query}",
        url_name,
        lambda world: world.giver,
        lambda world: [world.given[state].pk],
        query,
    )


def helper(world: World) -> User:
    return world.kim


def organisation(state: str) -> Stop:
    """Anna's organisation, for herself."""
    return Stop(
        f"organisation {state}", "organisation", anna, lambda world: [world.organisation(state).pk]
    )


def decided(url_name: str, state: str) -> Stop:
    """A page about Anna's organisation, for a caseworker."""
    return Stop(f"{url_name} {state}", url_name, maja, lambda world: [world.organisation(state).pk])


def membership(world: World) -> list[Any]:
    return [world.organisation("open").pk, world.membership.pk]


PUBLIC = [
    Stop("start", "start", anonymous),
    Stop("login", "login", anonymous),
    Stop("logged out", "logged_out", anonymous),
    Stop("guides", "guides", anonymous),
    Stop("glossary", "glossary", anonymous),
    Stop("languages", "languages", anonymous),
    *(guide(key.partition("/")[2]) for key in keys() if key.startswith("guides/")),
    Stop("404", "404", anonymous),
]
WIZARD = [
    draft("draft new", "draft", "new_draft"),
    draft("draft started", "draft", "started_draft", query="?inte-langre=1"),
    draft("draft whole", "draft", "whole_draft"),
    *(
        draft(f"section {section.key}", "section", "whole_draft", section.path)
        for section in FLOW.sections
    ),
    draft("section started", "section", "started_draft", "start"),
    draft("check with missing answers", "check", "started_draft"),
    draft("check", "check", "whole_draft"),
    draft("send", "send", "whole_draft"),
    draft("delete", "delete_draft", "whole_draft"),
    draft("a paper with files", "step", "draft_with_files", "papper-hyreskontrakt"),
    draft("files of a paper", "add_papers", "draft_with_files", "hyreskontrakt"),
    draft("list of papers", "step", "draft_with_files", "papper"),
    draft("upload a paper", "add_papers", "whole_draft", "hyreskontrakt"),
    draft("said back", "step", "whole_draft", "skulder-pa-hemmet", query="?efter=din-lagenhet"),
]
OWN = [
    Stop("home empty", "home", lambda world: world.newcomer),
    Stop("home", "home", lambda world: world.owner(world.whole_draft)),
    Stop("home of nobody", "home", lambda world: world.nobody),
    *(own_case("case", state) for state in COURSES),
    own_case("case_answers", "investigated"),
    Stop(
        "case_answers with files",
        "case_answers",
        lambda world: world.owner(world.case_with_files),
        lambda world: [world.case_with_files.pk],
    ),
    own_case("receipt", "received"),
    own_case("receipt", "with receipt"),
    own_case("receipt", "decided"),
    own_case("receipt", "investigated"),
    own_case("case_log", "handed over"),
    own_case("withdraw", "received"),
    own_case("withdraw", "withdrawn"),
    own_case("withdraw", "decided"),
    Stop("guide for an applicant", "guide", anna, lambda world: ["hjalp-utan-nagon"]),
    own_case("prepare_meeting", "received"),
    own_case("prepare_meeting", "handed over"),
    Stop("ask for contact", "ask_for_contact", anna),
    Stop("contact choice", "contact_choice", anna),
    Stop("own data", "own_data", anna),
    Stop("contact is asked for", "ask_for_contact", asker),
]
MEMBERS = [
    Stop("ask for organisation", "ask_for_organisation", anna),
    Stop("left organisation", "left_organisation", anna),
    *(organisation(state) for state in ("waiting", "refused", "open", "closed")),
    Stop(
        "organisation of a member",
        "organisation",
        lambda world: world.membership.person.users.get(),
        lambda world: [world.membership.organisation_id],
    ),
    Stop("add member", "add_member", anna, lambda world: [world.organisation("open").pk]),
    Stop("end membership", "end_membership", anna, membership),
    Stop(
        "leave organisation",
        "end_membership",
        lambda world: world.membership.person.users.get(),
        membership,
    ),
    Stop("make manager", "make_manager", anna, membership),
]
REVIEW = [
    Stop("start for staff", "start", maja),
    *(
        review("review_case", state)
        for state in ("received", "with receipt", "taken", "investigated", "handed over", "late")
    ),
    review("review_case", "withdrawn"),
    Stop("review_case with files", "review_case", maja, lambda world: [world.case_with_files.pk]),
    review("journal", "received"),
    review("journal", "investigated"),
    review("hand_over", "taken"),
    worklist("mine", "?vy=mina"),
    worklist("unassigned", "?vy=otilldelade"),
    worklist("urgent", "?vy=bradskande"),
    worklist("all", "?vy=alla"),
    *(worklist(stage, f"?vy=steg&steg={stage}") for stage in CaseStage.values),
    Stop("worklist empty", "worklist", lambda world: world.olga, query="?vy=mina"),
    Stop("tasks", "tasks", lambda world: world.tasks and world.maja),
    Stop("tasks empty", "tasks", lambda world: world.olga),
    Stop("organisations", "organisations", lambda world: world.tasks and world.maja),
    *(decided("review_organisation", state) for state in ("waiting", "refused", "open", "closed")),
    decided("refuse_organisation", "waiting"),
    decided("close_organisation", "open"),
]
HELP = [
    *(review("case_helpers", state) for state in ("received", "taken")),
    review("note_help", "received"),
    review("end_all_help", "received"),
    Stop("case_helpers many", "case_helpers", maja, lambda world: [world.helped_case.pk]),
    *(
        Stop(f"grant {kind}", "verify_grant", maja, lambda world, kind=kind: [world.noted[kind].pk])
        for kind in ("desk", "paper", "seen", "letter", "god_man", "over")
    ),
    Stop("refuse grant", "refuse_grant", maja, lambda world: [world.noted["paper"].pk]),
    *(
        Stop(f"end {kind}", "end_help", maja, lambda world, kind=kind: [world.noted[kind].pk])
        for kind in ("desk", "god_man")
    ),
]
STATES = ("invited", "waiting", "live", "through", "over", "expired", "appointed")
GIVING = [
    Stop("my helpers none", "my_helpers", lambda world: world.newcomer),
    Stop("my helpers", "my_helpers", lambda world: world.given and world.giver),
    Stop("give help", "give_help", anna, lambda world: ["vem"]),
    *(given("grant", state) for state in STATES),
    *(given("grant_proof", state) for state in ("invited", "live", "over")),
    *(given("take_back", state) for state in ("invited", "live", "through")),
    given("take_back", "live", query="?sak=read_answers"),
    given("renew_help", "live"),
    Stop("people helped none", "people_helped", lambda world: world.newcomer),
    Stop("people helped", "people_helped", lambda world: world.offered and world.kim),
    Stop("person helped", "person_helped", helper, lambda world: [world.helped.pk]),
    Stop("stop helping", "stop_helping", helper, lambda world: [world.helped.pk]),
    Stop("help code", "help_code", anna),
    Stop("help offer", "help_offer", helper, lambda world: [world.offered.pk]),
]
FAMILIES = {
    "public": PUBLIC,
    "wizard": WIZARD,
    "own": OWN,
    "members": MEMBERS,
    "review": REVIEW,
    "help": HELP,
    "giving": GIVING,
    "acting": ACTING,
    "papers": PAPERS,
    "partner": PARTNER,
    "paying": PAYING,
    "calculating": CALCULATING,
    "worklisting": WORKLISTING,
    "completing": COMPLETING,
    "deciding": DECIDING,
    "appealing": APPEALING,
    "investigating": INVESTIGATING,
    "messaging": MESSAGING,
    "meetings": MEETINGS,
    "continuity": CONTINUITY,
    "auditing": AUDITING,
    "operating": OPERATING,
    "statistics": STATISTICS,
    "desk": DESK,
    "suggesting": SUGGESTING,
    "asking": ASKING,
    "editing": EDITING,
    "speaking": SPEAKING,
    "reporting": REPORTING,
    "renewing": RENEWING,
    "in_parts": IN_PARTS,
    "paper": PAPER,
    "outreach": OUTREACH,
    "protected": PROTECTED,
    **{f"steps {section.key}": steps_of(section) for section in FLOW.sections},
}

# Addresses that show no page of ours: files, the way out, and the ways in through others' logins.
NO_PAGES = {
    "own_data_file",
    "lives",
    "ready",
    "look_style",
    "compilation_file",
    "metrics",
    # Buttons of the operator's page: they lead back to it.
    "retry_task",
    "retry_all_tasks",
    "retry_notice",
    "look_logo",
    # By itself it is asked for only when a login has ended over it.
    "give_cases",
    # The last page of giving help has to be brought about.
    "agree_to_help",
    "receipt_pdf",
    "completion_letter",
    "review_completion_letter",
    "decision_pdf",
    "decision_letter",
    "appeal_package",
    "case_appeal_pdf",
    "refusal_pdf",
    "case_refusal_pdf",
    "investigation_pdf",
    "meeting_calendar",
    "case_days",
    "communication_letter",
    "document",
    "document_preview",
    "document_page",
    "joined_paper",
    "scanned_proof",
    "leaflet",
    "paper_form",
    "made_audio",
    "recorded_audio",
    "quick_exit",
    "e_id_callback",
    "staff_callback",
}
