"""A whole file is disposed of: planned first, then done, and no page leads to it."""

from datetime import UTC, datetime
from io import StringIO

import pytest
import time_machine
from django.apps import apps
from django.core.management import CommandError, call_command
from django.urls import reverse

from applications.actions.disposing import carry_out, hold, plan_disposal, release
from applications.errors import NotPossible
from applications.management.verification import verify_everything
from applications.models import (
    Application,
    Case,
    CaseEvent,
    CaseNote,
    Disposal,
    DisposalPermit,
    Document,
    Grant,
    Message,
)
from applications.retention.contents import DELETED, DISPOSED, KEPT, OF_NOBODY
from applications.statuses import CaseStage
from eservice.people.models import Person
from tests.casework.making import make_everything
from tests.conftest import logged_in
from tests.factories import answer, make_applicant, make_case, make_caseworker, make_draft
from tests.helping import make_grant
from tests.retention.conftest import TOO_SOON


def planned(case: Case) -> dict:
    [told] = [each for each in plan_disposal().files if case.reference in each["references"]]
    return told


def test_every_table_is_deleted_kept_or_of_nobody():
    deleted = {model.__name__ for model, _ways in DELETED}
    models = [*apps.get_app_config("applications").get_models(include_auto_created=True)]
    models += apps.get_app_config("people").get_models()
    assert {model.__name__ for model in models} == deleted | {*KEPT} | {*OF_NOBODY}
    assert not deleted & {*KEPT, *OF_NOBODY}


def test_a_plan_deletes_nothing_and_names_nobody(old_case, later):
    plan = plan_disposal()
    assert [told["finding"] for told in plan.files] == ["dispose"]
    assert old_case.person.name not in str(plan.files)
    assert CaseNote.objects.exists() or Message.objects.exists()
    assert Application.objects.get().content["sections"]


def test_it_is_too_soon(old_case):
    with time_machine.travel(TOO_SOON, tick=False):
        assert plan_disposal().files == []


def test_nothing_is_left_but_the_logs_and_they_hold(old_case, later, documents_dir):
    other = make_case(make_applicant())
    make_everything(other, make_caseworker())
    events = CaseEvent.objects.filter(case=old_case).count()
    plan = plan_disposal()

    assert carry_out(plan.pk) == 1

    for model, ways in DELETED:
        for way in ways:
            assert not model.objects.filter(**{way: old_case.person_id}).exists(), model
    person, case = Person.objects.get(pk=old_case.person_id), Case.objects.get(pk=old_case.pk)
    assert (person.name, person.number, person.number_index) == ("", None, None)
    assert case.application.content == DISPOSED
    assert Grant.objects.get(grantor=person).name == ""
    assert not person.users.get().is_active
    assert CaseEvent.objects.filter(case=old_case).count() == events + 1
    assert Message.objects.filter(case=other).exists()
    done = Disposal.objects.get()
    assert done.rows["applications.Message"] >= 1
    assert not DisposalPermit.objects.exists()
    call_command("tick", stdout=StringIO())
    verify_everything()


def test_files_go_when_the_transaction_has_ended(
    old_case, later, documents_dir, django_capture_on_commit_callbacks
):
    before = [path for path in documents_dir.rglob("*") if path.is_file()]
    assert before
    with django_capture_on_commit_callbacks(execute=True):
        carry_out(plan_disposal().pk)
    assert not [path for path in documents_dir.rglob("*") if path.is_file()]
    assert not Document.objects.filter(draft=old_case.pk).exists()


def test_she_can_come_back_as_somebody_new(anna, old_case, later):
    number = anna.person.number
    carry_out(plan_disposal().pk)
    again = make_applicant(number=number)
    assert again.person_id != anna.person_id
    assert make_case(again).person_id == again.person_id


