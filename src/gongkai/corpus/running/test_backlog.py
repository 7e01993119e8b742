"""What becomes of a shard whose worker dies, without workers: the test says who died."""

from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from gongkai.corpus.dictionary import Field, Table
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.backlog import Backlog, ShardsFailed, Task
from gongkai.corpus.running.shard import Input, Part, Receipt, Shard, Step
from gongkai.corpus.running.storing import do_shard, name_of, part_name, receipts_there

LETTERS = Table("letters", "字", (Field("letter", pl.String, "字"), Field("why", pl.String, "原因")))
SHARDS = (Shard((Input("甲", "1"), Input("乙", "1"), Input("丙", "1"))), Shard((Input("丁", "1"),)))


def spelled(shard: Shard, _place: Place) -> Part:
    rows = [(given.name, None) for given in shard.inputs]
    return Part({"letters": pl.DataFrame(rows, schema=LETTERS.schema, orient="row")}, {"files": len(rows)})


def left_out(given: Input, why: str) -> Part:
    rows = [(given.name, why)]
    return Part(
        {"letters": pl.DataFrame(rows, schema=LETTERS.schema, orient="row")}, {"files": 1, "unread": 1}
    )


STEP = Step("spell", spelled, (LETTERS,), ("gongkai.corpus.running.shard",), left_out)


def work_off(backlog: Backlog, place: Place, deadly: str) -> tuple[list[Receipt], list[Task]]:
    """Do everything, except that whoever has the deadly input dies; the receipts, and what was tried."""
    receipts, tried = [], []
    while task := backlog.take():
        tried.append(task)
        if any(given.name == deadly for given in task.shard.inputs):
            receipts += backlog.lost(task)
        else:
            receipts += backlog.done(task, do_shard(task.step, task.shard, place))
    return receipts, tried


def taken(backlog: Backlog) -> Task:
    task = backlog.take()
    assert task
    return task


def rows(place: Place, step: Step, receipt: Receipt) -> list[tuple[str, str | None]]:
    return place.scan([part_name(step.name, "letters", receipt.shard)]).collect().rows()


def test_the_input_over_which_workers_die_is_left_out_and_its_neighbours_are_not(tmp_path: Path) -> None:
    place = Place(str(tmp_path))
    backlog = Backlog(STEP, SHARDS, place)
    receipts, tried = work_off(backlog, place, "乙")
    backlog.end()
    by_inputs = {receipt.inputs: receipt for receipt in receipts}
    first = by_inputs[SHARDS[0].inputs]
    assert rows(place, STEP, first) == [("甲", None), ("乙", "处理它的进程连续中断3次"), ("丙", None)]
    assert first.tally == {"files": 3, "unread": 1}
    assert first.rows == {"letters": 3}
    assert list(receipts_there(STEP, place, [name_of(STEP, SHARDS[0])])) == [first]
    assert by_inputs.keys() == {shard.inputs for shard in SHARDS}
    # Twice whole, the other shard, then 甲 and 丙 once and 乙 three times.
    assert sorted(len(task.shard.inputs) for task in tried) == [1] * 6 + [3] * 2


def test_pieces_that_were_put_together_are_gone(tmp_path: Path) -> None:
    place = Place(str(tmp_path))
    work_off(Backlog(STEP, SHARDS, place), place, "丙")
    assert place.names("receipts/spell.pieces") == []
    assert place.names("parts/spell.pieces/letters") == []


def test_pieces_done_before_the_driver_died_are_not_done_again(tmp_path: Path) -> None:
    place = Place(str(tmp_path))
    backlog = Backlog(STEP, SHARDS[:1], place)
    for _ in range(2):
        list(backlog.lost(taken(backlog)))
    piece = taken(backlog)
    list(backlog.done(piece, do_shard(piece.step, piece.shard, place)))
    again, tried = work_off(Backlog(STEP, SHARDS[:1], place), place, "乙")
    assert [receipt.rows["letters"] for receipt in again] == [3]
    assert "甲" not in {task.shard.inputs[0].name for task in tried if len(task.shard.inputs) == 1}


def test_a_step_that_leaves_nothing_out_does_the_rest_and_says_which_failed(tmp_path: Path) -> None:
    place = Place(str(tmp_path))
    backlog = Backlog(Step("spell", spelled, (LETTERS,), STEP.code), SHARDS, place)
    receipts, _ = work_off(backlog, place, "乙")
    assert [receipt.inputs for receipt in receipts] == [SHARDS[1].inputs]
    with pytest.raises(ShardsFailed, match=r"有1组数据没有做成.*“甲”"):
        backlog.end()


def test_shards_are_taken_as_their_turn_comes_and_those_that_cost_a_worker_last(tmp_path: Path) -> None:
    begun: list[int] = []

    def told() -> Iterator[Shard]:
        for number, shard in enumerate(SHARDS):
            begun.append(number)
            yield shard

    backlog = Backlog(STEP, told(), Place(str(tmp_path)))
    assert begun == []
    first = taken(backlog)
    assert begun == [0]
    backlog.put_back(first)
    assert taken(backlog) is first
    assert list(backlog.lost(first)) == []
    assert taken(backlog).shard == SHARDS[1]
    assert taken(backlog) is first
    assert backlog.take() is None


def test_a_worker_that_died_by_chance_costs_only_time(tmp_path: Path) -> None:
    place = Place(str(tmp_path))
    backlog = Backlog(STEP, SHARDS[:1], place)
    task = taken(backlog)
    assert list(backlog.lost(task)) == []
    receipts, tried = work_off(backlog, place, "nobody")
    assert tried == [task]
    assert rows(place, STEP, receipts[0]) == [("甲", None), ("乙", None), ("丙", None)]
