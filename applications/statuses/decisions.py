"""What a decision can say, and where it is on its way to the person."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.statuses.audiences import Audience


class Outcome(models.TextChoices):
    """What is decided, for one thing applied for and in total."""

    GRANTED = "granted", _("bifall")
    PARTLY_GRANTED = "partly_granted", _("delvis bifall")
    REJECTED = "rejected", _("avslag")
    DISMISSED = "dismissed", _("avvisning")
    DISCONTINUED = "discontinued", _("avskrivning")


class Ending(models.TextChoices):
    """Why a whole case is discontinued."""

    ASKED = "asked", _("Personen har bett om det själv")
    DIED = "died", _("Personen har dött")
    OTHER = "other", _("Något annat")


class DecisionKind(models.TextChoices):
    """A first decision, or one that points back at an earlier one (FL 36–39 §§)."""

    FIRST = "first", _("beslut")
    CORRECTION = "correction", _("rättelse")
    RECONSIDERATION = "reconsideration", _("ändrat beslut")
    COURT = "court", _("efter domstolens dom")


class DecisionStatus(models.TextChoices):
    """Where a decision is, in the caseworker's words."""

    DRAFT = "draft", _("Utkast")
    PROPOSED = "proposed", _("Förslag")
    ISSUED = "issued", _("Fattat")


DECISION_TRANSITIONS: dict[DecisionStatus, frozenset[DecisionStatus]] = {
    DecisionStatus.DRAFT: frozenset({DecisionStatus.PROPOSED, DecisionStatus.ISSUED}),
    DecisionStatus.PROPOSED: frozenset({DecisionStatus.DRAFT, DecisionStatus.ISSUED}),
    DecisionStatus.ISSUED: frozenset(),
}


class NotifiedWay(models.TextChoices):
    """How the person got the decision."""

    SERVICE = "service", _("i e-tjänsten")
    LETTER = "letter", _("med brev")
    DESK = "desk", _("på plats hos oss")
    PHONE = "phone", _("i telefon")


_NOT_YET = _("Vi har inte fattat beslut än")

# Until it is issued nobody outside the office learns that a decision is being written.
DECISION_TEXTS: dict[DecisionStatus, dict[Audience, str | Promise]] = {
    DecisionStatus.DRAFT: {
        Audience.APPLICANT: _NOT_YET,
        Audience.REPRESENTATIVE: _NOT_YET,
        Audience.CO_APPLICANT: _NOT_YET,
        Audience.CASEWORKER: _("Skriv klart beslutet."),
    },
    DecisionStatus.PROPOSED: {
        Audience.APPLICANT: _NOT_YET,
        Audience.REPRESENTATIVE: _NOT_YET,
        Audience.CO_APPLICANT: _NOT_YET,
        Audience.CASEWORKER: _("Väntar på den som får fatta beslutet."),
    },
    DecisionStatus.ISSUED: {
        Audience.APPLICANT: _("Ditt beslut är klart"),
        Audience.REPRESENTATIVE: _("Beslutet är klart"),
        Audience.CO_APPLICANT: _("Beslutet är klart"),
        Audience.CASEWORKER: _("Beslutet är fattat. Det går inte att ändra."),
    },
}
