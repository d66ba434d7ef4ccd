"""Kinds of costs and incomes, and parts of the norm, in the words of a sentence.

The keys are those of the application's questions. A kind that does not stand here is counted all
the same, and shown by its key.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.norm.laws import Ground

PAY = "pay"
OTHER = "other"

# As in "Vi räknar med 6 500 kronor för …".
COSTS = {
    "rent": gettext_lazy("hyra"),
    "electricity": gettext_lazy("el"),
    "heating": gettext_lazy("värme"),
    "home_insurance": gettext_lazy("hemförsäkring"),
    "broadband": gettext_lazy("internet hemma"),
    "childcare": gettext_lazy("förskola eller fritids"),
    "work_travel": gettext_lazy("resor till arbete, praktik eller skola"),
    "union": gettext_lazy("avgift till facket"),
    "akassa": gettext_lazy("avgift till a-kassan"),
    "medicine": gettext_lazy("medicin"),
    "doctor": gettext_lazy("besök hos läkare eller annan vård"),
    "acute_dental": gettext_lazy("akut tandvård"),
    "dental": gettext_lazy("annan tandvård"),
    "glasses": gettext_lazy("glasögon"),
    "loan_interest": gettext_lazy("ränta på bostadslån"),
    "visits": gettext_lazy("resor för att träffa barn"),
    "leisure": gettext_lazy("barns fritid och sport"),
    "moving": gettext_lazy("flytt"),
    "furniture": gettext_lazy("möbler och saker till hemmet"),
    OTHER: gettext_lazy("något annat"),
}

# Reasonable actual costs beside the norm: housing, household electricity, travel to work, home
# insurance, union and a-kassa (SoL 12 kap. 7 §). Other costs rest on 12 kap. 1 §.
BESIDE_THE_NORM = {
    "rent",
    "electricity",
    "heating",
    "home_insurance",
    "work_travel",
    "union",
    "akassa",
    "loan_interest",
}

# As in "Vi drar av 500 kronor: …" and "partnern får …".
INCOMES = {
    PAY: gettext_lazy("lön"),
    "swish": gettext_lazy("pengar med Swish eller på kontot"),
    "forsakringskassan": gettext_lazy("pengar från Försäkringskassan"),
    "akassa": gettext_lazy("pengar från a-kassan"),
    "csn": gettext_lazy("studiebidrag eller studielån"),
    "pension": gettext_lazy("pension från Pensionsmyndigheten"),
    "insurance": gettext_lazy("tjänstepension eller pengar från en försäkring"),
    "child_support": gettext_lazy("underhåll för barn"),
    "housing_benefit": gettext_lazy("bostadsbidrag eller bostadstillägg"),
    "rent": gettext_lazy("hyra från någon annan i hemmet"),
    "tax_refund": gettext_lazy("skatt tillbaka"),
    "gift": gettext_lazy("gåva, lån eller betalt för något"),
    "foreign": gettext_lazy("pengar från ett annat land"),
    "municipality": gettext_lazy("pengar från en annan kommun"),
    "business": gettext_lazy("pengar från ett eget företag"),
    OTHER: gettext_lazy("andra pengar"),
}

# What the norm is meant for (SoL 12 kap. 7 §), as in "Vi höjer normen för …".
NORM_ITEMS = {
    "food": gettext_lazy("mat"),
    "clothes": gettext_lazy("kläder och skor"),
    "leisure": gettext_lazy("lek och fritid"),
    "consumables": gettext_lazy("det som går åt hemma"),
    "hygiene": gettext_lazy("hälsa och hygien"),
    "news_and_phone": gettext_lazy("tidning och telefon"),
}


def cost_words(kind: str) -> str:
    """Return what a cost is for, in a sentence."""
    return str(COSTS[kind]) if kind in COSTS else _("något annat (%s)") % kind


def income_words(kind: str) -> str:
    """Return what money it is, in a sentence."""
    return str(INCOMES[kind]) if kind in INCOMES else _("andra pengar (%s)") % kind


def cost_ground(kind: str) -> Ground:
    """Return what a cost rests on."""
    return Ground.NORM if kind in BESIDE_THE_NORM else Ground.NEED
