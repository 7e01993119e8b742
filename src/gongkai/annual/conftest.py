"""Reports, and a pool that answers without a process, for the tests of records."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from gongkai.annual import stored
from gongkai.annual.reading_pool import POOL, Reading
from gongkai.report.value import Report


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Callable[[Report | str], None]:
    """Let the next files read as this report, or fail with this sentence."""

    def answer(what: Report | str) -> None:
        if isinstance(what, str):
            reading = Reading(problem=what)
        else:
            reading = Reading(report=stored.to_text(replace(what)))
        monkeypatch.setattr(type(POOL), "read", lambda *_: reading)

    return answer
