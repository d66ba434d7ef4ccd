"""Listening to a page: a player when there is a sound of just these words, and nothing else."""

import pytest
from django.conf import settings
from django.urls import reverse
from lxml import html

from tests.factories import make_draft
from tests.guides.speaking.making import speak
from tests.wizard.test_filling_in import step_url

GUIDE = "guides/infor-forsta-motet"
KEEPS = "private, max-age=31536000, immutable"


def guide_page(client) -> html.HtmlElement:
    response = client.get(reverse("guide", args=["infor-forsta-motet"]))
    return html.fromstring(response.content.decode())


@pytest.fixture
def address(client, voice) -> str:
    """The address that a guide plays."""
    speak(GUIDE)
    return guide_page(client).xpath("//audio//source/@src")[0]


def test_a_guide_plays_its_sound_without_a_login_or_a_query(
    client, voice, db, django_assert_num_queries
):
    speak(GUIDE)
    with django_assert_num_queries(0):
        page = guide_page(client)
        address = page.xpath("//audio//source/@src")[0]
        response = client.get(address)

    (audio,) = page.xpath("//main//audio")
    assert (audio.get("preload"), audio.get("controls")) == ("none", "")
    assert audio.get("aria-label") == "Lyssna på sidan"
    assert response.status_code == 200
    assert "Inför första mötet." in b"".join(response).decode()


def test_a_question_plays_its_sound_at_the_same_cost(anna_client, anna, voice):
    url = step_url(make_draft(anna, {}), "acute")
    assert b"<audio" not in anna_client.get(url).content
    speak("questions/acute")

    page = html.fromstring(anna_client.get(url).content.decode())

    assert page.xpath("//audio//source/@src")[0].startswith("/lyssna/sv/questions.acute.")
    assert "Lyssna på frågan" in page.xpath("//details[audio]/summary")[0].text_content()


def test_no_sound_means_no_player_and_nothing_to_press(client):
    page = guide_page(client)
    assert page.xpath("//audio") == []
    assert page.xpath("//details[contains(., 'Lyssna')]/@hidden") == [""]


def test_the_scripts_of_a_page_are_small():
    folder = settings.BASE_DIR / "eservice/ui/static/ui"
    assert (
        sum((folder / name).stat().st_size for name in ("app.js", "listen.js", "upload.js"))
        <= 5 * 1024
    )


def test_a_sound_of_other_words_is_not_played(client, address, audio_dir):
    (path,) = audio_dir.rglob("*.mp3")
    path.rename(path.with_name("guides.infor-forsta-motet.0123456789abcdef.mp3"))
    assert guide_page(client).xpath("//audio") == []


def test_a_sound_is_kept_by_the_browser_and_is_never_taken_for_a_page(client, address):
    response = client.get(address, headers={"Accept-Encoding": "gzip"})

    assert response["Content-Type"] == "audio/mpeg"
    assert response["Cache-Control"] == KEEPS
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Accept-Ranges"] == "bytes"
    assert int(response["Content-Length"]) == len(b"".join(response))
    again = client.get(address, headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("asked", "answer", "part"),
    [
        ("bytes=0-1", 206, slice(0, 2)),
        ("bytes=10-19", 206, slice(10, 20)),
        ("bytes=100-", 206, slice(100, None)),
        ("bytes=-50", 206, slice(-50, None)),
        ("bytes=99999999-", 416, slice(0, 0)),
        ("bytes=a-b", 200, slice(None)),
        ("bytes=0-1,5-6", 200, slice(None)),
        ("lines=0-1", 200, slice(None)),
    ],
)
def test_a_player_may_ask_for_a_part(client, address, asked, answer, part):
    whole = b"".join(client.get(address))
    response = client.get(address, headers={"Range": asked, "Accept-Encoding": "gzip"})

    assert response.status_code == answer
    assert b"".join(response) == whole[part]


@pytest.mark.parametrize(
    "path",
    [
        "sv/guides.infor-forsta-motet.0123456789abcdef.mp3",
        "sv/guides.infor-forsta-motet.mp3",
        "sv/",
        "sv/../../../etc/passwd",
        "sv/%2e%2e%2f%2e%2e%2fsecret.0123456789abcdef.mp3",
        "../made/sv/guides.0123456789abcdef.mp3",
        "sv/guides%00.0123456789abcdef.mp3",
        "SV/guides.infor-forsta-motet.0123456789abcdef.mp3",
        "sv/" + "a" * 300 + ".0123456789abcdef.mp3",
        "sv/a.0123456789abcdef.mp3/",
        "sv-" + "x" * 9 + "/a.0123456789abcdef.mp3",
    ],
)
def test_what_is_no_sound_is_not_found(client, address, path):
    assert client.get(f"/lyssna/{path}").status_code == 404


def test_a_folder_with_the_name_of_a_sound_is_not_found(client, audio_dir):
    name = "a.0123456789abcdef.mp3"
    (audio_dir / "made" / "sv" / name).mkdir(parents=True)
    assert client.get(f"/lyssna/sv/{name}").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_sound_is_only_read(client, address, method):
    assert getattr(client, method)(address).status_code == 405
