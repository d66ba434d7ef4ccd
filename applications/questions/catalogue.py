"""All steps of every kind of application, in the order they are asked. Each says in which ones."""

from applications.questions import (
    about,
    assets,
    costs,
    essentials,
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
        *essentials.STEPS,
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
