"""Which shards a run consists of. The driver's memory at size: test_ingesting.py."""

import sqlite3
from collections.abc import Iterable, Sequence

import pytest

from gongkai.corpus.ingest.grouping import MOST_BYTES, MOST_FILES, NoRoom, Plan
from gongkai.corpus.running.shard import Input, Receipt, Shard


def files(*numbers: int, mark: str = "", size: int = 1) -> list[Input]:
    return [Input(f"年报/{number:04}.html", mark or f"{size} - ") for number in numbers]


def receipt(name: str, inputs: Iterable[Input], options: str = "") -> Receipt:
    return Receipt(name, tuple(inputs), {}, {}, options)


def shards(
    listed: Iterable[Input],
    done: Sequence[Receipt],
    before: Sequence[Receipt],
    again: Iterable[Input] = (),
) -> list[Shard]:
    """The shards of a run, `done` by this code and `before` by other code."""
    with Plan() as plan:
        plan.want(listed)
        plan.try_again(again)
        for one in (*[one for one in done if not plan.stays(one)], *before):
            plan.derive(one)
        plan.read_rest()
        assert len(plan) == len(list(plan))
        return list(plan)


def numbers(shard: Shard) -> list[int]:
    return [int(one.name[3:7]) for one in shard.inputs]


def test_files_are_grouped_in_the_order_of_their_names() -> None:
    found = shards(reversed(files(*range(2 * MOST_FILES + 1))), [], [])
    assert [len(shard.inputs) for shard in found] == [MOST_FILES, MOST_FILES, 1]
    assert numbers(found[0]) == list(range(MOST_FILES))


def test_a_group_holds_no_more_bytes_than_a_worker_takes_at_once() -> None:
    found = shards(files(*range(5), size=MOST_BYTES // 2), [], [])
    assert [numbers(shard) for shard in found] == [[0, 1], [2, 3], [4]]
    assert [numbers(one) for one in shards(files(0, 1, size=2 * MOST_BYTES), [], [])] == [[0], [1]]


def test_what_is_done_stays_and_only_new_files_are_read() -> None:
    done = receipt("a", files(1, 2, 3))
    assert shards(files(1, 2, 3, 4), [done], []) == [
        Shard(done.inputs),
        Shard(tuple(files(4))),
    ]


def test_a_shard_that_lost_a_file_is_made_anew_from_its_own_bytes() -> None:
    done = receipt("a", files(1, 2, 3))
    now = [*files(1, 3), *files(2, mark="9 - ")]
    found = shards(now, [done], [])
    assert [(numbers(shard), shard.options) for shard in found] == [([1, 3], "from a"), ([2], "")]


def test_a_shard_made_from_another_stays_in_the_next_run() -> None:
    first, later = receipt("a", files(1, 2, 3)), receipt("b", files(1, 3), "from a")
    assert shards(files(1, 3), [first, later], []) == [Shard(later.inputs, "from a")]


def test_what_other_code_read_is_derived_from_its_bytes() -> None:
    before = receipt("old", files(1, 2))
    found = shards(files(1, 2, 3), [], [before])
    assert [(numbers(shard), shard.options) for shard in found] == [([1, 2], "from old"), ([3], "")]


def test_what_is_to_be_tried_again_leaves_its_shard_and_is_tried_in_every_run() -> None:
    done = receipt("a", files(1, 2, 3))
    two = files(2)
    found = shards(files(1, 2, 3), [done], [], two)
    assert [(numbers(shard), shard.options) for shard in found] == [([1, 3], "from a"), ([2], "from a")]
    rest, tried = receipt("b", files(1, 3), "from a"), receipt("c", files(2), "from a")
    found = shards(files(1, 2, 3), [rest, tried, done], [], two)
    assert [(numbers(shard), shard.options) for shard in found] == [([1, 3], "from a"), ([2], "from c")]


def test_what_was_read_at_a_later_try_is_not_given_up_for_the_first() -> None:
    rest, tried = receipt("b", files(1, 3), "from a"), receipt("c", files(2), "from a")
    found = shards(files(1, 2, 3), [rest, tried, receipt("a", files(1, 2, 3))], [])
    assert found == [Shard(rest.inputs, "from a"), Shard(tried.inputs, "from a")]


def test_each_file_is_in_one_shard_even_where_receipts_overlap() -> None:
    overlapping = [receipt("a", files(1, 2)), receipt("b", files(2, 3)), receipt("c", files(1, 2, 3, 4))]
    found = shards(files(1, 2, 3), overlapping, [])
    assert sorted(number for shard in found for number in numbers(shard)) == [1, 2, 3]


def test_a_list_of_files_that_no_disk_holds_is_told_in_words() -> None:
    def lay_out() -> None:
        with Plan() as plan:
            plan._rows.execute("PRAGMA max_page_count = 20")
            plan.want(files(*range(5000)))

    with pytest.raises(NoRoom, match="SQLITE_TMPDIR"):
        lay_out()


def test_other_faults_of_the_database_are_ours() -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"), Plan() as plan:
        plan._rows.execute("SELECT 1 FROM nowhere")
