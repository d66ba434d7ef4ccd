"""A file's own name, as it is shown again to the person who sent it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.documents.limits import NAME_LENGTH
from applications.documents.names import HIDDEN, cleaned_name


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("Hyreskontrakt.pdf", "Hyreskontrakt.pdf"),
        ("hyra fo\u0308r a\u030angstro\u0308m.pdf", "hyra för ångström.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Anna\\lön.pdf", "lön.pdf"),
        ("/", ""),
        ("..", ""),
        ("...", ""),
        ("", ""),
        ("faktura\u202efdp.exe", "fakturafdp.exe"),
        ("a\0b\r\nSet-Cookie: x.pdf", "abSet-Cookie: x.pdf"),
        ("  två   mellanslag .pdf ", "två mellanslag .pdf"),
        ("\u200b\u200f", ""),
        (".pdf", ".pdf"),
        ("å" * 300 + ".pdf", "å" * (NAME_LENGTH - 4) + ".pdf"),
        ("x" * 300, "x" * NAME_LENGTH),
        ("a." + "b" * 300, "a." + "b" * (NAME_LENGTH - 2)),
        ("<script>alert(1)</script>.jpg", "script>.jpg"),
    ],
)
def test_it_is_made_harmless(name, cleaned):
    assert cleaned_name(name) == cleaned


@given(st.text(max_size=400))
def test_any_name_ends_up_short_on_one_line_and_visible(name):
    cleaned = cleaned_name(name)
    assert len(cleaned) <= NAME_LENGTH
    assert not {unicodedata.category(char) for char in cleaned} & HIDDEN
    assert not {"/", "\\", "\n"} & set(cleaned)
    assert cleaned_name(cleaned) == cleaned
