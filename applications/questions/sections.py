"""The parts of an application, as the task list shows them."""

from django.utils.translation import gettext_lazy as _

from applications.questions.flow import Section

ABOUT_GROUP = _("Om dig och hur du bor")
MONEY_GROUP = _("Om dina pengar")
LAST_GROUP = _("Papper och det sista")

START = Section(
    key="start",
    path="start",
    title=_("Läget nu"),
    hint=_("Vad som är bråttom, vilken månad och om du har hjälp"),
    icon="flag",
    colour="fjord",
    group=ABOUT_GROUP,
)
ABOUT = Section(
    key="about",
    path="om-dig",
    title=_("Om dig"),
    hint=_("Vem du är, var du bor och hur vi når dig"),
    icon="user",
    colour="fjord",
    group=ABOUT_GROUP,
)
HOME = Section(
    key="home",
    path="ditt-hem",
    title=_("Hem och familj"),
    hint=_("Vem du bor med, hur du bor och vad det kostar"),
    icon="house",
    colour="tegel",
    group=ABOUT_GROUP,
)
WORK = Section(
    key="work",
    path="vad-du-gor",
    title=_("Vad du gör"),
    hint=_("Till exempel arbete, studier eller sjukskrivning"),
    icon="briefcase",
    colour="tegel",
    group=ABOUT_GROUP,
)
INCOME = Section(
    key="income",
    path="dina-inkomster",
    title=_("Dina inkomster"),
    hint=_("Pengar som du har fått eller ska få"),
    icon="wallet",
    colour="moss",
    group=MONEY_GROUP,
)
ASSETS = Section(
    key="assets",
    path="det-du-ager",
    title=_("Det du äger"),
    hint=_("Konton, fordon och annat som är värt pengar"),
    icon="landmark",
    colour="moss",
    group=MONEY_GROUP,
)
COSTS = Section(
    key="costs",
    path="dina-kostnader",
    title=_("Dina kostnader"),
    hint=_("Till exempel el, medicin och resor"),
    icon="receipt",
    colour="moss",
    group=MONEY_GROUP,
)
PAPERS = Section(
    key="papers",
    path="papper",
    title=_("Papper"),
    hint=_("Bilder och filer. De kan komma senare."),
    icon="file-text",
    colour="ockra",
    group=LAST_GROUP,
)
LAST = Section(
    key="last",
    path="till-sist",
    title=_("Till sist"),
    hint=_("Vart pengarna ska, och mer du vill berätta"),
    icon="message-square",
    colour="ockra",
    group=LAST_GROUP,
)
