"""Pages about giving and answering help that have to be brought about: one after another on the
way, with errors, and too late."""

from collections.abc import Callable

from applications.access import Actor
from applications.actions.grants import give_grant
from eservice import clock
from eservice.people.models import User
from tests.browser.walker import Walker
from tests.factories import make_applicant
from tests.helping import offer_to

NEXT = "Fortsätt"
# The pages in order, and what is chosen on each.
WAY = {
    "vem": "En person som jag känner",
    "person": "Kim Hjälpsam",
    "vad": "Jag vill välja en sak i taget",
    "detaljer": "Läsa svar och papper",
    "vilken": "Alla mina ansökningar och ärenden",
    "hur-lange": "Ett halvår",
}


def arrived(walker: Walker, part: str, user: User | None = None) -> None:
    """Answer all pages before this one, as somebody who has not begun unless told otherwise."""
    walker.become(user or make_applicant())
    walker.opens("give_help", "vem")
    for name, answer in WAY.items():
        if name == part:
            return
        label = walker.page.get_by_label(answer, exact=True)
        if name == "person":
            walker.page.get_by_role("textbox").fill(answer)
        else:
            label.check()
        walker.presses(NEXT)


def page_of(part: str) -> Callable[[Walker], None]:
    def errand(walker: Walker) -> None:
        assert walker.world.given
        arrived(walker, part, walker.world.giver)

    return errand


def unanswered(part: str) -> Callable[[Walker], None]:
    """Press on without an answer."""

    def errand(walker: Walker) -> None:
        arrived(walker, part)
        walker.presses(NEXT)

    return errand


def half_a_power(walker: Walker) -> None:
    arrived(walker, "detaljer")
    walker.page.get_by_label("Fylla i och ändra svar", exact=True).check()
    walker.presses(NEXT)


def day_that_was(walker: Walker) -> None:
    arrived(walker, "hur-lange")
    walker.page.get_by_label("Till en dag som jag väljer", exact=True).check()
    for label, text in (("Dag", "1"), ("Månad", "januari"), ("År", "2020")):
        walker.page.get_by_label(label, exact=True).fill(text)
    walker.presses(NEXT)


def organisations(walker: Walker) -> None:
    assert walker.world.given
    walker.become(walker.world.giver)
    walker.opens("give_help", "vem")
    walker.page.get_by_label("Någon i en förening", exact=True).check()
    walker.presses(NEXT)


def agreed(walker: Walker) -> None:
    arrived(walker, "godkann")
    walker.presses("Ja, ge tillgång")


def untold(walker: Walker) -> None:
    """Take back without saying whether the helper is told."""
    walker.become(walker.world.giver)
    walker.opens("take_back", walker.world.given["live"].pk)
    walker.presses("Ja, ta tillbaka nu")


def renewed_with_nothing(walker: Walker) -> None:
    opens_renewal(walker)
    for box in walker.page.get_by_role("checkbox").all():
        box.uncheck()
    walker.presses(NEXT)


def opens_renewal(walker: Walker) -> None:
    walker.become(walker.world.giver)
    walker.opens("renew_help", walker.world.given["live"].pk)


def renewal(walker: Walker) -> None:
    opens_renewal(walker)
    walker.presses(NEXT)


def wrong_code(walker: Walker) -> None:
    walker.become(walker.world.anna)
    walker.opens("help_code")
    walker.page.get_by_role("textbox").fill("AB2C-DE3F-GH4J")
    walker.presses(NEXT)


def right_code(walker: Walker) -> None:
    _grant, code = give_grant(Actor(walker.world.giver), offer=offer_to())
    walker.become(walker.world.anna)
    walker.opens("help_code")
    walker.page.get_by_role("textbox").fill(code.shown)
    walker.presses(NEXT)


def answered(walker: Walker) -> None:
    """The list of someone whose yes waits for the person."""
    right_code(walker)
    walker.presses("Ja, jag vill hjälpa till")


def closed_meanwhile(walker: Walker) -> None:
    organisations(walker)
    walker.page.get_by_label("Påhittade vänner", exact=True).check()
    walker.presses(NEXT)
    for answer in ("Läsa svar, papper och beslut", WAY["vilken"], WAY["hur-lange"]):
        walker.page.get_by_label(answer, exact=True).check()
        walker.presses(NEXT)
    friends = walker.world.given["through"].organisation
    friends.closed_at = clock.now()
    friends.save()
    walker.presses("Ja, ge tillgång")


GIVING_PAGES: dict[str, Callable[[Walker], None]] = {
    **{f"give {part}": page_of(part) for part in (*list(WAY)[1:], "godkann")},
    "organisations": organisations,
    "code": agreed,
    "renewal": renewal,
    "offer by code": right_code,
    "people helped waiting": answered,
}
GIVING_WITH_ERRORS: dict[str, Callable[[Walker], None]] = {
    "nobody": unanswered("vem"),
    "no name": unanswered("person"),
    "half a power": half_a_power,
    "day that was": day_that_was,
    "untold": untold,
    "renewed with nothing": renewed_with_nothing,
    "wrong code": wrong_code,
}
GIVING_TOO_LATE: dict[str, Callable[[Walker], None]] = {"organisation closed": closed_meanwhile}
