"""The household of a calculation, from the answers about who lives together.

A child has the age that it has on the last day of the month. Half the time is 15 days of a month,
as the norm counts days (month / 30.4). No statute says either; the caseworker can change both.
"""

from datetime import date

from applications.norm.household import Adults, days_in
from applications.norm.table import OLDEST
from applications.questions.prefilled import Cleaned, Data, Gap, Note, Prefill, Said, plain_amount

HALF_OF_A_MONTH = 15
# From this age only those who go to school are their parents' to support.
GROWN_UP = 18
_IN_SCHOOL = {"school", "upper"}
_ADULTS = {
    "alone": Adults.SINGLE,
    "separated": Adults.SINGLE,
    "partner": Adults.COUPLE,
    "parents": Adults.SHARED,
    "others": Adults.SHARED,
}


def fill_household(prefill: Prefill, said: Said, joint_days: int) -> None:
    """Put the household into the prefill, with its children and what they earn."""
    lives_with = said.of("household_type").get("household_type")
    has_others = said.of("others_any").get("others_any") == "yes"
    adults = _ADULTS.get(lives_with)
    if adults is Adults.COUPLE and has_others:
        prefill.notes.append(Note(code="couple_shares"))
    elif has_others:
        adults = Adults.SHARED
    children = [child for item in _items(said) if (child := _child(prefill, said, item))]
    prefill.data["household"] = {
        "adults": adults.value if adults else None,
        "size": _size(prefill, said, children, joint_days) if adults is Adults.SHARED else None,
        "children": children,
    }


def _items(said: Said) -> list[str]:
    if said.of("children_any").get("children_any") != "yes":
        return []
    return [item for item, _cleaned in said.each("child")]


def _size(prefill: Prefill, said: Said, children: list[Data], joint_days: int) -> int | None:
    """Return how many live in a shared home: those who are named, or more if she says so."""
    others = sum(bool(cleaned) for _item, cleaned in said.each("other_adult"))
    at_home = [each for each in children if each["days"] is None or each["days"] >= joint_days]
    named = 1 + others + len(at_home)
    size = max(named, _people(said))
    if size > 1:
        return size
    prefill.gaps.append(Gap(step="other_adult.1"))
    return None


def _people(said: Said) -> int:
    """Return how many she says live in the home; 0 when the answer is no number."""
    for key, cleaned in said.steps.items():
        people = str(cleaned.get("people", "")).strip()
        if key.startswith("home_") and people.isascii() and people.isdigit() and len(people) < 3:
            return int(people)
    return 0


def _child(prefill: Prefill, said: Said, item: str) -> Data | None:
    """Return the child, or None when it isn't one that the norm counts."""
    about, school = said.of(f"child.{item}"), said.of(f"child_school.{item}")
    age = None
    if about and said.month:
        born = birth_date(about)
        age = _age(born, said.month) if born else None
        if born is None:
            prefill.gaps.append(Gap(step=f"child.{item}", is_unknown=True))
    left_out = "" if age is None else _left_out(age, school)
    if left_out:
        prefill.notes.append(Note(code=left_out))
        return None
    prefill.names.append(str(about.get("name", "")).strip())
    _own_money(prefill, said, item)
    return {
        "age": age,
        "lunch_away": school.get("school") not in {None, "no"} and school.get("lunch") == "yes",
        "days": _days(said, item),
        "own_income": "0",
        "own_income_before": "0",
    }


def birth_date(about: Cleaned) -> date | None:
    """Return the day of birth by the number, or as it was given; None when neither tells.

    The day in a samordningsnummer is 60 more than the real one.
    """
    number = str(about.get("number") or "")
    if len(number) == 12 and number.isascii() and number.isdigit():
        year, month, day = int(number[:4]), int(number[4:6]), int(number[6:8])
        try:
            return date(year, month, day - 60 if day > 60 else day)
        except ValueError:
            return None
    return date.fromisoformat(about["born"]) if about.get("born") else None


def _age(born: date, month: date) -> int:
    """Return the age on the last day of the month; below 0 for who is born after it."""
    last = month.replace(day=days_in(month))
    birthday_passed = (last.month, last.day) >= (born.month, born.day)
    return last.year - born.year - (not birthday_passed)


def _left_out(age: int, school: Cleaned) -> str:
    if age < 0:
        return "not_born"
    if age > OLDEST:
        return "too_old"
    is_grown_up = age >= GROWN_UP and school and school.get("school") not in _IN_SCHOOL
    return "grown_up" if is_grown_up else ""


def _days(said: Said, item: str) -> int | None:
    home = said.of(f"child_home.{item}")
    if home.get("lives") == "half":
        return HALF_OF_A_MONTH
    if home.get("lives") != "some" or not home.get("days"):
        return None
    most = days_in(said.month) if said.month else 31
    return min(int(home["days"]), most)


def _own_money(prefill: Prefill, said: Said, item: str) -> None:
    """Count a child's money as an income: what kind it is stands in words alone."""
    money = said.of(f"child_income.{item}")
    if money.get("has_money") == "yes":
        amount = plain_amount(money.get("amount"))
        prefill.data["incomes"].append({"person": "child", "kind": "other", "amount": amount})
        prefill.notes.append(Note(code="child_money"))
