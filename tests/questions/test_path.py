"""Which questions are asked: everybody's, and those that an answer adds."""

import pytest

from applications.questions.answers import Answers, Facts
from applications.questions.asset_kinds import ASSET_KINDS
from applications.questions.catalogue import FLOW
from applications.questions.cost_kinds import COST_KINDS
from applications.questions.income_kinds import INCOME_KINDS
from eservice import clock


def path_with(cleaned: dict, items: dict | None = None, **facts) -> list[str]:
    """Return the keys of the path for these stored answers and numbers of items."""
    known = {"has_number": True, "is_protected": False, "today": clock.today()} | facts
    numbers = items or {}
    answers = Answers(cleaned.get, Facts(**known), lambda group: numbers.get(group.key, ()))
    return list(FLOW.path(answers))


SHORTEST = [
    *("acute", "month", "language", "help"),
    *("contact", "safe_contact", "address", "citizenship", "residence"),
    *("household_type", "children_any", "housing_form", "housing_debts"),
    *("occupation", "livelihood"),
    *("income_kinds", "pending_benefits", "income_changes"),
    *("has_accounts", "assets", "cost_kinds", "paper_tax_return", "papers"),
    *("payout", "anything_else"),
]
RENTED = {"paper_lease", "paper_rent_bill"}
HOMES = {
    "rented": RENTED,
    "secondhand": RENTED,
    "lodger": RENTED,
    "with_parents": set(),
    "owned": {"paper_home_fee"},
    "supported": {"paper_rent_bill"},
    "homeless": set(),
    "other": set(),
}
DOING = {
    "work": {"occupation_work", "paper_employment"},
    "looking": {"job_search", "paper_plan"},
    "studies": {"occupation_studies", "paper_studies"},
    "sick": {"occupation_sick", "paper_sick_note"},
    "parental": {"occupation_parental"},
    "activity": {"occupation_activity", "paper_plan"},
    "retired": set(),
    "none": {"occupation_none"},
}

CONDITIONS = [
    ({"acute": {"acute": ["food"]}}, {"acute_advice"}),
    ({"month": {"month": "other"}}, {"month_other"}),
    ({"help": {"help": "beside"}}, {"helper"}),
    ({"help": {"help": "appointed"}}, {"helper"}),
    *(
        ({"citizenship": {"citizenship": answer}}, {"permit"})
        for answer in ("eu", "other", "stateless")
    ),
    *(
        ({"housing_form": {"housing_form": form}}, {f"home_{form}"} | papers)
        for form, papers in HOMES.items()
    ),
    ({"housing_debts": {"housing_debts": ["rent"]}}, {"paper_debt"}),
    *(({"occupation": {"occupation": [kind]}}, steps) for kind, steps in DOING.items()),
    *(
        (
            {"income_kinds": {"income_kinds": [kind.key]}},
            {f"income_{kind.key}"} | ({f"paper_income_{kind.key}"} if kind.paper else set()),
        )
        for kind in INCOME_KINDS
    ),
    (
        {"has_accounts": {"has_accounts": "yes"}},
        {"accounts", "paper_account_overview", "paper_statements"},
    ),
    *(({"assets": {"assets": [kind.key]}}, {f"asset_{kind.key}"}) for kind in ASSET_KINDS),
    *(
        (
            {"cost_kinds": {"cost_kinds": [kind.key]}},
            {f"cost_{kind.key}"} | ({f"paper_cost_{kind.key}"} if kind.paper else set()),
        )
        for kind in COST_KINDS
    ),
    ({"payout": {"payout": "account"}}, {"payout_account"}),
    (
        {"household_type": {"household_type": "partner"}},
        {"partner", "others_any", "partner_occupation", "partner_income_kinds"},
    ),
    ({"household_type": {"household_type": "separated"}}, {"separated", "others_any"}),
    ({"household_type": {"household_type": "parents"}}, {"other_adult.1", "other_adults"}),
    (
        {"children_any": {"children_any": "yes"}},
        {"child.1", "child_home.1", "child_school.1", "child_income.1", "children"},
    ),
]


def test_the_shortest_way_asks_only_what_everybody_must_answer():
    assert path_with({}) == SHORTEST


@pytest.mark.parametrize(("cleaned", "steps"), CONDITIONS, ids=[str(c) for c, _s in CONDITIONS])
def test_an_answer_adds_exactly_its_own_questions(cleaned, steps):
    assert set(path_with(cleaned)) - set(SHORTEST) == steps


@pytest.mark.parametrize("kind", [kind for kind, steps in DOING.items() if steps])
def test_the_partner_is_asked_the_same_as_the_applicant(kind):
    couple = {"household_type": {"household_type": "partner"}}
    partner = {"partner_occupation": {"occupation": [kind]}}
    own = {step for step in DOING[kind] if not step.startswith("paper_")}

    added = set(path_with(couple | partner)) - set(path_with(couple))

    assert added == {f"partner_{step}" for step in own} | (DOING[kind] - own)


def test_without_a_partner_the_partners_answers_switch_nothing_on():
    left = {
        "household_type": {"household_type": "alone"},
        "partner_occupation": {"occupation": ["work"]},
        "partner_income_kinds": {"income_kinds": ["pay"]},
    }

    assert path_with(left) == SHORTEST


def test_each_child_is_asked_about_and_only_one_at_home_in_part_needs_a_paper():
    cleaned = {
        "children_any": {"children_any": "yes"},
        "child_home.1": {"lives": "always"},
        "child_home.4": {"lives": "half"},
    }

    one = path_with(cleaned, {"children": [1]})
    two = path_with(cleaned, {"children": [1, 4]})

    assert set(two) - set(one) == {
        *("child.4", "child_home.4", "child_school.4", "child_income.4"),
        "paper_custody",
    }


@pytest.mark.parametrize(
    ("facts", "added", "removed"),
    [
        ({"has_number": False}, {"person", "paper_id"}, {"paper_tax_return"}),
        ({"is_protected": True}, set(), {"address"}),
    ],
)
def test_what_is_known_about_the_person_decides(facts, added, removed):
    path = set(path_with({}, **facts))

    assert path - set(SHORTEST) == added
    assert set(SHORTEST) - path == removed
