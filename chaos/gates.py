"""A gate before each neighbour of the service, which makes it slow, or dead."""

import json
import random
import secrets
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from enum import Enum
from typing import Self

from checks.files import ROOT

HOST = "127.0.0.1"
# Seconds that a slow neighbour keeps each thing that is said to it.
SLOW = 2.0
BYTES = 64 * 1024


class State(Enum):
    """How a neighbour is."""

    WELL = "well"
    SLOW = "slow"
    DEAD = "dead"


class Gate:
    """A way to a port. Dead, it hangs up on everybody, also in the middle of a word."""

    def __init__(self, port: int) -> None:
        self._behind = port
        self._door = socket.create_server((HOST, 0))
        self.port = self._door.getsockname()[1]
        self.state = State.WELL
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._door.close()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                call, _address = self._door.accept()
                threading.Thread(target=self._lead, args=(call,), daemon=True).start()

    def _lead(self, call: socket.socket) -> None:
        if self.state is State.DEAD:
            call.close()
            return
        with suppress(OSError), call, socket.create_connection((HOST, self._behind)) as behind:
            back = threading.Thread(target=self._carry, args=(behind, call), daemon=True)
            back.start()
            self._carry(call, behind)
            back.join()

    def _carry(self, source: socket.socket, target: socket.socket) -> None:
        """Carry what one says to the other, until one has said all."""
        data = b""
        with suppress(OSError):
            while (data := source.recv(BYTES)) and self.state is not State.DEAD:
                if self.state is State.SLOW:
                    threading.Event().wait(SLOW)
                target.sendall(data)
        for each in (source, target) if data else (target,):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR if data else socket.SHUT_WR)


class Neighbours:
    """All of them, behind gates, and well until there is ``trouble``."""

    def __init__(self, environment: dict[str, str], subjects: list[str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "chaos.neighbours", *subjects],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        found = json.loads(self._process.stdout.readline())
        self._gates = {name: Gate(port) for name, port in found["ports"].items()}
        at = {name: gate.port for name, gate in self._gates.items()}
        self.environment = found["environment"] | {
            "DJANGO_SETTINGS_MODULE": "eservice.settings.chaos",
            "EMAIL_HOST": HOST,
            "EMAIL_PORT": str(at["mail"]),
            "EMAIL_SECURITY": "none",
            "SMS_GATEWAY_URL": f"http://{HOST}:{at['sms']}/v1/sms",
            "SMS_SENDER": "Kommunen",
            "SCANNER": f"tcp://{HOST}:{at['scanner']}",
            "E_ID_ISSUER": f"http://{HOST}:{at['e_id']}",
            "E_ID_CLIENT_SECRET": secrets.token_urlsafe(),
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.kill()
        self._process.wait()
        for gate in self._gates.values():
            gate.close()

    def trouble(self, chance: random.Random) -> None:
        """Let one of them be slow or dead, and all others be well."""
        self.be_well()
        gate = chance.choice(list(self._gates.values()))
        gate.state = chance.choice([State.SLOW, State.DEAD])

    def be_well(self) -> None:
        for gate in self._gates.values():
            gate.state = State.WELL

    def missing(self, expected: dict[str, list[str]]) -> list[str]:
        """Return, in words, the notices that never came. None may be asked for after this."""
        came = json.loads(self._process.communicate("what came?\n")[0].splitlines()[-1])
        lost = {way: set(ids) - set(came[way]) for way, ids in expected.items()}
        return [f"{len(ids)} notices by {way} never came" for way, ids in lost.items() if ids]
