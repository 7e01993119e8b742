"""Reports, and a pool that answers without a process, for the tests of records."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from gongkai.annual import sample, stored
from gongkai.annual.reading_pool import POOL, Reading
from gongkai.report.value import Report

DEFECT = ("青溪县经济和信息化局", 2020)


@pytest.fixture(scope="session")
def samples() -> dict[tuple[str, int | None], Report]:
    """The sample reports by agency and year."""
    return {(report.agency, report.year): report for report in sample.reports()}


@pytest.fixture
def defect(samples: dict[tuple[str, int | None], Report]) -> Report:
    """The report whose row （七）总计 was left at 0."""
    return samples[DEFECT]


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
