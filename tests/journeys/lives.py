"""Five lives, from the start page to an opened case. Told once, walked over HTTP and in Chromium.

A life gets ``arrive``, which gives a new visitor: a person with a phone or a computer.
"""

from tests.journeys.anna import anna_has_too_little_to_live_on
from tests.journeys.bo import bo_may_lose_his_room
from tests.journeys.carin import carin_is_ill_and_owns_her_flat
from tests.journeys.david import david_has_nowhere_to_sleep
from tests.journeys.elin import elin_and_kim_have_three_children

LIVES = (
    anna_has_too_little_to_live_on,
    elin_and_kim_have_three_children,
    bo_may_lose_his_room,
    carin_is_ill_and_owns_her_flat,
    david_has_nowhere_to_sleep,
)
