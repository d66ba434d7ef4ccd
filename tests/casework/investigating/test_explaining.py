"""What the investigation says that the calculation comes to, for who is asked what she thinks."""

import pytest

from applications.models import Calculation
from applications.questions.explaining import explained_lines

LINE = {"text": "Vi räknar med 6 500 kronor för hyra.", "amount": "6500.00", "rule": "12 kap. 7 §"}


@pytest.mark.parametrize(
    ("result", "text"),
    [
        ("3940.00", "Så mycket fattas: 3\xa0940\xa0kronor."),
        ("-812.50", "Så mycket blir över: 812,50\xa0kronor."),
        ("0.00", "Det går precis ihop."),
    ],
)
def test_the_last_line_says_what_it_comes_to(result, text):
    lines = explained_lines(Calculation(content={"lines": [LINE], "result": result}))

    assert lines == [LINE, {"text": text, "amount": result, "rule": ""}]


def test_what_cant_be_worked_out_comes_to_nothing():
    assert explained_lines(Calculation(content={"lines": [], "result": None})) is None
    assert explained_lines(None) is None
