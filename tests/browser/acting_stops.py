"""The pages on which somebody acts for another, and those that say what she did."""

from collections.abc import Callable

from eservice.people.models import User
from tests.browser.stop import Stop
from tests.browser.world import World

Who = Callable[[World], User]


def kim(world: World) -> User:
    return world.acting.kim


def reader(world: World) -> User:
    return world.acting.reader


def ombud(world: World) -> User:
    return world.acting.ombud


def owner(world: World) -> User:
    return world.acting.anna


def about_draft(who: Who, name: str, url_name: str, *args: str) -> Stop:
    return Stop(name, url_name, who, lambda world: [world.acting.draft.pk, *args])


def about_case(who: Who, name: str, url_name: str) -> Stop:
    return Stop(name, url_name, who, lambda world: [world.acting.case.pk])


ACTING = [
    about_draft(owner, "draft that is ready", "draft"),
    about_draft(owner, "what others changed", "draft_changes"),
    Stop("beside", "beside", owner),
    about_draft(kim, "draft of another", "draft"),
    about_draft(kim, "question of another", "step", "sprak"),
    about_draft(kim, "own words of another", "step", "nagot-mer"),
    about_draft(kim, "part of another", "section", "om-dig"),
    about_draft(kim, "check of another", "check"),
    about_draft(kim, "paper of another", "add_papers", "hyreskontrakt"),
    about_draft(reader, "draft to read", "draft"),
    about_draft(reader, "check to read", "check"),
    about_draft(ombud, "check of an ombud", "check"),
    about_draft(ombud, "send as ombud", "send"),
    about_case(kim, "case of another", "case"),
    about_case(kim, "answers of another", "case_answers"),
    about_case(kim, "receipt of another", "receipt"),
    about_case(kim, "meeting of another", "prepare_meeting"),
]
