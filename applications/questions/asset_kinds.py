"""The kinds of things one may own: one declaration that gives the tick boxes and the pages."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from applications.questions.answers import Words


@dataclass(frozen=True, kw_only=True)
class AssetKind:
    """One kind of thing one may own; ``what`` asks which one it is.

    ``one`` is what a row is called and ``add`` what the button for another says.
    """

    key: str
    path: str
    label: Words
    title: Words
    what: Words
    hint: Words = ""
    one: Words = gettext_lazy("sak")
    add: Words = gettext_lazy("Lägg till en sak")


ASSET_KINDS = (
    AssetKind(
        key="vehicle",
        path="fordon",
        label=gettext_lazy("Bil, motorcykel, båt eller annat fordon"),
        title=gettext_lazy("Vilka fordon har du?"),
        what=gettext_lazy("Vilket märke, registreringsnummer och år?"),
        one=gettext_lazy("fordon"),
        add=gettext_lazy("Lägg till ett fordon"),
    ),
    AssetKind(
        key="property",
        path="hus-eller-mark",
        label=gettext_lazy("Hus, lägenhet, stuga eller mark"),
        title=gettext_lazy("Vilka hus, lägenheter eller mark äger du?"),
        what=gettext_lazy("Vad är det, och var ligger det?"),
        hint=gettext_lazy("Inte bostaden du bor i. Ta med det i andra länder också."),
    ),
    AssetKind(
        key="shares",
        path="aktier-och-fonder",
        label=gettext_lazy("Aktier, fonder eller annat sparande"),
        title=gettext_lazy("Vilka aktier, fonder eller annat sparande har du?"),
        what=gettext_lazy("Vad är det, och i vilken bank?"),
    ),
    AssetKind(
        key="company",
        path="foretag",
        label=gettext_lazy("Ett företag, helt eller en del"),
        title=gettext_lazy("Vilket företag äger du?"),
        what=gettext_lazy("Vad heter företaget, och hur mycket äger du?"),
    ),
    AssetKind(
        key="other",
        path="annat-av-varde",
        label=gettext_lazy("Något annat som är värt mycket"),
        title=gettext_lazy("Vad mer äger du som är värt mycket?"),
        what=gettext_lazy("Vad är det?"),
        hint=gettext_lazy("Inte möbler, kläder eller telefon."),
    ),
)
