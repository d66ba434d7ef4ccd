"""A photo of a telephone, twelve megapixels, and what it takes to make a stored page of it."""

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from statistics import median

from bench.client import Client, UnexpectedStatus
from bench.figures import Figure
from bench.server import memory
from checks.files import ROOT

SIZE = (4000, 3000)
MOST_ROUNDS = 5
KILOBYTES = 1024
KINDS = {"jpeg": "JPEG", "heic": "HEIC"}
# What the page says to who sent it.
SAID = re.compile(rb"<ul class=\"app-list\">.*?</ul>", re.DOTALL)
# Small itself: a new process counts the memory of the one that starts it.
MEASURE = """
import json, os, sys
child = os.posix_spawn(sys.argv[1], sys.argv[1:], {})
used = os.wait4(child, 0)[2]
json.dump(used.ru_maxrss, sys.stderr)
"""
CONVERT = [sys.executable, "-E", "-s", "-m", "applications.documents.conversion"]


@cache
def photo(kind: str) -> bytes:
    """Return a photo with as much in it as a real one: light that changes, and grain."""
    import pillow_heif
    from PIL import Image

    pillow_heif.register_heif_opener()
    grain = Image.effect_noise(SIZE, 24)
    light = Image.linear_gradient("L").resize(SIZE)
    drawn = Image.merge("RGB", [Image.blend(light, grain, part) for part in (0.3, 0.4, 0.5)])
    out = io.BytesIO()
    drawn.save(out, "JPEG" if kind == "jpeg" else "HEIF", quality=80)
    return out.getvalue()


def photo_figures(
    client: Client, addresses: Mapping[str, str], process: int, rounds: int
) -> list[Figure]:
    """Return seconds and peak memory of each kind, and what the web process keeps of it all."""
    rounds = min(rounds, MOST_ROUNDS)
    found = []
    for kind in KINDS:
        _uploaded(client, addresses["paper"], kind)
    before = (memory(process) or {}).get("rss_mb")
    for kind, name in KINDS.items():
        seconds = median(_uploaded(client, addresses["paper"], kind) for _round in range(rounds))
        what = f"12 megapixels of {name}"
        found += [
            Figure(f"photo_{kind}_seconds", f"{what}, seconds to stored", round(seconds, 2)),
            Figure(f"photo_{kind}_mb", f"{what}, MB to convert", _converting(kind)),
        ]
    after = (memory(process) or {}).get("rss_mb")
    grown = None if before is None or after is None else round(after - before, 1)
    label = f"worker, MB more after {rounds * len(KINDS)} photos"
    return [*found, Figure("photo_worker_growth_mb", label, grown, 5)]


def _uploaded(client: Client, address: str, kind: str) -> float:
    """Return the seconds from the first byte that is sent to the answer that it is stored."""
    answer = client.upload(address, f"sida.{kind}", photo(kind), who="applicant")
    if answer.status != 302:
        said = [text.decode() for text in SAID.findall(answer.body)]
        raise UnexpectedStatus(f"{address} answered {answer.status} to a photo: {said}")
    return answer.milliseconds / 1000


def _converting(kind: str) -> float | None:
    """Return the most memory that the process had which converted the photo, in megabytes."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, *CONVERT],
        input=photo(kind),
        capture_output=True,
        cwd=ROOT,
        env=dict(os.environ),
        check=True,
    )
    said = done.stderr.decode().strip().rpartition("\n")[2]
    return round(json.loads(said) / KILOBYTES, 1) if said.isdecimal() else None
