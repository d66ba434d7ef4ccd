"""Uppföljning: the list, each compilation with numbers, and where there are none."""

from applications.models import Compilation, Figure
from applications.statistics.compilations import PAGES
from eservice import clock
from eservice.people.models import User
from guides.asking.actions import set_completions
from tests.browser.stop import Stop
from tests.browser.world import World
from tests.statistics.making import counted, make_team_lead

MONTH = "questions/month"


def gun(_world: World) -> User:
    return User.objects.filter(subject="team-lead").first() or make_team_lead()


def learning(world: World) -> User:
    """Numbers of every kind: large ones, and some that are too small to be shown."""
    if not Figure.objects.exists():
        counted(Compilation.STOPS, questions__accounts=31, questions__paper_statements=24)
        counted(Compilation.STOPS, ready=12, questions__month=2, **{"section:costs": 7})
        counted(Compilation.PRESSES, questions__livelihood=19, questions__month=3)
        counted(Compilation.DAYS, first={"3": 9, "12": 20}, renewal={"2": 60}, extra={"1": 2})
        counted(Compilation.PROMISES, first={"kept": 20, "late": 9}, renewal={"kept": 60})
        counted(Compilation.HELP, all=120, alone=74, supporter=30, beside=14, ombud=3)
        month = clock.today().replace(day=1)
        tallies = {(month, "questions/home_rented"): 14, (month, "questions/paper_lease"): 4}
        set_completions(tallies, months=[month])
    return gun(world)


STATISTICS = [
    Stop("start for a team lead", "start", gun),
    Stop("statistics", "statistics", gun),
    Stop("no numbers", "compilation", gun, lambda world: ["tid"], "?kvartal=2025-1"),
    *(
        Stop(f"compilation {page.code}", "compilation", learning, lambda world, c=page.code: [c])
        for page in PAGES
    ),
]
