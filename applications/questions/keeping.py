"""How long a draft that nobody changes is kept, and when its owner is warned.

How many days, the municipality decides (``DraftRules``): no law says.
"""

from datetime import date, datetime, timedelta

from django.utils import timezone

from eservice import clock
from eservice.municipality import municipality

# Days before the end, the latest last.
WARNED_BEFORE = (14, 3)


def kept_until(changed_at: datetime) -> date:
    """Return the last day that a draft which was changed then is kept."""
    return timezone.localdate(changed_at) + timedelta(days=municipality().drafts.keep_days)


def ends_soon(changed_at: datetime) -> bool:
    """True from the day of the first warning."""
    return kept_until(changed_at) - timedelta(days=WARNED_BEFORE[0]) <= clock.today()
