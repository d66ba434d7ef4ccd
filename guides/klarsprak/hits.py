"""A hit is what a rule sees; ``rules.toml`` turns it into a finding with words for people."""

from dataclasses import dataclass

from guides.klarsprak.rules import Rules
from guides.klarsprak.texts import Finding, Severity


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A breach of ``rule``; the other values fill in its sentences.

    Without ``severity`` it is the one the rule has in ``rules.toml``.
    """

    rule: str
    what: str = ""
    plainer: str = ""
    number: float = 0
    limit: float = 0
    severity: Severity | None = None


def over_limits(rule: str, number: float, warn: float, error: float) -> Hit | None:
    """Return a hit for a number above its limits; ``limit`` is the one to aim for."""
    if number <= warn:
        return None
    severity = Severity.ERROR if number > error else Severity.WARNING
    return Hit(rule=rule, number=number, limit=warn, severity=severity)


def finding(hit: Hit, rules: Rules, *, path: str, line: int, text: str) -> Finding:
    """Return the finding that people read."""
    words = rules["rules"][hit.rule]
    values = {
        "what": hit.what,
        "plainer": hit.plainer,
        "number": f"{hit.number:g}".replace(".", ","),
        "limit": f"{hit.limit:g}",
    }
    return Finding(
        path=path,
        line=line,
        rule=hit.rule,
        severity=hit.severity or Severity(words["severity"]),
        text=text,
        reason=words["reason"].format(**values),
        plainer=words["plainer"].format(**values),
    )
