"""How what is written for the eye is said: sums, dates, abbreviations, letters. Pure.

Text in, text out. A voice reads "6 500,50 kr" as "punkt" and "t.ex." as letters; here they become
words. Only Swedish is rewritten: in other languages the text is left as it is.
"""

import re

from eservice.ui.swedish import MONTHS

SHORT = {
    "t.ex.": "till exempel",
    "bl.a.": "bland annat",
    "m.m.": "med mera",
    "d.v.s.": "det vill säga",
    "dvs.": "det vill säga",
    "o.s.v.": "och så vidare",
    "osv.": "och så vidare",
    "ca": "cirka",
    "kl.": "klockan",
    "nr": "nummer",
    "tfn": "telefon",
}
_SPACES = re.compile(r"[^\S\n]+")
_DATE = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
# A number to be dialled or copied is said figure by figure; a year or a sum is not.
_LONG_NUMBER = re.compile(r"\b\d{5,}\b")
_PHONE = re.compile(r"\b0\d{1,3}-\d[\d ]{3,10}\d\b")
_SUM_SPACE = re.compile(r"(?<=\d) (?=\d{3}\b)")
_KRONOR = re.compile(r"(\d)(?::-|\s?kr\b\.?)")
_ORE = re.compile(r"\b(\d+),(\d\d) kronor\b")
_COMMA = re.compile(r"(?<=\d),(?=\d)")
_BETWEEN = re.compile(r"(?<=\d)\s?[–-]\s?(?=\d)")
_PARAGRAPH = re.compile(r"\s?§")
_PERCENT = re.compile(r"\s?%")
# Short names are said letter by letter, but for those that people say as words.
SAID_AS_WORDS = {"SIP"}
_LETTERS = re.compile(r"\b[A-ZÅÄÖ]{2,5}\b")
_SHORT = re.compile(
    r"(?<!\w)(?:" + "|".join(re.escape(short) for short in SHORT) + r")(?!\w)", re.IGNORECASE
)


def said(text: str, language: str) -> str:
    """Return the text as a voice should be given it."""
    text = _SPACES.sub(" ", text)
    return _said_in_swedish(text) if language.split("-")[0] == "sv" else text


def _said_in_swedish(text: str) -> str:
    text = _DATE.sub(_date, text)
    text = _PHONE.sub(_figures, text)
    text = _LONG_NUMBER.sub(_figures, text)
    text = _SUM_SPACE.sub("", text)
    text = _KRONOR.sub(r"\1 kronor", text)
    text = _ORE.sub(r"\1 kronor och \2 öre", text)
    text = _COMMA.sub(" komma ", text)
    text = _BETWEEN.sub(" till ", text)
    text = _PARAGRAPH.sub(" paragraf", text)
    text = _PERCENT.sub(" procent", text)
    text = _LETTERS.sub(_letters, text)
    return _SHORT.sub(lambda found: SHORT[found[0].lower()], text)


def _date(found: re.Match) -> str:
    year, month, day = (int(part) for part in found.groups())
    return f"{day} {MONTHS[month - 1]} {year}" if 1 <= month <= len(MONTHS) else found[0]


def _letters(found: re.Match) -> str:
    return found[0].lower() if found[0] in SAID_AS_WORDS else " ".join(found[0])


def _figures(found: re.Match) -> str:
    return " ".join(figure for figure in found[0] if figure.isdigit())
