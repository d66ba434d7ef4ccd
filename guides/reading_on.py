"""Which guide to read where a person stands: the one table of links from the case's pages.

A question leads to its guide in its own help text, which editors edit.
"""

from guides.catalogue import Guide, guide_of
from guides.library import TextMissing

# By the stage of the case, or by what the page is about.
GUIDE_FOR = {
    "received": "nar-far-jag-besked",
    "under_investigation": "nar-far-jag-besked",
    "communicated": "las-din-utredning",
    "completion": "vilka-papper-behovs",
    "calculation": "sa-raknar-vi",
    "decision": "om-du-far-nej",
    "appeal": "om-du-far-nej",
    "new_caseworker": "ny-handlaggare",
    "start": "sa-gar-det-till",
    "without_screen": "hjalp-med-dator-och-telefon",
    "giving_help": "ge-nagon-fullmakt",
}


def guide_for(about: str) -> Guide | None:
    """Return the guide to read about this, or None when there is nothing to read."""
    try:
        return guide_of(GUIDE_FOR[about]) if about in GUIDE_FOR else None
    except TextMissing:
        return None
