"""What was given for an application follows it into its case, and nowhere else."""

from django.urls import reverse

from applications.models import AccessLog, Draft
from tests.factories import make_applicant, make_case, make_draft
from tests.helping import make_grant
from tests.representation.test_acting import SECRET, draft, kim, kim_client

__all__ = ["draft", "kim", "kim_client"]


def test_a_grant_for_one_application_opens_no_other(anna, kim, kim_client, draft):
    other, case = make_draft(anna, {}), make_case(make_applicant())
    make_grant(anna, kim, draft=draft)

    assert kim_client.get(reverse("draft", args=[draft.pk])).status_code == 200
    assert kim_client.get(reverse("draft", args=[other.pk])).status_code == 404
    assert kim_client.get(reverse("case", args=[case.pk])).status_code == 404


def test_a_grant_follows_the_application_into_its_case(anna, kim, kim_client, anna_client, draft):
    make_grant(anna, kim, draft=draft)
    anna_client.post(reverse("send", args=[draft.pk]), {"declare": "yes"})

    page = kim_client.get(reverse("case", args=[draft.pk]))
    assert page.status_code == 200
    assert "Vi har fått ansökan" in page.content.decode()
    answers = kim_client.get(reverse("case_answers", args=[draft.pk])).content.decode()
    assert SECRET not in answers
    assert anna.person.number not in answers
    for name in ("case_log", "withdraw", "receipt_pdf"):
        assert kim_client.get(reverse(name, args=[draft.pk])).status_code == 404
    assert kim_client.post(reverse("withdraw", args=[draft.pk])).status_code == 404


def test_the_person_reads_who_has_looked(anna, kim, kim_client, anna_client, draft):
    grant = make_grant(anna, kim, draft=draft)
    anna_client.post(reverse("send", args=[draft.pk]), {"declare": "yes"})

    kim_client.get(reverse("case", args=[draft.pk]))

    assert AccessLog.objects.filter(by=kim, case=draft.pk).get().grant == grant
    log = anna_client.get(reverse("case_log", args=[draft.pk])).content.decode()
    assert "<bdi>Kim Hjälpsam</bdi>, stödperson, läste ditt ärende" in log


def test_only_the_person_deletes_her_draft(anna, kim, kim_client, draft):
    make_grant(anna, kim, "all")
    url = reverse("delete_draft", args=[draft.pk])

    kim_client.post(url)

    assert Draft.objects.filter(pk=draft.pk).exists()
    assert (
        "Ta bort ansökan" not in kim_client.get(reverse("draft", args=[draft.pk])).content.decode()
    )
