"""The pages of an application that Kim begins with somebody who has no e-ID."""

from applications.access import Actor
from applications.actions.reaching_out import begin_outreach, hand_on
from applications.models import Draft
from eservice.people.models import User
from tests.browser.stop import Stop
from tests.browser.walker import Walker
from tests.browser.world import World
from tests.helping import make_helper


def begun(world: World) -> Draft:
    """A draft that nobody has taken over."""
    if "begun" not in world.__dict__:
        kim = make_helper()
        draft = begin_outreach(Actor(kim), given_name="Tove", family_name="Utan Nummer")
        world.__dict__["begun"] = draft
    return world.__dict__["begun"]


def who_began(world: World) -> User:
    return begun(world).outreach.grant.accepted_by


def place(world: World) -> list:
    return [begun(world).outreach.grant_id]


def code_shown(walker: Walker) -> None:
    walker.become(who_began(walker.world))
    walker.opens("hand_on_draft", *place(walker.world))
    walker.presses("Visa koden")


def draft_offered(walker: Walker) -> None:
    world = walker.world
    code = hand_on(Actor(who_began(world)), draft_id=begun(world).pk)
    walker.become(world.anna)
    walker.opens("help_code")
    walker.page.get_by_role("textbox").fill(code.shown)
    walker.presses("Fortsätt")


def nothing_told(walker: Walker) -> None:
    walker.become(walker.world.anna)
    walker.opens("begin_for_somebody")
    walker.presses("Börja fylla i")


OUTREACH = [
    Stop("begin for somebody", "begin_for_somebody", lambda world: world.anna),
    Stop("begun for somebody", "person_helped", who_began, place),
    Stop("draft begun for somebody", "draft", who_began, lambda world: [begun(world).pk]),
    Stop("hand on", "hand_on_draft", who_began, place),
]
OF_OUTREACH = {
    "with errors": {"nothing told": nothing_told},
    "other states": {"code to hand on": code_shown, "draft offered": draft_offered},
}
