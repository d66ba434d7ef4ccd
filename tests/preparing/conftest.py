"""Anna's case with papers that are to come, and pages as words."""

import pytest
from lxml import html

from tests.factories import make_case


def words_of(response) -> str:
    """Return the words in the main part of a page, with single spaces."""
    assert response.status_code == 200
    main = html.fromstring(response.content.decode()).xpath("//main")[0]
    return " ".join(main.text_content().split())


@pytest.fixture
def case(anna):
    """She has told us something of everything, also what is only for us."""
    return make_case(
        anna,
        acute={"acute": ["food", "violence"]},
        acute_advice={"acute_advice": "Kylskåpet är tomt."},
        language={"language": "arabiska", "interpreter": "yes"},
        help={"help": "beside"},
        helper={"helper": "Sara Påhittad", "relation": "granne"},
        safe_contact={"safe_contact": "unsafe"},
        paper_lease={"paper": "later"},
        paper_rent_bill={"paper": "cannot", "why": "Hunden åt upp den."},
        paper_tax_return={"paper": "given"},
    )
