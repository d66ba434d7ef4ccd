"""A caseworker writes the investigation: lines are added, reworded and taken away."""

from uuid import uuid4

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions import investigating
from applications.actions.cases import start_investigation, take_case
from applications.errors import EditConflict, NotAllowed, NotPossible, TransitionNotAllowed
from applications.event_kinds import EventKind
from applications.models import InvestigationLine, Notice
from applications.questions.investigating import line_content, sheet_of
from tests.casework.investigating.making import communicate, investigated, reword, say, write
from tests.conftest import logged_in
from tests.factories import make_case, make_caseworker


def texts(case, part="fact") -> list[str]:
    (found,) = [each for each in sheet_of(case).parts if each.key == part]
    return [line.text for line in found.lines]


def url(case) -> str:
    return reverse("review_investigation", args=[case.pk])


def test_a_line_is_written_in_its_part_and_the_event_says_so(case, maja_client):
    body = {"part": "against", "text": "Du har\r\n2 000 kronor kvar.", "page_id": str(uuid4())}

    answer = maja_client.post(url(case), body)

    assert answer.status_code == 302
    assert "klart=skrivet" in answer["Location"]
    assert texts(case, "against") == ["Du har\n2 000 kronor kvar."]
    page = maja_client.get(answer["Location"]).content.decode()
    assert "Raden är sparad." in page
    assert "2 000 kronor kvar." in page
    event = case.events.order_by("seq").last()
    assert event.kind == EventKind.INVESTIGATION_WRITTEN
    assert "kronor" not in str(event.data)


def test_the_same_page_sent_twice_writes_one_line(case, maja_client):
    body = {"part": "fact", "text": "Du bor ensam.", "page_id": str(uuid4())}
    for _time in range(2):
        maja_client.post(url(case), body)
    assert texts(case) == ["Du bor ensam."]
    maja_client.post(url(case), body | {"text": "Du bor inte ensam."})
    assert texts(case) == ["Du bor ensam.", "Du bor inte ensam."]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"text": "Hyran är betald."}, "Välj var raden hör hemma"),
        ({"part": "elsewhere", "text": "Hyran är betald."}, "Välj var raden hör hemma"),
        ({"part": "fact", "text": " "}, "Skriv vad som ska stå på raden"),
    ],
)
def test_what_is_missing_is_said_and_what_is_typed_stays(case, maja_client, body, words):
    answer = maja_client.post(url(case), body)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert body["text"].strip() in page
    assert texts(case) == []


def test_new_words_are_a_new_row_and_the_comment_stays_with_the_old(case, line, maja, anna):
    said = say(case, anna, "corrects", "Hyran är 6 700.", line.pk)

    newer = reword(line, maja, "Din hyra är 6 700 kronor.")

    line.refresh_from_db()
    assert line.ended_at is not None
    assert (newer.replaces_id, newer.number) == (line.pk, line.number)
    assert texts(case) == ["Din hyra är 6 700 kronor."]
    (shown,) = sheet_of(case).parts[0].lines[0].said
    assert shown.comment == said
    assert shown.about == line.text["text"]


def test_a_line_that_is_taken_away_keeps_what_was_said(case, line, maja_client, anna):
    say(case, anna, "comments", "Den höjs snart.", line.pk)

    maja_client.post(reverse("remove_line", args=[case.pk, line.pk]))

    sheet = sheet_of(case)
    assert texts(case) == []
    assert [said.comment.text for said in sheet.on_removed] == ["Den höjs snart."]
    again = maja_client.post(reverse("remove_line", args=[case.pk, line.pk]))
    assert again.status_code == 302
    assert InvestigationLine.objects.count() == 1


def test_the_second_of_two_who_reword_a_line_sees_both_and_loses_nothing(case, line, maja):
    reword(line, maja, "Hyran är 6 600 kronor.")
    client = logged_in(maja)
    edit = reverse("edit_line", args=[case.pk, line.pk])

    answer = client.post(edit, {"text": "Hyran är 6 800 kronor."})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Hyran är 6 600 kronor." in page
    assert "Hyran är 6 800 kronor." in page
    assert line.text["text"] in page
    newer = InvestigationLine.objects.get(replaces=line)
    target = reverse("edit_line", args=[case.pk, newer.pk])
    assert f'action="{target}"' in page
    client.post(target, {"text": "Hyran är 6 800 kronor."})
    assert texts(case) == ["Hyran är 6 800 kronor."]


