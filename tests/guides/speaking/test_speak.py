"""``manage speak``: what it makes, what it leaves alone, and what it does when a voice fails."""

import subprocess

import pytest
from django.core.management import CommandError

from guides import library
from guides.speaking.words import spoken, spoken_keys
from tests.guides.speaking.making import FakeVoice, speak

KEY, OTHER = "questions/payout", "guides/infor-forsta-motet"


def sounds(audio_dir) -> list[str]:
    return sorted(path.name.rsplit(".", 2)[0] for path in audio_dir.rglob("*.mp3"))


def test_each_question_and_guide_gets_a_sound_and_nothing_else(voice, audio_dir, capsys):
    speak()

    texts = library.keys("sv")
    keys = [key for key in texts if key.startswith(("questions/", "guides/"))]
    assert sounds(audio_dir) == sorted(key.replace("/", ".") for key in keys)
    assert capsys.readouterr().out == f"sv: {len(keys)} made, 0 unchanged, 0 failed\n"


def test_the_voice_gets_title_sections_and_the_words_explained(voice):
    speak(KEY)

    ((language, words),) = voice.said
    text = library.text(KEY)
    assert language == "sv"
    assert words.startswith(text.title)
    assert all(section.heading in words for section in text.sections)
    assert all(library.term(term).word in words for term in text.terms)
    assert "<" not in words


def test_what_is_unchanged_is_not_made_again(voice):
    speak(KEY, OTHER)
    speak(KEY, OTHER)
    assert len(voice.said) == 2

    speak(KEY, again=True)
    assert len(voice.said) == 3


def test_a_new_wording_gets_a_new_sound_and_the_old_one_goes(voice, audio_dir, monkeypatch):
    speak(KEY, OTHER)
    before = {path.name for path in audio_dir.rglob("*.mp3")}
    monkeypatch.setattr("guides.management.commands.speak.spoken", lambda key, language: "Nytt.")
    speak(KEY)

    after = {path.name for path in audio_dir.rglob("*.mp3")}
    assert len(before & after) == 1
    assert len(after) == 2


def test_the_sound_of_a_text_that_is_no_more_goes(voice, audio_dir, monkeypatch):
    speak(KEY, OTHER)
    monkeypatch.setattr("guides.management.commands.speak.spoken_keys", lambda language: (KEY,))
    speak()

    assert sounds(audio_dir) == [KEY.replace("/", ".")]


def test_a_text_that_fails_is_named_and_the_rest_is_made(settings, tmp_path, audio_dir, capsys):
    settings.TTS_COMMAND = FakeVoice(tmp_path, broken=library.text(KEY).title).command
    with pytest.raises(SystemExit) as ended:
        speak(KEY, OTHER)

    assert ended.value.code == 1
    said = capsys.readouterr()
    assert f"sv/{KEY}: " in said.err
    assert "no voice for that" in said.err
    assert "1 made, 0 unchanged, 1 failed" in said.out
    assert sounds(audio_dir) == [OTHER.replace("/", ".")]


@pytest.mark.parametrize(
    "command",
    ["no-such-voice {output}", "true", "sh -c 'echo text > \"$0\"' {output}"],
    ids=["missing", "silent", "no sound"],
)
def test_a_voice_that_makes_no_sound_is_a_failure(settings, audio_dir, command):
    settings.TTS_COMMAND = command
    with pytest.raises(SystemExit):
        speak(KEY)
    assert sounds(audio_dir) == []


def test_the_command_is_never_read_by_a_shell(settings, tmp_path):
    settings.TTS_COMMAND = f"true ; touch {tmp_path / 'made-by-a-shell'} $(id) {{output}}"
    with pytest.raises(SystemExit):
        speak(KEY)
    assert not (tmp_path / "made-by-a-shell").exists()


@pytest.mark.parametrize(
    ("keys", "options"),
    [
        (["questions/finns-inte"], {}),
        (["terms/sambo"], {}),
        (["../../etc/passwd"], {}),
        ([], {"language": "../sv"}),
        ([], {"language": "xx"}),
    ],
)
def test_what_is_no_text_is_refused(voice, keys, options):
    with pytest.raises(CommandError):
        speak(*keys, **options)
    assert voice.said == []


def test_espeak_makes_small_sounds_of_whole_texts(audio_dir):
    speak(KEY)

    (path,) = audio_dir.rglob("*.mp3")
    told = subprocess.run(["lame", "--decode", path, "-"], capture_output=True, check=True)
    seconds = len(told.stdout) / 2 / 16_000
    words = len(spoken(KEY, "sv").split())
    assert 0.2 * words < seconds < 0.8 * words
    assert path.stat().st_size < 3_500 * seconds


def test_every_text_can_be_said():
    for key in spoken_keys("sv"):
        words = spoken(key, "sv")
        assert words.strip()
        assert not set("<>{}[]§%*_#") & set(words), key
