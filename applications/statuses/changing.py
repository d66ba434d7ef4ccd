"""What is said while a decision stands and a new one is made in its place (FL 36–39 §§)."""

from django.utils.translation import gettext_lazy as _

from applications.statuses.audiences import Audience
from applications.statuses.stages import STAGE_TEXTS, CaseStage, StageText, StageTexts, stage_texts

CHANGING_TEXTS: dict[CaseStage, StageTexts] = {
    stage: stage_texts(stage, for_office, f"{stage}-again")
    for stage, for_office in {
        CaseStage.UNDER_INVESTIGATION: _(
            "Beslutet gäller tills det kommer ett nytt. Utred det som har ändrats."
        ),
        CaseStage.COMMUNICATED: _("Vänta på svar. Fatta sedan det nya beslutet."),
    }.items()
}


def stage_text(stage: str, audience: Audience, *, is_decided: bool) -> StageText:
    """Return the words for a stage; other ones when the case already has a decision."""
    changing = CHANGING_TEXTS.get(CaseStage(stage)) if is_decided else None
    return (changing or STAGE_TEXTS[CaseStage(stage)])[audience]
