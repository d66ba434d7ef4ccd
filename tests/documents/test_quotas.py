"""How much one paper may have, and one person send on a day; each full one says what to do."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from applications.documents import intake, limits
from applications.models import Document, UploadDay
from eservice import clock
from tests.conftest import logged_in
from tests.documents.making import add_url, make_document, sent
from tests.documents.test_uploading import heading, upload
from tests.factories import make_applicant, make_draft

FULL_DAY = "Du har skickat många filer i dag. Vi kan inte ta emot fler nu."


def sent_today(user, **values) -> UploadDay:
    return UploadDay.objects.create(user=user, day=clock.today(), **values)


@pytest.mark.parametrize(
    "values", [{"files": limits.FILES_A_DAY}, {"files": 1, "size": limits.BYTES_A_DAY}]
)
def test_a_full_day_reads_nothing_more_and_says_when(
    anna_client, anna, draft, monkeypatch, documents_dir, values
):
    monkeypatch.setattr(intake, "convert", pytest.fail)
    sent_today(anna, **values)
    response = upload(anna_client, draft, sent(b"one"))
    assert response.status_code == 422
    assert FULL_DAY in response.text
    assert "Skicka den här i morgon, eller ring oss." in response.text
    assert not Document.objects.exists()


def test_what_is_removed_again_still_counts(anna_client, anna, draft, quick):
    sent_today(anna, files=limits.FILES_A_DAY - 1)
    assert upload(anna_client, draft, sent(b"one")).status_code == 302
    Document.objects.all().delete()
    assert upload(anna_client, draft, sent(b"two")).status_code == 422
    assert UploadDay.objects.get().files == limits.FILES_A_DAY


def test_the_same_file_again_is_not_counted_twice(anna_client, draft, quick):
    for _time in range(3):
        upload(anna_client, draft, sent(b"one"))
    count = UploadDay.objects.get()
    assert (count.files, count.size) == (1, Document.objects.get().size)


def test_tomorrow_there_is_room_again_and_others_have_theirs(anna_client, anna, draft, quick):
    sent_today(anna, files=limits.FILES_A_DAY)
    other = make_applicant()
    assert upload(logged_in(other), make_draft(other), sent(b"one")).status_code == 302
    UploadDay.objects.filter(user=anna).update(day=clock.today() - timedelta(days=1))
    assert upload(anna_client, draft, sent(b"one")).status_code == 302


def test_old_counts_are_forgotten(anna, db):
    for days in (0, 1, 2, 30):
        UploadDay.objects.create(user=anna, day=clock.today() - timedelta(days=days))
    call_command("tick")
    assert UploadDay.objects.count() == 2


@pytest.mark.parametrize(("there", "status"), [(98, 302), (99, 422)])
def test_a_paper_has_room_for_so_many_pages(anna_client, anna, draft, quick, there, status):
    make_document(anna, draft, pages=there)
    response = upload(anna_client, draft, sent(b"two pages"))
    assert response.status_code == status
    if status == 422:
        assert heading(response) == "Vi kunde inte ta emot en av filerna"
        assert "Papperet får ha 100 sidor. Med den här filen blir det fler." in response.text
        assert add_url(draft) in response.text
