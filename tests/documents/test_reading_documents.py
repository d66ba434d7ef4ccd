"""Opening a paper: who may, what is logged, and what the response lets a browser do."""

from datetime import timedelta

import pytest
import time_machine
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse

from applications.access import Actor, Verb, can
from applications.actions.sending import send_application
from applications.event_kinds import AccessKind
from applications.models import AccessLog, Case, Document, Draft
from applications.queries import documents_of, visible_documents
from eservice import clock
from tests.conftest import logged_in
from tests.documents.making import jpeg, make_document, on_disk, pdf
from tests.factories import make_applicant, make_caseworker, make_draft

PAPER = pdf()
PAGES = ("document", "document_preview")


@pytest.fixture
def document(anna, draft):
    return make_document(anna, draft, name="Lön Anna 19900101-9802.pdf", data=PAPER)


@pytest.fixture
def in_a_case(anna, document):
    send_application(Actor(anna), draft_id=document.draft_id)
    return document


def get(user, document, page="document"):
    client = logged_in(user) if user else Client()
    return client.get(reverse(page, args=[document.pk]))


def test_the_owner_gets_what_we_kept(anna, document):
    response = get(anna, document)
    assert (response.status_code, response.content) == (200, PAPER)
    assert response["Content-Type"] == "application/pdf"
    name = f"papper-{document.number}.pdf"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'


def test_the_preview_is_a_picture_in_the_page(anna, document):
    response = get(anna, document, "document_preview")
    assert (response["Content-Type"], response["Content-Disposition"]) == ("image/jpeg", "inline")
    assert response.content == jpeg()


def test_a_paper_that_the_answers_no_longer_call_for_is_not_sent_with_them(anna, maja, draft):
    left = make_document(anna, draft, kind="sick_note")
    kept = make_document(anna, draft)
    send_application(Actor(anna), draft_id=draft.pk)

    assert [get(maja, paper).status_code for paper in (left, kept)] == [404, 200]
    assert get(anna, left).status_code == 200
    assert list(documents_of(draft.pk, only_sent=True)) == ["lease"]


@pytest.mark.parametrize("page", PAGES)
def test_nothing_in_it_can_run_and_no_cache_keeps_it(anna, document, page):
    response = get(anna, document, page)
    policy = response["Content-Security-Policy"]
    assert "sandbox" in policy
    assert "default-src 'none'" in policy
    assert "unsafe-" not in policy
    assert "frame-ancestors 'none'" in policy
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "no-store, private"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("page", PAGES)
def test_the_name_of_the_file_stands_in_no_header_and_no_log(anna, in_a_case, page, caplog):
    caplog.set_level(0)
    response = get(anna, in_a_case, page)
    said = str(response.headers) + caplog.text + "".join(map(str, AccessLog.objects.values()))
    assert "Anna" not in said
    assert "9802" not in said


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("role", ["other", "caseworker", "nobody"])
def test_before_it_is_sent_it_is_hers_alone(document, page, role):
    users = {"other": make_applicant, "caseworker": make_caseworker, "nobody": lambda: None}
    response = get(users[role](), document, page)
    assert response.status_code == (302 if role == "nobody" else 404)
    assert not AccessLog.objects.exists()


@pytest.mark.parametrize("page", PAGES)
def test_in_a_case_the_unit_may_read_and_the_reading_is_logged(maja, anna, in_a_case, page):
    for user in (maja, anna):
        assert get(user, in_a_case, page).status_code == 200
    rows = AccessLog.objects.order_by("pk").values_list("kind", "by", "case")
    assert list(rows) == [
        (AccessKind.DOCUMENT, user.pk, in_a_case.draft_id) for user in (maja, anna)
    ]


@pytest.mark.parametrize("page", PAGES)
def test_another_unit_and_another_person_are_refused_and_logged(in_a_case, page):
    for user in (make_caseworker(unit="vuxen"), make_applicant()):
        assert get(user, in_a_case, page).status_code == 404
        row = AccessLog.objects.latest("pk")
        assert (row.kind, row.by) == (AccessKind.REFUSED, user)
        assert row.case_id == in_a_case.draft_id


def test_a_caseworker_never_opens_her_own(anna, in_a_case):
    party = make_caseworker()
    party.person = anna.person
    party.save()
    assert get(party, in_a_case).status_code == 404


