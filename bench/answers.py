"""The raw answers of one person on a long path: forty questions and the papers."""

from datetime import date

Values = dict[str, str | list[str]]

INCOMES = (
    "pay",
    "swish",
    "forsakringskassan",
    "akassa",
    "housing_benefit",
)
COSTS = (
    "electricity",
    "home_insurance",
    "work_travel",
    "leisure",
)

# Pages of one sort share their answers: a form takes the fields it knows and leaves the rest.
COST_PAGE: Values = {
    "amount": "420",
    "period": "den här månaden",
    "start": "Påhittade gatan 1, Exempelstad",
    "to": "Påhittade torget 2, Exempelstad",
    "why": "Till arbetet",
    "what": "Avgift för barnens fotboll.",
}

# What is posted to the first and the last step, in turn, so that every POST has news to write.
FIRST_STEP: tuple[Values, Values] = ({"acute": ["food"]}, {"acute": ["food", "medicine"]})
LAST_STEP: tuple[Values, Values] = (
    {"anything_else": "Ring mig helst på morgonen."},
    {"anything_else": "Ring mig helst på kvällen, jag arbetar om dagarna."},
)


def _income_page(today: date) -> Values:
    year = str(today.year - 1)
    return {
        "rows-0-on_0": "25",
        "rows-0-on_1": "11",
        "rows-0-on_2": year,
        "rows-0-amount": "1 250",
        "rows-0-note": "Påhittade bolaget",
        "rows-1-on_0": "5",
        "rows-1-on_1": "december",
        "rows-1-on_2": year,
        "rows-1-amount": "830,50",
        "rows-1-note": "Påhittade kompisen",
    }


def _start(today: date) -> dict[str, Values]:
    return {
        "acute": FIRST_STEP[0],
        "acute_advice": {"acute_advice": "Maten är slut sedan i går."},
        "month": {"month": f"{today:%Y-%m}"},
        "language": {"language": "svenska", "interpreter": "no"},
        "help": {"help": "beside"},
        "helper": {"helper": "Påhittade Pia", "relation": "kompis"},
    }


ABOUT: dict[str, Values] = {
    "contact": {"ways": ["phone", "email"], "phone": "070-174 06 05", "email": "a@exempel.se"},
    "safe_contact": {"safe_contact": "safe"},
    "address": {
        "where": "address",
        "street": "Påhittade gatan 1",
        "postcode": "000 00",
        "city": "Exempelstad",
        "care_of": "",
    },
    "citizenship": {"citizenship": "eu"},
    "permit": {"permit": "right", "valid_to_0": "", "valid_to_1": "", "valid_to_2": ""},
    "residence": {"stayed": "no", "away": "Hos min syster i Provköping, en vecka."},
    "household_type": {"household_type": "alone"},
    "children_any": {"children_any": "yes"},
    "child.1": {"name": "Påhittade Kim", "born_0": "1", "born_1": "2", "born_2": "2019"},
    "child_home.1": {"lives": "half"},
    "child_school.1": {"school": "school", "lunch": "yes"},
    "child_income.1": {"has_money": "no"},
    "children": {},
    "housing_form": {"housing_form": "rented"},
    "home_rented": {"rent": "6 500", "included": ["heating"], "rooms": "2", "people": "1"},
    "housing_debts": {"housing_debts": ["rent"], "debt": "3 000", "more": "En månads hyra."},
}

WORK: dict[str, Values] = {
    "occupation": {"occupation": ["work", "looking"]},
    "occupation_work": {"employer": "Påhittade bolaget", "extent": "10 timmar i veckan"},
    "job_search": {"job_search": "list"},
    "livelihood": {"livelihood": "Med lite lön.", "worked": "yes"},
}

MONEY: dict[str, Values] = {
    "income_kinds": {"income_kinds": list(INCOMES)},
    "pending_benefits": {"pending": "yes", "what": "Bostadsbidrag."},
    "income_changes": {"income_changes": "Jag får nytt arbete i vår."},
    "has_accounts": {"has_accounts": "no"},
    "assets": {"assets": "none"},
    "cost_kinds": {"cost_kinds": list(COSTS)},
    "papers": {},
    "payout": {"payout": "account"},
    "payout_account": {"clearing": "9999", "account": "1234567", "holder": "mine"},
    "anything_else": LAST_STEP[0],
}


def whole_application(today: date) -> dict[str, Values]:
    """Return the answers of every step on the path, by the key of the step."""
    return {
        **_start(today),
        **ABOUT,
        **WORK,
        **MONEY,
        **{f"income_{kind}": _income_page(today) for kind in INCOMES},
        **{f"cost_{kind}": COST_PAGE for kind in COSTS},
    }
