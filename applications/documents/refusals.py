"""Why a file was not taken in, and what to do instead, in words for the person who sent it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from applications.documents import limits
from applications.documents.outcomes import Reason


@dataclass(frozen=True, kw_only=True)
class Advice:
    """What happened to a file, and how to put it right."""

    happened: str | Promise
    instead: str | Promise


_IN_MEGABYTES = limits.LARGEST_FILE // limits.MEGABYTE

ADVICE: dict[Reason, Advice] = {
    Reason.EMPTY: Advice(
        happened=_("Filen är tom."),
        instead=_("Ta en ny bild av papperet och skicka den."),
    ),
    Reason.TOO_LARGE: Advice(
        happened=format_lazy(_("Filen är större än {most} megabyte."), most=_IN_MEGABYTES),
        instead=_("Ta en bild av papperet och skicka bilden i stället."),
    ),
    Reason.WRONG_KIND: Advice(
        happened=_("Vi kan inte läsa den sortens fil."),
        instead=_("Skicka en bild eller en pdf. Du kan ta en bild av papperet med din telefon."),
    ),
    Reason.BROKEN: Advice(
        happened=_("Filen är trasig."),
        instead=_("Hämta filen en gång till, eller ta en ny bild av papperet."),
    ),
    Reason.PROTECTED: Advice(
        happened=_("Filen är låst med ett lösenord."),
        instead=_("Öppna filen, ta bilder av sidorna och skicka bilderna."),
    ),
    Reason.TOO_MANY_PAGES: Advice(
        happened=format_lazy(_("Filen har fler än {most} sidor."), most=limits.PAGES),
        instead=_("Skicka bara de sidor som handlar om frågan. Du kan ta bilder av dem."),
    ),
    Reason.TOO_MANY_PIXELS: Advice(
        happened=_("Bilden är för stor för oss."),
        instead=_("Öppna bilden, ta en skärmbild av den och skicka skärmbilden."),
    ),
    Reason.TOO_HEAVY: Advice(
        happened=_("Det tar för lång tid att läsa filen."),
        instead=_("Ta bilder av sidorna och skicka bilderna i stället."),
    ),
    Reason.HARMFUL: Advice(
        happened=_("Det finns något skadligt i filen. Det händer ofta utan att man vet om det."),
        instead=_("Ta en ny bild av papperet och skicka bilden, eller ring oss."),
    ),
    Reason.OUT_OF_TIME: Advice(
        happened=_("Vi hann inte läsa filen."),
        instead=_("Skicka den en gång till, utan andra filer."),
    ),
    Reason.TOO_MANY_FILES: Advice(
        happened=format_lazy(_("Du kan skicka {most} filer åt gången."), most=limits.FILES_AT_ONCE),
        instead=_("Skicka den här filen nu."),
    ),
    Reason.PAPER_FULL: Advice(
        happened=format_lazy(_("Det finns redan {most} filer här."), most=limits.FILES_ON_A_PAPER),
        instead=_("Ta bort en fil som du inte behöver. Skicka sedan den här."),
    ),
    Reason.DRAFT_FULL: Advice(
        happened=format_lazy(
            _("Det finns redan {most} filer i din ansökan."), most=limits.FILES_IN_A_DRAFT
        ),
        instead=_("Ta bort en fil som du inte behöver. Skicka sedan den här."),
    ),
    Reason.PAGES_FULL: Advice(
        happened=format_lazy(
            _("Papperet får ha {most} sidor. Med den här filen blir det fler."),
            most=limits.PAGES_ON_A_PAPER,
        ),
        instead=_("Ta bort sidor som du inte behöver. Skicka sedan den här."),
    ),
    Reason.DAY_FULL: Advice(
        happened=_("Du har skickat många filer i dag. Vi kan inte ta emot fler nu."),
        instead=_("Skicka den här i morgon, eller ring oss."),
    ),
    Reason.NOT_SAVED: Advice(
        happened=_("Vi kunde inte spara filen. Felet är hos oss."),
        instead=_("Vänta några minuter och skicka filen igen."),
    ),
    Reason.NOT_SCANNED: Advice(
        happened=_("Vi kan inte kontrollera filen just nu. Felet är hos oss."),
        instead=_("Vänta några minuter och skicka filen igen."),
    ),
}
