"""A limit of time that holds for C code too, shown in a process of its own."""

import subprocess
import sys

import pytest

from gongkai.corpus.running import within as limits
from gongkai.corpus.running.within import within

HANGING = """
import re
from gongkai.corpus.running.within import expendable, within
expendable()
with within(60):
    with within(0.2):
        re.match(r"(a+)+$", "a" * 60 + "b")
"""
TIMELY = """
import time
from gongkai.corpus.running.within import expendable, within
expendable()
for _ in range(3):
    with within(0.2):
        pass
time.sleep(0.4)
"""


@pytest.mark.parametrize(("code", "ended_by"), [(HANGING, -14), (TIMELY, 0)])
def test_what_takes_too_long_ends_with_its_process_and_nothing_else_does(code: str, ended_by: int) -> None:
    assert subprocess.run([sys.executable, "-c", code], timeout=30, check=False).returncode == ended_by


def test_a_process_that_nobody_would_replace_is_never_ended() -> None:
    with within(0.001):
        assert limits._deadlines == {}
