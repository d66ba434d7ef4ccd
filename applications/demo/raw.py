"""Answers as they are typed: the raw text of each field, keyed by step, as the forms read them."""

from datetime import date

from applications.questions.months import month_after, month_before
from eservice.ui.rows import RowSet

Raw = dict[str, list[str]]
Answers = dict[str, Raw]


def typed(**fields: str | list[str]) -> Raw:
    """Return the fields of one page; a list is several ticked answers."""
    return {name: [text] if isinstance(text, str) else text for name, text in fields.items()}


def typed_date(day: date) -> dict[str, str]:
    """Return the three parts of the date field of a payment."""
    return {"on_0": str(day.day), "on_1": str(day.month), "on_2": str(day.year)}


def rows(*payments: dict[str, str]) -> Raw:
    """Return a page with repeating rows."""
    fields = {
        f"rows-{number}-{name}": [text]
        for number, payment in enumerate(payments)
        for name, text in payment.items()
    }
    return RowSet.counted(fields, len(payments))


def last_month(today: date, day: int) -> dict[str, str]:
    """Return a day of the month before ``today`` as a typed date."""
    return typed_date(month_before(today).replace(day=day))


def start(today: date, *acute: str) -> Answers:
    """Section 1: Swedish, no one helps, next month."""
    chosen = list(acute) or ["none"]
    advice = {"acute_advice": typed(acute_advice="")} if acute else {}
    return {
        "acute": typed(acute=chosen),
        **advice,
        "month": typed(month=f"{month_after(today):%Y-%m}"),
        "language": typed(language="svenska", interpreter="no"),
        "help": typed(help="no"),
    }


def about(street: str = "Exempelgatan 3") -> Answers:
    """Section 2: a Swedish citizen with an address, who has been here the whole time."""
    return {
        "contact": typed(ways=["phone", "sms"], phone="070-174 06 05", email=""),
        "safe_contact": typed(safe_contact="safe"),
        "address": typed(
            where="address", street=street, postcode="000 00", city="Exempelstad", care_of=""
        ),
        "citizenship": typed(citizenship="swedish"),
        "residence": typed(stayed="yes", away=""),
    }


def home(form: str, details: Raw, debts: Raw | None = None) -> Answers:
    """Section 4: how the person lives, with the page for that, and debts if there are any."""
    return {
        "household_type": typed(household_type="alone"),
        "children_any": typed(children_any="no"),
        "housing_form": typed(housing_form=form),
        f"home_{form}": details,
        "housing_debts": debts or typed(housing_debts=["none"], debt="", more=""),
    }


def occupation(*kinds: str, livelihood: str, **details: Raw) -> Answers:
    """Section 5: what the person does, a page for each with more to tell, and how it has gone."""
    return {
        "occupation": typed(occupation=list(kinds)),
        **{f"occupation_{kind}": detail for kind, detail in details.items()},
        **({"job_search": typed(job_search="list", why="")} if "looking" in kinds else {}),
        "livelihood": typed(livelihood=livelihood, worked="no"),
    }


def income(changes: str = "", **kinds: Raw) -> Answers:
    """Section 6: a page for each kind of income; without kinds, no income."""
    return {
        "income_kinds": typed(income_kinds=list(kinds) or ["none"]),
        **{f"income_{kind}": payments for kind, payments in kinds.items()},
        "pending_benefits": typed(pending="no", what=""),
        "income_changes": typed(income_changes=changes),
    }


def assets(*accounts: dict[str, str]) -> Answers:
    """Section 7: the accounts, and nothing else of value."""
    has = {"has_accounts": typed(has_accounts="yes" if accounts else "no")}
    listed = {"accounts": rows(*accounts)} if accounts else {}
    return {**has, **listed, "assets": typed(assets=["none"])}


def costs(**kinds: Raw) -> Answers:
    """Section 8: a page for each kind of cost; without kinds, no costs."""
    return {
        "cost_kinds": typed(cost_kinds=list(kinds) or ["none"]),
        **{f"cost_{kind}": cost for kind, cost in kinds.items()},
    }


def ending(own_words: str = "") -> Answers:
    """Sections 9 to 11: an account of one's own, papers later, and a few own words."""
    return {
        "papers": typed(),
        "payout": typed(payout="account"),
        "payout_account": typed(clearing="9999", account="123 456 7", holder="mine"),
        "anything_else": typed(anything_else=own_words),
    }
