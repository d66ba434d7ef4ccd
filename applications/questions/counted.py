"""What a question is called where many people's are counted together.

No compilation may hold sensitive data (lag 2001:454, 7 a §): a question that is asked only because
of health, a union or a threat is counted as its section, and so is one whose answers no helper gets
to see.
"""

from applications.questions.catalogue import FLOW
from applications.questions.privacy import is_kept_from_helpers

# Those of the questions that are asked because of health, or membership in a union (GDPR 9.1).
SENSITIVE = frozenset(
    {
        "occupation_sick",
        "cost_union",
        "cost_medicine",
        "cost_doctor",
        "cost_acute_dental",
        "cost_dental",
        "cost_glasses",
        "paper_sick_note",
    }
)
SECTION = "section:"


def counted_as(text: str) -> str:
    """Return the key of a question's text, or of its section when every question that has the text
    would tell. What is no question's text is counted as itself."""
    steps = [step for step in FLOW.steps if step.guide == text]
    if steps and all(step.base in SENSITIVE or is_kept_from_helpers(step) for step in steps):
        return f"{SECTION}{steps[0].section.key}"
    return text
