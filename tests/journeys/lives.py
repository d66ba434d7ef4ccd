"""Two lives, from the start page to an opened case. Told once, walked over HTTP and in Chromium.

A life gets ``arrive``, which gives a new visitor: a person with a phone or a computer.
"""

from tests.journeys.anna import anna_has_too_little_to_live_on
from tests.journeys.david import david_has_nowhere_to_sleep

LIVES = (anna_has_too_little_to_live_on, david_has_nowhere_to_sleep)
