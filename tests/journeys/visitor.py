"""Someone who uses the service through what she can see: words, buttons and fields.

The stories in ``lives.py`` speak to a Visitor. One walks over HTTP, one drives a browser.
Names of buttons, links and fields are the whole visible text, and stand for one thing on a
page: a name may be there twice only on links that lead to the same place.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass

START = "/"


@dataclass(frozen=True, kw_only=True)
class File:
    """Something in the phone or the computer that can be sent."""

    name: str
    media_type: str
    content: bytes


def plain(text: str) -> str:
    """Return text with every run of white space, also no-break spaces, as one space."""
    return " ".join(text.split())


class Visitor(ABC):
    """What a story can ask of anyone."""

    @abstractmethod
    def opens(self, address: str) -> None:
        """Open an address of the service, as one that was typed."""

    @abstractmethod
    def presses(self, name: str) -> None:
        """Press the link or the button with this name and wait for the next page."""

    @abstractmethod
    def opens_up(self, name: str) -> None:
        """Open the part of the page that is folded behind this name."""

    @abstractmethod
    def chooses(self, *labels: str, within: str = "") -> None:
        """Choose the answers with these labels, if need be in the part with that heading."""

    @abstractmethod
    def types(self, label: str, text: str, within: str = "") -> None:
        """Write in the field with this label, if need be in the part with that heading."""

    @abstractmethod
    def attaches(self, label: str, *files: File) -> None:
        """Choose files in the field with this label."""

    @abstractmethod
    def fetches(self, name: str) -> bytes:
        """Save the file that the link with this name leads to, and return what is in it."""

    @abstractmethod
    def opens_again(self) -> None:
        """Load the page once more."""

    @abstractmethod
    def pictures(self) -> int:
        """Return how many pictures the page's main part shows; each must be there."""

    @abstractmethod
    def value(self, label: str, within: str = "") -> str:
        """Return what stands in a field."""

    @abstractmethod
    def heading(self) -> str:
        """Return the page's only level one heading."""

    @abstractmethod
    def text(self) -> str:
        """Return the words of the page's main part."""

    def is_at(self, heading: str) -> None:
        assert self.heading() == heading

    def reads(self, *texts: str) -> None:
        words = self.text()
        assert [text for text in texts if plain(text) not in words] == [], words

    def does_not_read(self, *texts: str) -> None:
        words = self.text()
        assert [text for text in texts if plain(text) in words] == [], words

    def saves(self) -> None:
        self.presses("Spara och fortsätt")

    def answers(self, question: str, *labels: str) -> None:
        """Choose answers to a question that has a page of its own, and go on."""
        self.is_at(question)
        self.chooses(*labels)
        self.saves()

    def is_told(self, *messages: str) -> None:
        """The page has come again: the answers that need another look stand on top of it."""
        count = "ett svar" if len(messages) == 1 else f"{len(messages)} svar"
        self.reads(f"Titta på {count} igen", *messages)

    def goes_back_to(self, question: str) -> None:
        self.presses("Tillbaka")
        self.is_at(question)

    def goes_on_with(self, section: str) -> None:
        """Look through the part that is done and go on with the next one."""
        self.is_at("Stämmer det här?")
        self.does_not_read("svar saknas")
        self.presses(f"Fortsätt med {section}")

    def logs_in(self, name: str, device: str) -> None:
        self.opens(START)
        self.presses("Logga in och börja")
        self.is_at("Logga in")
        self.chooses(device)
        self.presses(name)

    def logs_out(self) -> None:
        self.presses("Logga ut")
        self.is_at("Du är utloggad")
