"""A folder for sounds, and a voice."""

import pytest

from tests.guides.speaking.making import FakeVoice


@pytest.fixture(autouse=True)
def audio_dir(settings, tmp_path):
    settings.AUDIO_DIR = tmp_path / "audio"
    return settings.AUDIO_DIR


@pytest.fixture
def voice(settings, tmp_path) -> FakeVoice:
    found = FakeVoice(tmp_path)
    settings.TTS_COMMAND = found.command
    return found
