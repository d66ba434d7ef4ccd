"""The pages about payments: a case with all that can happen to them, and the unit's list."""

from applications.access import Actor
from applications.actions.paying import move_payment
from applications.actions.payment_files import export_payments
from applications.models import Case, Payment
from applications.statuses import PaymentStatus
from eservice import clock
from eservice.people.models import User
from tests.browser.stop import Stop
from tests.browser.world import World
from tests.casework.making_payments import change, decide, planned
from tests.factories import make_applicant, make_case

LANDLORD = {
    "payee": "Påhittade hyresvärden AB",
    "way": "giro",
    "clearing": "",
    "account": "99",
    "why": "Den sökande vill att hyran går direkt.",
}


def paid_case(world: World) -> Case:
    """A case with payments in every status, one file, and a decision that was changed."""
    if "paid in parts" not in world.cases:
        world.cases["paid in parts"] = _paid_in_parts(world.maja)
    return world.cases["paid in parts"]


def _paid_in_parts(maja: User) -> Case:
    case = make_case(make_applicant(given_name="Petra", family_name="Provsson"))
    decision = decide(case, maja, "9000")
    for status in (PaymentStatus.PAID, PaymentStatus.STOPPED, PaymentStatus.CANCELLED):
        given = {"case_id": case.pk, "payment_id": planned(decision, maja).pk, "to": status}
        move_payment(Actor(maja), reason="Kontot är avslutat.", **given)
    planned(decision, maja, "2500.50", to=LANDLORD)
    export_payments(Actor(maja), until=clock.months_later(clock.today(), 2))
    planned(change(decision, maja, "8000"), maja)
    return case


def paying(url_name: str, *args: str, name: str = "") -> Stop:
    """A caseworker's page about that case."""
    return Stop(
        f"{url_name} {name}".strip(),
        url_name,
        lambda world: world.maja,
        lambda world: [paid_case(world).pk, *args],
    )


def moving(slug: str, status: PaymentStatus) -> Stop:
    def args(world: World) -> list:
        case = paid_case(world)
        payment = Payment.objects.filter(case=case, status=status).order_by("at").first()
        return [case.pk, payment.pk, slug]

    return Stop(f"move_payment {slug}", "move_payment", lambda world: world.maja, args)


def unit(name: str, query: str = "") -> Stop:
    def who(world: World) -> User:
        paid_case(world)
        return world.maja

    return Stop(f"payments {name}", "payments", who, query=query)


PAYING = [
    Stop(
        "case with money on its way",
        "case",
        lambda world: world.owner(paid_case(world)),
        lambda world: [paid_case(world).pk],
    ),
    Stop(
        "payments_of_case",
        "payments_of_case",
        lambda world: world.owner(paid_case(world)),
        lambda world: [paid_case(world).pk],
    ),
    Stop(
        "payments_of_case none",
        "payments_of_case",
        lambda world: world.owner(world.case("received")),
        lambda world: [world.case("received").pk],
    ),
    paying("case_payments"),
    paying("plan_payment"),
    Stop(
        "case_payments none",
        "case_payments",
        lambda world: world.maja,
        lambda world: [world.case("received").pk],
    ),
    moving("stoppa", PaymentStatus.PLANNED),
    moving("betald", PaymentStatus.PLANNED),
    moving("planera-igen", PaymentStatus.STOPPED),
    moving("stall-in", PaymentStatus.STOPPED),
    unit("planned"),
    unit("paid", "?vy=betalda"),
    Stop("payments empty", "payments", lambda world: world.olga),
]
