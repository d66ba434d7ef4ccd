"""``python -m bench [--json]``: fill a database, serve it, and measure page after page.

The numbers decide nothing: only a page that doesn't answer as it should makes this fail.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.client import Client, UnexpectedStatus
from bench.database import KINDS, empty_database
from bench.environment import environment_for
from bench.figures import Figure, counted
from bench.letters import letter_figures
from bench.log_check import log_figure
from bench.measuring import Visitor, measure
from bench.photos import photo_figures
from bench.renewing import renewal_figure
from bench.report import Report, as_text, figure_rows, page_rows
from bench.server import ServerDidNotStart, running_servers
from checks.files import ROOT

FEWEST_ROWS = 2_000


def _rows(text: str) -> int:
    if not text.isdecimal() or int(text) < FEWEST_ROWS:
        raise argparse.ArgumentTypeError(f"at least {FEWEST_ROWS}, so that no view is empty")
    return int(text)


def _rounds(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return int(text)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="one JSON object instead of tables")
    parser.add_argument(
        "--rows",
        type=_rows,
        nargs="+",
        default=[100_000],
        help="how many cases; with several sizes each is also held against the smallest",
    )
    parser.add_argument("--rounds", type=_rounds, default=75, help="two requests to each page")
    parser.add_argument("--letters", type=_rounds, default=1_000, help="how many in the queue")
    parser.add_argument("--database", choices=[*KINDS, "both"], default="both")
    return parser.parse_args()


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _machine() -> dict[str, Any]:
    """Return what tells a reader whether something else took the processor meanwhile."""
    return {"cores": os.cpu_count(), "load_before": round(os.getloadavg()[0], 1)}


@dataclass(frozen=True)
class Filled:
    """One database: what a server of it needs, and where everything is."""

    environment: dict[str, str]
    log: Path
    seeded: dict[str, Any]


def _fill(environment: dict[str, str], rows: int) -> Report:
    """Return where everything is. What goes wrong is said by the program itself."""
    fill = [sys.executable, "-m", "bench.fill", str(rows)]
    filled = subprocess.run(fill, env=environment, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    return json.loads(filled.stdout)


@contextmanager
def _filled(kind: str, rows: int) -> Iterator[Filled]:
    """Yield a filled database and what is where; both are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="eservice-bench-") as name:
        folder = Path(name)
        with empty_database(kind, folder) as database:
            environment = environment_for(database, folder)
            _say(f"{kind}: filling the database with {rows} cases ...")
            seeded = _fill(environment, rows)
            yield Filled(environment, folder / "server.log", seeded)


def _bench(kind: str, sizes: list[int], rounds: int, letters: int) -> list[Report]:
    """Return what was found for each size, the smallest first; all are measured together."""
    sizes = sorted(sizes)
    with ExitStack() as stack:
        # The largest first: a login ends by itself while nobody uses it, so none may wait for long.
        filled = [stack.enter_context(_filled(kind, rows)) for rows in reversed(sizes)][::-1]
        wanted = [(each.environment, each.log) for each in filled]
        ports = stack.enter_context(running_servers(wanted))
        _say(f"{kind}: measuring ...")
        clients = [
            Client(port, each.seeded["cookies"]) for port, each in zip(ports, filled, strict=True)
        ]
        addresses = [each.seeded["addresses"] for each in filled]
        measured = measure(list(map(Visitor, clients, addresses)), rounds)
        figures = [_figures(*each, rounds) for each in zip(clients, filled, strict=True)]
        # The same whatever the size, and last: it takes every core.
        _say(f"{kind}: making letters ...")
        figures[0] += letter_figures(filled[0].environment, letters)
        figures[0].append(log_figure(filled[0].environment))
    return [
        {
            "rows": sizes[place],
            "steps": each.seeded["steps"],
            "pages": page_rows(measured[place], measured[0] if place else None),
            "figures": figure_rows(figures[place]),
        }
        for place, each in enumerate(filled)
    ]


def _figures(client: Client, filled: Filled, rounds: int) -> list[Figure]:
    """Return what is counted once; the photos last, since they are heavy."""
    addresses = filled.seeded["addresses"]
    figures = [*counted(client, addresses), renewal_figure(client, filled.seeded["renewal"])]
    process = int(client.get(addresses["first_step"], who="applicant").headers["X-Process"])
    return [*figures, *photo_figures(client, addresses, process, rounds)]


def main() -> int:
    """Print the report; return 1 when a page, or the server, didn't answer."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    given = _arguments()
    kinds = KINDS if given.database == "both" else (given.database,)
    report: Report = {"rounds": given.rounds, **_machine(), "databases": {}}
    try:
        for kind in kinds:
            report["databases"][kind] = _bench(kind, given.rows, given.rounds, given.letters)
    except (UnexpectedStatus, ServerDidNotStart, subprocess.CalledProcessError) as error:
        _say(str(error))
        return 1
    print(json.dumps(report, ensure_ascii=False) if given.json else as_text(report))
    return 0


if __name__ == "__main__":
    sys.exit(main())
