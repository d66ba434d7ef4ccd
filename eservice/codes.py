"""Codes that people read out, write down and type: no letter or digit looks like another."""

import secrets
from dataclasses import dataclass

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12
DIGITS = 8
LOOK_ALIKE = str.maketrans("OIL", "011")


@dataclass(frozen=True)
class Code:
    """A code in the clear: shown once, to whoever it is for, and kept nowhere."""

    text: str

    @property
    def groups(self) -> list[str]:
        """In groups of four, as one reads it out."""
        return [self.text[start : start + 4] for start in range(0, LENGTH, 4)]

    @property
    def shown(self) -> str:
        return "-".join(self.groups)

    @classmethod
    def by_chance(cls) -> "Code":
        return cls("".join(secrets.choice(ALPHABET) for _place in range(LENGTH)))

    @classmethod
    def out_of(cls, fingerprint: int) -> "Code":
        """Return the code that always comes of the same large number."""
        letters = []
        for _place in range(LENGTH):
            fingerprint, place = divmod(fingerprint, len(ALPHABET))
            letters.append(ALPHABET[place])
        return cls("".join(letters))

    @classmethod
    def typed(cls, text: str) -> "Code | None":
        """Return the code that somebody typed, however she grouped it; None for anything else."""
        plain = "".join(character for character in text.upper() if character.isalnum())
        is_whole = len(plain) == LENGTH and set(plain) <= set(ALPHABET)
        return cls(plain) if is_whole else None


@dataclass(frozen=True)
class DigitCode:
    """Eight digits in the clear, for those who find it hard to tell letters apart or to type them.

    It is shown once, on paper, and kept nowhere.
    """

    text: str

    @property
    def shown(self) -> str:
        """In two groups of four, as one reads it out."""
        return f"{self.text[:4]} {self.text[4:]}"

    @classmethod
    def by_chance(cls) -> "DigitCode":
        return cls("".join(secrets.choice("0123456789") for _place in range(DIGITS)))

    @classmethod
    def typed(cls, text: str) -> "DigitCode | None":
        """Return the digits that somebody typed, in any script and however she grouped them.

        Letters that look like a digit are taken for it. None for anything else.
        """
        plain = "".join(character for character in text if character.isalnum())
        plain = plain.upper().translate(LOOK_ALIKE)
        if len(plain) != DIGITS or not plain.isdecimal():
            return None
        return cls("".join(str(int(digit)) for digit in plain))
