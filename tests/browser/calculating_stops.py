"""The pages about the calculation: the caseworker's, and the estimates without and with a login."""

from applications.access import Actor
from applications.actions.calculating import save_calculation
from applications.actions.cases import take_case
from applications.models import Case
from eservice import clock
from tests.browser.stop import Stop
from tests.browser.world import World
from tests.casework.making_calculations import child, electricity, pay, unknown_csn
from tests.factories import make_applicant, make_case

REGISTER = [
    {
        "source": "forsakringskassan",
        "person": "applicant",
        "answer": "no_answer",
        "amount": None,
        "date": None,
    },
    {
        "source": "csn",
        "person": "applicant",
        "answer": "amount",
        "amount": "1200",
        "date": "2026-03-01",
    },
]


def _pay_now() -> dict:
    today = clock.today()
    return pay(on=f"{today.day} {today.month} {today.year}")


def calculated_case(world: World) -> Case:
    """A case that Maja has, with a rent that doesn't count whole and answers from registers."""
    if "calculated" not in world.cases:
        case = make_case(
            make_applicant(given_name="Rut", family_name="Räknesson"),
            **_pay_now(),
            **electricity(),
            **child(),
        )
        take_case(Actor(world.maja), case_id=case.pk)
        rent = {"kind": "rent", "amount": "6500", "approved": "6000", "why": "Norm för hyra"}
        part = {
            "costs": [rent, {"kind": "electricity", "amount": "420"}],
            "jobbstimulans": ["applicant"],
            "register": REGISTER,
        }
        reasons = {"jobbstimulans": "Bistånd sedan januari"}
        given = {"case_id": case.pk, "seen_rev": 0, "part": part, "reasons": reasons}
        save_calculation(Actor(world.maja), **given)
        world.cases["calculated"] = case
    return world.cases["calculated"]


def uncertain_case(world: World) -> Case:
    """A case with an income that nobody knows, which Maja has."""
    if "uncertain" not in world.cases:
        world.cases["uncertain"] = make_case(make_applicant(), **unknown_csn())
        take_case(Actor(world.maja), case_id=world.cases["uncertain"].pk)
    return world.cases["uncertain"]


def calculating(part: str) -> Stop:
    return Stop(
        f"change_calculation {part}",
        "change_calculation",
        lambda world: world.maja,
        lambda world: [calculated_case(world).pk, part],
    )


CALCULATING = [
    Stop("estimate yourself", "estimate_yourself", lambda world: None),
    Stop(
        "estimate",
        "estimate",
        lambda world: world.anna,
        lambda world: [world.whole_draft.pk],
    ),
    Stop(
        "estimate of a new draft",
        "estimate",
        lambda world: world.anna,
        lambda world: [world.new_draft.pk],
    ),
    Stop(
        "estimate of another",
        "estimate",
        lambda world: world.acting.kim,
        lambda world: [world.acting.draft.pk],
    ),
    Stop(
        "calculation",
        "calculation",
        lambda world: world.maja,
        lambda world: [calculated_case(world).pk],
    ),
    Stop(
        "calculation read by another",
        "calculation",
        lambda world: world.nils,
        lambda world: [calculated_case(world).pk],
    ),
    Stop(
        "calculation that is not known",
        "calculation",
        lambda world: world.maja,
        lambda world: [uncertain_case(world).pk],
    ),
    *map(calculating, ("hushall", "kostnader", "inkomster", "norm", "register")),
]
