"""The field that says which paper a person has given already."""

from typing import Any

from django.utils.translation import gettext_lazy

from applications.questions.given_papers import in_words
from eservice.ui.choices import Choice, OneOf

BEFORE = "before"
OTHER = "other"
WAYS = (
    Choice(BEFORE, gettext_lazy("Det kom med en tidigare ansökan")),
    Choice(OTHER, gettext_lazy("Jag lämnade det på ett annat sätt")),
)
WORDS = {way.value: way.label for way in WAYS}
CHOSEN = gettext_lazy("Det papper som är valt nu")


class WhichPaper(OneOf):
    """One of the papers that are known, or in which other way it was given.

    A paper is stored with what it was, so that the answer stands by itself for ever.
    """

    papers: dict[str, dict[str, Any]] = {}

    def __init__(self, **kwargs: Any) -> None:
        missing = gettext_lazy("Välj vilket papper det är")
        super().__init__(choices=WAYS, missing=missing, depends=True, private=True, **kwargs)

    def offer_papers(self, papers: list[dict[str, Any]], chosen: Any) -> None:
        """Offer these papers, and one that is chosen already by somebody who sees more."""
        choices = [Choice(paper["document"], in_words(paper)) for paper in papers]
        self.papers = {paper["document"]: paper for paper in papers}
        is_paper = isinstance(chosen, dict) and chosen.get("document")
        if is_paper and chosen["document"] not in self.papers:
            self.papers[chosen["document"]] = chosen
            choices.append(Choice(chosen["document"], CHOSEN))
        self.offer((*choices, *WAYS))

    def stored(self, value: str) -> Any:
        return self.papers.get(value, value)

    def display(self, value: Any) -> list[str]:
        return [in_words(value) if isinstance(value, dict) else str(WORDS.get(value, value))]
