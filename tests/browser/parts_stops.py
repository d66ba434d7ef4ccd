"""The pages of those who add one thing, and of those who send the most important first."""

from applications.access import Actor
from applications.actions.sending import send_application
from applications.models import Case, Draft
from tests.browser.parts import called_rest, essentials, extra, rest, taken_by, taken_rest
from tests.browser.stop import Stop
from tests.browser.world import World

MAKE = {
    "extra": extra,
    "sent extra": extra,
    "essentials": essentials,
    "rest": rest,
    "before": taken_rest,
    "calling": called_rest,
}


def made(world: World, name: str) -> Draft:
    """Return what a page is about, made when it is first asked for."""
    known = world.__dict__.setdefault("in parts", {})
    if name not in known:
        known[name] = MAKE[name]()
    return known[name]


def stop(url_name: str, name: str, *args: str) -> Stop:
    return Stop(
        f"{url_name} {name} {''.join(args)}".strip(),
        url_name,
        lambda world: world.owner(made(world, name)),
        lambda world: [made(world, name).pk, *args],
    )


def sent_extra(world: World) -> Case:
    draft = made(world, "sent extra")
    return send_application(Actor(world.owner(draft)), draft_id=draft.pk)


def office(name: str, case) -> Stop:
    return Stop(
        f"review_case {name}",
        "review_case",
        lambda world: world.maja,
        lambda world: [case(world).pk],
    )


def caller(url_name: str, name: str, *args: str) -> Stop:
    """A page of the caseworker who has the case, before the call or in it."""
    return Stop(
        f"{url_name} {name} {''.join(args)}".strip(),
        url_name,
        lambda world: taken_by(made(world, name)),
        lambda world: [made(world, name).pk, *args],
    )


IN_PARTS = [
    stop("draft", "extra"),
    stop("check", "extra"),
    stop("draft", "essentials"),
    stop("check", "essentials"),
    stop("draft", "rest"),
    stop("section", "rest", "dina-inkomster"),
    stop("section", "rest", "till-sist"),
    stop("section", "rest", "ditt-hem"),
    stop("receipt", "rest"),
    stop("case", "rest"),
    Stop("which way with an extra", "which_way", lambda world: world.owner(made(world, "extra"))),
    office("of an extra", sent_extra),
    office("with the rest", lambda world: made(world, "rest")),
    caller("rest_call", "before"),
    caller("draft", "calling"),
    caller("section", "calling", "ditt-hem"),
    caller("section", "calling", "till-sist"),
]
