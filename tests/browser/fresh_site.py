"""A site as `make run` starts it: a home of its own, the sample county, passwords printed once."""

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.installation import Installation, copied, empty
from tests.moving_clock import MovingClock
from tests.serving import until_ready

PATIENCE = 240
"""Seconds; an installation and its sample are made in about 12."""


@dataclass(frozen=True, slots=True)
class FreshSite:
    """Where it answers, and the password of all accounts of the sample."""

    address: str
    password: str


@contextmanager
def fresh_site(
    home: Path, clock: MovingClock | None = None, model: Installation | None = None
) -> Iterator[FreshSite]:
    """Serves for the time of the block, with a clock of its own if one is given.

    From nothing, or on a copy of an installation that was set up and holds nothing yet: sooner by all migrations.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    place = copied(model, home) if model else empty(home)
    with place as installation, (home.parent / "server.log").open("wb") as log:
        command = "import sys; from gongkai.cli.main import main; sys.exit(main())"
        server = subprocess.Popen(
            [sys.executable, "-c", command, "site", "run", "--sample", "--port", str(port)],
            env=installation.environment(**(clock.environment if clock else {})),
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            start_new_session=True,
        )
        try:
            yield FreshSite(f"http://127.0.0.1:{port}", _password(server))
        finally:
            server.terminate()
            server.communicate()


def _password(server: "subprocess.Popen[str]") -> str:
    """Read off what the start prints, until the site is ready."""
    said = until_ready(server, PATIENCE)
    found = re.search(r"密码：(\S+)", said)
    assert found, said
    return found[1]
