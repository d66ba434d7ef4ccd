"""Someone who uses the service through what she can see: words, buttons and fields.

The stories in ``lives.py`` speak to a Visitor. One walks over HTTP, one drives a browser.
Names of buttons, links and fields are the whole visible text, and stand for one thing on a
page: a name may be there twice only on links that lead to the same place.
"""

from abc import ABC, abstractmethod

START = "/"


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
    def chooses(self, *labels: str) -> None:
        """Choose the answers with these labels."""

    @abstractmethod
    def types(self, label: str, text: str, within: str = "") -> None:
        """Write in the field with this label, if need be in the group with that heading."""

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
