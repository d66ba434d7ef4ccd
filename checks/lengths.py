"""No module, function or template may grow past what fits in one reading."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from checks.files import ROOT, project_files

MODULE_LINES = 250
MODULE_LINES_WITH_REASON = 400
REASON = "Long because"
FUNCTION_LINES = 30
TEMPLATE_LINES = 80

type Function = ast.FunctionDef | ast.AsyncFunctionDef


def main() -> int:
    """Print every breach; return 1 if there is one."""
    breaches = [breach for path in project_files() for breach in breaches_in(path)]
    print("\n".join(breaches))
    return 1 if breaches else 0


def breaches_in(path: Path) -> Iterator[str]:
    """Yield a line for each rule that the file breaks."""
    if path.suffix == ".py" and "migrations" not in path.parts:
        yield from _module_breaches(path)
    elif path.suffix == ".html" or "templates" in path.parts:
        lines = _line_count((ROOT / path).read_text())
        if lines > TEMPLATE_LINES:
            yield f"{path}: {lines} lines, a template has at most {TEMPLATE_LINES}"


def _module_breaches(path: Path) -> Iterator[str]:
    source = (ROOT / path).read_text()
    tree = ast.parse(source, str(path))
    # A long table may be one module, if its docstring says why it is not better split.
    reasoned = REASON in (ast.get_docstring(tree) or "")
    limit = MODULE_LINES_WITH_REASON if reasoned else MODULE_LINES
    lines = _line_count(source)
    if lines > limit:
        yield f"{path}: {lines} lines, a module has at most {limit}"
    for node in ast.walk(tree):
        if isinstance(node, Function.__value__) and _length(node) > FUNCTION_LINES:
            yield (
                f"{path}:{node.lineno}: {node.name} has {_length(node)} lines,"
                f" a function has at most {FUNCTION_LINES}"
            )


def _length(function: Function) -> int:
    """Count from ``def`` to the last line, without the docstring."""
    lines = function.end_lineno - function.lineno + 1
    if ast.get_docstring(function) is not None:
        docstring = function.body[0]
        lines -= docstring.end_lineno - docstring.lineno + 1
    return lines


def _line_count(text: str) -> int:
    return len(text.splitlines())


if __name__ == "__main__":
    sys.exit(main())
