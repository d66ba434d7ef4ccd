"""``./run chaos``: what people were told is done stands, whatever dies.

While they write, send papers, send applications and decide, processes are killed without
warning, PostgreSQL is stopped at once, and neighbours of the service are slow or dead, in an order
drawn by a seed. Then every promise that somebody was given is held against what is stored.
"""

import argparse
import json
import os
import random
import resource
import secrets
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.environment import environment_for
from chaos.gates import Neighbours
from chaos.machine import Machine, kill
from chaos.people import Decider, Sender, Uploader, Visitor, Writer
from chaos.server import Database
from checks.files import ROOT

# Seconds between two blows; as long as a file may be while the disk is full, in bytes.
PAUSE = 0.7
FULL_DISK = 500
VISITORS = ["visitor-1", "visitor-2"]


def main(arguments: list[str]) -> int:
    """Return 0 when nothing that was promised is broken."""
    parser = argparse.ArgumentParser(prog="./run chaos", description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--stops", type=int, default=20, help="immediate stops of PostgreSQL")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**9))
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="eservice-chaos-") as name:
        report = run(Path(name), wanted.kills, wanted.stops, wanted.seed)
    print(json.dumps(report) if wanted.json else told(report))
    return 1 if report["faults"] else 0


def run(folder: Path, kills: int, stops: int, seed: int) -> dict:
    """Set it all up, strike, and return what was counted and what is broken."""
    senders, decisions = max(6, kills // 6), max(4, kills // 10)
    with Database(folder) as database:
        environment = environment_for(database.url, folder)
        with Neighbours(environment, VISITORS) as neighbours:
            environment |= neighbours.environment
            people = _prepared(environment, senders, decisions)
            machine = Machine(folder, environment)
            people["visitors"] = [{"draft": each} for each in VISITORS]
            crowd = _crowd(machine, people, environment) | {"neighbours": neighbours}
            try:
                struck = _strike(machine, database, crowd, kills, stops, random.Random(seed))
                neighbours.be_well()
                _let_finish(crowd)
            finally:
                machine.close()
            found = _held_against(environment, crowd)
            delivered = found.pop("delivered")
            found["counted"] |= {way: len(ids) for way, ids in delivered.items()}
            found["faults"] += neighbours.missing(delivered)
    wrong = [fault for each in crowd["people"] for fault in each.faults]
    return {"seed": seed, **struck, **found, "faults": [*found["faults"], *wrong]}


def _prepared(environment: dict[str, str], senders: int, decisions: int) -> dict:
    command = [sys.executable, "-m", "chaos.prepare", "3", "2", str(senders), str(decisions)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True
    )
    return json.loads(done.stdout)


def _crowd(machine: Machine, people: dict, environment: dict[str, str]) -> dict:
    """Everybody begins, but those who send: they come one by one."""
    port = machine.port
    writers = [Writer(port, who) for who in people["writers"]]
    uploaders = [Uploader(port, who) for who in people["uploaders"]]
    senders = [Sender(port, who) for who in people["senders"]]
    decider = Decider(people["decisions"], environment)
    visitors = [Visitor(port, who) for who in people["visitors"]]
    for each in (*writers, *uploaders, *visitors, decider):
        each.start()
    everybody = [*writers, *uploaders, *visitors, *senders]
    return {"people": everybody, "senders": senders, "decider": decider}


def _strike(
    machine: Machine, database: Database, crowd: dict, kills: int, stops: int, chance: random.Random
) -> dict[str, int]:
    waiting = list(crowd["senders"])
    blows = ["kill"] * kills + ["stop"] * stops + ["full"] * max(1, kills // 25)
    blows += ["trouble"] * max(4, kills // 5)
    chance.shuffle(blows)
    struck = dict.fromkeys(("killed", "stopped", "full", "troubled"), 0)
    for number, blow in enumerate(blows):
        while waiting and len(waiting) * len(blows) > (len(blows) - number) * len(crowd["senders"]):
            waiting.pop().start()
        time.sleep(PAUSE * chance.uniform(0.5, 1.5))
        if blow == "stop":
            database.stop_at_once()
            struck["stopped"] += 1
        elif blow == "full":
            struck["full"] += _fill_the_disk(machine)
        elif blow == "trouble":
            crowd["neighbours"].trouble(chance)
            struck["troubled"] += 1
        else:
            # Somebody that was gone already is no blow.
            while not kill(_victim(machine, crowd["decider"], chance)):
                time.sleep(PAUSE / 7)
            struck["killed"] += 1
    for each in waiting:
        each.start()
    return struck


def _victim(machine: Machine, decider: Decider, chance: random.Random) -> int:
    """Most often one that answers people; now and then the whole server, a worker, who decides."""
    masters = [each.process.pid for each in machine.web]
    tasks = [each.process.pid for each in machine.tasks]
    groups = [machine.web_workers() or masters, tasks, [decider.pid or tasks[0]], masters]
    return chance.choice(chance.choices(groups, weights=(5, 3, 3, 1))[0])


def _fill_the_disk(machine: Machine) -> int:
    """For a while no file can grow to more than some bytes, as on a disk that is full."""
    pids = machine.web_workers()
    for limit in (FULL_DISK, resource.RLIM_INFINITY):
        for pid in pids:
            try:
                resource.prlimit(pid, resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
            except ProcessLookupError:
                continue
        time.sleep(PAUSE if limit == FULL_DISK else 0)
    return 1


def _let_finish(crowd: dict) -> None:
    """Now that nothing is killed any more, all senders get their receipts and all is decided."""
    for each in crowd["senders"]:
        each.join(timeout=120)
    crowd["decider"].join(timeout=300)
    for each in crowd["people"]:
        each.is_over.set()
    for each in crowd["people"]:
        each.join(timeout=90)


def _held_against(environment: dict[str, str], crowd: dict) -> dict:
    groups = {Writer: "writers", Uploader: "uploaders", Sender: "senders", Visitor: "visitors"}
    told: dict = {name: [] for name in groups.values()}
    for each in crowd["people"]:
        said = {name: getattr(each, name) for name in ("draft", "tried", "done", "last")}
        told[groups[type(each)]].append(said)
    told["decided"] = sorted(crowd["decider"].done)
    done = subprocess.run(
        [sys.executable, "-m", "chaos.invariants"],
        cwd=ROOT,
        env=environment,
        input=json.dumps(told),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    found = json.loads(done.stdout.strip().rpartition("\n")[2])
    acknowledged = sum(each.done for each in crowd["people"]) + len(crowd["decider"].done)
    unfinished = sum(not each.done for each in crowd["senders"])
    if unfinished:
        found["faults"].append(f"{unfinished} people never got a receipt")
    idle = [name for name in groups.values() if not any(said["done"] for said in told[name])]
    found["faults"] += [f"the {name} got nothing done: the run shows nothing" for name in idle]
    return {**found, "acknowledged": acknowledged}


def told(report: dict) -> str:
    """Return the report in words."""
    lines = [
        f"seed {report['seed']}: {report['killed']} processes killed, PostgreSQL stopped at once"
        f" {report['stopped']} times, the disk full {report['full']} times, a neighbour slow or"
        f" dead {report['troubled']} times",
        f"{report['acknowledged']} things people were told are done; stored: {report['counted']}",
        *(f"BROKEN  {fault}" for fault in report["faults"]),
    ]
    return "\n".join([*lines, "nothing is broken" if not report["faults"] else ""]).strip()


if __name__ == "__main__":
    os.environ.setdefault("PYTHONWARNINGS", "ignore")
    sys.exit(main(sys.argv[1:]))
