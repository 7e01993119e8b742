"""The order of a run in several processes: nothing lost, nothing twice, the long ones at the head of each share."""

from dataclasses import dataclass
from typing import Any

import pytest

from tests.installation import ROOT
from tests.long_ones_first import LONG, file_of, spread


@dataclass(frozen=True)
class Item:
    nodeid: str


def order(processes: int, *ids: str) -> list[str]:
    items: list[Any] = [Item(nodeid) for nodeid in ids]
    return [item.nodeid for item in spread(items, processes)]


def test_each_of_two_processes_begins_with_a_long_one() -> None:
    soak, story = "tests/test_soak.py::a", "tests/browser/test_disputed_contract.py::b"
    assert order(2, "a.py::1", "a.py::2", soak, "b.py::3", story, "b.py::4") == [
        soak, "a.py::1", "a.py::2", story, "b.py::3", "b.py::4",
    ]  # fmt: skip


@pytest.mark.parametrize("processes", [1, 2, 3, 5])
@pytest.mark.parametrize("short", [0, 1, 7])
def test_every_test_is_there_once(processes: int, short: int) -> None:
    ids = [*(f"{file}::{n}" for file in LONG for n in range(2)), *(f"x.py::{n}" for n in range(short))]
    assert sorted(order(processes, *ids)) == sorted(ids)


def test_the_long_ones_are_files_that_there_are(request: pytest.FixtureRequest) -> None:
    assert [file for file in LONG if not (ROOT / file).is_file()] == []
    assert file_of(request.node) == "tests/test_long_ones_first.py"