def test_previews_on_a_page_are_part_of_its_reading(maja, anna, in_a_case):
    case_page = logged_in(maja)
    with time_machine.travel(clock.now(), tick=False) as frozen:
        case_page.get(reverse("review_case", args=[in_a_case.draft_id]))
        for _time in range(3):
            get(maja, in_a_case, "document_preview")
        assert AccessLog.objects.count() == 1
        get(maja, in_a_case)
        assert AccessLog.objects.count() == 2
        frozen.shift(timedelta(minutes=11))
        get(maja, in_a_case, "document_preview")
        assert AccessLog.objects.count() == 3
        get(anna, in_a_case, "document_preview")
        assert AccessLog.objects.count() == 4


@pytest.mark.parametrize("page", PAGES)
def test_a_reading_that_can_not_be_logged_shows_nothing(maja, in_a_case, page, monkeypatch):
    def broken(**_values):
        raise DatabaseError("the log is full")

    monkeypatch.setattr(AccessLog.objects, "create", broken)
    response = get(maja, in_a_case, page)
    assert response.status_code == 503
    assert b"%PDF" not in response.content
    assert "sandbox" not in response["Content-Security-Policy"]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("fault", ["gone", "bent", "another"])
def test_a_file_that_is_not_as_we_left_it_is_never_shown(
    anna, draft, document, documents_dir, page, fault
):
    another = make_document(anna, draft)
    for path in on_disk(documents_dir):
        if path.name.startswith(document.stored_name):
            if fault == "gone":
                path.unlink()
            elif fault == "bent":
                path.write_bytes(path.read_bytes()[:-1] + b"x")
            else:
                part = path.suffix
                path.write_bytes(
                    (
                        path.parent.parent
                        / another.stored_name[:2]
                        / f"{another.stored_name}{part}"
                    ).read_bytes()
                )
    response = get(anna, document, page)
    assert response.status_code == 503
    assert "Vi kan inte visa papperet just nu" in response.text
    assert "sandbox" not in response["Content-Security-Policy"]


def test_a_paper_without_a_preview_has_none(anna, draft):
    assert get(anna, make_document(anna, draft, preview=b""), "document_preview").status_code == 404


def test_the_documents_that_one_sees(anna, maja, in_a_case):
    other = make_applicant()
    theirs = make_document(other, make_draft(other, {}))
    assert list(visible_documents(Actor(anna))) == [in_a_case]
    assert list(visible_documents(Actor(other))) == [theirs]
    assert list(visible_documents(Actor(maja))) == [in_a_case]
    assert not visible_documents(Actor(make_caseworker(unit="vuxen"))).exists()


@pytest.mark.parametrize("verb", [Verb.UPLOAD_DOCUMENT, Verb.REMOVE_DOCUMENT, Verb.READ_DOCUMENT])
@pytest.mark.parametrize("thing", [None, Document(), Draft(), Case()], ids=type)
def test_the_rules_say_no_to_what_is_not_there(anna, maja, verb, thing):
    assert not can(Actor(anna), verb, thing)
    assert not can(Actor(maja), verb, thing)


def test_the_rules_follow_the_draft(anna, maja, draft, document):
    def allowed(user):
        found = Document.objects.select_related("draft").get()
        verbs = (Verb.REMOVE_DOCUMENT, Verb.READ_DOCUMENT)
        upload = can(Actor(user), Verb.UPLOAD_DOCUMENT, found.draft)
        return (upload, *(can(Actor(user), verb, found) for verb in verbs))

    assert allowed(anna) == (True, True, True)
    assert allowed(maja) == (False, False, False)
    send_application(Actor(anna), draft_id=draft.pk)
    assert allowed(anna) == (False, False, True)
    assert allowed(maja) == (False, False, True)


def test_the_documents_of_a_draft_take_one_query(anna, draft, django_assert_num_queries):
    for kind in ("lease", "rent_bill", "lease"):
        make_document(anna, draft, kind=kind)
    with django_assert_num_queries(1):
        found = documents_of(draft)
        numbers = {kind: [each.number for each in some] for kind, some in found.items()}
    assert set(numbers) == {"lease", "rent_bill"}
    assert numbers["lease"] == sorted(numbers["lease"])
