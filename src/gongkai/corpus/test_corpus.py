from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import polars as pl
import pytest
from tests.clean_reports import clean, moved

from gongkai import corpus, report
from gongkai.corpus.corpus import Corpus, NothingRead
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.dask import Cluster
from gongkai.corpus.running.map_shards import Loop
from gongkai.corpus.running.pool import Pool
from gongkai.corpus.running.shard import Receipt, Shards, Step
from gongkai.report import Kind, Report

NICKNAME = "青溪县经信局"


def written(found: Report) -> bytes:
    return report.write(found, Kind.HTML)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """One report, of an agency of a county that does not exist, with a cell that breaks the balance of Table 3."""
    folder = tmp_path / "年报"
    folder.mkdir()
    named = replace(
        moved(clean(2023), {"carried_out": 90}),
        agency=NICKNAME,
        title=f"{NICKNAME}2023年政府信息公开工作年度报告",
        signature=NICKNAME,
    )
    (folder / "2023.html").write_bytes(written(named))
    return folder


class Counting(Loop):
    """Notes which steps had something to do."""

    def __init__(self) -> None:
        self.steps: list[str] = []

    def done(self, step: Step, shards: Shards, place: Place) -> Iterator[Receipt]:
        self.steps += [step.name] * bool(shards)
        return super().done(step, shards, place)


def test_a_table_brings_about_whatever_it_needs_and_nothing_is_done_twice(source: Path) -> None:
    runner = Counting()
    place = Place(f"memory://{uuid4().hex}")
    opened = Corpus(place, runner)
    opened.ingest(str(source))
    assert runner.steps == ["ingest"]
    rows = opened.findings(years=[2023]).filter(pl.col("rule") == "T3-01").collect()
    assert set(rows["place"]) == {"natural_person", "total"}
    assert all("相差90件" in message for message in rows["message"])
    assert {"check", "lists"} < set(runner.steps)
    assert not {"rollup", "compare"} & set(runner.steps)
    done = len(runner.steps)
    again = Corpus(place, runner)
    again.ingest(str(source))
    assert again.findings().collect().height >= 2
    assert len(runner.steps) == done


def test_a_list_of_names_is_kept_for_later_runs(source: Path, tmp_path: Path) -> None:
    aliases = tmp_path / "别名.csv"
    aliases.write_text(f"名称,区划代码,规范名称\n{NICKNAME},320830,工业和信息化局\n", encoding="utf-8")
    folder = str(tmp_path / "语料库")
    corpus.open(folder, processes=1).ingest(str(source), aliases=aliases)
    aliases.unlink()
    [row] = corpus.open(folder, processes=1).table("reports", division="320000").collect().to_dicts()
    assert (row["match"], row["division"]) == ("alias", "320830")


def test_before_anything_is_read_it_says_what_to_do_first(tmp_path: Path) -> None:
    with pytest.raises(NothingRead, match="请先读入报告：gongkai corpus ingest"):
        corpus.open(str(tmp_path)).check()


@pytest.mark.parametrize(
    ("processes", "scheduler", "runner"),
    [(1, "", Loop()), (3, "", Pool(3)), (None, "", Pool()), (3, "tcp://a:8786", Cluster("tcp://a:8786"))],
)
def test_a_scheduler_takes_the_work_wherever_there_is_one(
    processes: int | None, scheduler: str, runner: object, tmp_path: Path
) -> None:
    opened = corpus.open(str(tmp_path), processes=processes, scheduler=scheduler)
    assert type(opened.runner) is type(runner)
    assert vars(opened.runner) == vars(runner)
