"""Staff write down what somebody has written on paper or told: what comes of it."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from applications.access import Actor, Verb, can
from applications.actions.cases import take_case
from applications.actions.recusing import recuse
from applications.actions.sending import send_application
from applications.errors import NotAllowed, NotPossible
from applications.event_kinds import EventKind, PersonEventKind
from applications.models import Answer, Case, DeskRecord, Draft, Letter, PersonEvent, Registration
from applications.queries import acting_on, own_drafts
from applications.questions.registered import not_answered_in
from applications.statuses import ApplicationKind, RegisteredWay
from eservice import clock
from tests.conftest import logged_in
from tests.desk.making import make_desk_clerk, make_record
from tests.factories import make_applicant, make_case, make_caseworker, this_month
from tests.helping import make_grant
from tests.wizard.test_filling_in import step_url
from tests.writing_down.making import begun, registered_case, start, written

pytestmark = pytest.mark.django_db


def test_a_paper_goes_through_the_ordinary_questions_and_becomes_a_case(disa_client, disa, found):
    came = clock.today() - timedelta(days=2)
    response = start(disa_client, found.person, came)
    draft = Draft.objects.get()
    assert response.url == step_url(draft, "acute")
    shown = disa_client.get(response.url).text
    assert "Du skriver för <b><bdi>Anna" in shown
    assert "Är något av det här bråttom?" in shown
    disa_client.post(response.url, {"acute": "food", "_rev": "0"})
    disa_client.post(step_url(draft, "month"), {"month": this_month(), "_rev": "0"})
    check = disa_client.get(reverse("check", args=[draft.pk])).text
    assert "frågor är inte besvarade" in check
    assert "Inte besvarat" in check
    sends_it_once(disa_client, disa, draft, came)


def sends_it_once(disa_client, disa, draft, came):
    send = reverse("send", args=[draft.pk])
    assert "Jag har skrivit det som personen har skrivit eller sagt." in disa_client.get(send).text
    assert disa_client.post(send).status_code == 200
    assert not Case.objects.exists()
    done = disa_client.post(send, {"declare": "yes"})
    case = Case.objects.get()
    assert done.url == reverse("registered", args=[case.pk])
    assert case.reference in disa_client.get(done.url).text
    assert timezone.localdate(case.received_at) == came
    assert timezone.localdate(case.application.sent_at) == came
    assert case.is_urgent
    assert case.application.sent_by == disa
    said = case.application.content["registered"]
    assert (said["way"], said["received_on"]) == ("paper", came.isoformat())
    kinds = list(case.events.order_by("seq").values_list("kind", flat=True))
    assert kinds[:2] == [EventKind.SENT, EventKind.REGISTERED_PAPER]
    steps = [event.kind for event in PersonEvent.objects.order_by("seq")]
    assert steps == [PersonEventKind.REGISTRATION_STARTED, PersonEventKind.REGISTRATION_SENT]
    call_command("verify_events", quiet=True)


def test_what_is_left_open_is_marked_and_what_cannot_be_read_is_kept_word_for_word(disa, found):
    case = registered_case(disa, found.person, {"month": {"month": this_month()}})
    left_open = {step["key"]: step for step in not_answered_in(case.application.content)}
    assert left_open["housing_form"]["rows"][0]["lines"] == ["Inte besvarat på papperet"]
    assert "month" not in left_open
    # Nothing need be written there.
    assert "anything_else" not in left_open
    draft = written(disa, make_found().person, {"month": {"month": this_month()}})
    client = logged_in(disa)
    raw = {"ways": "phone", "phone": "ring granntanten", "_rev": "0"}
    client.post(step_url(draft, "contact"), raw)
    case = send_application(Actor(disa), draft_id=draft.pk)
    contact = next(s for s in not_answered_in(case.application.content) if s["key"] == "contact")
    assert "ring granntanten" in contact["rows"][0]["lines"]
    assert contact["rows"][0]["public"] == []


def make_found():
    other = make_applicant()
    make_record(other.person)
    return other


def test_an_open_safety_question_is_still_a_safety_answer(disa, found):
    case = registered_case(disa, found.person, {"month": {"month": this_month()}})
    steps = {step["key"]: step for step in not_answered_in(case.application.content)}
    for key in ("acute", "safe_contact"):
        assert steps[key]["rows"][0]["safety"]
        assert steps[key]["rows"][0]["public"] == []


def test_a_paper_without_a_month_is_for_the_one_in_which_it_came(disa, found):
    case = registered_case(disa, found.person, {}, received_on=clock.today())
    assert case.month == clock.today().replace(day=1)
    assert case.application.content["registered"]["month_is_ours"]


def test_the_answers_keep_whose_hand_wrote_them(disa, found):
    draft = written(disa, found.person)
    assert {row.by for row in Answer.objects.filter(draft=draft)} == {disa}
    case = send_application(Actor(disa), draft_id=draft.pk)
    sent_by = case.application.content["sent_by"]
    assert sent_by == {"name": disa.name, "kind": "registrar"}


def test_nothing_that_the_person_answered_before_is_shown(disa_client, disa, found):
    make_case(found)
    draft = written(disa, found.person, {}, kind=ApplicationKind.RENEWAL)
    assert not draft.answers.exists()
    assert disa_client.get(reverse("draft", args=[draft.pk])).status_code == 200


def test_an_extra_needs_a_case_to_add_to_and_essentials_a_free_month(disa, found):
    month = clock.today().replace(day=1)
    with pytest.raises(NotPossible):
        begun(disa, found.person, kind=ApplicationKind.EXTRA, month=month)
    make_case(found)
    assert begun(disa, found.person, kind=ApplicationKind.EXTRA, month=month)
    with pytest.raises(NotPossible):
        begun(disa, found.person, kind=ApplicationKind.ESSENTIALS, month=month)
    with pytest.raises(NotPossible):
        begun(disa, found.person, received_on=clock.today() + timedelta(days=1))


def test_a_month_that_is_taken_is_no_second_case(disa_client, disa, found):
    make_case(found)
    draft = written(disa, found.person)
    answer = disa_client.post(reverse("send", args=[draft.pk]), {"declare": "yes"})
    assert answer.status_code == 409
    assert "Det går inte att registrera för den månaden" in answer.text
    assert Case.objects.count() == 1


def test_only_who_writes_it_down_reads_it_and_only_until_it_is_sent(disa_client, disa, found):
    draft = written(disa, found.person)
    url = reverse("check", args=[draft.pk])
    assert disa_client.get(url).status_code == 200
    assert logged_in(make_desk_clerk()).get(url).status_code == 404
    assert logged_in(make_caseworker()).get(url).status_code == 404
    assert logged_in(found).get(url).status_code == 404
    assert not own_drafts(Actor(found)).exists()
    send_application(Actor(disa), draft_id=draft.pk)
    for name in ("check", "draft", "send", "case", "case_answers", "receipt", "review_case"):
        assert disa_client.get(reverse(name, args=[draft.pk])).status_code == 404
    assert logged_in(found).get(reverse("case_answers", args=[draft.pk])).status_code == 200


def test_the_desk_reads_no_other_draft_of_the_person(disa_client, disa, found):
    registered_case(disa, found.person)
    from_before = Draft.objects.create(person=found.person, flow_version="x")
    for name in ("check", "draft", "send", "delete_draft"):
        assert disa_client.get(reverse(name, args=[from_before.pk])).status_code == 404
    standing = acting_on(Actor(disa), from_before)
    assert not can(standing, Verb.READ_DRAFT, from_before)


def test_nobody_writes_for_herself_or_for_whom_she_is_close_to(disa, found):
    make_record(disa.person)
    with pytest.raises(NotAllowed):
        begun(disa, disa.person)
    helper = make_desk_clerk()
    make_grant(found, make_applicant_of(helper.person))
    with pytest.raises(NotAllowed):
        begun(helper, found.person)
    left = make_caseworker()
    case = make_case(found)
    take_case(Actor(left), case_id=case.pk)
    recuse(Actor(left), case_id=case.pk)
    with pytest.raises(NotAllowed):
        begun(left, found.person)
    assert begun(make_caseworker(), found.person)


def make_applicant_of(person):
    return type(Registration._meta.get_field("by").related_model.objects.first()).objects.create(
        issuer="test", subject=f"of {person.pk}", person=person
    )


def test_who_becomes_close_while_writing_sees_it_no_more(disa_client, disa, found):
    draft = written(disa, found.person)
    make_grant(found, make_applicant_of(disa.person))
    assert disa_client.get(reverse("check", args=[draft.pk])).status_code == 404


def test_somebody_who_was_never_found_at_the_desk_is_a_404(disa_client, anna):
    url = reverse("start_registration", args=[anna.person_id])
    assert disa_client.get(url).status_code == 404
    with pytest.raises(DeskRecord.DoesNotExist):
        begun(make_desk_clerk(), anna.person)


def test_it_is_never_thrown_away_for_its_age(disa, found):
    long_ago = clock.now() - timedelta(days=400)
    with clock.at(long_ago):
        draft = written(disa, found.person, {}, received_on=timezone.localdate(long_ago))
    call_command("tick")
    assert Draft.objects.filter(pk=draft.pk).exists()


@pytest.mark.parametrize(
    ("way", "kind"),
    [
        (RegisteredWay.PHONE, EventKind.REGISTERED_PHONE),
        (RegisteredWay.DESK, EventKind.REGISTERED_DESK),
    ],
)
def test_how_it_came_stands_in_the_log(disa, found, way, kind):
    case = registered_case(disa, found.person, way=way)
    assert case.events.filter(kind=kind).exists()
    assert Letter.objects.get(case=case).context["is_told"]
