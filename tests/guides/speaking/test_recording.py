"""A person's own voice: who may record, what is taken in, and when it plays."""

import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse
from lxml import html

from guides import editions, library
from guides.models import Recording
from guides.speaking import actions, recordings
from guides.speaking.words import wording
from tests.conftest import logged_in
from tests.guides.making import make_edition, make_editor, make_text_owner
from tests.guides.speaking.making import speak, wav

KEY, SLUG = "guides/infor-forsta-motet", "infor-forsta-motet"
MP3 = b"ID3\x04\x00\x00" + bytes(100)
OGG = b"OggS\x00\x02" + bytes(22) + b"OpusHead" + bytes(50)
M4A = b"\x00\x00\x00\x1cftypM4A \x00\x00\x00\x00" + bytes(50)
ADDRESS = "/texter/inspelningar/sv/guides/infor-forsta-motet/"


@pytest.fixture(autouse=True)
def asks_the_database(db, monkeypatch):
    """What is done when a transaction has ended is done at once: a test's never ends."""
    monkeypatch.setattr(transaction, "on_commit", lambda done: done())
    recordings.forget()


@pytest.fixture
def editor(db):
    return make_editor()


@pytest.fixture
def client_of_editor(editor):
    return logged_in(editor)


def send(client, sound: bytes, name: str = "jag.mp3", **values):
    file = SimpleUploadedFile(name, sound, content_type="text/html")
    values = {"seen": wording(library.text(KEY)), "ljud": file} | values
    return client.post(ADDRESS, values)


def played(client) -> list[str]:
    page = client.get(reverse("guide", args=[SLUG])).content.decode()
    return html.fromstring(page).xpath("//audio//source/@src")


@pytest.mark.parametrize(
    ("sound", "media_type"),
    [(MP3, "audio/mpeg"), (OGG, "audio/ogg"), (M4A, "audio/mp4"), (wav(), "audio/wav")],
    ids=["mp3", "ogg", "m4a", "wav"],
)
def test_a_recording_plays_first_and_keeps_its_bytes(client, client_of_editor, sound, media_type):
    assert send(client_of_editor, sound, name="../../etc/passwd.html").status_code == 302

    (address,) = played(client)
    response = client.get(address)
    assert address.startswith("/lyssna/inspelning/")
    assert response["Content-Type"] == media_type
    assert response["X-Content-Type-Options"] == "nosniff"
    assert b"".join(response) == sound


def test_the_voice_made_beforehand_comes_second(client, client_of_editor, voice):
    speak(KEY)
    send(client_of_editor, OGG)
    first, second = played(client)
    assert first.startswith("/lyssna/inspelning/")
    assert second.startswith("/lyssna/sv/guides.")


@pytest.mark.parametrize(
    "sound",
    [
        b"<html><script>alert(1)</script>",
        b"GIF89a" + bytes(50),
        b"%PDF-1.7\n",
        b"RIFF\x00\x00\x00\x00AVI ",
        b"OggS" + bytes(60),
        b"OggS" + bytes(300) + b"OpusHead",
        b"\x00\x00\x00\x18ftypheic",
        b"\xff\xd8\xff\xe0",
        b"MZ",
        b"x" + MP3,
    ],
)
def test_what_is_no_sound_is_refused_in_words(client, client_of_editor, audio_dir, sound):
    response = send(client_of_editor, sound)
    assert response.status_code == 422
    assert str(actions.NO_SOUND) in response.content.decode()
    assert not Recording.objects.exists()
    assert not list(audio_dir.rglob("*.*"))


def test_no_file_and_a_large_one_are_refused_in_words(client_of_editor, monkeypatch):
    none = send(client_of_editor, b"", ljud="")
    monkeypatch.setattr(actions, "LARGEST", 50)
    large = send(client_of_editor, MP3)

    assert (none.status_code, large.status_code) == (422, 422)
    assert str(actions.EMPTY) in none.content.decode()
    assert str(actions.TOO_LARGE) in large.content.decode()


def test_a_request_that_is_too_large_gets_a_page(client_of_editor):
    response = send(client_of_editor, bytes(22_000_000))
    assert response.status_code == 413
    assert "högst 20 megabyte" in response.content.decode()


def test_the_recording_of_other_words_is_not_played_and_the_editor_sees_it(
    client, client_of_editor, settings
):
    settings.TEXTS_MAX_AGE = -1
    send(client_of_editor, MP3)
    make_edition(make_text_owner(), "# Inför mötet\n\nNya ord.", key=KEY)
    editions.forget()

    assert played(client) == []
    assert "passar inte längre" in client_of_editor.get(ADDRESS).content.decode()
    listed = client_of_editor.get(reverse("recorded_texts")).content.decode()
    assert "Passar inte längre" in listed


def test_who_read_the_words_before_they_changed_is_told(client_of_editor):
    response = send(client_of_editor, MP3, seen="0123456789abcdef")
    assert response.status_code == 422
    assert str(actions.CHANGED) in response.content.decode()


def test_a_new_recording_takes_the_place_of_the_old_one(client, client_of_editor, audio_dir):
    send(client_of_editor, MP3)
    (old,) = played(client)
    send(client_of_editor, wav())

    (new,) = played(client)
    assert new != old
    assert client.get(old).status_code == 404
    assert len(list(audio_dir.rglob("*.*"))) == 1
    assert [row.is_live for row in Recording.objects.order_by("pk")] == [False, True]


def test_a_removed_recording_is_gone_and_removing_again_is_no_fault(client, client_of_editor):
    send(client_of_editor, MP3)
    (address,) = played(client)
    for _time in range(2):
        assert client_of_editor.post(ADDRESS, {"act": "ta-bort"}).status_code == 302

    assert played(client) == []
    assert client.get(address).status_code == 404


def test_nobody_else_records(anna, client):
    sound = {"key": KEY, "language": "sv", "sound": MP3, "seen": wording(library.text(KEY))}
    stopped = make_editor()
    stopped.is_active = False
    for user in (anna, stopped):
        with pytest.raises(actions.NotPossible):
            actions.record(user, **sound)
        with pytest.raises(actions.NotPossible):
            actions.remove(user, key=KEY, language="sv")
    assert not Recording.objects.exists()


@pytest.mark.parametrize(
    "path",
    ["sv/terms/sambo/", "sv/guides/finns-inte/", "xx/guides/infor-forsta-motet/", "sv/../x/"],
)
def test_what_is_never_read_aloud_has_no_page(client_of_editor, path):
    assert client_of_editor.get(f"/texter/inspelningar/{path}").status_code == 404


@pytest.mark.parametrize("name", ["0" * 32 + ".mp3", "0" * 32 + ".html", "../x.mp3", "%2e%2e.mp3"])
def test_what_is_no_recording_is_not_found(client, name):
    assert client.get(f"/lyssna/inspelning/{name}").status_code == 404


def test_pages_trust_what_they_know_for_a_while(client, editor, django_assert_num_queries):
    played(client)
    with django_assert_num_queries(0):
        played(client)
    recordings.hold({}, until=time.monotonic() - 1)
    with django_assert_num_queries(1):
        played(client)


def test_a_file_that_can_not_be_written_changes_nothing(client, client_of_editor, settings):
    settings.AUDIO_DIR = settings.BASE_DIR / "manage.py"
    response = send(client_of_editor, MP3)
    assert response.status_code == 422
    assert str(actions.NOT_SAVED) in response.content.decode()
    assert not Recording.objects.exists()
