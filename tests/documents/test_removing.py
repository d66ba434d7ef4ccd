"""Removing a paper, and changing it for another."""

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.sending import send_application
from applications.models import Document
from applications.queries import answers_of
from tests.documents.making import add_url, make_document, on_disk, remove_url, sent
from tests.documents.test_uploading import paper_page, upload
from tests.factories import answer, make_applicant, make_draft

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("quick")]


def test_a_removed_file_is_gone_from_the_disk_and_so_is_the_answer(
    anna_client, draft, documents_dir
):
    upload(anna_client, draft, sent(b"one"), sent(b"two"))
    first, second = Document.objects.order_by("number")

    response = anna_client.post(remove_url(draft, first))

    assert (response.status_code, response["Location"]) == (302, paper_page(draft))
    assert Document.objects.get() == second
    assert {path.name.partition(".")[0] for path in on_disk(documents_dir)} == {second.stored_name}
    assert answers_of(draft)["paper_lease"].cleaned["paper"] == "uploaded"

    anna_client.post(remove_url(draft, second))

    assert not on_disk(documents_dir)
    assert "paper_lease" not in answers_of(draft)
    assert draft.revisions.filter(step="paper_lease").exists()


def test_another_answer_than_uploaded_stays(anna_client, anna, draft):
    document = make_document(anna, draft)
    answer(anna, draft, "paper_lease", {"paper": "later", "why": ""})
    anna_client.post(remove_url(draft, document))
    assert answers_of(draft)["paper_lease"].cleaned["paper"] == "later"


def test_removing_twice_is_calm(anna_client, anna, draft):
    document = make_document(anna, draft)
    for body, page in (({"_kind": "lease"}, paper_page(draft)), ({"_kind": "x"}, None), ({}, None)):
        response = anna_client.post(remove_url(draft, document), body)
        assert response.status_code == 302
        if not Document.objects.exists() and body != {"_kind": "lease"}:
            page = reverse("draft", args=[draft.pk])
        assert response["Location"] == page


def test_only_ones_own_and_only_of_this_draft(anna_client, anna, draft):
    other = make_applicant()
    theirs = make_document(other, make_draft(other, {}))
    another = make_document(anna, make_draft(anna, {}))
    assert anna_client.post(remove_url(theirs.draft, theirs)).status_code == 404
    for document in (theirs, another):
        assert anna_client.post(remove_url(draft, document)).status_code == 302
    assert Document.objects.count() == 2


def test_nothing_is_removed_from_what_was_sent(anna_client, anna, draft, documents_dir):
    document = make_document(anna, draft)
    send_application(Actor(anna), draft_id=draft.pk)
    assert anna_client.post(remove_url(draft, document)).status_code == 409
    assert Document.objects.get() == document
    assert len(on_disk(documents_dir)) == 2


def test_a_file_is_changed_for_another_in_one_go(anna_client, anna, draft, documents_dir):
    old = make_document(anna, draft)
    upload(anna_client, draft, sent(b"new"), _replaces=str(old.pk))
    new = Document.objects.get()
    assert new.pk != old.pk
    assert {path.name.partition(".")[0] for path in on_disk(documents_dir)} == {new.stored_name}


def test_a_full_paper_can_still_be_changed(anna_client, anna, draft):
    documents = [make_document(anna, draft, preview=b"") for _number in range(20)]
    response = upload(anna_client, draft, sent(b"new"), _replaces=str(documents[3].pk))
    assert response.status_code == 302
    assert Document.objects.count() == 20
    assert not Document.objects.filter(pk=documents[3].pk).exists()


def test_the_old_file_stays_when_the_new_one_is_refused(anna_client, anna, draft):
    old = make_document(anna, draft)
    assert upload(anna_client, draft, sent(b"bad"), _replaces=str(old.pk)).status_code == 422
    assert Document.objects.get() == old


def test_a_file_changed_for_itself_stays(anna_client, draft, documents_dir):
    upload(anna_client, draft, sent(b"one"))
    old = Document.objects.get()
    upload(anna_client, draft, sent(b"one"), _replaces=str(old.pk))
    assert Document.objects.get() == old
    assert len(on_disk(documents_dir)) == 2


@pytest.mark.parametrize("replaces", ["", "x", "0" * 32, "1" * 32, "{}\0"])
def test_nonsense_replaces_nothing(anna_client, anna, draft, replaces):
    make_document(anna, draft)
    assert upload(anna_client, draft, sent(b"new"), _replaces=replaces).status_code == 302
    assert Document.objects.count() == 2


def test_only_a_file_of_the_same_paper_is_replaced(anna_client, anna, draft):
    other = make_applicant()
    documents = [
        make_document(anna, draft, kind="rent_bill"),
        make_document(anna, make_draft(anna, {})),
        make_document(other, make_draft(other, {})),
    ]
    for number, document in enumerate(documents):
        upload(anna_client, draft, sent(b"%d" % number), _replaces=str(document.pk))
    assert Document.objects.filter(pk__in=[each.pk for each in documents]).count() == 3


def test_a_deleted_draft_leaves_its_files_to_the_sweep(anna_client, anna, draft):
    make_document(anna, draft)
    anna_client.post(reverse("delete_draft", args=[draft.pk]))
    assert not Document.objects.exists()
    assert anna_client.post(add_url(draft), {"files": sent(b"x")}).status_code == 404
