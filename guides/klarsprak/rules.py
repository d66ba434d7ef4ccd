"""Read the rules: ``rules.toml``, ``heavy_words.tsv`` and the words that the guides explain."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import frontmatter

HERE = Path(__file__).resolve().parent
TERMS = HERE.parent / "content" / "sv" / "terms"

# Swedish endings of nouns: genitive, definite, plural.
NOUN_ENDINGS = r"(?:s|e?ns?|e?ts?|(?:ar|er|or|r)(?:na)?s?|nas?)?"


@dataclass(frozen=True, slots=True)
class HeavyWord:
    """A word or phrase on the heavy list, a plainer wording, and a pattern for all its forms."""

    word: str
    plainer: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, eq=False)
class Rules:
    """Everything the rules need. Compared by identity, so that matchers can be kept per Rules."""

    data: dict
    heavy: tuple[HeavyWord, ...]
    terms: dict[str, str]

    def __getitem__(self, name: str) -> dict:
        return self.data[name]

    def limits(self, name: str, language: str) -> dict:
        """Return the limits of a rule for a text in a language: its own, or those of Swedish."""
        own = self["limits_of"].get(language, {})
        return self["limits"][name] | own.get(name, {})

    @property
    def glossary(self) -> frozenset[str]:
        """Every word that is explained or needs no explanation, in lower case."""
        return frozenset(self.terms.values()) | frozenset(self["glossary"]["also"])


def noun(word: str) -> str:
    """Return a pattern for a noun with any ending."""
    if word.endswith("mmer"):
        # nummer, numret, numren
        return rf"{re.escape(word)}s?|{re.escape(word[:-3])}re[tn]s?"
    return re.escape(word) + NOUN_ENDINGS


@cache
def load_rules() -> Rules:
    """Return the project's rules. Raises tomllib.TOMLDecodeError, re.error for broken files."""
    with (HERE / "rules.toml").open("rb") as file:
        data = tomllib.load(file)
    return Rules(data, _heavy_words(HERE / "heavy_words.tsv"), _terms())


def whole_word(pattern: str) -> re.Pattern[str]:
    """Return the pattern compiled to match only whole words."""
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)


def any_of(words: list[str]) -> str:
    """Return a pattern for any of these words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _heavy_words(path: Path) -> tuple[HeavyWord, ...]:
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple(
        HeavyWord(word, plainer, whole_word((rest and rest[0]) or re.escape(word)))
        for word, plainer, *rest in rows
    )


def _terms() -> dict[str, str]:
    """Return every explained word in lower case, by its key."""
    heads = {path.stem: frontmatter.load(path).metadata for path in sorted(TERMS.glob("*.md"))}
    return {key: str(head.get("title", key)).lower() for key, head in heads.items()}
