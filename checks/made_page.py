"""A page of the documentation that is made of what the code declares, and must say the same."""

from checks.files import ROOT


def keep(name: str, text: str, module: str, arguments: list[str]) -> int:
    """Write ``docs/name`` with ``--write``; else return 1 when it says something else."""
    page = ROOT / "docs" / name
    if arguments == ["--write"]:
        page.write_text(text, encoding="utf-8")
        return 0
    if page.is_file() and page.read_text(encoding="utf-8") == text:
        return 0
    print(f"docs/{name} is old: python -m {module} --write")
    return 1
