"""What a wording is worth: faults that stop it, and what the plain-language checker says."""

import json
import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from guides import values
from guides.editing.kinds import kind_of
from guides.klarsprak.check import check
from guides.klarsprak.rules import load_rules
from guides.klarsprak.sources.guide_source import read_guide
from guides.klarsprak.sources.place import File
from guides.klarsprak.sources.silencers import silencers
from guides.klarsprak.texts import Finding, Severity
from guides.library import front_matter
from guides.markup import parse
from guides.texts import SOURCE_LANGUAGE

LONGEST = 20_000
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Readability:
    """How a wording reads: LIX (None when it is short), its words, and what to write plainer."""

    lix: float | None
    words: int
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(each for each in self.findings if each.severity is Severity.ERROR)


def plain(source: str) -> str:
    """Return what a browser sent with the line breaks that the files have."""
    return source.replace("\r\n", "\n").strip()


def faults(source: str, key: str, language: str) -> list[str]:
    """Return what must be put right before the wording can be used, in words; [] when nothing."""
    body = parse(source)
    found = []
    if not source.lstrip().startswith("# ") or not body.title:
        found.append(_("Börja med en rubrik: # och ett mellanslag, sedan orden."))
    if _TAG.search(_COMMENT.sub("", source)):
        found.append(_("Ta bort det som står mellan < och >. Skriv bara vanlig text."))
    found += [_missing(heading) for heading in _missing_headings(source, key, language)]
    found += [_unknown(name) for name in sorted(values.unknown_names(source))]
    return found


def _as_shipped(source: str, key: str) -> str:
    """Return the wording under the front matter that its file has: the checker reads both."""
    matter = {"language": SOURCE_LANGUAGE, "terms": front_matter(key).get("terms") or []}
    if kind_of(key).is_word:
        matter["title"] = parse(source).title
    lines = (f"{name}: {json.dumps(value)}" for name, value in matter.items())
    return "\n".join(["---", *lines, "---", source])


def _missing_headings(source: str, key: str, language: str) -> list[str]:
    has = {section.heading for section in parse(source).sections}
    return [each for each in kind_of(key).headings(language) if each not in has]


def _missing(heading: str) -> str:
    return _("Texten behöver rubriken ”## %(heading)s”.") % {"heading": heading}


def _unknown(name: str) -> str:
    known = ", ".join(f"{{{each}}}" for each in sorted(values.NAMES))
    return _("”%(name)s” känner vi inte igen. Du kan använda %(known)s.") % {
        "name": name,
        "known": known,
    }


def readability(source: str, key: str, language: str) -> Readability | None:
    """Return what the checker says of a wording, or None in a language that it can't read."""
    if language.split("-")[0] != SOURCE_LANGUAGE:
        return None
    rules = load_rules()
    content = _as_shipped(source, key)
    path = f"guides/content/{SOURCE_LANGUAGE}/{key}.md"
    silenced = silencers(content, ".md")
    file = File(path=path, content=content, silencers=silenced, rules=rules)
    text = next(read_guide(file), None)
    if text is None:
        return Readability(lix=None, words=0, findings=())
    checked = check(text, rules)
    return Readability(
        lix=round(checked.lix, 1) if checked.lix_counts and checked.lix is not None else None,
        words=len(text.content.split()),
        findings=checked.findings,
    )
