"""Which kind of sound some bytes are, by what they begin with, whatever the file is called."""

import re

MEDIA_TYPES = {"mp3": "audio/mpeg", "m4a": "audio/mp4", "ogg": "audio/ogg", "wav": "audio/wav"}
# An Ogg file may hold pictures or text too: only speech and music in these codecs is taken.
_OGG = re.compile(rb"OggS.{24,60}?(?:OpusHead|\x01vorbis)", re.DOTALL)
_WAV = re.compile(rb"RIFF....WAVE", re.DOTALL)
_M4A = re.compile(rb"....ftyp(?:M4A |M4B |mp4[12]|iso[m2-9])", re.DOTALL)
# A tag, or a frame of layer III: eleven ones, a version and the layer's two bits.
_MP3 = re.compile(rb"ID3|\xff[\xe2\xe3\xf2\xf3\xfa\xfb]")
_KINDS = {"ogg": _OGG, "wav": _WAV, "m4a": _M4A, "mp3": _MP3}


def suffix_of(data: bytes) -> str | None:
    """Return ``mp3``, ``m4a``, ``ogg`` or ``wav``; None for anything else."""
    return next((suffix for suffix, begins in _KINDS.items() if begins.match(data)), None)
