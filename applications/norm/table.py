"""One dated table of the norm (riksnormen, socialtjänstförordningen 12 kap.)."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from applications.norm.amounts import check_amount
from applications.norm.errors import WrongInput, inside

YOUNGEST, OLDEST = 0, 20


@dataclass(frozen=True, kw_only=True)
class ChildNorm:
    """Personal costs of a child or school youth in kronor a month, from one age to another.

    ``without_lunch`` holds for one who eats lunch at school or preschool five days a week; None
    when the ages have one amount.
    """

    first_age: int
    last_age: int
    with_lunch: Decimal
    without_lunch: Decimal | None

    def __post_init__(self) -> None:
        check_amount(self.with_lunch, "with_lunch")
        if self.without_lunch is None:
            return
        check_amount(self.without_lunch, "without_lunch")
        if self.without_lunch > self.with_lunch:
            wrong = _("Normen utan lunch kan inte vara högre än normen med lunch.")
            raise WrongInput("without_lunch", wrong)


@dataclass(frozen=True, kw_only=True)
class Table:
    """What the norm is from ``valid_from`` to ``valid_to``, in kronor a month.

    ``joint`` holds the joint costs of households of 1, 2, 3 … people, and
    ``joint_per_extra_person`` what each further person adds. ``prisbasbelopp`` is for the year.
    ``source`` is the rule that its lines name. Raises WrongInput for a table that can't hold.
    """

    name: str
    source: str
    valid_from: date
    valid_to: date
    single: Decimal
    couple_together: Decimal
    children: tuple[ChildNorm, ...]
    joint: tuple[Decimal, ...]
    joint_per_extra_person: Decimal
    prisbasbelopp: Decimal

    def __post_init__(self) -> None:
        self._check_time()
        self._check_adults()
        self._check_ages()
        self._check_joint()
        check_amount(self.prisbasbelopp, "prisbasbelopp", lowest=Decimal(1))

    def covers(self, month: date) -> bool:
        """Whether the month is one of the table's; any day in it will do."""
        return self.valid_from <= month <= self.valid_to

    def child(self, age: int, *, lunch_away: bool) -> Decimal:
        """Return the personal costs of a child of this age (0 to 20 years)."""
        norm = next(each for each in self.children if each.first_age <= age <= each.last_age)
        if lunch_away and norm.without_lunch is not None:
            return norm.without_lunch
        return norm.with_lunch

    def has_lunch(self, age: int) -> bool:
        """Whether lunch at school or preschool changes the norm at this age."""
        return self.child(age, lunch_away=True) != self.child(age, lunch_away=False)

    def joint_costs(self, people: int) -> Decimal:
        """Return the joint costs of a household of so many people (1 or more)."""
        listed = min(people, len(self.joint))
        return self.joint[listed - 1] + (people - listed) * self.joint_per_extra_person

    def _check_time(self) -> None:
        if self.valid_from.day != 1:
            raise WrongInput("valid_from", _("Skriv den första dagen i en månad."))
        if self.valid_to.day != monthrange(self.valid_to.year, self.valid_to.month)[1]:
            raise WrongInput("valid_to", _("Skriv den sista dagen i en månad."))
        # Prisbasbeloppet is for one calendar year.
        if self.valid_to.year != self.valid_from.year or self.valid_to < self.valid_from:
            raise WrongInput("valid_to", _("Skriv en dag senare samma år som tabellen börjar."))

    def _check_adults(self) -> None:
        check_amount(self.single, "adults.single", lowest=Decimal(1))
        check_amount(self.couple_together, "adults.couple_together")
        if self.couple_together < self.single:
            wrong = _("Normen för ett par kan inte vara lägre än för en vuxen.")
            raise WrongInput("adults.couple_together", wrong)

    def _check_ages(self) -> None:
        expected = YOUNGEST
        for number, norm in enumerate(self.children):
            if norm.first_age != expected or norm.last_age < norm.first_age:
                with inside(f"children[{number}]"):
                    wrong = _("Börja med åldern %(age)d, så att alla åldrar finns en gång.")
                    raise WrongInput("ages", wrong % {"age": expected})
            expected = norm.last_age + 1
        if expected != OLDEST + 1:
            wrong = _("Skriv en norm för varje ålder från %(youngest)d till %(oldest)d år.")
            raise WrongInput("children", wrong % {"youngest": YOUNGEST, "oldest": OLDEST})

    def _check_joint(self) -> None:
        field = "joint_by_household_size"
        if not self.joint:
            raise WrongInput(field, _("Skriv gemensamma kostnader för minst en person."))
        for number, amount in enumerate(self.joint, start=1):
            with inside(field):
                check_amount(amount, str(number))
        if list(self.joint) != sorted(self.joint):
            wrong = _("Gemensamma kostnader kan inte vara lägre för fler personer.")
            raise WrongInput(field, wrong)
        check_amount(self.joint_per_extra_person, "joint_per_extra_person")
