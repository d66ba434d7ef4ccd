"""Where a case is: its stage, what may follow, and the words for each reader.

One table for the stages, one text per stage and audience.
"""

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise, lazy
from django.utils.translation import gettext_lazy as _

from applications.statuses.audiences import Audience
from guides import library


class ApplicationKind(models.TextChoices):
    """What is applied for. ``BASE_KINDS`` can be live only once per person and month."""

    FIRST = "first", _("Nyansökan")
    RENEWAL = "renewal", _("Återansökan")
    EXTRA = "extra", _("Tilläggsansökan")
    ESSENTIALS = "essentials", _("Det viktigaste")


BASE_KINDS = (ApplicationKind.FIRST, ApplicationKind.RENEWAL, ApplicationKind.ESSENTIALS)
# Those that are begun for a month; in the others the person is asked which one.
FOR_A_MONTH = (ApplicationKind.EXTRA, ApplicationKind.ESSENTIALS)


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


@dataclass(frozen=True, kw_only=True)
class StageText:
    """A stage in words: a heading, and what usually happens next. ``key`` is the text's, if it is
    one that editors edit."""

    heading: str | Promise
    next_step: str | Promise
    key: str = ""


type StageTexts = dict[Audience, StageText]


def stage_texts(stage: CaseStage, for_office: Promise, name: str = "") -> StageTexts:
    """Return the words for each reader. All but the caseworkers' are texts that editors edit,
    ``statuses/<name>-<audience>`` in the library; ``name`` is the stage's unless given."""
    return {
        **{each: _text_of(f"statuses/{name or stage}-{each}") for each in Audience.of_people()},
        Audience.CASEWORKER: StageText(heading=stage.label, next_step=for_office),
    }


def _text_of(key: str) -> StageText:
    return StageText(heading=_title(key), next_step=_plain(key), key=key)


_title = lazy(lambda key: library.shown(key).title, str)
_plain = lazy(library.shown_plain, str)

STAGE_TEXTS: dict[CaseStage, StageTexts] = {
    stage: stage_texts(stage, for_office)
    for stage, for_office in {
        CaseStage.RECEIVED: _("Ta ärendet och börja utreda."),
        CaseStage.UNDER_INVESTIGATION: _("Läs svaren och be om det som saknas."),
        CaseStage.COMMUNICATED: _("Vänta på svar. Fatta sedan beslut."),
        CaseStage.DECIDED: _("Se till att beslutet når den som söker. Avsluta sedan ärendet."),
        CaseStage.WITHDRAWN: _("Den som söker har tagit tillbaka ansökan."),
        CaseStage.CLOSED: _("Inget mer att göra."),
    }.items()
}