def test_who_helps_somebody_else_goes_on_as_herself(anna, old_case, later):
    grantor, old_person, number = make_applicant(), anna.person_id, anna.person.number
    make_grant(grantor, anna, "see")
    carry_out(plan_disposal().pk)

    anna.refresh_from_db()
    assert anna.person_id != old_person
    assert (anna.person.name, anna.person.number) == ("Anna Exempel", number)
    assert Person.objects.get(pk=old_person).name == ""
    assert Grant.objects.get(grantor=grantor.person).grantee_id == anna.person_id
    page = logged_in(anna).get(reverse("home"))
    assert page.status_code == 200
    assert old_case.reference not in page.text


def test_no_page_leads_to_what_is_disposed_of(anna, old_case, later):
    worker = make_caseworker(unit=old_case.unit)
    assert logged_in(worker).get(reverse("review_case", args=[old_case.pk])).status_code == 200
    carry_out(plan_disposal().pk)
    for user in (worker, make_applicant(), make_caseworker()):
        client = logged_in(user)
        for name in ("review_case", "case", "case_answers", "journal", "draft"):
            assert client.get(reverse(name, args=[old_case.pk])).status_code == 404, name
        assert client.get(reverse("home"), follow=True).status_code == 200


def test_a_new_draft_makes_the_whole_file_young_again(anna, old_case, later):
    with time_machine.travel(TOO_SOON, tick=False):
        answer(anna, make_draft(anna, {}), "anything_else", {"anything_else": "Hej."})
    assert plan_disposal().files == []


def test_an_open_case_and_an_open_appeal_stop_it(anna, old_case, later):
    old_case.appeals.update(status="received")
    assert planned(old_case)["finding"] == "open"
    old_case.appeals.update(status="ruled")
    Case.objects.update(stage=CaseStage.RECEIVED)
    assert planned(old_case)["finding"] == "open"
    assert carry_out(plan_disposal().pk) == 0


def test_a_held_file_stays_until_it_is_released(old_case, later):
    hold(reference=old_case.reference, why="tvist i domstol")
    hold(reference=old_case.reference, why="tvist i domstol")
    assert planned(old_case)["finding"] == "held"
    release(reference=old_case.reference)
    assert planned(old_case)["finding"] == "dispose"
    with pytest.raises(NotPossible):
        release(reference=old_case.reference)


def test_what_changed_after_the_plan_stays(old_case, later):
    plan = plan_disposal()
    hold(reference=old_case.reference, why="tvist i domstol")
    assert carry_out(plan.pk) == 0
    assert Message.objects.filter(case=old_case).exists()


def test_a_plan_is_carried_out_once_and_only_while_it_is_new(old_case, later):
    plan = plan_disposal()
    carry_out(plan.pk)
    with pytest.raises(NotPossible):
        carry_out(plan.pk)
    plan = plan_disposal()
    assert plan.files == []
    with (
        time_machine.travel(datetime(2031, 5, 1, tzinfo=UTC), tick=False),
        pytest.raises(NotPossible),
    ):
        carry_out(plan.pk)


def test_an_operator_plans_reads_and_carries_out(old_case, later):
    out = StringIO()
    call_command("dispose", stdout=out)
    assert f"{old_case.reference}: last note 2026-03-02, due 2031-03-02" in out.getvalue()
    assert "Nothing has been deleted." in out.getvalue()
    plan = out.getvalue().split()[1].rstrip(".")
    call_command("dispose", carry_out=plan, stdout=out)
    assert "Files disposed of: 1." in out.getvalue()


@pytest.mark.parametrize(
    "wrong", [{"hold": "EX-1"}, {"hold": "EX-1", "why": "x"}, {"release": "EX-1"},
              {"carry_out": "8f2a1d6e-7d0b-4d7a-9a53-0e7f4b1d2c3a"}],
)  # fmt: skip
def test_what_can_not_be_done_is_said(db, wrong):
    with pytest.raises(CommandError):
        call_command("dispose", **wrong)
