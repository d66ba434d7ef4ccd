"""JPEG and PNG to an upright JPEG without anything but its pixels. Only in the child process.

Nothing is unpacked before its size is known, and only if its pixels fit in ``PICTURE_MEMORY``:
a large JPEG is unpacked at a half, a fourth or an eighth of its size, and a picture is made
smaller in bands.
"""

import io
import math
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image, ImageCms, JpegImagePlugin

from applications.documents import limits
from applications.documents.outcomes import Made, Reason, Refused

MEMORY = limits.MEMORY
MEDIA_TYPE = "image/jpeg"
ORIENTATION = 0x0112
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# Bytes for a pixel in Pillow's memory; it keeps three colours in four bytes.
PIXEL_BYTES = {"1": 1, "L": 1, "P": 1, "I;16": 2, "I;16B": 2}
BAND_ROWS = 128
COEFFICIENT_BYTES = 2
LANCZOS_REACH = 3

Image.MAX_IMAGE_PIXELS = limits.MOST_PIXELS
FORMATS = ("JPEG", "PNG")


@dataclass(frozen=True, kw_only=True)
class Pixels:
    """A picture that has been unpacked: ``rows(top, bottom)`` gives a band of it."""

    size: tuple[int, int]
    rows: Callable[[int, int], Image.Image]
    profile: bytes | None = None


def convert(raw: bytes) -> Made:
    """Return a JPEG of the picture, upright and without metadata."""
    try:
        picture = Image.open(io.BytesIO(raw), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise Refused(Reason.TOO_MANY_PIXELS) from error
    if picture.width * picture.height > limits.MOST_PIXELS:
        raise Refused(Reason.TOO_MANY_PIXELS)
    _make_room(picture)
    picture.load()
    turn = UPRIGHT.get(picture.getexif().get(ORIENTATION))
    return made(redrawn(_pixels_of(picture)), turn)


def made(picture: Image.Image, turn: Image.Transpose | None = None) -> Made:
    """Return a finished picture as a file, turned upright."""
    if turn is not None:
        picture = picture.transpose(turn)
    data = _jpeg(picture, limits.QUALITY)
    return Made(MEDIA_TYPE, data, pages=1, preview=lambda: preview(picture))


def preview(picture: Image.Image) -> bytes:
    """Return a small JPEG of a picture."""
    size = fitting(picture.size, limits.PREVIEW_SIDE)
    small = picture.resize(size, Image.Resampling.BICUBIC, reducing_gap=2)
    return _jpeg(small, limits.PREVIEW_QUALITY)


def fitting(size: tuple[int, int], longest: int) -> tuple[int, int]:
    """Return the size that a picture gets when its longest side may be ``longest``."""
    part = min(1, longest / max(size))
    return max(1, round(size[0] * part)), max(1, round(size[1] * part))


def redrawn(pixels: Pixels) -> Image.Image:
    """Return a new picture of these pixels in sRGB, not larger than ``LONGEST_SIDE``."""
    size = fitting(pixels.size, limits.LONGEST_SIDE)
    (width, height), scale = pixels.size, pixels.size[1] / size[1]
    reach = math.ceil(LANCZOS_REACH * scale) + 1
    to_srgb = _Srgb(pixels.profile)
    drawn: Image.Image | None = None
    for first in range(0, size[1], BAND_ROWS):
        last = min(size[1], first + BAND_ROWS)
        top = max(0, math.floor(first * scale) - reach)
        bottom = min(height, math.ceil(last * scale) + reach)
        box = (0, first * scale - top, width, min(last * scale, height) - top)
        band = _plain(pixels.rows(top, bottom))
        band = band.resize((size[0], last - first), Image.Resampling.LANCZOS, box=box)
        band = to_srgb(_on_white(band))
        drawn = drawn or Image.new(band.mode, size)
        drawn.paste(band, (0, first))
    return drawn


def _make_room(picture: Image.Image) -> None:
    """Let a JPEG be unpacked small enough; refuse what takes too much memory all the same."""
    is_jpeg = isinstance(picture, JpegImagePlugin.JpegImageFile)
    kept = _coefficients(picture) if is_jpeg and picture.info.get("progressive") else 0
    for part in (1, 2, 4, 8) if is_jpeg else (1,):
        size = math.ceil(picture.width / part), math.ceil(picture.height / part)
        unpacked = math.prod(size) * PIXEL_BYTES.get(picture.mode, 4)
        smaller = math.prod(fitting(size, limits.LONGEST_SIDE)) * 4
        fits = unpacked + smaller <= limits.PICTURE_MEMORY
        if fits and unpacked + kept <= limits.UNPACKING_MEMORY:
            if part > 1:
                picture.draft(None, (picture.width // part, picture.height // part))
            return
    raise Refused(Reason.TOO_MANY_PIXELS)


def _coefficients(picture: JpegImagePlugin.JpegImageFile) -> int:
    """Return the bytes that a progressive JPEG keeps until its last scan has been read."""
    samples = [across * down for _id, across, down, _table in picture.layer]
    largest = max(layer[1] for layer in picture.layer) * max(layer[2] for layer in picture.layer)
    return picture.width * picture.height * sum(samples) * COEFFICIENT_BYTES // largest


def _pixels_of(picture: Image.Image) -> Pixels:
    width, height = picture.size
    return Pixels(
        size=(width, height),
        rows=lambda top, bottom: picture.crop((0, top, width, bottom)),
        profile=picture.info.get("icc_profile"),
    )


def _plain(band: Image.Image) -> Image.Image:
    """Return a band whose pixels can be weighed together: no palette, eight bits a colour."""
    if band.mode in {"I;16", "I;16B", "I"}:
        return band.convert("I").point(lambda value: value / 256).convert("L")
    if band.mode == "1":
        return band.convert("L")
    if band.mode == "P" or "transparency" in band.info:
        return band.convert("RGBA")
    return band


def _on_white(band: Image.Image) -> Image.Image:
    """Return a band that can't be seen through: a paper is white."""
    if band.mode not in {"RGBA", "LA", "RGBa", "La"}:
        return band
    band = band.convert("RGBA")
    paper = Image.new("RGBA", band.size, "white")
    return Image.alpha_composite(paper, band).convert("RGB")


class _Srgb:
    """Turns a band into sRGB by the picture's own profile, where it has one that fits."""

    def __init__(self, profile: bytes | None) -> None:
        self.profile = profile
        self.transform = None

    def __call__(self, band: Image.Image) -> Image.Image:
        if self.profile is not None:
            try:
                return self._transformed(band)
            except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
                self.profile = None
        return band if band.mode in {"L", "RGB"} else band.convert("RGB")

    def _transformed(self, band: Image.Image) -> Image.Image:
        if self.transform is None:
            source = ImageCms.ImageCmsProfile(io.BytesIO(self.profile))
            srgb = ImageCms.createProfile("sRGB")
            self.transform = ImageCms.buildTransform(source, srgb, band.mode, "RGB")
        return ImageCms.applyTransform(band, self.transform)


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return out.getvalue()
