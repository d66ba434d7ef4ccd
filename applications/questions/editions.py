"""Which wording of its help text a question has now."""

from applications.questions.catalogue import FLOW
from guides import library


def edition_shown(step: str) -> str:
    """Return the edition of the help text that the page of a step shows; of a translation with
    its language before it: ``en/2026-11-23``."""
    text = library.shown(FLOW.of_key(step).guide)
    is_ours = text.language == library.SOURCE_LANGUAGE
    return text.edition if is_ours else f"{text.language}/{text.edition}"
