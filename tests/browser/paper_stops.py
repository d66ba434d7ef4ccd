"""The pages of applying on paper."""

from applications.models import PaperForm
from applications.statuses import ApplicationKind
from tests.browser.stop import Stop
from tests.browser.world import World


def one_is_made(_world: World) -> None:
    """One form can be fetched, and the others are not made yet."""
    made = {"wording": "0" * 64, "pdf": b"%PDF-", "pages": 27, "size": 240_000}
    PaperForm.objects.update_or_create(kind=ApplicationKind.FIRST, defaults=made)


PAPER = [Stop("paper forms", "paper_forms", one_is_made)]
