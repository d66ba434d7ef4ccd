"""An appeal, all the way: written, tried, reconsidered, sent to the court, and its ruling."""

import io
from datetime import date, timedelta

import pikepdf
import pypdfium2
import pytest

from applications.actions.letters import render_letter
from applications.management.verification import verify_everything
from applications.models import AccessLog, Appeal, CaseEvent, Letter, Notice, UnitTask
from tests.casework.appealing.making import (
    WANTS,
    changed,
    got,
    listed,
    ruling,
    url,
    write_url,
    writes,
)
from tests.casework.completing.pages import words_of

pytestmark = pytest.mark.django_db


def test_from_the_decision_to_the_ruling(traveller, anna_client, maja, maja_client, decision):
    appeal = begins(anna_client, decision)
    tries(maja_client, appeal)
    page = words_of(listed(maja_client, appeal))
    assert "helst inom en vecka" in page

    traveller.shift(timedelta(days=1))
    newer = changed(decision, maja)
    reconsiders(anna_client, maja_client, appeal, newer)
    forwards(anna_client, maja_client, appeal)
    rules(anna_client, maja_client, appeal)
    events = CaseEvent.objects.filter(kind__startswith="appeal").order_by("seq")
    kinds = list(events.values_list("kind", flat=True))
    assert kinds == [
        "appealed",
        "appeal_tried",
        "appeal_tried",
        "appeal_forwarded",
        "appeal_ruled",
    ]
    assert Notice.objects.filter(kind="appeal_moved").count() == 3
    assert AccessLog.objects.filter(kind="appeal", role="applicant").exists()
    verify_everything()


def begins(anna_client, decision) -> Appeal:
    got(decision, date(2026, 2, 9))
    page = words_of(anna_client.get(write_url(decision)))
    assert "senast 2 mars 2026" in page
    assert "behöver inte vara perfekt" in page

    sent = writes(anna_client, decision)
    appeal = Appeal.objects.get()
    assert sent["Location"] == f"{url('appeal', appeal)}?klart=skickat"
    page = words_of(anna_client.get(sent["Location"]))
    assert "Vi har fått överklagandet" in page
    assert "Sista dag 2 mars 2026" in page
    task = UnitTask.objects.get(kind="appealed")
    assert (task.unit, task.done_at) == (appeal.case.unit, None)
    return appeal


def tries(client, appeal) -> None:
    assert "Pröva om det kom i tid" in words_of(listed(client, appeal))
    page = words_of(client.get(url("try_appeal_time", appeal)))
    assert "Kom till oss 9 februari 2026" in page
    answer = client.post(url("try_appeal_time", appeal), {"in_time": "yes"})
    assert answer.status_code == 302
    appeal.refresh_from_db()
    assert (appeal.is_in_time, appeal.status) == (True, "received")


def reconsiders(anna_client, client, appeal, newer) -> None:
    assert "Notera det nya beslutet" in words_of(listed(client, appeal))
    assert "Beslut 2" in words_of(client.get(url("record_change", appeal)))
    client.post(url("record_change", appeal), {"is_all": "no"})
    appeal.refresh_from_db()
    assert (appeal.status, appeal.new_decision) == ("reconsidered", newer)
    page = words_of(anna_client.get(url("appeal", appeal)))
    assert "Vi ändrade en del av beslutet." in page
    assert UnitTask.objects.get(kind="appealed").done_at is None


def forwards(anna_client, client, appeal) -> None:
    assert client.get(url("forward_appeal", appeal)).status_code == 200
    for _twice in range(2):
        assert client.post(url("forward_appeal", appeal)).status_code == 302
    letter = Letter.objects.get(kind="appeal")
    assert anna_client.get(url("appeal_package", appeal)).status_code == 404
    render_letter.call(str(letter.pk))
    hers = anna_client.get(url("appeal_package", appeal))
    ours = client.get(url("case_appeal_pdf", appeal))
    assert hers.content == ours.content
    assert 'filename="overklagande.pdf"' in hers["Content-Disposition"]
    pages = pypdfium2.PdfDocument(ours.content)
    text = " ".join(page.get_textpage().get_text_range() for page in pages)
    text = " ".join(text.split())
    for part in (WANTS, "Beslut 1, så som personen fick det", "Beslut 2, så som personen fick det"):
        assert part in text
    with pikepdf.open(io.BytesIO(ours.content)) as pdf:
        assert "/StructTreeRoot" in pdf.Root
    assert UnitTask.objects.get(kind="appealed").done_at
    page = words_of(anna_client.get(url("appeal", appeal)))
    assert "Vi har skickat överklagandet till domstolen" in page


def rules(anna_client, client, appeal) -> None:
    assert client.get(url("record_ruling", appeal)).status_code == 200
    body = ruling(date(2026, 2, 10))
    for _twice in range(2):
        assert client.post(url("record_ruling", appeal), body).status_code == 302
    assert client.post(url("record_ruling", appeal), body | {"outcome": "same"}).status_code == 409
    page = words_of(listed(client, appeal))
    assert "Skriv ett nytt beslut efter domen" in page
    page = words_of(anna_client.get(url("appeal", appeal)))
    assert "Domstolen har ändrat beslutet." in page
    assert "Du ska få hela hyran." in page
