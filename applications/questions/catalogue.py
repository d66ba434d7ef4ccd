"""All steps of a first application (nyansökan), in the order they are asked."""

from applications.questions import about, costs, home, income, payment, residence, start
from applications.questions.flow import Flow

FLOW = Flow(
    "2026-11",
    (
        *start.STEPS,
        *about.STEPS,
        *residence.STEPS,
        *home.STEPS,
        *income.STEPS,
        *costs.STEPS,
        *payment.STEPS,
    ),
)
