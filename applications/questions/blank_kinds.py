"""What each kind of application is called as a form on paper, and whom it is for."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from applications.questions.answers import Words
from applications.statuses import ApplicationKind


@dataclass(frozen=True, kw_only=True)
class BlankKind:
    """``path`` is the Swedish name of the file."""

    path: str
    title: Words
    about: Words


BLANK_KINDS: dict[ApplicationKind, BlankKind] = {
    ApplicationKind.FIRST: BlankKind(
        path="ny-ansokan",
        title=_("Ansökan om pengar"),
        about=_("Söker du för första gången? Eller har mycket ändrats? Välj den här."),
    ),
    ApplicationKind.RENEWAL: BlankKind(
        path="ansokan-igen",
        title=_("Ansökan om pengar en månad till"),
        about=_("Fick du pengar från oss förra månaden? Välj den här."),
    ),
    ApplicationKind.EXTRA: BlankKind(
        path="en-sak-till",
        title=_("Ansökan om pengar till en sak till"),
        about=_("Har du redan sökt för månaden och behöver något mer? Välj den här."),
    ),
    ApplicationKind.ESSENTIALS: BlankKind(
        path="det-viktigaste",
        title=_("Ansökan om det viktigaste nu"),
        about=_("Orkar du inte svara på allt i dag? Välj den här. Resten frågar vi sedan."),
    ),
}
