"""The checker at the command line, with and without Django."""

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TextIO

from guides.klarsprak.report import Lix, Report, check_lines, check_project
from guides.klarsprak.sources.collection import PathMissing
from guides.klarsprak.texts import Finding, Severity

ROOT = Path(__file__).resolve().parent.parent.parent
ABOUT = "Läs allt som människor läser i tjänsten och säg vad som inte är klarspråk."
SEVERITIES = {Severity.ERROR: "fel", Severity.WARNING: "varning"}
FOUND_ERRORS, NO_SUCH_PATH = 1, 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments; used by the management command too."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="bara dessa filer och mappar")
    parser.add_argument("--json", action="store_true", dest="as_json", help="svara med JSON")
    parser.add_argument(
        "--stdin", action="store_true", dest="from_stdin", help="läs texter, en på varje rad"
    )


def run(
    paths: list[str],
    *,
    as_json: bool,
    from_stdin: bool,
    stdin: TextIO,
    stdout: TextIO,
    stderr: TextIO,
    root: Path = ROOT,
) -> int:
    """Check and print. Return 0, 1 when there is an error, or 2 for a path that is not there."""
    try:
        report = check_lines(_lines(stdin)) if from_stdin else check_project(root, paths)
    except PathMissing as missing:
        stderr.write(f"Det finns ingen fil eller mapp som heter {missing}.\n")
        return NO_SUCH_PATH
    printer = _as_json if as_json else _as_text
    stdout.writelines(f"{line}\n" for line in printer(report, from_stdin=from_stdin))
    return FOUND_ERRORS if report.has_errors else 0


def main(arguments: list[str] | None = None) -> int:
    """Run without Django: ``python -m guides.klarsprak``."""
    parser = argparse.ArgumentParser(prog="python -m guides.klarsprak", description=ABOUT)
    add_arguments(parser)
    options = vars(parser.parse_args(arguments))
    streams = {"stdin": sys.stdin, "stdout": sys.stdout, "stderr": sys.stderr}
    return run(options.pop("paths"), **options, **streams)


def _lines(stream: TextIO) -> list[str]:
    return [line.strip() for line in stream if line.strip()]


def _as_json(report: Report, *, from_stdin: bool) -> Iterable[str]:
    if from_stdin:
        texts = [
            {
                "text": each.text.content,
                "lix": None if each.lix is None else round(each.lix, 1),
                "findings": [asdict(found) for found in each.findings],
            }
            for each in report.checked
        ]
        answer = {"texts": texts} | report.as_dict()
    else:
        found = [asdict(each) for each in report.findings]
        answer = {"texts": len(report.checked)} | report.as_dict() | {"findings": found}
    yield json.dumps(answer, ensure_ascii=False, indent=2)


def _as_text(report: Report, *, from_stdin: bool) -> Iterable[str]:
    if from_stdin:
        for each in report.checked:
            yield each.text.content
            yield from (f"  {_sentence(found)}" for found in each.findings)
    else:
        for found in report.findings:
            yield f"{found.path}:{found.line}: {_sentence(found)}"
            yield f"    {found.text}"
    yield _summary(report)


def _sentence(found: Finding) -> str:
    return f"{SEVERITIES[found.severity]} ({found.rule}): {found.reason} {found.plainer}"


def _summary(report: Report) -> str:
    errors, warnings = report.count(Severity.ERROR), report.count(Severity.WARNING)
    return (
        f"Texter: {len(report.checked)}. Fel: {errors}. Varningar: {warnings}. "
        f"LIX för den som söker: {_lix(report.lix)}. LIX för alla: {_lix(report.lix_all)}."
    )


def _lix(lix: Lix) -> str:
    if lix.mean is None or lix.highest is None:
        return "ingen lång text"
    return f"{lix.mean:.1f} i snitt, {lix.highest:.1f} högst".replace(".", ",")
