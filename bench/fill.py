"""Makes the tables, fills them and collects the static files; prints what is where, as JSON.

A program of its own, ``python -m bench.fill ROWS``: each database needs its own settings.
"""

import json
import sys

import django
from django.core.management import call_command


def main(rows: int) -> None:
    """Fill the database that the environment names."""
    django.setup()
    # Models can be imported only now.
    from applications import append_only
    from bench.seeding import seed

    call_command("migrate", run_syncdb=True, interactive=False, verbosity=0)
    append_only.install(append_only.GUARDS)
    call_command("collectstatic", interactive=False, verbosity=0)
    print(json.dumps(seed(rows)))


if __name__ == "__main__":
    main(int(sys.argv[1]))
