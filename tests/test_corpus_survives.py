"""Whatever is killed while a corpus job runs, the result is that of an undisturbed one, row for row."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from gongkai.corpus import manifest
from gongkai.corpus.columns import READ
from gongkai.corpus.ingest import ingest
from gongkai.corpus.ingest.tables import TABLES, UNREAD
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.dask import Cluster
from gongkai.corpus.running.map_shards import Loop, Runner, map_shards
from gongkai.corpus.running.pool import CannotStart, Pool
from gongkai.report import Form
from tests.corpus_chaos import Job, survive
from tests.corpus_job import TAKEN_AT
from tests.dask_cluster import DaskCluster
from tests.marked_copies import lay_out
from tests.random_reports import random_report
from tests.shards_to_survive import FULL, NUMBERS, UNDONE, shards, step

INPUTS, TOGETHER = 1000, 10


def squares(inputs: int) -> list[tuple[str, int]]:
    return [(f"input-{number}", number**2) for number in range(inputs)]


def job(folder: Path, cluster: DaskCluster | None = None, full: Path | None = None) -> Job:
    arguments = ["squares", "--inputs", str(INPUTS), "--together", str(TOGETHER), "--pause", "0.004"]
    return Job(folder, "squares", INPUTS // TOGETHER, arguments, cluster, full=full)


def rows(folder: Path) -> list[tuple[str, int]]:
    return manifest.table(Place(str(folder)), "squares", NUMBERS).collect().rows()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DaskCluster]:
    """Two workers, who have no space left while the file `full` is there."""
    folder = tmp_path_factory.mktemp("cluster")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv(FULL, str(folder / "full"))
        started = DaskCluster(folder)
        try:
            yield started
        finally:
            started.end()


def test_reports_read_in_one_process_in_two_and_on_a_cluster_give_the_same_tables(
    tmp_path: Path, cluster: DaskCluster
) -> None:
    source = tmp_path / "年报"
    source.mkdir()
    for number in range(8):
        report = random_report(random.Random(number), t2_form=Form.F2021, t3_form=Form.F2021)
        (source / f"{number}.txt").write_text(lay_out(report, "A"), encoding="utf-8")
    (source / "空.txt").touch()
    runners: tuple[Runner, ...] = (Loop(), Pool(2), Cluster(cluster.address))
    places = [Place(str(tmp_path / type(runner).__name__)) for runner in runners]
    for place, runner in zip(places, runners, strict=True):
        ingest(place, [str(source)], runner, taken_at=TAKEN_AT)
    for table in TABLES:
        first, *others = (manifest.table(place, "ingest", table).collect() for place in places)
        assert all(first.equals(other) for other in others), table.name
    assert manifest.table(places[0], "ingest", READ).collect().height == 8
    assert manifest.table(places[0], "ingest", UNREAD).collect()["code"].to_list() == ["empty"]


def test_a_job_on_one_machine_survives_workers_and_driver_killed_and_a_full_disk(tmp_path: Path) -> None:
    survive(job(tmp_path / "corpus", full=tmp_path / "full"))
    assert rows(tmp_path / "corpus") == squares(INPUTS)


def test_a_job_on_a_cluster_survives_that_and_the_scheduler_killed(
    tmp_path: Path, cluster: DaskCluster
) -> None:
    survive(job(tmp_path / "corpus", cluster, cluster.folder / "full"))
    assert rows(tmp_path / "corpus") == squares(INPUTS)


def test_inputs_that_end_their_workers_are_left_out_with_the_reason(tmp_path: Path) -> None:
    place = Place(str(tmp_path))
    receipts = map_shards(step(), shards(20, 10, {7: "kill", 15: "swell"}), place, Pool(1, memory=3 << 30))
    manifest.settle(place, "squares", receipts)
    assert rows(tmp_path) == [row for row in squares(20) if row[0] not in ("input-7", "input-15")]
    undone = manifest.table(place, "squares", UNDONE).collect().rows()
    why = "处理它的进程连续中断3次"
    assert undone == [("kill-7", why), ("swell-15", why)]


def test_a_mistake_in_a_step_is_told_with_its_traceback(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError, match="crash-1"):
        map_shards(step(), shards(4, 1, {1: "crash"}), Place(str(tmp_path)), Pool(1))


def test_processes_that_cannot_even_start_are_not_blamed_on_their_inputs(tmp_path: Path) -> None:
    # Python itself does not fit.
    with pytest.raises(CannotStart, match="启动不了"):
        map_shards(step(), shards(4, 1), Place(str(tmp_path)), Pool(1, memory=1))
    assert Place(str(tmp_path)).names("receipts/squares") == []
