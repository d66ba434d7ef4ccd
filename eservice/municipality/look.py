"""The municipality's own colour and logo: readable and harmless, or the service does not start.

A colour is measured against the paper and the surfaces that the style sheet declares (WCAG 2.2,
1.4.3: 4.5 to 1). What is drawn from it, such as a darker shade under the pointer, is measured too.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse

from eservice.municipality.colours import DARK, LIGHT, Colour, Scheme
from eservice.municipality.logos import read_logo
from eservice.municipality.schema import Shape, setting

HEX = Shape(pattern=r"#[0-9a-fA-F]{6}", words="must be a colour such as #1b5848")
NOTHING_OR_HEX = Shape(pattern=f"({HEX.pattern})?", words=HEX.words)
FILE = Shape(
    pattern=r"([\w-]+\.(svg|png))?", words="must name an SVG or PNG file in the same folder"
)


@dataclass(frozen=True, kw_only=True)
class Look:
    """The municipality's own colour on light and on dark pages, and its logo. Without them the
    service has its own."""

    colour: str = setting("your colour on light pages", default="", shape=NOTHING_OR_HEX)
    dark_colour: str = setting("your colour on dark pages", default="", shape=NOTHING_OR_HEX)
    logo: str = setting("an SVG or PNG file beside this one", default="", shape=FILE)

    def faults(self) -> Iterator[tuple[str, str]]:
        if bool(self.colour) != bool(self.dark_colour):
            yield "colour", "colour and dark_colour go together: pages are light or dark"
        for name, scheme in (("colour", LIGHT), ("dark_colour", DARK)):
            if getattr(self, name):
                for fault in scheme.faults(Colour.of(getattr(self, name))):
                    yield name, fault


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What pages need: the style sheet with the colours, and the logo, each with its address."""

    style: bytes = b""
    logo: bytes = b""
    logo_type: str = ""

    @property
    def style_url(self) -> str:
        """Its address, "" when there is none. It changes with what it holds, and is kept long."""
        return reverse("look_style", kwargs={"asked": digest(self.style)}) if self.style else ""

    @property
    def logo_url(self) -> str:
        return reverse("look_logo", kwargs={"asked": digest(self.logo)}) if self.logo else ""


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]


@cache
def load_look(look: Look, folder: Path) -> Shown:
    """Return what is shown; raises ImproperlyConfigured for a logo that is missing or not safe."""
    style = ""
    if look.colour:
        light, dark = Colour.of(look.colour), Colour.of(look.dark_colour)
        style = (
            f":root{{{_variables(LIGHT, light)}}}"
            f"@media screen and (prefers-color-scheme:dark){{:root{{{_variables(DARK, dark)}}}}}"
        )
    if not look.logo:
        return Shown(style=style.encode())
    try:
        content, kind = read_logo(folder / look.logo)
    except ValueError as error:
        raise ImproperlyConfigured(f"The municipality file, look.logo: {error}") from error
    return Shown(style=style.encode(), logo=content, logo_type=kind)


def _variables(scheme: Scheme, colour: Colour) -> str:
    names = scheme.drawn_from(colour)
    return ";".join(f"--app-{name}:{value}" for name, value in names.items())
