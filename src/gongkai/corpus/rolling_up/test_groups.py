"""Rows in groups and their sums."""

import numpy as np
import pytest

from gongkai.corpus.rolling_up.groups import Groups

KEYS = np.array([7, 3, 7, 5, 3, 7, 9], np.int64)


def sums(numbers: list[int], rows: list[int] | None = None, alone: list[int] | None = None) -> dict[int, int]:
    """Of each group, by the key of its first row."""
    chosen = np.arange(len(KEYS)) if rows is None else np.array(rows, np.intp)
    groups = Groups.by(KEYS, chosen, None if alone is None else np.array(alone, np.intp))
    found = groups.sums(np.array(numbers, np.int64)).tolist()
    return dict(zip(KEYS[groups.first].tolist(), found, strict=True))


def test_rows_of_one_key_are_added_wherever_they_stand() -> None:
    assert sums([1, 2, 4, 8, 16, 32, 64]) == {7: 37, 3: 18, 5: 8, 9: 64}


def test_rows_that_are_not_asked_for_are_not_added() -> None:
    assert sums([1, 2, 4, 8, 16, 32, 64], rows=[5, 0, 4]) == {7: 33, 3: 16}
    assert sums([1] * 7, rows=[]) == {}


def test_a_row_that_stands_alone_is_added_to_none_of_its_key() -> None:
    groups = Groups.by(KEYS, np.array([0, 2]), np.array([5]))
    assert sorted(groups.sums(np.array([1, 0, 4, 0, 0, 32, 0], np.int64)).tolist()) == [5, 32]


@pytest.mark.parametrize(
    ("one", "other", "total"),
    [
        (2**62, 2**62 - 1, 2**63 - 1),
        (2**62, 2**62, 2**63),
        (-(2**62), -(2**62) - 1, -(2**63) - 1),
        (-(2**63), 2**62, -(2**62)),
    ],
)
def test_a_sum_is_exact_whether_it_fits_into_64_bits_or_not(one: int, other: int, total: int) -> None:
    assert sums([0, one, 0, 1, other, 0, 2])[3] == total


def test_bits_of_a_group_are_those_of_any_of_its_rows() -> None:
    groups = Groups.by(KEYS, np.arange(len(KEYS)))
    united = groups.united(np.array([1, 2, 4, 8, 16, 1, 2**63], np.uint64)).tolist()
    assert dict(zip(KEYS[groups.first].tolist(), united, strict=True)) == {7: 5, 3: 18, 5: 8, 9: 2**63}