def test_the_same_new_words_twice_are_one_change(case, line, maja):
    newer = reword(line, maja, "Hyran är 6 600 kronor.")
    assert reword(line, maja, "Hyran är 6 600 kronor.") == newer
    assert InvestigationLine.objects.count() == 2


def test_new_words_for_a_line_that_is_gone_are_offered_as_a_new_line(case, line, maja_client):
    maja_client.post(reverse("remove_line", args=[case.pk, line.pk]))
    edit = reverse("edit_line", args=[case.pk, line.pk])

    answer = maja_client.post(edit, {"text": "Hyran är betald."})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Raden är borttagen" in page
    assert "Hyran är betald." in page
    assert f'action="{url(case)}"' in page


def test_a_line_with_newer_words_is_not_taken_away_unseen(case, line, maja, maja_client):
    newer = reword(line, maja, "Hyran är 6 600 kronor.")

    answer = maja_client.post(reverse("remove_line", args=[case.pk, line.pk]))

    assert answer.status_code == 409
    assert "Hyran är 6 600 kronor." in answer.content.decode()
    newer.refresh_from_db()
    assert newer.ended_at is None
    with pytest.raises(EditConflict):
        investigating.remove_line(Actor(maja), case_id=case.pk, line_id=line.pk)


def test_who_has_lost_the_case_keeps_the_text_and_is_told(case, maja, maja_client):
    nils = make_caseworker(given_name="Nils")
    take_case(Actor(nils), case_id=case.pk, seen_caseworker_id=maja.pk)

    answer = maja_client.post(url(case), {"part": "fact", "text": "Hyran är betald."})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Någon annan har ärendet nu" in page
    assert "Hyran är betald." in page
    assert texts(case) == []


def test_what_is_sent_stands_still_until_the_work_goes_on(case, line, maja, maja_client):
    communicate(case, maja)

    answer = maja_client.post(url(case), {"part": "fact", "text": "Hyran är betald."})
    with pytest.raises(TransitionNotAllowed):
        reword(line, maja, "Något annat.")

    assert answer.status_code == 409
    assert "Hyran är betald." in answer.content.decode()
    maja_client.post(reverse("resume_investigation", args=[case.pk]))
    assert reword(line, maja, "Något annat.").ended_at is None


def test_nothing_is_written_before_the_investigation_has_started(anna, maja, maja_client):
    case = make_case(anna)
    take_case(Actor(maja), case_id=case.pk)
    with pytest.raises(TransitionNotAllowed):
        write(case, maja)
    page = maja_client.get(url(case)).content.decode()
    assert "Börja utreda. Sedan kan du skriva här." in page
    assert 'name="text"' not in page
    start_investigation(Actor(maja), case_id=case.pk)
    assert 'name="text"' in maja_client.get(url(case)).content.decode()


def test_a_colleague_reads_and_does_not_write(case, line):
    nils = make_caseworker(given_name="Nils")
    client = logged_in(nils)
    page = client.get(url(case)).content.decode()
    assert line.text["text"] in page
    assert 'name="text"' not in page
    with pytest.raises(NotAllowed):
        write(case, nils)
    assert client.post(reverse("open_investigation", args=[case.pk])).status_code == 409


def test_she_is_told_once_that_she_can_read_along(case, maja_client, anna):
    for _twice in range(2):
        assert maja_client.post(reverse("open_investigation", args=[case.pk])).status_code == 302
    assert [told.kind for told in Notice.objects.filter(person=anna.person)] == [
        "investigation_opened"
    ]


def test_a_line_of_another_case_is_not_there(case, line, maja, maja_client):
    other = investigated(make_case(), maja)
    theirs = write(other, maja, "En annan persons hyra.")
    edit = reverse("edit_line", args=[case.pk, theirs.pk])
    assert maja_client.get(edit).status_code == 404
    assert maja_client.post(edit, {"text": "x"}).status_code == 404
    assert maja_client.post(reverse("remove_line", args=[case.pk, theirs.pk])).status_code == 404
    assert texts(other) == ["En annan persons hyra."]


def test_nobody_writes_more_than_can_be_read(case, maja, monkeypatch):
    monkeypatch.setattr(investigating, "MOST_LINES", 1)
    write(case, maja)
    with pytest.raises(NotPossible):
        write(case, maja, "En till.")
    content = line_content("En till.", is_hers_alone=False)
    assert content == {"text": "En till.", "hers_alone": False}
