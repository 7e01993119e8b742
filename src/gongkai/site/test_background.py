"""The worker process beside the server: it comes, is replaced and goes with it."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.installation import Installation, copied
from tests.waiting import PATIENCE, until

from gongkai.site.test_start import environment

HOLDING = (
    "from gongkai.site.background import Background\nwith Background(): print('held', flush=True); input()"
)


@pytest.fixture(scope="module")
def home(model_on_sqlite: Installation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    with copied(model_on_sqlite, tmp_path_factory.mktemp("background") / "home") as found:
        return found.home


@pytest.fixture
def holder(home: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that keeps a worker until a line comes."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDING],
        env=environment(home),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    yield process
    process.kill()
    process.communicate()


def workers(home: Path) -> list[int]:
    """Process numbers of those that say that they live, the latest last."""
    with closing(sqlite3.connect(home / "gongkai.sqlite3")) as database:
        rows = database.execute("SELECT name FROM workflow_worker WHERE ended_at IS NULL ORDER BY started_at")
        return [int(name.split("-")[-2]) for (name,) in rows]


def runs(pid: int) -> bool:
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"


def test_a_worker_comes_with_the_server_and_ends_with_it(home: Path, holder: subprocess.Popen[str]) -> None:
    before = len(workers(home))
    until(lambda: len(workers(home)) > before)
    worker = workers(home)[-1]
    assert runs(worker)
    _, errors = holder.communicate("\n", timeout=PATIENCE)
    assert (holder.returncode, errors) == (0, "")
    assert not runs(worker)
    assert worker not in workers(home)


def test_a_worker_that_is_killed_is_replaced(home: Path, holder: subprocess.Popen[str]) -> None:
    before = len(workers(home))
    until(lambda: len(workers(home)) > before)
    killed = workers(home)[-1]
    os.kill(killed, signal.SIGKILL)
    until(lambda: workers(home)[-1] != killed)
    _, errors = holder.communicate("\n", timeout=PATIENCE)
    assert "已重新启动" in errors


def test_a_worker_plans_the_jobs_of_every_room(home: Path, holder: subprocess.Popen[str]) -> None:
    def planned() -> set[str]:
        with closing(sqlite3.connect(home / "gongkai.sqlite3")) as database:
            rows = database.execute("SELECT path FROM workflow_scheduledjob")
            return {path.split(".")[1] for (path,) in rows}

    until(lambda: {"workflow", "annual", "site"} <= planned())
    assert holder.poll() is None


def test_a_worker_ends_when_the_server_is_killed(home: Path, holder: subprocess.Popen[str]) -> None:
    before = len(workers(home))
    until(lambda: len(workers(home)) > before)
    worker = workers(home)[-1]
    holder.kill()
    until(lambda: not runs(worker))


def test_a_worker_of_its_own_ends_on_interruption(home: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", "from gongkai.site import start; start.work()"],
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    until(lambda: process.pid in workers(home) or process.poll() is not None)
    process.send_signal(signal.SIGINT)
    said, errors = process.communicate(timeout=PATIENCE)
    assert errors == ""
    assert process.returncode == 0
    assert "已停止" in said
    assert process.pid not in workers(home)
