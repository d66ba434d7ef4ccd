"""What a stored file is about, when it is none of the application's papers."""

from uuid import UUID

# Files that answer something we have asked for later, and none of the application's papers.
ITEM_KIND = "item-"
# Files that go with a message, and with an appeal.
MESSAGE_KIND = "message-"
APPEAL_KIND = "appeal-"
# The scan of the paper that an application came on.
SCAN_KIND = "registered"
LATER_KINDS = (ITEM_KIND, MESSAGE_KIND, APPEAL_KIND)


def item_kind(item_id: UUID) -> str:
    """Return the kind of the documents that answer one completion item."""
    return f"{ITEM_KIND}{item_id}"


def message_kind(message_id: UUID) -> str:
    """Return the kind of the documents that go with one message."""
    return f"{MESSAGE_KIND}{message_id}"


def appeal_kind(decision_id: UUID, number: int) -> str:
    """Return the kind of the documents of a decision's next appeal, after ``number`` others."""
    return f"{APPEAL_KIND}{decision_id}-{number}"
