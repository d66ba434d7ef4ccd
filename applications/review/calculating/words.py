"""The calculation's codes in the caseworker's words."""

from datetime import date
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.norm.kinds import COSTS, INCOMES, cost_words, income_words
from applications.questions.estimating import signed
from eservice.ui.swedish import format_date

ADULTS = {
    "single": gettext_lazy("En vuxen"),
    "couple": gettext_lazy("Ett par"),
    "shared": gettext_lazy("En vuxen som delar hem med andra"),
}
PEOPLE = {
    "applicant": gettext_lazy("Den sökande"),
    "partner": gettext_lazy("Partnern"),
    "child": gettext_lazy("Ett barn"),
}
SOURCES = {
    "forsakringskassan": gettext_lazy("Försäkringskassan"),
    "csn": gettext_lazy("CSN"),
    "pension": gettext_lazy("Pensionsmyndigheten"),
    "akassa": gettext_lazy("A-kassan"),
    "arbetsformedlingen": gettext_lazy("Arbetsförmedlingen"),
    "skatteverket": gettext_lazy("Skatteverket"),
}
AMOUNT, NO_MONEY, NO_ANSWER = "amount", "nothing", "no_answer"
ANSWERS = {
    AMOUNT: gettext_lazy("En summa"),
    NO_MONEY: gettext_lazy("Inga pengar"),
    NO_ANSWER: gettext_lazy("Inget svar"),
}
COST_OPTIONS = [(key, capfirst(words)) for key, words in COSTS.items()]
INCOME_OPTIONS = [(key, capfirst(words)) for key, words in INCOMES.items()]


def sum_words(amount: str | None) -> str:
    """Return a sum in words; what isn't known is never 0."""
    return signed(amount) if amount is not None else _("Vet inte")


def cost_label(cost: dict[str, Any]) -> str:
    return capfirst(cost_words(cost["kind"]))


def income_label(income: dict[str, Any]) -> str:
    return f"{PEOPLE[income['person']]}: {income_words(income['kind'])}"


def child_label(number: int, names: list[str]) -> str:
    """Return "Barn 1, Bo Exempel"; one without a name has only a number."""
    words = _("Barn %(number)d") % {"number": number + 1}
    name = names[number] if number < len(names) else ""
    return f"{words}, {name}" if name else words


def child_words(child: dict[str, Any]) -> list[str]:
    """Return what is known about a child, line by line."""
    age, days = child["age"], child["days"]
    lines = [_("%(age)d år") % {"age": age} if age is not None else _("Åldern saknas")]
    lines.append(_("%(days)d dagar") % {"days": days} if days is not None else _("Hela månaden"))
    if child["lunch_away"]:
        lines.append(_("Äter lunch i skola eller förskola"))
    if child["own_income"] != "0":
        lines.append(_("Egen lön: %s") % sum_words(child["own_income"]))
    return lines


def adults_words(household: dict[str, Any]) -> str:
    words = str(ADULTS.get(household["adults"], _("Vet inte")))
    if household["size"]:
        words += _(", %(size)d i hemmet") % {"size": household["size"]}
    return words


def register_words(entry: dict[str, Any]) -> str:
    """Return "CSN, den sökande, 3 mars 2026: inget svar"."""
    day = f", {format_date(date.fromisoformat(entry['date']))}" if entry["date"] else ""
    is_sum = entry["answer"] == AMOUNT
    answer = sum_words(entry["amount"]) if is_sum else str(ANSWERS[entry["answer"]]).lower()
    who = str(PEOPLE[entry["person"]]).lower()
    return f"{SOURCES[entry['source']]}, {who}{day}: {answer}"
