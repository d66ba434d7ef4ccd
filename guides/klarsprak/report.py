"""What a check comes to: counts, LIX, and the limits that may only go down."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from guides.klarsprak.check import Checked, check, check_line
from guides.klarsprak.hits import Hit, finding
from guides.klarsprak.rules import Rules, load_rules
from guides.klarsprak.sources.collection import files, silencers_without_reason, texts_in
from guides.klarsprak.texts import Audience, Finding, Severity


@dataclass(frozen=True, kw_only=True)
class Lix:
    """LIX over several texts; None when no text is long enough."""

    mean: float | None
    highest: float | None

    @classmethod
    def of(cls, checked: Iterable[Checked]) -> "Lix":
        """Return mean and highest, rounded to one decimal."""
        values = [each.lix for each in checked if each.lix_counts and each.lix is not None]
        if not values:
            return cls(mean=None, highest=None)
        return cls(mean=round(sum(values) / len(values), 1), highest=round(max(values), 1))


@dataclass(frozen=True, kw_only=True)
class Report:
    """Everything checked. ``lix`` is of what applicants read, ``lix_all`` of all."""

    checked: tuple[Checked, ...]
    findings: tuple[Finding, ...]
    lix: Lix
    lix_all: Lix

    def count(self, severity: Severity) -> int:
        """Return how many findings have this severity."""
        return sum(each.severity == severity for each in self.findings)

    @property
    def has_errors(self) -> bool:
        return self.count(Severity.ERROR) > 0

    def as_dict(self) -> dict:
        """Return counts and LIX as they stand in JSON."""
        return {
            "errors": self.count(Severity.ERROR),
            "warnings": self.count(Severity.WARNING),
            "lix": asdict(self.lix),
            "lix_all": asdict(self.lix_all),
        }


def check_project(root: Path, paths: Sequence[str] = (), rules: Rules | None = None) -> Report:
    """Check all that people read under ``root``, or only some files and folders.

    The ratchet holds for the whole. Raises :class:`sources.collection.PathMissing`.
    """
    rules = rules or load_rules()
    checked, findings = [], []
    for file in files(root, paths, rules):
        found = [check(text, rules) for text in texts_in(file)]
        checked += found
        of_file = [each for text in found for each in text.findings]
        of_file += silencers_without_reason(file)
        findings += sorted(of_file, key=lambda each: each.line)
    report = _report(checked, findings)
    if paths:
        return report
    return _report(checked, [*findings, *_past_the_ratchet(report.lix, rules)])


def check_lines(lines: Iterable[str]) -> Report:
    """Check each line as a text of its own. Its place is the number of the line."""
    checked = [check_line(line) for line in lines]
    return _report(checked, [each for text in checked for each in text.findings])


def _report(checked: Sequence[Checked], findings: Iterable[Finding]) -> Report:
    for_applicants = [each for each in checked if each.text.audience == Audience.APPLICANT]
    return Report(
        checked=tuple(checked),
        findings=tuple(findings),
        lix=Lix.of(for_applicants),
        lix_all=Lix.of(checked),
    )


def _past_the_ratchet(lix: Lix, rules: Rules) -> Iterable[Finding]:
    limits = rules["ratchet"]
    measured = (
        ("Medelvärdet för LIX", lix.mean, limits["mean_lix"]),
        ("Högsta LIX", lix.highest, limits["highest_lix"]),
    )
    for what, number, limit in measured:
        if number is not None and number > limit:
            hit = Hit(rule="ratchet", what=what, number=number, limit=limit)
            yield finding(hit, rules, path="guides/klarsprak/rules.toml", line=1, text=what)
