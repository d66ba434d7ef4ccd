"""Where a case is: its stage, what may follow, and the words for each reader.

One table for the stages, one text per stage and audience. A stage without all texts fails a
test, and so does one that is missing from docs/glossary.md.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class ApplicationKind(models.TextChoices):
    """What is applied for. ``BASE_KINDS`` can be live only once per person and month."""

    FIRST = "first", _("Nyansökan")


BASE_KINDS = (ApplicationKind.FIRST,)


class CaseStage(models.TextChoices):
    """The stage of a case, in the caseworker's words."""

    RECEIVED = "received", _("Inkommen")
    UNDER_INVESTIGATION = "under_investigation", _("Utredning")
    COMMUNICATED = "communicated", _("Kommunicerad")
    DECIDED = "decided", _("Beslutad")
    WITHDRAWN = "withdrawn", _("Återtagen")
    CLOSED = "closed", _("Avslutad")


TRANSITIONS: dict[CaseStage, frozenset[CaseStage]] = {
    CaseStage.RECEIVED: frozenset({CaseStage.UNDER_INVESTIGATION, CaseStage.WITHDRAWN}),
    CaseStage.UNDER_INVESTIGATION: frozenset(
        {CaseStage.COMMUNICATED, CaseStage.DECIDED, CaseStage.WITHDRAWN}
    ),
    CaseStage.COMMUNICATED: frozenset(
        {CaseStage.UNDER_INVESTIGATION, CaseStage.DECIDED, CaseStage.WITHDRAWN}
    ),
    CaseStage.DECIDED: frozenset({CaseStage.CLOSED, CaseStage.UNDER_INVESTIGATION}),
    CaseStage.WITHDRAWN: frozenset({CaseStage.CLOSED}),
    CaseStage.CLOSED: frozenset({CaseStage.UNDER_INVESTIGATION}),
}

# The stages in which a case still waits for us or for the applicant.
OPEN_STAGES = (CaseStage.RECEIVED, CaseStage.UNDER_INVESTIGATION, CaseStage.COMMUNICATED)


class Audience(StrEnum):
    """Who reads a text."""

    APPLICANT = "applicant"
    REPRESENTATIVE = "representative"
    CO_APPLICANT = "co_applicant"
    CASEWORKER = "caseworker"


@dataclass(frozen=True, kw_only=True)
class StageText:
    """A stage in words: a heading, and what usually happens next."""

    heading: str | Promise
    next_step: str | Promise


STAGE_TEXTS: dict[CaseStage, dict[Audience, StageText]] = {
    CaseStage.RECEIVED: {
        Audience.APPLICANT: StageText(
            heading=_("Vi har fått din ansökan"),
            next_step=_("Snart börjar en handläggare läsa den. Du ser här när det händer."),
        ),
        Audience.REPRESENTATIVE: StageText(
            heading=_("Vi har fått ansökan"),
            next_step=_("Snart börjar en handläggare läsa den."),
        ),
        Audience.CO_APPLICANT: StageText(
            heading=_("Vi har fått ansökan"),
            next_step=_("Snart börjar en handläggare läsa den."),
        ),
        Audience.CASEWORKER: StageText(
            heading=CaseStage.RECEIVED.label,
            next_step=_("Ta ärendet och börja utreda."),
        ),
    },
    CaseStage.UNDER_INVESTIGATION: {
        Audience.APPLICANT: StageText(
            heading=_("Vi läser din ansökan"),
            next_step=_("Vi hör av oss om något saknas. Annars får du ett beslut."),
        ),
        Audience.REPRESENTATIVE: StageText(
            heading=_("Vi läser ansökan"),
            next_step=_("Vi hör av oss om något saknas. Annars kommer ett beslut."),
        ),
        Audience.CO_APPLICANT: StageText(
            heading=_("Vi läser ansökan"),
            next_step=_("Vi hör av oss om något saknas. Annars kommer ett beslut."),
        ),
        Audience.CASEWORKER: StageText(
            heading=CaseStage.UNDER_INVESTIGATION.label,
            next_step=_("Läs svaren och be om det som saknas."),
        ),
    },
    CaseStage.COMMUNICATED: {
        Audience.APPLICANT: StageText(
            heading=_("Läs vår utredning och säg vad du tycker"),
            next_step=_("Sedan fattar vi ett beslut."),
        ),
        Audience.REPRESENTATIVE: StageText(
            heading=_("Utredningen är klar att läsa"),
            next_step=_("Den du hjälper kan säga vad hen tycker. Sedan fattar vi ett beslut."),
        ),
        Audience.CO_APPLICANT: StageText(
            heading=_("Utredningen är klar att läsa"),
            next_step=_("Ring oss om du vill veta vad som står i den. Sedan fattar vi ett beslut."),
        ),
        Audience.CASEWORKER: StageText(
            heading=CaseStage.COMMUNICATED.label,
            next_step=_("Vänta på den sökandes svar. Fatta sedan beslut."),
        ),
    },
    CaseStage.DECIDED: {
        Audience.APPLICANT: StageText(
            heading=_("Ditt beslut är klart"),
            next_step=_(
                "Tycker du att beslutet är fel? Du kan överklaga, alltså be en domstol ändra det."
            ),
        ),
        Audience.REPRESENTATIVE: StageText(
            heading=_("Beslutet är klart"),
            next_step=_("Den du hjälper kan läsa beslutet. Hen kan överklaga det."),
        ),
        Audience.CO_APPLICANT: StageText(
            heading=_("Beslutet är klart"),
            next_step=_("Ring oss om du har frågor om beslutet."),
        ),
        Audience.CASEWORKER: StageText(
            heading=CaseStage.DECIDED.label,
            next_step=_("Se till att beslutet når den sökande. Avsluta sedan ärendet."),
        ),
    },
    CaseStage.WITHDRAWN: {
        Audience.APPLICANT: StageText(
            heading=_("Du har tagit tillbaka ansökan"),
            next_step=_("Vi gör inget mer med ansökan. Du kan söka igen när du vill."),
        ),
        Audience.REPRESENTATIVE: StageText(
            heading=_("Den du hjälper har tagit tillbaka ansökan"),
            next_step=_("Vi gör inget mer med ansökan. Det går att söka igen."),
        ),
        Audience.CO_APPLICANT: StageText(
            heading=_("Ansökan är tillbakatagen"),
            next_step=_("Vi gör inget mer med ansökan. Du kan söka själv när du vill."),
        ),
        Audience.CASEWORKER: StageText(
            heading=CaseStage.WITHDRAWN.label,
            next_step=_("Den sökande har tagit tillbaka ansökan."),
        ),
    },
    CaseStage.CLOSED: {
        Audience.APPLICANT: StageText(
            heading=_("Ärendet är avslutat"),
            next_step=_("Du kan fortfarande läsa allt här. Du kan söka igen när du vill."),
        ),
        Audience.REPRESENTATIVE: StageText(
            heading=_("Ärendet är avslutat"),
            next_step=_("Det går fortfarande att läsa här."),
        ),
        Audience.CO_APPLICANT: StageText(
            heading=_("Ärendet är avslutat"),
            next_step=_("Ring oss om du har frågor."),
        ),
        Audience.CASEWORKER: StageText(
            heading=CaseStage.CLOSED.label,
            next_step=_("Inget mer att göra."),
        ),
    },
}
