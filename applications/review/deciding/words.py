"""What stands in the way of a decision, in the caseworker's words, with the way to put it right."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from applications.decision_checks import Obstacle
from applications.models import Case
from applications.questions.decision_faults import Fault
from eservice.ui.swedish import format_date

FAULTS: dict[str, str | Promise] = {
    "nothing": gettext_lazy("Lägg till något att besluta om."),
    "no_what": gettext_lazy("Skriv vad det gäller."),
    "no_outcome": gettext_lazy("Välj bifall, delvis bifall eller avslag."),
    "no_law": gettext_lazy("Skriv vilken regel du följer."),
    "no_reasons": gettext_lazy("Skriv varför du beslutar så."),
    "no_ending": gettext_lazy("Välj varför du skriver av ärendet."),
    "no_why": gettext_lazy("Skriv varför du avvisar eller skriver av."),
    "blank": gettext_lazy("Fyll i det som står inom [hakar]."),
    "no_granted": gettext_lazy("Skriv hur mycket den sökande får."),
    "sum_of_no": gettext_lazy("Ta bort summan, eller välj delvis bifall."),
    "less_than_asked": gettext_lazy("Summan är lägre än den sökta. Välj delvis bifall."),
    "all_that_was_asked": gettext_lazy("Den sökande får allt. Välj bifall."),
    "no_sum": gettext_lazy("Du säger ja, men summan blir 0 kronor. Titta på summorna igen."),
    "too_large": gettext_lazy("Summan är för stor. Titta på summorna igen."),
}

# Why the actor can't make the decision herself.
STOPPED: dict[str, str | Promise] = {
    "authority": gettext_lazy("Du får inte fatta det här beslutet själv. Lämna det som förslag."),
    "four_eyes": gettext_lazy(
        "Du har skrivit beslutet. Då ska någon annan fatta det. Lämna det som förslag."
    ),
    "not_ready": gettext_lazy("Beslutet är inte klart. Titta på listan."),
    "not_latest": gettext_lazy(
        "Ett nyare beslut finns redan. Börja om med att ändra det nyaste beslutet."
    ),
    "proposed": gettext_lazy("Förslaget väntar på den som får besluta. Ta tillbaka det först."),
    "conflict": gettext_lazy("Någon har ändrat beslutet sedan du läste det. Läs det en gång till."),
}


@dataclass(frozen=True, kw_only=True)
class ToDo:
    """One thing to put right, and where."""

    words: str
    url: str


def of_fault(fault: Fault, case: Case) -> ToDo:
    """Return a fault in words, beginning with the thing that it is about."""
    words = str(FAULTS[fault.code])
    place = fault.key or "all"
    url = f"{reverse('write_decision', args=[case.pk])}#{place}"
    return ToDo(words=f"{fault.what}: {words}" if fault.what else words, url=url)


def of_obstacle(obstacle: Obstacle, case: Case) -> ToDo:
    """Return what must be done in the investigation before the decision."""
    url = reverse("review_investigation", args=[case.pk])
    if obstacle.code == "time_left":
        day = format_date(obstacle.due_on)
        words = _("Den sökande har tid på sig att svara om utredningen till och med %(day)s.")
        return ToDo(words=words % {"day": day}, url=url)
    if obstacle.code == "unanswered":
        words = ngettext(
            "Svara på det som den sökande har sagt om utredningen.",
            "Svara på de %(n)d saker som den sökande har sagt om utredningen.",
            obstacle.count,
        )
        return ToDo(words=words % {"n": obstacle.count}, url=f"{url}#sagt-{obstacle.first}")
    if obstacle.code == "outdated":
        words = _("Utredningen eller beräkningen har ändrats. Skicka den till den sökande igen.")
        return ToDo(words=words, url=url)
    words = _("Skicka utredningen till den sökande först. Beslutet går hen emot.")
    return ToDo(words=words, url=url)
