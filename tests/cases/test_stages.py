"""The stage of a case: every step the table has, and none that it lacks."""

from itertools import product
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction

from applications.actions.cases import move_to
from applications.errors import TransitionNotAllowed
from applications.models import Case
from applications.statuses import STAGE_TEXTS, TRANSITIONS, Audience, CaseStage
from eservice import clock
from tests.factories import make_case

ALLOWED = {
    ("received", "under_investigation"),
    ("received", "withdrawn"),
    ("under_investigation", "communicated"),
    ("under_investigation", "decided"),
    ("under_investigation", "withdrawn"),
    ("communicated", "under_investigation"),
    ("communicated", "decided"),
    ("communicated", "withdrawn"),
    ("decided", "closed"),
    ("decided", "under_investigation"),
    ("withdrawn", "closed"),
    ("closed", "under_investigation"),
}


def case_in(stage: CaseStage) -> Case:
    """Put a case straight into a stage, with the times that belong to it."""
    case, now = make_case(), clock.now()
    started = None if stage in (CaseStage.RECEIVED, CaseStage.WITHDRAWN) else now
    withdrawn = now if stage == CaseStage.WITHDRAWN else None
    Case.objects.filter(pk=case.pk).update(
        stage=stage, investigation_started_at=started, withdrawn_at=withdrawn
    )
    return Case.objects.get(pk=case.pk)


@pytest.mark.parametrize(("before", "after"), list(product(CaseStage, CaseStage)))
def test_the_whole_grid(db, before, after):
    case = case_in(before)

    if (before.value, after.value) in ALLOWED:
        move_to(case, after)
        assert Case.objects.get(pk=case.pk).stage == after
    else:
        with pytest.raises(TransitionNotAllowed):
            move_to(case, after)
        assert Case.objects.get(pk=case.pk).stage == before


def test_the_table_knows_every_stage():
    assert set(TRANSITIONS) == set(CaseStage)


def test_every_stage_has_words_for_every_reader():
    assert set(STAGE_TEXTS) == set(CaseStage)
    for texts in STAGE_TEXTS.values():
        assert set(texts) == set(Audience)
        assert all(text.heading and text.next_step for text in texts.values())


@pytest.mark.parametrize(
    "broken",
    [
        {"stage": CaseStage.WITHDRAWN},
        {"stage": CaseStage.UNDER_INVESTIGATION},
        {"withdrawn_at": "2026-11-01T00:00Z"},
        {"investigation_started_at": "2026-11-01T00:00Z"},
        {"caseworker_since": "2026-11-01T00:00Z"},
    ],
    ids=str,
)
def test_the_database_refuses_a_stage_without_its_time(db, broken):
    case = make_case()

    with pytest.raises(DatabaseError), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(**broken)


def test_every_stage_stands_in_the_glossary(settings):
    glossary = (Path(settings.BASE_DIR) / "docs/glossary.md").read_text(encoding="utf-8")

    for stage in CaseStage:
        assert f"`{stage.name}`" in glossary
        assert str(stage.label) in glossary
