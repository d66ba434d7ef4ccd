"""``klarspråk: ok`` and a reason silences one place; without a reason it is an error."""

import pytest

from guides.klarsprak.report import check_project

HEAVY = "Du erhåller pengar."
PYTHON_LINE = f'A = _("{HEAVY}")'


@pytest.fixture
def findings(tmp_path):
    def check_file(path, content):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
        return [(each.line, each.rule) for each in check_project(tmp_path, [path]).findings]

    return check_file


@pytest.mark.parametrize(
    "content",
    [
        f"{PYTHON_LINE}  # klarspråk: ok lagens ord\n",
        f"# klarspråk: ok lagens ord\n{PYTHON_LINE}\n",
        f"# klarspråk: ok lagens ord, och skälet\n# går över två rader\n{PYTHON_LINE}\n",
        f'# klarspråk: ok lagens ord\nA = _(\n    "{HEAVY}"\n)\n',
    ],
)
def test_a_comment_in_python_silences_its_place(findings, content):
    assert findings("a.py", content) == []


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (f"# klarspråk: ok lagens ord\n\n{PYTHON_LINE}\n", 3),
        (f'B = "klarspråk: ok # klarspråk: ok x"\n{PYTHON_LINE}\n', 2),
        (f"{PYTHON_LINE}\n# klarspråk: ok lagens ord\n", 1),
    ],
)
def test_a_comment_elsewhere_silences_nothing(findings, content, line):
    assert findings("a.py", content) == [(line, "heavy-word")]


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("a.html", f'{{# klarspråk: ok lagens ord #}}\n{{% translate "{HEAVY}" %}}'),
        ("a.html", f'{{% translate "{HEAVY}" %}}{{# klarspråk: ok lagens ord #}}'),
        (
            "a.html",
            "{# klarspråk: ok lagens ord #}\n{% blocktranslate %}\n"
            f"{HEAVY}\n{{% endblocktranslate %}}",
        ),
        ("templates/letters/a.html", f"<!-- klarspråk: ok lagens ord -->\n<p>{HEAVY}</p>"),
        ("a.md", f"# Rubrik\n\n<!-- klarspråk: ok lagens ord -->\n{HEAVY}\n"),
        ("a.toml", f'# klarspråk: ok lagens ord\nphone_hours = "{HEAVY}"\n'),
    ],
)
def test_each_kind_of_file_has_its_comment(findings, path, content):
    assert findings(path, content) == []
    assert [rule for _, rule in findings(path, content.replace("klarspråk", "språk"))] == [
        "heavy-word"
    ]


@pytest.mark.parametrize(
    ("path", "content", "line"),
    [
        ("a.py", f"{PYTHON_LINE}  # klarspråk: ok\n", 1),
        ("a.html", f'<p>\n{{# klarspråk: ok #}}\n{{% translate "{HEAVY}" %}}', 2),
        ("a.md", f"<!-- klarspråk: ok -->\n{HEAVY}\n", 1),
        ("a.toml", f'# klarspråk: ok \nphone_hours = "{HEAVY}"\n', 1),
    ],
)
def test_a_silencer_without_a_reason_is_an_error(findings, path, content, line):
    assert findings(path, content) == [(line, "silencer")]


def test_a_silencer_is_for_one_place_only(findings):
    content = f"# klarspråk: ok lagens ord\n{PYTHON_LINE}\n{PYTHON_LINE}\n"
    assert findings("a.py", content) == [(3, "heavy-word")]
