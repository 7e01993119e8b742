"""On copies whose every cell is a different number, nothing is read into a wrong cell."""

from collections.abc import Mapping

import pytest

from gongkai.report.reading.text import read_text
from gongkai.report.value import Report
from tests.marked_copies import Copy, copies


def counted(report: Report, expected: Mapping[str, int | None]) -> tuple[int, list[str]]:
    """Right cells, and a line for each wrong or invented one."""
    right, silent = 0, []
    for code, number in expected.items():
        value = report.value(code)
        if value is not None and value != number:
            silent.append(f"{code}: {value} for {number}")
        right += value == number
    return right, silent


@pytest.mark.parametrize("copy", list(copies()), ids=lambda copy: copy.name)
def test_a_marked_copy_is_read_without_a_silent_error(copy: Copy) -> None:
    right, silent = counted(read_text(copy.text), copy.expected)
    assert not silent
    assert right >= 0.99 * len(copy.expected), f"{right} of {len(copy.expected)}"
