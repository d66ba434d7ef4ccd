"""Pages that ask nothing of their own: they lead to other pages and say when one is done."""

from eservice.ui.forms import QuestionForm


class ListingForm(QuestionForm):
    """The page after a group's items. Pressing on says that all are there."""

    asks = False
    template_name = "wizard/listing.html"


class PapersForm(QuestionForm):
    """The page that lists the papers. Pressing on says that one has seen them."""

    asks = False
    template_name = "wizard/papers.html"
