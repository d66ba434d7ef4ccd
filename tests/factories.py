"""Makes people, drafts and cases through the same doors that people use.

Names and numbers are fictional; personal numbers have test birth numbers (980–999).
"""

from dataclasses import replace
from itertools import count
from typing import Any

from django.utils.datastructures import MultiValueDict

from applications.access import Actor
from applications.actions.drafts import locked_draft, start_draft
from applications.actions.saving_answers import save_answer
from applications.actions.sending import send_application
from applications.models import Answer, Case, Draft
from applications.questions.catalogue import FLOW
from applications.questions.editions import edition_shown
from applications.questions.flow import Step
from applications.questions.progress import Progress, facts_of
from applications.wizard.opening import progress_of
from eservice import clock
from eservice.people.models import Person, User
from eservice.people.roles import Role

_serial = count(1)
# The same application is filled in for thousands of tests: the rows that the first became.
_filled_in: dict[str, list[Answer]] = {}

Given = dict[str, dict[str, Any]]


def number_for(serial: int) -> str:
    """Return a Luhn-valid twelve-digit number with birth number 980."""
    day = f"19{50 + serial % 50:02}{serial // 50 % 12 + 1:02}{serial // 600 % 28 + 1:02}"
    digits = [int(digit) for digit in f"{day[2:]}980"]
    doubled = [digit * (2 if place % 2 == 0 else 1) for place, digit in enumerate(digits)]
    total = sum(number // 10 + number % 10 for number in doubled)
    return f"{day}980{(10 - total % 10) % 10}"


def make_person(**values: Any) -> Person:
    serial = next(_serial)
    values = {"given_name": "Prova", "family_name": f"Exempel {serial}"} | values
    values.setdefault("number", number_for(serial))
    return Person.objects.create(**values)


def make_applicant(**values: Any) -> User:
    """A login whose person can apply."""
    return User.objects.create(
        issuer="test", subject=f"applicant-{next(_serial)}", person=make_person(**values)
    )


def make_caseworker(unit: str = "mottagning", **values: Any) -> User:
    """A login of someone who works in ``unit``."""
    values = {"given_name": "Maja", "family_name": "Låtsas", "number": None} | values
    return User.objects.create(
        issuer="test-staff",
        subject=f"caseworker-{next(_serial)}",
        person=make_person(**values),
        unit=unit,
        roles=[Role.CASEWORKER.value],
        is_from_work=True,
    )


def this_month() -> str:
    return f"{clock.today():%Y-%m}"


def whole_answers() -> Given:
    """Raw answers of the shortest whole application: alone, renting, no income or costs."""
    return start_and_home() | {
        "occupation": {"occupation": "retired"},
        "livelihood": {"livelihood": "Med min pension.", "worked": "no"},
        "income_kinds": {"income_kinds": "none"},
        "pending_benefits": {"pending": "no"},
        "income_changes": {"income_changes": ""},
        "has_accounts": {"has_accounts": "no"},
        "assets": {"assets": "none"},
        "cost_kinds": {"cost_kinds": "none"},
        "papers": {},
        "payout": {"payout": "account"},
        "payout_account": {"clearing": "9999", "account": "1234567", "holder": "mine"},
        "anything_else": {"anything_else": ""},
    }


def start_and_home() -> Given:
    """The first half of them: what is urgent, who she is and how she lives."""
    return {
        "acute": {"acute": "none"},
        "month": {"month": this_month()},
        "language": {"language": "svenska", "interpreter": "no"},
        "help": {"help": "no"},
        "contact": {"ways": "phone", "phone": "070-174 06 05"},
        "safe_contact": {"safe_contact": "safe"},
        "address": {
            "where": "address",
            "street": "Påhittade gatan 1",
            "postcode": "000 00",
            "city": "Exempelstad",
        },
        "citizenship": {"citizenship": "swedish"},
        "residence": {"stayed": "yes"},
        "household_type": {"household_type": "alone"},
        "children_any": {"children_any": "no"},
        "housing_form": {"housing_form": "rented"},
        "home_rented": {"rent": "6500", "included": "heating", "rooms": "2", "people": "1"},
        "housing_debts": {"housing_debts": "none"},
    }


def listed(values: dict[str, Any]) -> MultiValueDict:
    """Return form values as a POST holds them."""
    return MultiValueDict(
        {name: value if isinstance(value, list) else [value] for name, value in values.items()}
    )


def openable(step: Step) -> Step:
    """Return the step as it can be opened: about the first item, when it is in a group."""
    return step.about(1) if FLOW.is_per_item(step) else step


def answer(user: User, draft: Draft, step: str, values: dict[str, Any]) -> None:
    """Answer one step as the page would."""
    answer_all(user, draft, {step: values})


def answer_all(user: User, draft: Draft, answers: Given) -> None:
    """Answer these steps in order, as their pages would one after another; the draft is held once.

    Each step's form knows the answers before it, and each answer goes through the action.
    """
    with locked_draft(Actor(user), draft_id=draft.pk, also_rest=True) as (acting, locked):
        progress = progress_of(locked)
        for key, values in answers.items():
            progress.opened = FLOW.of_key(key)
            progress.rows[key] = _saved(acting, locked, progress, key, values)
            progress.answers.admit(key)


def _saved(
    acting: Actor, draft: Draft, progress: Progress, key: str, values: dict[str, Any]
) -> Answer:
    step = FLOW.of_key(key)
    raw = step.form.raw_from(listed(values))
    form = step.form(data=MultiValueDict(raw), **progress.form_words(step))
    stored = progress.rows.get(key)
    return save_answer(
        acting,
        draft=draft,
        step=key,
        stored=stored,
        raw=raw,
        cleaned=form.stored() if form.is_valid() else None,
        seen_rev=stored.rev if stored else None,
    )


def make_draft(user: User, answers: Given | None = None) -> Draft:
    """A draft with these answers (the shortest whole application unless given)."""
    draft = start_draft(Actor(user))
    given = whole_answers() if answers is None else answers
    facts = facts_of(draft)
    # What she gave in before decides what she is asked: then nothing is copied.
    is_first = user.person.drafts.count() == 1
    known = repr((given, replace(facts, given_papers=()))) if is_first else ""
    if known in _filled_in:
        _fill_in_again(user, draft, _filled_in[known])
        return draft
    answer_all(user, draft, given)
    if is_first:
        _filled_in[known] = list(draft.answers.order_by("pk"))
    return draft


def _fill_in_again(user: User, draft: Draft, rows: list[Answer]) -> None:
    """Give a new draft the answers that another got through the pages, as this user's."""
    Answer.objects.bulk_create(
        Answer(
            draft=draft,
            step=row.step,
            raw=row.raw,
            cleaned=row.cleaned,
            is_valid=row.is_valid,
            edition=edition_shown(row.step),
            by=user,
            words_by=user if row.words_by_id else None,
        )
        for row in rows
    )


def make_case(user: User | None = None, **changes: dict[str, Any]) -> Case:
    """A sent application; ``changes`` replace the answers of whole steps."""
    user = user or make_applicant()
    draft = make_draft(user, whole_answers() | changes)
    return send_application(Actor(user), draft_id=draft.pk)
