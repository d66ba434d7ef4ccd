"""Carin's application: rejected, appealed, and changed, in whole or in part."""

from applications.models import Case
from eservice import clock
from eservice.people.models import User
from tests.factories import make_case
from tests.journeys.carins_appeal import (
    carin_appeals_from_the_decision,
    carin_sends_one_more_paper,
    maja_begins_a_new_decision,
    maja_counts_what_really_came,
    maja_finds_it_in_time,
)
from tests.journeys.carins_new_decision import (
    carin_follows_it_to_the_court,
    carin_reads_that_it_is_changed,
    carin_reads_when_the_money_comes,
    maja_changes_a_part,
    maja_changes_it_all,
    maja_sends_the_rest_to_the_court,
    nothing_goes_to_the_court,
)
from tests.journeys.carins_rejection import (
    carin_has_nothing_to_add,
    carin_reads_why_it_is_a_no,
    maja_leaves_a_proposal,
    maja_may_not_decide_before_carin_has_read,
    maja_sees_that_no_money_is_missing,
    maja_shares_what_speaks_against,
    maja_writes_a_no,
    nils_makes_the_decision,
)
from tests.journeys.following import opens_the_case
from tests.journeys.handling import (
    CARIN,
    MAJA,
    NILS,
    comes_to_work,
    plans_the_payment,
    takes_the_case,
)
from tests.journeys.norm import the_norm_of_2026_holds
from tests.journeys.scenes import Arrive
from tests.journeys.visitor import Visitor


def carin_has_applied() -> Case:
    """For a month's support and a dentist; she has told of a month's pay."""
    the_norm_of_2026_holds()
    day = clock.today()
    paid_on = {"rows-0-on_0": day.day, "rows-0-on_1": day.month, "rows-0-on_2": day.year}
    return make_case(
        User.objects.get(subject="carin"),
        income_kinds={"income_kinds": ["pay"]},
        income_pay={
            "rows-TOTAL_FORMS": "1",
            "rows-INITIAL_FORMS": "0",
            "rows-0-amount": "21000",
            "rows-0-note": "Exempelkaféet",
            **{name: str(value) for name, value in paid_on.items()},
        },
        cost_kinds={"cost_kinds": ["dental"]},
        cost_dental={"amount": "2000", "period": "en gång"},
    )


def carin_gets_it_all_on_appeal(arrive: Arrive) -> None:
    maja, carin = carin_is_rejected_and_appeals(arrive)
    maja_changes_it_all(maja)
    nothing_goes_to_the_court(maja)
    plans_the_payment(maja, "13 720 kronor")
    carin_reads_that_it_is_changed(carin)
    carin_reads_when_the_money_comes(carin)


def carin_gets_a_part_on_appeal(arrive: Arrive) -> None:
    maja, carin = carin_is_rejected_and_appeals(arrive)
    maja_changes_a_part(maja)
    maja_sends_the_rest_to_the_court(maja)
    carin_follows_it_to_the_court(carin)


def carin_is_rejected_and_appeals(arrive: Arrive) -> tuple[Visitor, Visitor]:
    """Up to where Maja writes a new decision; return her and Carin."""
    maja, carin, nils = arrive(), arrive(), arrive()
    comes_to_work(maja, MAJA)
    takes_the_case(maja, CARIN)
    maja_sees_that_no_money_is_missing(maja)
    maja_writes_a_no(maja)
    maja_may_not_decide_before_carin_has_read(maja)
    maja_shares_what_speaks_against(maja)
    opens_the_case(carin, CARIN)
    carin_has_nothing_to_add(carin)
    maja_leaves_a_proposal(maja)
    comes_to_work(nils, NILS)
    nils_makes_the_decision(nils)
    carin_reads_why_it_is_a_no(carin)
    carin_appeals_from_the_decision(carin)
    carin_sends_one_more_paper(carin)
    maja_finds_it_in_time(maja)
    maja_counts_what_really_came(maja)
    maja_begins_a_new_decision(maja)
    return maja, carin
