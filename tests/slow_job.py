"""A job that says when it begins and ends, for tests that kill its worker in between."""

import os
import time
from pathlib import Path

from gongkai.workflow.jobs.job import job


@job(title="慢", retries=3)
def write_slowly(file: str, seconds: float) -> None:
    """Append 'begun' and, so much later, 'done', each with the number of the process."""
    _append(file, "begun")
    time.sleep(seconds)
    _append(file, "done")


def _append(file: str, what: str) -> None:
    with Path(file).open("a", encoding="ascii") as lines:
        lines.write(f"{what} {os.getpid()}\n")
