"""A whole installation for a test: a home of its own, a database of its own, used from processes of their own."""

import os
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from gongkai.site.database import SETTING, postgresql

ROOT = Path(__file__).parents[1]
PATH = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
PATIENCE = 240
"""Seconds; the longest command takes ten of a processor, on a machine that may have much else to do."""
PRELUDE = "from gongkai.site.loading import load_django; load_django()\n"


@dataclass(frozen=True, slots=True)
class Installation:
    """`address` is that of its PostgreSQL; empty: SQLite in its home."""

    home: Path
    address: str

    def environment(self, **more: str) -> dict[str, str]:
        """What its processes get."""
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("GONGKAI", "DJANGO"))
        }
        return {
            **kept,
            "GONGKAI_HOME": str(self.home),
            SETTING: self.address,
            "PYTHONPATH": PATH,
            **more,
        }

    def command(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        """The command `gongkai` with these words."""
        return subprocess.run(
            [sys.executable, "-c", "import sys; from gongkai.cli.main import main; sys.exit(main())", *words],
            env=self.environment(**more),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    def destroy(self) -> None:
        """Lose the home and whatever the database holds."""
        shutil.rmtree(self.home)
        if self.address:
            with psycopg.connect(**_account(self.address), autocommit=True) as connection:
                connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")

    def says(self, program: str) -> str:
        """What a program prints in which Django is set up."""
        done = subprocess.run(
            [sys.executable, "-c", PRELUDE + program],
            env=self.environment(),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def start(self, program: str) -> subprocess.Popen[str]:
        """A program that runs beside the test, which has to end it."""
        return subprocess.Popen(
            [sys.executable, "-c", PRELUDE + program],
            env=self.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )


@contextmanager
def installed(home: Path) -> Iterator[Installation]:
    """An installation as `gongkai site setup` makes it, on SQLite or on the PostgreSQL of this run."""
    with empty(home) as found:
        set_up(found)
        yield found


def set_up(found: Installation) -> None:
    """As an operator does."""
    done = found.command("site", "setup")
    assert done.returncode == 0, done.stderr


@contextmanager
def copied(model: Installation, home: Path) -> Iterator[Installation]:
    """Another one with all that is in one which is at rest: its home, and a database like its own."""
    shutil.copytree(model.home, home)
    if not model.address:
        yield Installation(home, "")
        return
    with _database(f"TEMPLATE {postgresql(model.address)['NAME']}") as address:
        yield Installation(home, address)


@contextmanager
def empty(home: Path) -> Iterator[Installation]:
    """A home and a database in which nothing has been set up."""
    if not os.environ.get(SETTING):
        yield Installation(home, "")
        return
    with _database("TEMPLATE template0 ENCODING 'UTF8'") as address:
        yield Installation(home, address)


@contextmanager
def _database(like: str) -> Iterator[str]:
    """Address of a database on the PostgreSQL of this run, for the time of the block."""
    server, name = os.environ[SETTING], f"gongkai_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(**_account(server), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} {like}".encode())
        try:
            yield server.rpartition("/")[0] + f"/{name}"
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def _account(server: str) -> dict[str, str]:
    described = postgresql(server)
    return {
        "host": described["HOST"],
        "port": str(described["PORT"]),
        "user": described["USER"],
        "password": described["PASSWORD"],
        "dbname": described["NAME"],
    }
