"""Whether we may get in touch with an applicant before we have agreed with her how.

It reads the frozen application; its shape is in ``applications/questions/freezing.py``.
"""

from typing import Any

SAFE_CONTACT = "safe_contact"
MUST_AGREE = frozenset({"unsafe", "unsure"})


def contact_answer(content: dict[str, Any]) -> dict[str, Any] | None:
    """Return the step with her answer when someone else may read or hear, or she isn't sure.

    So too when she has not answered: an ombud never does it for her. None when we may contact
    her in the ways she chose.
    """
    for section in content["sections"]:
        for step in section["steps"]:
            if step["key"] != SAFE_CONTACT:
                continue
            if step["cleaned"].get(SAFE_CONTACT, "unsure") in MUST_AGREE:
                return step
    return None
