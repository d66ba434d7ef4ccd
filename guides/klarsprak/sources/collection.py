"""Every text in the project, or in some files and folders of it."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from guides.klarsprak.hits import Hit, finding
from guides.klarsprak.rules import Rules
from guides.klarsprak.sources.guide_source import read_guide
from guides.klarsprak.sources.letter_source import read_letter
from guides.klarsprak.sources.place import File
from guides.klarsprak.sources.python_source import read_python
from guides.klarsprak.sources.template_source import read_template
from guides.klarsprak.sources.toml_source import read_toml
from guides.klarsprak.texts import Finding, Text

READERS: dict[str, Callable[[File], Iterator[Text]]] = {
    ".html": read_template,
    ".md": read_guide,
    ".py": read_python,
    ".toml": read_toml,
    ".txt": read_template,
}


class PathMissing(LookupError):
    """There is no file or folder with that name; the message is the name as given."""


def files(root: Path, paths: Sequence[str], rules: Rules) -> Iterator[File]:
    """Yield the files to read, in order: everything, or what the paths (from root) lead to.

    Raises :class:`PathMissing`. A file that is named is read also in a folder that is skipped.
    """
    starts = {name: root / name for name in paths or rules["sources"]["roots"]}
    for name, start in starts.items():
        if paths and not start.exists():
            raise PathMissing(name)
    found = {path for start in starts.values() for path in _under(start, rules)}
    for path in sorted(found):
        yield File.read(path, root, rules)


def texts_in(file: File) -> Iterator[Text]:
    """Yield the texts of a file."""
    suffix = "." + file.path.rpartition(".")[2]
    reader = read_letter if file.is_rendered else READERS[suffix]
    return reader(file)


def silencers_without_reason(file: File) -> Iterator[Finding]:
    """Yield a finding for each silencer that does not say why."""
    lines = file.content.splitlines()
    for line in file.silencers.without_reason():
        text = lines[line - 1].strip()
        yield finding(Hit(rule="silencer"), file.rules, path=file.path, line=line, text=text)


def _under(start: Path, rules: Rules) -> Iterator[Path]:
    if start.is_file():
        yield from [start] if start.suffix in READERS else []
        return
    for folder, folders, names in start.walk():
        folders[:] = [name for name in folders if name not in rules["sources"]["skip"]]
        yield from (folder / name for name in names if Path(name).suffix in READERS)
