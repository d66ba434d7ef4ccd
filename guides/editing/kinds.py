"""Which kinds of texts there are, by how their keys begin, and who reads each."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guides import library
from guides.texts import HEADINGS, SOURCE_LANGUAGE, Text, TextMissing


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of text: ``needs`` are the roles of the sections that it can't be without.

    ``is_word``: the title is a word that the text explains.
    """

    code: str
    name: str | Promise
    readers: str | Promise
    needs: tuple[str, ...] = ()
    is_word: bool = False

    def is_of(self, key: str) -> bool:
        return key.startswith(f"{self.code}/")

    def headings(self, language: str) -> tuple[str, ...]:
        """Return the headings that a text of this kind must have in this language."""
        known = HEADINGS.get(language.split("-")[0], {})
        return tuple(known[role] for role in self.needs if role in known)


KINDS = (
    Kind(
        code="questions",
        name=_("Frågor"),
        readers=_("Den som söker, och den som hjälper till, på sidan med frågan."),
        needs=("why", "how"),
    ),
    Kind(
        code="statuses",
        name=_("Status"),
        readers=_("Den som söker, hjälper eller är partner, högst upp på sidan om ärendet."),
    ),
    Kind(code="guides", name=_("Guider"), readers=_("Alla. Sidan är öppen utan inloggning.")),
    Kind(
        code="terms",
        name=_("Ord"),
        readers=_("Alla, på varje sida som förklarar ordet."),
        is_word=True,
    ),
    Kind(
        code="phrases",
        name=_("Fraser i brev"),
        readers=_("Handläggare väljer frasen. Den som söker läser den i ett brev eller beslut."),
    ),
)


def kind_of(key: str) -> Kind:
    """Return the kind of a text. Raises :class:`TextMissing` for a key of no kind."""
    for kind in KINDS:
        if kind.is_of(key):
            return kind
    raise TextMissing(key)


def texts_of(kind: Kind, language: str = SOURCE_LANGUAGE) -> list[Text]:
    """Return all texts of a kind by title."""
    found = (library.text(key, language) for key in library.keys(language) if kind.is_of(key))
    return sorted(found, key=lambda text: text.title.casefold())
