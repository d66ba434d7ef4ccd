"""Voices for the tests: a program that says how many letters it was given."""

import io
import json
import sys
import wave
from pathlib import Path

from django.core.management import call_command

VOICE = """
import json, pathlib, sys
log, language, output = sys.argv[1:]
words = sys.stdin.buffer.read().decode()
with open(log, "a") as file:
    file.write(json.dumps([language, words]) + chr(10))
if "BREAK" in words or "{broken}" and "{broken}" in words:
    sys.exit("no voice for that")
pathlib.Path(output).write_bytes(b"ID3" + words.encode())
"""


class FakeVoice:
    """A voice that makes an MP3 file of the words themselves, and remembers what it was given."""

    def __init__(self, folder: Path, broken: str = "") -> None:
        self.log = folder / "said.jsonl"
        program = folder / "voice.py"
        program.write_text(VOICE.replace("{broken}", broken))
        self.command = f"{sys.executable} {program} {self.log} {{language}} {{output}}"

    @property
    def said(self) -> list[tuple[str, str]]:
        """Return (language, words) of each time it has spoken."""
        lines = self.log.read_text().splitlines() if self.log.exists() else []
        return [tuple(json.loads(line)) for line in lines]


def speak(*keys: str, **options) -> None:
    call_command("speak", *keys, **options)


def wav(seconds: float = 0.1) -> bytes:
    """Return silence."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8_000)
        sound.writeframes(bytes(int(seconds * 16_000)))
    return file.getvalue()
