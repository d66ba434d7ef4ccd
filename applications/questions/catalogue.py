"""All steps of a first application (nyansökan), in the order they are asked."""

from applications.questions import (
    about,
    assets,
    costs,
    home,
    household,
    income,
    occupation,
    papers,
    payment,
    residence,
    start,
)
from applications.questions.flow import Flow

FLOW = Flow(
    "2026-12",
    (
        *start.STEPS,
        *about.STEPS,
        *residence.STEPS,
        *household.PARTS,
        *home.STEPS,
        *occupation.STEPS,
        *income.STEPS,
        *assets.STEPS,
        *costs.STEPS,
        *papers.STEPS,
        *payment.STEPS,
    ),
)
