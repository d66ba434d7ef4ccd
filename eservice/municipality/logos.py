"""A logo is a picture and nothing else: an SVG that does or fetches something is refused."""

from pathlib import Path
from xml.etree import ElementTree

LARGEST = 60_000
PNG_START = b"\x89PNG\r\n\x1a\n"
SVG = "{http://www.w3.org/2000/svg}"
HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
# Shapes and colours. Scripts, styles that fetch, foreign content and animation are not among them.
SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan"}
AROUND = {"svg", "g", "defs", "use", "symbol", "title", "desc", "metadata", "clipPath", "mask"}
DRAWN = SHAPES | AROUND | {"linearGradient", "radialGradient", "stop"}


def read_logo(path: Path) -> tuple[bytes, str]:
    """Return the file and its media type; raises ValueError with what is wrong."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ValueError(f"{path.name} can't be read: {error.strerror}") from error
    if len(content) > LARGEST:
        raise ValueError(f"{path.name} is larger than {LARGEST // 1000} kB; every page has it")
    if path.suffix == ".png":
        if not content.startswith(PNG_START):
            raise ValueError(f"{path.name} is no PNG picture")
        return content, "image/png"
    _require_drawing(path.name, content)
    return content, "image/svg+xml"


def _require_drawing(name: str, content: bytes) -> None:
    if b"<!ENTITY" in content or b"<!DOCTYPE" in content:
        raise ValueError(f"{name} has a document type; save it as a plain SVG")
    if b"<?xml-stylesheet" in content:
        raise ValueError(f"{name} fetches something from elsewhere")
    try:
        root = ElementTree.fromstring(content)
    except ElementTree.ParseError as error:
        raise ValueError(f"{name} is no SVG picture: {error}") from error
    for node in root.iter():
        if not isinstance(node.tag, str) or node.tag.removeprefix(SVG) not in DRAWN:
            kind = str(node.tag).rpartition("}")[2]
            raise ValueError(f"{name} has <{kind}>; a logo may only have shapes and colours")
        for attribute, value in node.attrib.items():
            _require_still(name, attribute, value)


def _require_still(name: str, attribute: str, value: str) -> None:
    local = attribute.rpartition("}")[2].lower()
    if local.startswith("on"):
        raise ValueError(f"{name} does something ({local}); a logo may only be shown")
    words = "".join(value.split()).lower()
    fetches = attribute in HREFS and not words.startswith("#")
    if fetches or "url(" in words.replace("url(#", "") or "javascript:" in words:
        raise ValueError(f"{name} fetches something from elsewhere")
