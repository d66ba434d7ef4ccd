"""The pages of an application that Kim begins with somebody who has no e-ID."""

from applications.access import Actor
from applications.actions.reaching_out import begin_outreach
from applications.models import Draft
from eservice.people.models import User
from tests.browser.stop import Stop
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


OUTREACH = [
    Stop("begin for somebody", "begin_for_somebody", lambda world: world.anna),
    Stop("begun for somebody", "person_helped", who_began, place),
    Stop("draft begun for somebody", "draft", who_began, lambda world: [begun(world).pk]),
    Stop("hand on", "hand_on_draft", who_began, place),
]
