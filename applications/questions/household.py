"""Section 3: whom the person lives with: partner, children, other adults."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from applications.questions.adults import has_partner
from applications.questions.answers import Answers, Words
from applications.questions.children import (
    ChildForm,
    ChildHomeForm,
    ChildIncomeForm,
    ChildSchoolForm,
)
from applications.questions.conditions import any_of, is_answer
from applications.questions.flow import Group, Step
from applications.questions.listing import ListingForm
from applications.questions.months import MONTH_STEPS
from applications.questions.relatives import (
    ChildrenForm,
    HouseholdForm,
    OtherAdultForm,
    OthersForm,
    PartnerForm,
    SeparatedForm,
)
from applications.questions.sections import HOME


def child_name(answers: Answers) -> Words:
    """Return what the child is called: the first name, or "barnet"."""
    return answers.called("child", gettext_lazy("barnet"))


def _about_child(title: Words):
    return lambda answers: format_lazy(title, child=child_name(answers))


_has_other_adults = any_of(
    is_answer("household_type", "parents", "others"), is_answer("others_any", "yes")
)


CHILD_STEPS = (
    Step(
        key="child",
        path="barn",
        section=HOME,
        title=gettext_lazy("Vad heter barnet?"),
        intro=gettext_lazy("Skriv förnamn och efternamn."),
        form=ChildForm,
    ),
    Step(
        key="child_home",
        path="barn-bor",
        section=HOME,
        title=_about_child(gettext_lazy("Bor {child} hos dig?")),
        form=ChildHomeForm,
    ),
    Step(
        key="child_school",
        path="barn-skola",
        section=HOME,
        title=_about_child(gettext_lazy("Går {child} i förskola eller skola?")),
        form=ChildSchoolForm,
    ),
    Step(
        key="child_income",
        path="barn-pengar",
        section=HOME,
        title=_about_child(gettext_lazy("Får {child} egna pengar?")),
        intro=gettext_lazy("Räkna inte med barnbidrag eller veckopeng."),
        follows=MONTH_STEPS,
        form=ChildIncomeForm,
    ),
)

CHILDREN = Group(
    key="children",
    steps=CHILD_STEPS,
    listing=Step(
        key="children",
        path="dina-barn",
        section=HOME,
        title=gettext_lazy("Är alla barn med?"),
        intro=gettext_lazy("Lägg till alla barn som bor hos dig, helt eller ibland."),
        form=ListingForm,
    ),
    when=is_answer("children_any", "yes"),
    add=gettext_lazy("Lägg till ett barn"),
    together=gettext_lazy("Barn som bor hos dig"),
    name=lambda answers: answers.get("child", "name") or gettext_lazy("Barn utan namn"),
)

OTHER_ADULTS = Group(
    key="other_adults",
    steps=(
        Step(
            key="other_adult",
            path="vuxen",
            section=HOME,
            title=gettext_lazy("Vad heter personen du bor med?"),
            intro=gettext_lazy("Skriv om en person i taget. Förnamnet räcker."),
            form=OtherAdultForm,
        ),
    ),
    listing=Step(
        key="other_adults",
        path="andra-vuxna",
        section=HOME,
        title=gettext_lazy("Är alla vuxna med?"),
        intro=gettext_lazy("Lägg till alla vuxna som bor i samma hem som du."),
        form=ListingForm,
    ),
    when=_has_other_adults,
    add=gettext_lazy("Lägg till en vuxen"),
    together=gettext_lazy("Vuxna i samma hem"),
    name=lambda answers: answers.get("other_adult", "name") or gettext_lazy("Vuxen utan namn"),
)

PARTS = (
    Step(
        key="household_type",
        path="vem-du-bor-med",
        section=HOME,
        title=gettext_lazy("Vem bor du med?"),
        intro=gettext_lazy("Dina barn frågar vi om strax."),
        form=HouseholdForm,
    ),
    Step(
        key="separated",
        path="bor-inte-ihop",
        section=HOME,
        title=gettext_lazy("Varför bor ni inte ihop?"),
        form=SeparatedForm,
        when=is_answer("household_type", "separated"),
    ),
    Step(
        key="partner",
        path="din-partner",
        section=HOME,
        title=gettext_lazy("Vem är din partner?"),
        form=PartnerForm,
        when=has_partner,
    ),
    Step(
        key="children_any",
        path="har-du-barn",
        section=HOME,
        title=gettext_lazy("Bor det barn hos dig?"),
        intro=gettext_lazy("Ta med barn som är hos dig ibland, och din partners barn."),
        form=ChildrenForm,
    ),
    CHILDREN,
    Step(
        key="others_any",
        path="fler-vuxna",
        section=HOME,
        title=gettext_lazy("Bor det fler vuxna i ditt hem?"),
        intro=gettext_lazy("Till exempel en släkting, en vän eller ett vuxet barn."),
        form=OthersForm,
        when=is_answer("household_type", "partner", "separated"),
    ),
    OTHER_ADULTS,
)
