from datetime import UTC, datetime

import pytest

from gongkai.corpus.ingest.mark import Mark, microseconds


@pytest.mark.parametrize(
    "mark",
    [Mark(0), Mark(12, None, "a b"), Mark(2**40, 1_700_000_000_123_456, "0f0f0f0f"), Mark(1, -1, "@512")],
)
def test_a_mark_is_read_back(mark: Mark) -> None:
    assert Mark.of(mark.text()) == mark


def test_the_time_of_a_mark_is_kept_to_the_microsecond() -> None:
    moment = datetime(2025, 1, 24, 9, 30, 0, 123_456, tzinfo=UTC)
    assert Mark(1, microseconds(moment)).modified_at == moment


@pytest.mark.parametrize("modified", [None, 10**30, -(10**30)])
def test_a_time_that_no_calendar_has_is_none(modified: int | None) -> None:
    assert Mark(1, modified).modified_at is None
