"""What one section says: its frozen answers, and the answers that came to it later."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from applications.questions.freezing import digest


def section_digest(section: dict[str, Any], reply_ids: Iterable[UUID]) -> str:
    """Return the SHA-256 of a frozen section with its later replies, in hex.

    It changes when somebody answers a completion in the section, and then only.
    """
    replies = sorted(str(reply_id) for reply_id in reply_ids)
    said = json.dumps([digest(section), replies], separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()


def section_of(content: dict[str, Any], key: str) -> dict[str, Any] | None:
    """Return a section of the frozen content, or None when the application has no such."""
    return next((section for section in content["sections"] if section["key"] == key), None)
