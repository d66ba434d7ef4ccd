"""Gives words to a voice and makes what it says small: MP3, which every browser plays.

The voice is espeak-ng, or another that ``TTS_COMMAND`` names: a command that reads the words as
UTF-8 on its standard input and writes a WAV or MP3 file. No shell sees it.
"""

import shlex
import subprocess
import tempfile
from pathlib import Path

from django.conf import settings

ESPEAK = "espeak-ng -v {language} -s 150 --stdin -w {output}"
# Speech in one channel: 3 kB a second, and as clear as the voice itself.
SMALL = ("lame", "--quiet", "-m", "m", "-b", "24", "--resample", "16")
MOST_SECONDS = 300


class NoSound(Exception):
    """The voice, or what makes the sound small, did not do its part; the argument says what."""


def speak(words: str, language: str) -> bytes:
    """Return the words as MP3. Raises NoSound."""
    with tempfile.TemporaryDirectory() as folder:
        sound, small = Path(folder) / "sound.wav", Path(folder) / "sound.mp3"
        _run(_command(language, sound), words)
        data = _read(sound)
        if _is_mp3(data):
            return data
        if data[:4] != b"RIFF":
            raise NoSound("the voice made neither WAV nor MP3")
        _run([*SMALL, str(sound), str(small)])
        return _read(small)


def _command(language: str, output: Path) -> list[str]:
    parts = shlex.split(settings.TTS_COMMAND or ESPEAK)
    given = {"{language}": language.split("-")[0], "{output}": str(output)}
    for name, value in given.items():
        parts = [part.replace(name, value) for part in parts]
    return parts


def _run(command: list[str], words: str = "") -> None:
    try:
        done = subprocess.run(
            command, input=words.encode(), capture_output=True, timeout=MOST_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoSound(f"{command[0]}: {type(error).__name__}") from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise NoSound(f"{command[0]}: {said[-1] if said else f'ended with {done.returncode}'}")


def _read(file: Path) -> bytes:
    data = file.read_bytes() if file.is_file() else b""
    if not data:
        raise NoSound("no sound came out")
    return data


def _is_mp3(data: bytes) -> bool:
    return data[:3] == b"ID3" or (data[:1] == b"\xff" and data[1:2] >= b"\xe0")
