"""Pictures that are more, or less, than pictures."""

import io
import struct
import zlib

import pillow_heif
from PIL import Image, ImageCms, PngImagePlugin

from applications.documents.outcomes import Reason
from tests.documents.corpus import listed, odd
from tests.documents.corpus_others import SCRIPT, archive, boxes
from tests.documents.making import CANARY, exif, jpeg, picture, png

pillow_heif.register_heif_opener()

HIDDEN = CANARY.encode()
TOO_MANY = Reason.TOO_MANY_PIXELS


def heic(size: tuple[int, int] = (120, 80), **options) -> bytes:
    out = io.BytesIO()
    picture(size).save(out, "HEIF", **options)
    return out.getvalue()


def resized_jpeg(width: int, height: int, **options) -> bytes:
    """A small JPEG that says it is large."""
    raw = bytearray(jpeg(**options))
    start = raw.index(b"\xff\xc2" if options.get("progressive") else b"\xff\xc0")
    raw[start + 5 : start + 9] = struct.pack(">HH", height, width)
    return bytes(raw)


def chunk(kind: bytes, content: bytes) -> bytes:
    code = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + code


def png_of(width: int, height: int, *chunks: bytes, colour: int = 2, bits: int = 8) -> bytes:
    """A PNG with the chunks that are given between its head and its end."""
    head = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join((chunk(b"IHDR", head), *chunks, chunk(b"IEND", b"")))


def rows(width: int, height: int) -> bytes:
    return chunk(b"IDAT", zlib.compress(bytes((1 + 3 * width) * height)))


def text_bomb(kind: bytes, start: bytes) -> bytes:
    """A chunk that grows to 80 megabytes."""
    return chunk(kind, start + zlib.compress(bytes(80_000_000)))


listed(
    {
        "jpeg_start_alone": b"\xff\xd8\xff\xe0",
        "jpeg_start_and_html": b"\xff\xd8\xff\xe0" + SCRIPT * 50,
        "jpeg_cut_off": jpeg(picture((400, 300)))[:-900],
        "png_start_and_zip": b"\x89PNG\r\n\x1a\n" + archive({"a": b"b"}),
        "png_cut_off": png(picture((400, 300)))[:-60],
        "png_without_pixels": png_of(0, 10, rows(0, 10)),
        "png_with_a_wrong_code": png().replace(b"IDAT", b"IDAT", 1)[:-20] + bytes(20),
        "png_text_bomb": lambda: png_of(9, 9, text_bomb(b"zTXt", b"a\0\0"), rows(9, 9)),
        "png_long_text_bomb": lambda: png_of(9, 9, text_bomb(b"iTXt", b"a\0\1\0\0\0"), rows(9, 9)),
        "heic_start_alone": boxes(b"heic", b"mif1", b"heic"),
        "heic_cut_off": lambda: heic()[:-200],
        "heic_that_is_html": boxes(b"mif1") + SCRIPT,
    },
    Reason.BROKEN,
)
listed(
    {
        "jpeg_pixel_flood": resized_jpeg(65_500, 65_500),
        "jpeg_of_400_megapixels": resized_jpeg(20_000, 20_000),
        "jpeg_progressive_flood": resized_jpeg(10_900, 10_900, progressive=True),
        "png_pixel_flood": png_of(50_000, 50_000, rows(9, 9)),
        "png_wide_flood": png_of(2_000_000_000, 1, rows(9, 9)),
        "png_of_20_megapixels": png_of(5_000, 4_000, rows(9, 9)),
        "png_grey_flood": png_of(30_000, 3_900, rows(9, 9), colour=0),
    },
    TOO_MANY,
)
listed(
    {
        "jpeg_that_says_it_has_100_megapixels": resized_jpeg(10_000, 10_000),
        "jpeg_that_is_also_a_zip": jpeg() + archive({"a.exe": HIDDEN}),
        "jpeg_with_html_in_its_comment": jpeg(comment=SCRIPT),
        "jpeg_with_a_place_and_a_camera": jpeg(exif=exif()),
        "jpeg_with_a_php_camera": jpeg(exif=b"Exif\0\0<?php echo 'kanariefagel'; ?>"),
        "jpeg_with_xmp": jpeg(xmp=b"<x:xmpmeta>" + HIDDEN + b"</x:xmpmeta>"),
        "jpeg_with_a_false_profile": jpeg(icc_profile=HIDDEN * 30),
        "jpeg_in_four_colours": jpeg(picture(mode="CMYK")),
        "jpeg_in_grey": jpeg(picture(mode="L")),
        "jpeg_progressive": jpeg(progressive=True),
        "jpeg_and_another_jpeg": jpeg() + jpeg(exif=exif()),
        "png_with_html": png_of(9, 9, chunk(b"tEXt", b"Comment\0" + SCRIPT), rows(9, 9)),
        "png_that_is_also_a_zip": png() + archive({"a": HIDDEN}),
        "png_with_a_place": png(exif=exif()),
        "png_that_goes_on_and_on": lambda: png_of(9, 9, text_bomb(b"IDAT", b"")),
        "png_very_long": png(Image.new("L", (1, 60_000))),
        "png_of_16_bits": png(Image.new("I;16", (40, 40), 40_000)),
        "png_of_one_bit": png(picture(mode="1")),
        "png_with_a_palette": png(picture(mode="P"), transparency=0),
        "png_one_sees_through": png(picture(mode="RGBA")),
        "png_that_moves": lambda: png(save_all=True, append_images=[picture(), picture((60, 60))]),
        "heic_with_a_place": lambda: heic(exif=exif().tobytes(), xmp=b"<x>" + HIDDEN + b"</x>"),
    }
)


@odd()
def jpeg_in_other_colours() -> bytes:
    """A profile that is a real one, but not sRGB."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    return jpeg(icc_profile=profile)


@odd()
def png_with_a_profile_and_text() -> bytes:
    text = PngImagePlugin.PngInfo()
    text.add_itxt("XML:com.adobe.xmp", CANARY)
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return png(pnginfo=text, icc_profile=srgb)


@odd(TOO_MANY, Reason.BROKEN)
def heic_pixel_flood() -> bytes:
    raw = heic()
    return raw.replace(struct.pack(">II", 120, 80), struct.pack(">II", 60_000, 60_000))


@odd(TOO_MANY, Reason.BROKEN)
def heic_of_40_megapixels() -> bytes:
    raw = heic()
    return raw.replace(struct.pack(">II", 120, 80), struct.pack(">II", 8_000, 5_000))
