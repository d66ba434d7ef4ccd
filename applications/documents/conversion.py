"""The process that reads a file from a stranger. It is given nothing but the file.

Run as ``python -m applications.documents.conversion`` with an empty environment, once for
each file. Bytes come in on standard input. What goes out is, each with its length first
(four bytes, big-endian): a JSON head, the converted file, and a small preview. A refusal is a
head alone. The preview comes last, so a file whose preview can't be made is still whole.

What a file is, is decided by unpacking it, never by its name: the first bytes only say which
decoder gets to try. Memory, processor time and files are limited by the system, so a fault in
a decoder ends this process. It runs as the same user as the service: the system around it decides
what else that user may do.
"""

import json
import os
import resource
import struct
import sys
from importlib import import_module
from typing import BinaryIO

from applications.documents import limits
from applications.documents.outcomes import Made, Reason, Refused

_PREVIEW = limits.PROCESSOR_SECONDS_FOR_PREVIEW
HEIC_BRANDS = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"}


def decoder(raw: bytes) -> str:
    """Return the name of the module that shall try to unpack the file."""
    if raw.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        return "pictures"
    if raw[4:8] == b"ftyp":
        size = min(int.from_bytes(raw[:4], "big"), 256)
        brands = {raw[start : start + 4] for start in range(8, size, 4) if start != 12}
        if brands & HEIC_BRANDS:
            return "heic"
    # Readers of PDF look for it in the first kilobyte.
    if b"%PDF-" in raw[:1024]:
        return "pdfs"
    raise Refused(Reason.WRONG_KIND)


def confine(
    raw: bytes, memory: int, seconds: int = limits.PROCESSOR_SECONDS, more: int = _PREVIEW
) -> None:
    """Give up everything that is not needed to unpack this file. ``more`` are the seconds that the
    process may ask for later."""
    with open("/proc/self/statm", "rb") as statm:
        size = int(statm.read().split()[0]) * resource.getpagesize()
    bounds = {
        resource.RLIMIT_AS: size - len(raw) + memory,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: 32,
    }
    for kind, bound in bounds.items():
        resource.setrlimit(kind, (bound, bound))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + more))


def give_time_for_preview() -> None:
    """Let the preview take its own time, however little the file itself took."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = min(hard, spent + limits.PROCESSOR_SECONDS_FOR_PREVIEW)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def frame(part: bytes) -> bytes:
    return struct.pack(">I", len(part)) + part


def send(out: BinaryIO, *parts: bytes) -> None:
    for part in parts:
        out.write(frame(part))
    out.flush()


def refuse(out: BinaryIO, reason: Reason) -> None:
    send(out, json.dumps({"refused": reason.value}).encode())


def convert(raw: bytes, out: BinaryIO) -> None:
    """Write the converted file and then its preview."""
    module = import_module(f"applications.documents.{decoder(raw)}")
    confine(raw, module.MEMORY)
    made: Made = module.convert(raw)
    if len(made.data) > limits.LARGEST_RESULT:
        raise Refused(Reason.TOO_HEAVY)
    head = {"media_type": made.media_type, "pages": made.pages}
    send(out, json.dumps(head).encode(), made.data)
    give_time_for_preview()
    send(out, made.preview())


def own_output() -> BinaryIO:
    """Return standard output for ourselves: what a decoder prints must not mix with it."""
    out = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    return out


def main() -> None:
    out = own_output()
    raw = sys.stdin.buffer.read(limits.LARGEST_FILE + 1)
    try:
        convert(raw, out)
    except Refused as refused:
        refuse(out, refused.reason)
    except MemoryError:
        refuse(out, Reason.TOO_HEAVY)


if __name__ == "__main__":
    main()
