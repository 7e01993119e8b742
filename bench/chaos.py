"""`make chaos`: corpus jobs of 20,000 inputs whose workers, driver and scheduler are killed, on a disk that fills up.

Each job is done undisturbed first; what the disturbed one leaves must be that, row for row. `--inputs` makes it
smaller. Where this process may mount a small file system the disk really fills up, else writing is refused.
"""

import argparse
import errno
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.corpus_chaos import Job, survive
from tests.corpus_job import TAKEN_AT
from tests.dask_cluster import DaskCluster
from tests.marked_copies import lay_out
from tests.random_reports import random_report
from tests.shards_to_survive import NUMBERS, UNDONE, shards, step

from gongkai.corpus import manifest
from gongkai.corpus.dictionary import Table
from gongkai.corpus.ingest import ingest
from gongkai.corpus.ingest.grouping import MOST_FILES
from gongkai.corpus.ingest.tables import TABLES
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.map_shards import map_shards
from gongkai.corpus.running.pool import Pool
from gongkai.report.forms import Form

TOGETHER = 10
DISTINCT = 200
MEGABYTE = bytes(1 << 20)


class SmallDiskJob(Job):
    """A job on a file system of its own, which can be filled to the last byte."""

    def fill_disk(self) -> None:
        """Fill it, and make room after a while."""
        ballast = self.folder.parent / "ballast"
        try:
            with ballast.open("wb", buffering=0) as file:
                while True:
                    file.write(MEGABYTE)
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
        time.sleep(3)
        ballast.unlink()


@contextmanager
def small_disk(folder: Path) -> Iterator[bool]:
    """A file system of 256 MB in a folder; whether it could be mounted."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256m", "gongkai-chaos", str(folder)]
    mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0  # noqa: S603
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", str(folder)], check=True)  # noqa: S603, S607


def same(undisturbed: Place, disturbed: Place, name: str, tables: Sequence[Table]) -> bool:
    """Whether every table of a step is the same in both, row for row and in the same order."""
    return all(
        manifest.table(undisturbed, name, table)
        .collect()
        .equals(manifest.table(disturbed, name, table).collect())
        for table in tables
    )


def squares(inputs: int, home: Path) -> bool:
    """Numbers squared: many small shards; on one machine with a disk that fills up, and on a cluster."""
    undisturbed = Place(str(home / "squares-undisturbed"))
    doing = step()
    manifest.settle(undisturbed, doing.name, map_shards(doing, shards(inputs, TOGETHER), undisturbed, Pool()))
    arguments = ["squares", "--inputs", str(inputs), "--together", str(TOGETHER), "--pause", "0.002"]
    count = -(-inputs // TOGETHER)
    with small_disk(home / "disk") as mounted:
        folder = home / "disk" / "corpus"
        what = "one machine, a full file system" if mounted else "one machine, writing refused"
        job = (
            SmallDiskJob(folder, doing.name, count, arguments)
            if mounted
            else Job(folder, doing.name, count, arguments, full=home / "full")
        )
        fine = told(f"{inputs} numbers, {what}", job, undisturbed, (NUMBERS, UNDONE))
    with on_cluster(home / "cluster-squares") as cluster:
        job = Job(home / "squares-cluster", doing.name, count, arguments, cluster)
        return told(f"{inputs} numbers, cluster", job, undisturbed, (NUMBERS, UNDONE)) and fine


def reading(inputs: int, home: Path) -> bool:
    """Reports read from a folder."""
    source = home / "年报"
    source.mkdir()
    texts = [
        lay_out(random_report(random.Random(seed), t2_form=Form.F2021, t3_form=Form.F2021), "A")
        for seed in range(min(inputs, DISTINCT))
    ]
    for number in range(inputs):
        (source / f"{number:06}.txt").write_text(texts[number % len(texts)], encoding="utf-8")
    undisturbed = Place(str(home / "reading-undisturbed"))
    ingest(undisturbed, [str(source)], Pool(), taken_at=TAKEN_AT)
    arguments = ["ingest", "--source", str(source)]
    count = -(-inputs // MOST_FILES)
    job = Job(home / "reading", "ingest", count, arguments)
    fine = told(f"{inputs} reports, one machine", job, undisturbed, TABLES)
    with on_cluster(home / "cluster-reading") as cluster:
        job = Job(home / "reading-cluster", "ingest", count, arguments, cluster)
        return told(f"{inputs} reports, cluster", job, undisturbed, TABLES) and fine


@contextmanager
def on_cluster(folder: Path) -> Iterator[DaskCluster]:
    """A scheduler and two workers on loopback."""
    cluster = DaskCluster(folder)
    try:
        yield cluster
    finally:
        cluster.end()


def told(what: str, job: Job, undisturbed: Place, tables: Sequence[Table]) -> bool:
    """Disturb a job, print what became of it."""
    start = time.monotonic()
    survive(job)
    fine = same(undisturbed, job.place, job.step, tables)
    print(f"{what:<50}{'same' if fine else 'NOT THE SAME':<14}{time.monotonic() - start:6.0f} s", flush=True)
    return fine


def main() -> int:
    """All jobs; 1 if one did not survive."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--only", choices=("squares", "reading"))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        fine = given.only == "reading" or squares(given.inputs, Path(home))
        return 0 if (given.only == "squares" or reading(given.inputs, Path(home))) and fine else 1


if __name__ == "__main__":
    sys.exit(main())
