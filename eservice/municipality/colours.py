"""Colours that can be read: contrast as WCAG 2.2 defines it, and shades drawn from one colour."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self

# WCAG 2.2, 1.4.3: text of ordinary size.
LEAST_CONTRAST = 4.5
TOKENS = Path(__file__).resolve().parent.parent / "ui" / "css" / "tokens.css"


@dataclass(frozen=True)
class Colour:
    """Red, green and blue, each from 0 to 255."""

    red: int
    green: int
    blue: int

    @classmethod
    def of(cls, code: str) -> Self:
        """Read #rgb or #rrggbb."""
        digits = code.lstrip("#")
        if len(digits) == len("rgb"):
            digits = "".join(digit * 2 for digit in digits)
        return cls(*(int(digits[place : place + 2], 16) for place in (0, 2, 4)))

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    def mixed(self, other: "Colour", part: float) -> "Colour":
        """Return this colour with so large a part of another in it."""
        pairs = zip(self._parts, other._parts, strict=True)
        return Colour(*(round(mine + (theirs - mine) * part) for mine, theirs in pairs))

    @property
    def _parts(self) -> tuple[int, int, int]:
        return self.red, self.green, self.blue

    @property
    def luminance(self) -> float:
        """Relative luminance, from 0 (black) to 1 (white), as WCAG defines it."""
        red, green, blue = map(_linear, self._parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def contrast(self, other: "Colour") -> float:
        """Return the contrast between two colours, from 1 to 21."""
        low, high = sorted((self.luminance, other.luminance))
        return (high + 0.05) / (low + 0.05)


def _linear(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


WHITE, BLACK = Colour(255, 255, 255), Colour(0, 0, 0)


@dataclass(frozen=True)
class Scheme:
    """Light or dark pages: the colours that the style sheet declares for them."""

    name: str
    block: int

    @cached_property
    def declared(self) -> dict[str, Colour]:
        """The first or the second block of the style sheet's own declarations."""
        blocks = re.findall(r":root\{([^}]*--app-paper[^}]*)\}", TOKENS.read_text("utf-8"))
        found = re.findall(r"--app-([\w-]+):(#[0-9a-f]{3,6})\b", blocks[self.block])
        return {name: Colour.of(code) for name, code in found}

    def drawn_from(self, colour: Colour) -> dict[str, Colour]:
        """Return the variables of the style sheet that follow from the municipality's colour."""
        towards = BLACK if self.block == 0 else WHITE
        dark_text = self.declared["paper"] if self.block else BLACK
        return {
            "primary": colour,
            "primary-hover": colour.mixed(towards, 0.3),
            "on-primary": max(WHITE, dark_text, key=colour.contrast),
            "primary-tint": colour.mixed(self.declared["surface"], 0.88),
        }

    def faults(self, colour: Colour) -> Iterator[str]:
        """Yield what can't be read when this is the municipality's colour."""
        drawn = self.drawn_from(colour)
        pairs = {
            "the paper of the page": (colour, self.declared["paper"]),
            "the boxes on the page": (colour, self.declared["surface"]),
            "the lighter areas drawn from it": (colour, drawn["primary-tint"]),
            "the text on buttons": (drawn["on-primary"], colour),
            "the text on buttons under the pointer": (
                drawn["on-primary"],
                drawn["primary-hover"],
            ),
            "ordinary text on the areas drawn from it": (
                self.declared["text"],
                drawn["primary-tint"],
            ),
        }
        for what, (one, other) in pairs.items():
            contrast = one.contrast(other)
            if contrast < LEAST_CONTRAST:
                yield (
                    f"{colour} can't be read against {what} on {self.name} pages: the contrast is"
                    f" {contrast:.1f} to 1, and must be {LEAST_CONTRAST}"
                )


LIGHT, DARK = Scheme("light", 0), Scheme("dark", 1)
