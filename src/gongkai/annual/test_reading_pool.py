"""What a hostile file can cost, tried on processes that hang, die or fill their memory."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gongkai.annual import reading_pool, reading_process, stored
from gongkai.annual.reading_pool import ReadingPool
from gongkai.report.value import Report

Pools = Callable[..., ReadingPool]


@pytest.fixture
def pools() -> Iterator[Pools]:
    made: list[ReadingPool] = []

    def pool() -> ReadingPool:
        made.append(ReadingPool(processes=1))
        return made[-1]

    yield pool
    for pool_made in made:
        pool_made.close()


def behaving(monkeypatch: pytest.MonkeyPatch, behaviour: str) -> None:
    """Have the reading process run `behaviour` on a file named 坏.pdf, and read others as usual."""
    program = f"""
import resource, sys, time, os
from gongkai.annual import reading_process
usual = reading_process.answer
def answer(name, data):
    if name == "坏.pdf":
        {behaviour}
    return usual(name, data)
reading_process.answer = answer
reading_process.main()
"""
    monkeypatch.setattr(reading_pool, "COMMAND", (sys.executable, "-c", program))


def test_a_report_comes_back_as_it_was_sent(pools: Pools, defect: Report) -> None:
    reading = pools().read("report.json", stored.to_text(defect).encode())
    assert reading.problem == ""
    assert stored.from_text(reading.report).cells == defect.cells


def test_what_no_reader_takes_comes_back_as_a_sentence(pools: Pools) -> None:
    reading = pools().read("空.docx", b"")
    assert reading.report == ""
    assert reading.problem.startswith("文件是空的")


@pytest.mark.parametrize(
    ("limit", "value", "said"),
    [("CHECK_FINDINGS", 0, "检查意见有1处，超过0处的上限"), ("CHECK_SECONDS", 0, "检查用时超过上限")],
)
def test_what_is_dear_to_check_is_refused_before_the_server_checks_it(
    monkeypatch: pytest.MonkeyPatch, defect: Report, limit: str, value: int, said: str
) -> None:
    monkeypatch.setattr(reading_process, limit, value)
    told = reading_process.answer("report.json", stored.to_text(defect).encode())
    assert told["problem"].startswith((said, "文字太多，" + said))


@pytest.mark.parametrize(
    ("behaviour", "said"),
    [
        ("time.sleep(60)", "读了1秒还没有读完"),
        ("os._exit(1)", "读这个文件时出错"),
        ("raise ValueError('a bug of ours')", "读这个文件时出错"),
        ("bytearray(10**10)", "读这个文件时出错"),
    ],
)
def test_a_hostile_file_costs_its_own_reading_and_no_other(
    pools: Pools, monkeypatch: pytest.MonkeyPatch, defect: Report, behaviour: str, said: str
) -> None:
    behaving(monkeypatch, behaviour)
    pool = pools()
    # The process is up before the clock starts: what is timed is the reading.
    assert pool.read("report.json", stored.to_text(defect).encode()).report
    pool.seconds = 1
    assert said in pool.read("坏.pdf", b"-").problem
    pool.seconds = 30
    assert pool.read("report.json", stored.to_text(defect).encode()).report


def test_a_program_that_a_reading_started_ends_with_it(
    pools: Pools, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = f"""
import subprocess
from gongkai.annual import reading_process
def answer(name, data):
    started = subprocess.Popen(["sleep", "60"], start_new_session=True)
    open({str(tmp_path / "pid")!r}, "w").write(str(started.pid))
    try:
        started.wait()
    finally:
        started.kill()
        started.wait()
reading_process.answer = answer
reading_process.main()
"""
    monkeypatch.setattr(reading_pool, "COMMAND", (sys.executable, "-c", program))
    pool = pools()
    pool.seconds = 3
    assert "已停止" in pool.read("旧.doc", b"-").problem
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)
