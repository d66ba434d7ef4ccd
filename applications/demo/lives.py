"""What the demo people answer. Each function gives a whole life on the day it is written down."""

from datetime import date

from applications.demo.raw import (
    Answers,
    about,
    assets,
    costs,
    ending,
    home,
    income,
    last_month,
    occupation,
    rows,
    start,
    typed,
)

NOTHING = typed(days="Jag vet inte. Dagarna går.")
PART_TIME = typed(employer="Exempelbutiken", extent="8 timmar i veckan")
SICK = typed(extent="helt", until_0="", until_1="", until_2="")


def anna(today: date) -> Answers:
    """Lives alone and rents a flat. Has come halfway."""
    flat = typed(rent="6 500", included=["heating"], rooms="2", people="1")
    return {**start(today), **about("Exempelgatan 3, lägenhet 1102"), **home("rented", flat)}


def bo(today: date) -> Answers:
    """Is a lodger, gets money with Swish and owes rent."""
    room = typed(rent="4 200", included=["heating", "electricity"], approval="yes", people="3")
    debts = typed(
        housing_debts=["rent", "eviction"],
        debt="8400",
        more="Jag har inte kunnat betala hyran för två månader. Nu vill hon att jag flyttar.",
    )
    swish = rows(
        {**last_month(today, 4), "amount": "600", "note": "Min syster, till mat"},
        {**last_month(today, 19), "amount": "1 250 kr", "note": "Sålde min cykel till en granne"},
    )
    return {
        **start(today),
        **about("Påhittade vägen 12"),
        **home("lodger", room, debts),
        **occupation("none", livelihood="Jag har lånat av min syster.", none=NOTHING),
        **income(swish=swish),
        **assets({"bank": "Exempelbanken", "kind": "lönekonto", "balance": "", "empty": "on"}),
        **costs(medicine=typed(amount="189", period="december")),
        **ending("Ring gärna efter klockan 10. Jag sover dåligt."),
    }


def carin(today: date) -> Answers:
    """Owns her flat and is on sick leave; she does not know the next payment."""
    flat = typed(kind="flat", fee="4 310", interest="2 150,50", rooms="3", people="1")
    sick_pay = rows(
        {**last_month(today, 25), "amount": "7 840"},
        {"on_0": "", "on_1": "", "on_2": "", "amount": "", "unknown": "on"},
    )
    return {
        **start(today),
        **about("Provgränd 7"),
        **home("owned", flat),
        **occupation("sick", livelihood="Med sjukpenning och sparade pengar.", sick=SICK),
        **income("Min sjukpenning tar slut om en månad.", forsakringskassan=sick_pay),
        **assets({"bank": "Exempelbanken", "kind": "lönekonto", "balance": "312"}),
        **costs(
            electricity=typed(amount="540", period="en månad"),
            home_insurance=typed(amount="165", period="en månad"),
            doctor=typed(amount="300", period="ett besök"),
        ),
        **ending("Jag vill gärna sälja lägenheten, men jag orkar inte själv."),
    }


def ines(today: date) -> Answers:
    """Works a few hours a week and rents a flat. Applies every month."""
    flat = typed(rent="5 150", included=["heating"], rooms="1", people="1")
    pay = rows({**last_month(today, 25), "amount": "5 480", "note": "Exempelbutiken"})
    return {
        **start(today),
        **about("Övningsvägen 4"),
        **home("rented", flat),
        **occupation("work", livelihood="", work=PART_TIME),
        "livelihood": typed(livelihood="Med lönen från min deltid.", worked="yes"),
        **income(pay=pay),
        **assets({"bank": "Exempelbanken", "kind": "lönekonto", "balance": "204"}),
        **costs(
            electricity=typed(amount="380", period="en månad"),
            union=typed(amount="160", period="en månad"),
        ),
        **ending(),
    }


def david(today: date) -> Answers:
    """Has no number, no home and no account, and nothing to eat today."""
    return {
        **start(today, "food", "sleep"),
        "acute_advice": typed(acute_advice="Jag har inte ätit sedan i går."),
        "language": typed(language="engelska", interpreter="yes"),
        **about(),
        "person": typed(name="David Testman", number=""),
        "contact": typed(ways=["self"], phone="", email=""),
        "safe_contact": typed(safe_contact="unsure"),
        "address": typed(where="none", street="", postcode="", city="", care_of=""),
        "citizenship": typed(citizenship="other"),
        "permit": typed(permit="applied", valid_to_0="", valid_to_1="", valid_to_2=""),
        **home(
            "homeless",
            typed(since="två månader", sleeps="Hos olika personer. I natt vet jag inte."),
        ),
        **occupation("looking", livelihood="Vänner har hjälpt mig."),
        **income(),
        **assets(),
        **costs(),
        "papers": typed(),
        "payout": typed(payout="no_account"),
        "anything_else": typed(anything_else=""),
    }
