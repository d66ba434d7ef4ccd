"""What goes into a calculation beside the household: costs, incomes, and changes of the norm."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from applications.norm.amounts import ZERO, check_amount
from applications.norm.errors import WrongInput
from applications.norm.household import Person
from applications.norm.kinds import NORM_ITEMS, PAY
from eservice.ui.swedish import LARGEST_AMOUNT


@dataclass(frozen=True, kw_only=True)
class Cost:
    """A cost beside the norm. ``amount`` is what is asked for; ``approved`` what is reasonable.

    Without ``approved`` the whole amount counts. ``why`` must say why they differ (FL 32 §).
    """

    kind: str
    amount: Decimal
    approved: Decimal | None = None
    why: str = ""

    def __post_init__(self) -> None:
        check_amount(self.amount, "amount")
        if self.approved is None:
            return
        check_amount(self.approved, "approved")
        if self.approved != self.amount and not self.why.strip():
            wrong = _("Skriv varför vi inte räknar med samma summa som i ansökan.")
            raise WrongInput("why", wrong)

    @property
    def counted(self) -> Decimal:
        return self.amount if self.approved is None else self.approved


@dataclass(frozen=True, kw_only=True)
class Income:
    """Money in the month, after tax. A child's pay stands at the child, not here."""

    person: Person
    kind: str
    amount: Decimal

    def __post_init__(self) -> None:
        check_amount(self.amount, "amount")
        if self.person == Person.HOUSEHOLD:
            raise WrongInput("person", _("Välj vem som får pengarna."))
        if self.person == Person.CHILD and self.kind == PAY:
            raise WrongInput("kind", _("Skriv barnets lön i own_income vid barnet."))


@dataclass(frozen=True, kw_only=True)
class Adjustment:
    """A higher or lower norm than the table's (SoL 12 kap. 7 §), for one person or for all.

    ``amount`` is below zero for a lower norm. ``child`` is the child's place in the list, for
    ``Person.CHILD`` alone. ``item`` is a key of NORM_ITEMS, or empty for the norm as a whole.
    """

    person: Person
    amount: Decimal
    reason: str
    item: str = ""
    child: int | None = None

    def __post_init__(self) -> None:
        check_amount(self.amount, "amount", lowest=-LARGEST_AMOUNT)
        if self.amount == ZERO:
            raise WrongInput("amount", _("Skriv hur mycket normen ändras."))
        if not self.reason.strip():
            raise WrongInput("reason", _("Skriv varför normen ändras."))
        if self.item and self.item not in NORM_ITEMS:
            raise WrongInput("item", _("Välj något av: %s.") % ", ".join(NORM_ITEMS))
        if (self.person == Person.CHILD) != (self.child is not None):
            wrong = _("Skriv vilket barn det är, och bara när det gäller ett barn.")
            raise WrongInput("child", wrong)


@dataclass(frozen=True, kw_only=True)
class NormByHand:
    """The whole norm as a caseworker enters it for a month without a table.

    ``prisbasbelopp`` is needed when a child has pay of its own.
    """

    amount: Decimal
    reason: str
    prisbasbelopp: Decimal | None = None

    def __post_init__(self) -> None:
        check_amount(self.amount, "amount")
        if not self.reason.strip():
            raise WrongInput("reason", _("Skriv varför du skriver in normen för hand."))
        if self.prisbasbelopp is not None:
            check_amount(self.prisbasbelopp, "prisbasbelopp", lowest=Decimal(1))
