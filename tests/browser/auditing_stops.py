"""The auditor's pages."""

from applications.access import Actor
from applications.actions.auditing import finish_log_check
from applications.event_kinds import AccessKind
from applications.models import LogCheck
from eservice.people.models import User
from tests.browser.stop import Stop
from tests.browser.world import World
from tests.casework.auditing.making import make_auditor, make_log_check, reading

SEEN = "En läsning var en söndag.\nJag har frågat den som läste."


def petra(_world: World) -> User:
    return User.objects.filter(subject="auditor").first() or make_auditor()


def nobody_checked(_world: World) -> User:
    """An auditor's login, while no check has been made."""
    LogCheck.objects.all().delete()
    return petra(_world)


def waiting(world: World) -> LogCheck:
    """A check that nobody has written anything about, with something odd in it."""
    by, case = petra(world), world.case("taken")
    found = LogCheck.objects.filter(by=by, finished_at=None).first()
    kinds = (AccessKind.ANSWERS, AccessKind.REFUSED)
    return found or make_log_check(
        by,
        [
            *(reading(world.nils, case, kind=kind) for kind in kinds),
            reading(world.maja, case, kind=AccessKind.SEARCH, reason="calls"),
            reading(world.maja, None, kind=AccessKind.WORKLIST),
        ],
    )


def finished(world: World) -> LogCheck:
    by = petra(world)
    found = LogCheck.objects.filter(by=by, finished_at__isnull=False).first()
    if found is None:
        found = make_log_check(by, [reading(world.maja, world.case("taken"))])
        finish_log_check(Actor(by), check_id=found.pk, finding=SEEN)
    return found


AUDITING = [
    Stop("start for an auditor", "start", petra),
    Stop("audit empty", "audit", nobody_checked),
    Stop("audit", "audit", lambda world: waiting(world) and finished(world) and petra(world)),
    Stop("search readings", "search_readings", petra),
    Stop("draw readings", "start_log_check", petra),
    Stop("log check", "log_check", petra, lambda world: [waiting(world).pk]),
    Stop("log check finished", "log_check", petra, lambda world: [finished(world).pk]),
]
