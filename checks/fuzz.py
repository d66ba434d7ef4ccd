"""A person who does everything in any order, for as long as one likes (see tests/wizard).

``python -m checks.fuzz [STEPS] [--seed SEED]`` stops at the first fault, shows the shortest way
to it that was found, and the seed that leads there again.
"""

import argparse
import logging
import os
import secrets
import sys
from time import monotonic

import django
from django.db import connection
from django.test.utils import get_runner, setup_test_environment
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

STEPS = 10_000
ROUND = settings(
    max_examples=20,
    stateful_step_count=50,
    deadline=None,
    phases=[Phase.generate, Phase.shrink],
    database=None,
    print_blob=False,
    suppress_health_check=list(HealthCheck),
)


def main(arguments: list[str]) -> int:
    """Take at least so many steps; return 0 when nothing was found."""
    parser = argparse.ArgumentParser(prog="./run fuzz", description=__doc__.splitlines()[0])
    parser.add_argument("steps", nargs="?", type=int, default=STEPS)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**9))
    wanted = parser.parse_args(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eservice.settings.test")
    django.setup()
    setup_test_environment()
    # Pages that are not there are part of it.
    logging.getLogger("django.request").setLevel(logging.CRITICAL)
    from django.conf import settings as site

    runner = get_runner(site)(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        return walk(wanted.steps, wanted.seed)
    finally:
        connection.close()
        runner.teardown_databases(databases)


def walk(steps: int, first_seed: int) -> int:
    """Run one round after another, each with a seed of its own, until the steps are taken."""
    from tests.wizard.state_machine import Applying
    from tests.wizard.state_machine_browser import TALLY

    started, number = monotonic(), first_seed
    while TALLY["steps"] < steps:
        try:
            run_state_machine_as_test(seed(number)(Applying), settings=ROUND)
        except BaseException:
            print(f"To repeat it: ./run fuzz 1 --seed {number}", flush=True)
            raise
        counts = ", ".join(f"{TALLY[what]} {what}" for what in ("steps", "pages", "sends"))
        print(f"{counts}, {monotonic() - started:.0f} s (seed {number})", flush=True)
        number += 1
    print("No fault found.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
