"""What has to be brought about of an application that Kim begins with somebody."""

from applications.access import Actor
from applications.actions.reaching_out import hand_on
from tests.browser.outreach_stops import begun, place, who_began
from tests.browser.walker import Walker


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


OF_OUTREACH = {
    "with errors": {"nothing told": nothing_told},
    "other states": {"code to hand on": code_shown, "draft offered": draft_offered},
}
