"""People who do everything in any order, for as long as one likes (see tests/wizard).

``python -m checks.fuzz [STEPS] [--grants SEQUENCES] [--seed SEED]`` walks the wizard, and then
gives and takes back help beside a small model of the rules (tests/representation). It stops at
the first fault, shows the shortest way to it that was found, and the seed that leads there.
"""

import argparse
import logging
import os
import secrets
import sys
from collections import Counter
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
    """Take at least so many steps and sequences; return 0 when nothing was found."""
    parser = argparse.ArgumentParser(prog="./run fuzz", description=__doc__.splitlines()[0])
    parser.add_argument("steps", nargs="?", type=int, default=STEPS)
    parser.add_argument("--grants", type=int, default=0, metavar="SEQUENCES")
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
        walk(wanted.steps, wanted.seed)
        help_given(wanted.grants, wanted.seed)
        print("No fault found.")
        return 0
    finally:
        connection.close()
        runner.teardown_databases(databases)


def walk(steps: int, first_seed: int) -> None:
    """Run one round of the wizard after another until the steps are taken."""
    from tests.wizard.state_machine import Applying
    from tests.wizard.state_machine_browser import TALLY

    rounds(Applying, ROUND, TALLY, "steps", steps, first_seed)


def help_given(sequences: int, first_seed: int) -> None:
    """Give, narrow, renew and take back help, and try to act, in so many sequences."""
    from tests.representation.grant_machine import TALLY, Helping

    some = settings(ROUND, max_examples=100, stateful_step_count=12)
    rounds(Helping, some, TALLY, "sequences", sequences, first_seed)


def rounds(
    machine: type, how: settings, tally: Counter, what: str, wanted: int, first_seed: int
) -> None:
    """Run a machine again and again, each time with a seed of its own, until that is enough."""
    started, number = monotonic(), first_seed
    while tally[what] < wanted:
        try:
            run_state_machine_as_test(seed(number)(machine), settings=how)
        except BaseException:
            print(f"To repeat it: the same again with --seed {number}", flush=True)
            raise
        counts = ", ".join(f"{count} {name}" for name, count in tally.items())
        print(f"{counts}, {monotonic() - started:.0f} s (seed {number})", flush=True)
        number += 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
