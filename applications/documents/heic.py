"""HEIC and HEIF, the pictures of newer phones, to JPEG. Only in the child process.

The decoder turns the picture the way the file says; an orientation in its EXIF is a copy of
that and is left alone.
"""

import pillow_heif
from PIL import Image

from applications.documents import limits
from applications.documents.outcomes import Made, Reason, Refused
from applications.documents.pictures import Pixels, made, redrawn

MEMORY = limits.MEMORY_FOR_HEIC

pillow_heif.options.DECODE_THREADS = 1


def convert(raw: bytes) -> Made:
    """Return a JPEG of the file's main picture."""
    found = pillow_heif.open_heif(raw, convert_hdr_to_8bit=True)
    picture = found[found.primary_index]
    width, height = picture.size
    if width * height > limits.MOST_PIXELS_HEIC:
        raise Refused(Reason.TOO_MANY_PIXELS)
    return made(redrawn(_pixels_of(picture)))


def _pixels_of(picture: pillow_heif.HeifImage) -> Pixels:
    data, stride, (width, height) = picture.data, picture.stride, picture.size
    mode = picture.mode

    def rows(top: int, bottom: int) -> Image.Image:
        part = data[top * stride : bottom * stride]
        return Image.frombuffer(mode, (width, bottom - top), part, "raw", mode, stride, 1)

    return Pixels(size=(width, height), rows=rows, profile=picture.info.get("icc_profile"))
