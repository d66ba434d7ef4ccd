"""What stands in the way of noting that somebody helps, in words for the caseworker."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

# What can't be, in words, and the field that it stands at.
WORDS: dict[str, tuple[str | None, str | Promise]] = {
    "oneself": (
        "number",
        gettext_lazy("Det här är den sökandes eget nummer. Skriv hjälparens nummer."),
    ),
    "yourself": (
        "number",
        gettext_lazy("Det här är ditt eget nummer. Be en kollega ta över ärendet först."),
    ),
    "handles": (
        "number",
        gettext_lazy("Den här personen handlägger ärendet. Hen kan inte vara hjälpare."),
    ),
    "organisation": (
        "organisation",
        gettext_lazy("Föreningen är inte med i tjänsten nu. Välj en annan förening."),
    ),
    "your_organisation": (
        "organisation",
        gettext_lazy("Du är medlem i den här föreningen. Be en kollega göra det här."),
    ),
    "appointed_organisation": (
        "who",
        gettext_lazy("Bara en person kan ha ett sådant uppdrag. Välj en person."),
    ),
    "no_powers": ("powers", gettext_lazy("Välj minst en sak som hjälparen får göra")),
    "needs_more": (
        "powers",
        gettext_lazy("Hjälparen måste också få läsa det hen ska ändra, skicka eller överklaga."),
    ),
    "past": ("valid_to", gettext_lazy("Den dagen har redan varit. Skriv en dag som kommer.")),
    "too_long": ("valid_to", gettext_lazy("Det är för länge. Skriv en dag inom tolv månader.")),
    "no_end": ("valid_to", gettext_lazy("Skriv vilken dag hjälpen slutar")),
    "adult": (
        "ground",
        gettext_lazy("Den sökande har fyllt 18 år. Då finns ingen vårdnadshavare."),
    ),
    "adult_then": (
        "valid_to",
        gettext_lazy("Den sökande fyller 18 år före den dagen. Skriv en tidigare dag."),
    ),
    "no_address": (
        "ground",
        gettext_lazy("Vi har ingen adress dit ett brev är tryggt. Välj ett annat sätt."),
    ),
    "not_hers": ("scope", gettext_lazy("Det går inte för det här ärendet. Välj alla ärenden.")),
    "too_many": (
        None,
        gettext_lazy("Den sökande har redan femtio hjälpare. Avsluta någon först."),
    ),
}
