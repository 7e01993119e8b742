"""Rows in groups and their sums."""

import numpy as np

from gongkai.corpus.rolling_up.groups import Groups

KEYS = np.array([7, 3, 7, 5, 3, 7, 9], np.int64)


def sums(numbers: list[int], rows: list[int] | None = None) -> dict[int, int]:
    """Of each group, by the key of its first row."""
    groups = Groups.by(KEYS, rows=None if rows is None else np.array(rows, np.intp))
    found = groups.sums(np.array(numbers, np.int64)).tolist()
    return dict(zip(KEYS[groups.first].tolist(), found, strict=True))


def test_rows_of_one_key_are_added_wherever_they_stand() -> None:
    assert sums([1, 2, 4, 8, 16, 32, 64]) == {7: 37, 3: 18, 5: 8, 9: 64}


def test_rows_that_are_not_asked_for_are_not_added() -> None:
    assert sums([1, 2, 4, 8, 16, 32, 64], rows=[5, 0, 4]) == {7: 33, 3: 16}
    assert sums([1] * 7, rows=[]) == {}


def test_a_row_that_stands_alone_is_added_to_none_of_its_key() -> None:
    groups = Groups.by(KEYS, rows=np.array([0, 2]), alone=np.array([5]))
    assert groups.sums(np.array([1, 0, 4, 0, 0, 32, 0], np.int64)).tolist() == [32, 5]


def test_rows_of_one_key_that_are_not_the_same_are_apart() -> None:
    groups = Groups.by(KEYS, same=np.array([1, 1, 2, 1, 1, 2, 1]))
    assert sorted(groups.sums(np.array([1, 2, 4, 8, 16, 32, 64])).tolist()) == [1, 8, 18, 36, 64]


def test_groups_of_the_largest_key_lie_together_however_many_rows_they_have() -> None:
    keys = np.array([1, 9, 1, 9, 9, 1], np.int64)
    groups = Groups.by(keys, same=np.array([0, 0, 0, 0, 1, 1]), alone=np.array([5]))
    assert keys[groups.first].tolist() == [1, 1, 9, 9, 1]


def test_neighbours_with_one_key_are_added_where_they_lie() -> None:
    groups = Groups.of_neighbours(np.array([7, 7, 3, 7]))
    assert groups.sums(np.array([1, 2, 4, 8])).tolist() == [3, 4, 8]
    assert groups.sums(np.array([2**63, 2**63, 1, 2], object)).tolist() == [2**64, 1, 2]


def test_each_row_can_be_for_itself_in_any_order() -> None:
    assert Groups.each(np.array([2, 0])).sums(np.array([1, 2, 4])).tolist() == [4, 1]


def test_bits_of_a_group_are_those_of_any_of_its_rows() -> None:
    groups = Groups.by(KEYS)
    united = groups.united(np.array([1, 2, 4, 8, 16, 1, 2**63], np.uint64)).tolist()
    assert dict(zip(KEYS[groups.first].tolist(), united, strict=True)) == {7: 5, 3: 18, 5: 8, 9: 2**63}
