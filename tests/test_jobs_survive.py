"""Jobs with workers in processes of their own: one is killed, several ask for the same thing."""

import signal
import subprocess
import time
from pathlib import Path

from tests.installation import Installation
from tests.waiting import PATIENCE, until

WORK = """
import signal
from datetime import timedelta
from gongkai.workflow.jobs.worker import Working
worker = Working(lease=timedelta(seconds=1.5))
signal.signal(signal.SIGTERM, lambda *_: worker.stop())
worker.run()
"""
LONGER_THAN_THE_LEASE = 2.5
ENQUEUE_SLOW = """
from gongkai.workflow.jobs.job import enqueue
from tests.slow_job import write_slowly
enqueue(write_slowly, {file!r}, {seconds})
"""
ASK_WHAT_IS_DUE = """
import sys
from datetime import datetime, timedelta
from gongkai.workflow.jobs import schedule
from gongkai.workflow.jobs.models import Job
from tests.slow_job import write_slowly
schedule._plans.clear()
schedule.scheduled(every=timedelta(minutes=10))(write_slowly)
for line in sys.stdin:
    if line.strip() == "clear":
        Job.objects.all().delete()
        print(flush=True)
    else:
        print(schedule.enqueue_due(datetime.fromisoformat(line.strip())), flush=True)
"""


def test_a_job_whose_worker_is_killed_is_done_once_more_and_by_one_worker(
    installation: Installation, tmp_path: Path
) -> None:
    file = tmp_path / "said"
    file.touch()

    def said(what: str) -> list[int]:
        return [int(line.split()[1]) for line in file.read_text().splitlines() if line.startswith(what)]

    installation.says(ENQUEUE_SLOW.format(file=str(file), seconds=LONGER_THAN_THE_LEASE))
    first = installation.start(WORK)
    until(lambda: bool(said("begun")))
    first.send_signal(signal.SIGKILL)
    first.communicate()
    others = [installation.start(WORK) for _ in range(2)]
    until(lambda: bool(said("done")))
    # Time for the other one to take it too, if it could.
    time.sleep(LONGER_THAN_THE_LEASE)
    for worker in others:
        worker.terminate()
    for worker in others:
        worker.communicate(timeout=PATIENCE)
    begun, done = said("begun"), said("done")
    assert len(begun) == 2
    assert begun[0] == first.pid
    assert done == begun[1:]
    assert done[0] in [worker.pid for worker in others]


def test_what_is_due_is_enqueued_by_one_of_two_processes(installation: Installation) -> None:
    asking = [installation.start(ASK_WHAT_IS_DUE) for _ in range(2)]

    def tell(process: subprocess.Popen[str], line: str) -> None:
        assert process.stdin
        process.stdin.write(line + "\n")
        process.stdin.flush()

    def answer(process: subprocess.Popen[str]) -> str:
        assert process.stdout
        return process.stdout.readline().strip()

    def both(moment: str) -> list[str]:
        for process in asking:
            tell(process, moment)
        return sorted(answer(process) for process in asking)

    assert both("2026-03-12T00:00:00+08:00") == ["0", "0"]
    for round_ in range(1, 21):
        assert both(f"2026-03-12T{round_:02}:00:00+08:00") == ["0", "1"]
        tell(asking[0], "clear")
        answer(asking[0])
    for process in asking:
        _, errors = process.communicate(timeout=PATIENCE)
        assert errors == ""
