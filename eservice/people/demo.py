"""The demo people: plainly fictional, with test personal numbers (birth number 980–999).

One declaration: the demo loader makes their logins from it and the login page lists them.
"""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from eservice.people.models import Person, User
from eservice.people.roles import Role

DEMO_ISSUER = "demo"


@dataclass(frozen=True, kw_only=True)
class DemoPerson:
    """One person one can log in as; ``unit`` and ``roles`` are set for those who work here."""

    subject: str
    given_name: str
    family_name: str
    about: str
    number: str | None = None
    is_protected: bool = False
    unit: str = ""
    roles: list[Role] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    def create(self) -> User:
        """Create the person and the login."""
        person = Person.objects.create(
            given_name=self.given_name,
            family_name=self.family_name,
            number=self.number,
            is_protected=self.is_protected,
        )
        return User.objects.create(
            issuer=DEMO_ISSUER,
            subject=self.subject,
            person=person,
            unit=self.unit,
            is_from_work=bool(self.roles),
            roles=[role.value for role in self.roles],
        )


DEMO_PEOPLE = (
    DemoPerson(
        subject="anna",
        given_name="Anna",
        family_name="Exempel",
        number="199001019802",
        about=_("Bor ensam och hyr en lägenhet. Har börjat på en ansökan."),
    ),
    DemoPerson(
        subject="bo",
        given_name="Bo",
        family_name="Påhittad",
        number="198505159809",
        about=_("Är inneboende och får pengar med Swish. Har skickat sin ansökan."),
    ),
    DemoPerson(
        subject="carin",
        given_name="Carin",
        family_name="Provsson",
        number="197211239806",
        about=_("Är sjukskriven och äger sin bostad. Vi läser hennes ansökan."),
    ),
    DemoPerson(
        subject="david",
        given_name="David",
        family_name="Testman",
        about=_("Har inget svenskt personnummer och ingenstans att bo."),
    ),
    DemoPerson(
        subject="elin",
        given_name="Elin",
        family_name="Fiktiv",
        number="199912319804",
        is_protected=True,
        about=_("Har skyddade personuppgifter. Har inte börjat än."),
    ),
    DemoPerson(
        subject="ines",
        given_name="Ines",
        family_name="Övning",
        number="199406159849",
        about=_("Arbetar lite och hyr en lägenhet. Har fått ett beslut och kan söka igen."),
    ),
    DemoPerson(
        subject="lo",
        given_name="Lo",
        family_name="Hjälpsam",
        number="198803049819",
        about=_("Hjälper andra med deras ansökningar."),
    ),
    DemoPerson(
        subject="maja",
        given_name="Maja",
        family_name="Låtsas",
        unit="mottagning",
        roles=[Role.CASEWORKER],
        about=_("Handläggare på Mottagningen."),
    ),
    DemoPerson(
        subject="nils",
        given_name="Nils",
        family_name="Modell",
        unit="mottagning",
        roles=[Role.CASEWORKER],
        about=_("Handläggare på Mottagningen."),
    ),
    DemoPerson(
        subject="vera",
        given_name="Vera",
        family_name="Exempelsdotter",
        unit="mottagning",
        roles=[Role.CASEWORKER, Role.DECISION_MAKER, Role.TEAM_LEAD],
        about=_(
            "Beslutsfattare och gruppledare på Mottagningen. Utser vem som ser skyddade ärenden."
        ),
    ),
    DemoPerson(
        subject="olga",
        given_name="Olga",
        family_name="Mönster",
        unit="vuxen",
        roles=[Role.CASEWORKER],
        about=_("Handläggare på Enheten för vuxna."),
    ),
    DemoPerson(
        subject="disa",
        given_name="Disa",
        family_name="Diskman",
        number="198107159850",
        unit="mottagning",
        roles=[Role.SERVICE_CENTRE],
        about=_("Arbetar på medborgarkontoret. Hjälper den som inte har e-legitimation."),
    ),
    DemoPerson(
        subject="petra",
        given_name="Petra",
        family_name="Granskare",
        roles=[Role.AUDITOR],
        about=_("Granskar vem som har läst. Ser inga ärenden."),
    ),
    DemoPerson(
        subject="kim",
        given_name="Kim",
        family_name="Driftsson",
        roles=[Role.OPERATOR],
        about=_("Sköter driften. Ser köer och fel, inga ärenden."),
    ),
    DemoPerson(
        subject="sam",
        given_name="Sam",
        family_name="Diktad",
        roles=[Role.EDITOR],
        about=_("Redaktör. Föreslår bättre texter. Ser inga ärenden."),
    ),
    DemoPerson(
        subject="rut",
        given_name="Rut",
        family_name="Skriven",
        roles=[Role.EDITOR, Role.TEXT_OWNER],
        about=_("Textägare. Säger ja eller nej till förslag på texter. Ser inga ärenden."),
    ),
)
