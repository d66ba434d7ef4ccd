"""What is written, said, answered and sent can't be changed without being noticed."""

import pytest

from applications.access import Actor
from applications.actions.investigating import answer_comment
from applications.errors import LedgerBroken
from applications.management.verification import verify_everything
from tests.casework.investigating.making import communicate, reword, say


@pytest.fixture
def told(case, line, maja, anna):
    """Every kind of row, by its name."""
    said = say(case, anna, "corrects", "Hyran är 6 700.", line.pk)
    answer_comment(Actor(maja), case_id=case.pk, comment_id=said.pk, text="Vi rättar.")
    said.refresh_from_db()
    newer = reword(line, maja, "Din hyra är 6 700 kronor.")
    return {"line": newer, "comment": said, "sent": communicate(case, maja)}


@pytest.mark.parametrize(
    ("name", "column", "value"),
    [
        ("line", "text", {"text": "Din hyra är 1 krona.", "hers_alone": False}),
        ("comment", "text", "Allt stämmer."),
        ("comment", "answer", "Nej."),
        ("sent", "content", {"parts": [], "calculation": None}),
    ],
)
def test_a_changed_word_breaks_the_chain(told, name, column, value):
    verify_everything()
    row = told[name]
    setattr(row, column, value)
    row.save(update_fields=[column])
    with pytest.raises(LedgerBroken):
        verify_everything()
