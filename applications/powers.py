"""What a helper may be given, in four bundles, and the words for it. Pure declarations.

The powers stand in the model; the applicant chooses a bundle in everyday words and may change
it power by power.
"""

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class GrantKind(models.TextChoices):
    """On which ground someone helps with a login of her own.

    Consent (OSL) for a supporter, fullmakt (FL 14–15 §§) for an ombud, a decision by a court or
    the law for the others, and for framtidsfullmakt the document itself.
    """

    SUPPORTER = "supporter", _("stödperson")
    OMBUD = "ombud", _("ombud")
    GOD_MAN = "god_man", _("god man")
    FORVALTARE = "forvaltare", _("förvaltare")
    VARDNADSHAVARE = "vardnadshavare", _("vårdnadshavare")
    FRAMTIDSFULLMAKT = "framtidsfullmakt", _("framtidsfullmakt")


# What the person gives herself, always with an end date.
CONSENT_KINDS = (GrantKind.SUPPORTER, GrantKind.OMBUD)
# What a caseworker enters and verifies: nobody can give it to herself.
APPOINTED_KINDS = tuple(kind for kind in GrantKind if kind not in CONSENT_KINDS)


class GivenWay(models.TextChoices):
    """How the help was given."""

    E_ID = "e_id", _("i e-tjänsten")
    DESK = "desk", _("på plats hos oss")
    PHONE = "phone", _("i telefon")
    PAPER = "paper", _("på papper")
    LETTER_CODE = "letter_code", _("med en kod i ett brev")
    APPOINTED = "appointed", _("genom ett beslut eller ett dokument")
    OUTREACH = "outreach", _("muntligt till den som hjälper")


# Nothing is open until a caseworker has seen the paper.
WAYS_WITH_PROOF = (GivenWay.PAPER, GivenWay.APPOINTED)


class Power(models.TextChoices):
    """One thing a helper may do."""

    SEE_STATUS = "see_status", _("Se hur det går")
    GET_NOTICES = "get_notices", _("Få veta när något händer")
    READ_ANSWERS = "read_answers", _("Läsa svar och papper")
    READ_DECISION = "read_decision", _("Läsa beslut")
    EDIT_DRAFT = "edit_draft", _("Fylla i och ändra svar")
    UPLOAD = "upload", _("Lägga till papper")
    MESSAGE = "message", _("Läsa och skriva meddelanden")
    SUBMIT = "submit", _("Skicka ansökan")
    APPEAL = "appeal", _("Överklaga beslut")


# A power that is worth nothing without another: both are needed, or it opens nothing.
NEEDS: dict[Power, frozenset[Power]] = {
    Power.EDIT_DRAFT: frozenset({Power.READ_ANSWERS}),
    Power.UPLOAD: frozenset({Power.READ_ANSWERS}),
    Power.SUBMIT: frozenset({Power.READ_ANSWERS}),
    Power.APPEAL: frozenset({Power.READ_DECISION}),
}
# Acting instead of the person takes a fullmakt or more (FL 14 §).
OMBUD_POWERS = frozenset({Power.SUBMIT, Power.APPEAL})

_SEE = (Power.SEE_STATUS, Power.GET_NOTICES)
_READ = (*_SEE, Power.READ_ANSWERS, Power.READ_DECISION)
_HELP = (*_READ, Power.EDIT_DRAFT, Power.UPLOAD, Power.MESSAGE)


@dataclass(frozen=True, kw_only=True)
class Bundle:
    """Powers that go together: what the person chooses among. ``never`` is what stays hers."""

    key: str
    label: str | Promise
    example: str | Promise
    never: str | Promise
    powers: tuple[Power, ...]


# What who begins an application with somebody may do with that one, until the person has it.
OUTREACH_POWERS = frozenset({Power.READ_ANSWERS, Power.EDIT_DRAFT, Power.UPLOAD})

BUNDLES = (
    Bundle(
        key="see",
        label=_("Se hur det går"),
        example=_("Hen ser till exempel att vi har fått din ansökan."),
        never=_("Hen kan aldrig läsa dina svar eller ändra något."),
        powers=_SEE,
    ),
    Bundle(
        key="read",
        label=_("Läsa svar, papper och beslut"),
        example=_("Hen läser till exempel vad du har svarat om din hyra."),
        never=_("Hen kan aldrig ändra eller skicka något."),
        powers=_READ,
    ),
    Bundle(
        key="help",
        label=_("Hjälpa till att fylla i och svara"),
        example=_("Hen skriver till exempel in din hyra. Du ser vad hen har skrivit."),
        never=_("Hen kan aldrig skicka ansökan. Det gör bara du."),
        powers=_HELP,
    ),
    Bundle(
        key="all",
        label=_("Göra nästan allt, också skicka ansökan"),
        example=_("Hen fyller till exempel i hela ansökan och skickar den."),
        never=_("Hen kan aldrig ta tillbaka ansökan eller ge någon annan tillgång."),
        powers=(*_HELP, Power.SUBMIT, Power.APPEAL),
    ),
)
BUNDLE_BY_KEY = {bundle.key: bundle for bundle in BUNDLES}


def kind_for(powers: frozenset[Power]) -> GrantKind:
    """Return what one becomes who is given these powers by the person herself."""
    return GrantKind.OMBUD if powers & OMBUD_POWERS else GrantKind.SUPPORTER


def missing_needs(powers: frozenset[Power]) -> frozenset[Power]:
    """Return the powers that some of these need and that are not among them."""
    needed = frozenset().union(*(NEEDS.get(power, frozenset()) for power in powers))
    return needed - powers


def bundle_of(powers: frozenset[Power]) -> Bundle | None:
    """Return the bundle that is exactly these powers, or None when they were chosen singly."""
    return next((bundle for bundle in BUNDLES if frozenset(bundle.powers) == powers), None)
