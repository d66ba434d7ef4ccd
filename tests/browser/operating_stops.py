"""The operator's page: when nothing has failed, and when much has."""

from applications.models import Beat, Notice, Recurring
from eservice.people.models import User
from tests.browser.stop import Stop
from tests.browser.world import World
from tests.operating.making import given_up, make_failed_task, make_operator


def kim(_world: World) -> User:
    return User.objects.filter(subject="operator").first() or make_operator()


def well(world: World) -> User:
    """Everything has run as it should."""
    for each in Recurring:
        Beat.mark(each)
    return kim(world)


def failing(world: World) -> User:
    """Nothing has run for long, and something has failed."""
    if not Notice.objects.filter(once__startswith="given-up").exists():
        make_failed_task()
        make_failed_task(task_path="applications.actions.letters.render_letter")
        given_up(world.anna.person)
    Beat.objects.all().delete()
    return kim(world)


OPERATING = [
    Stop("start for an operator", "start", kim),
    Stop("operation", "operation", well),
    Stop("operation failing", "operation", failing),
]
