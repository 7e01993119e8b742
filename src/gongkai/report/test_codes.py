import pytest

from gongkai.report.codes import (
    APPLICANT_COLUMNS,
    COLUMNS,
    Column,
    Result,
    Track,
    column_of,
    row_of,
    t3,
    t4,
    table_of,
)


def test_a_code_names_table_row_and_column() -> None:
    assert t3("outcome.partial", Column.TOTAL) == "t3.outcome.partial@total"
    assert t4(Track.SUIT_DIRECT, Result.PENDING) == "t4.suit_direct.pending"


@pytest.mark.parametrize(
    ("code", "table", "row", "column"),
    [
        ("t2.normative_docs.in_force", 2, "t2.normative_docs.in_force", ""),
        ("t3.carried_in@org_other", 3, "t3.carried_in", "org_other"),
        ("t4.review.upheld", 4, "t4.review.upheld", ""),
    ],
)
def test_a_code_is_taken_apart(code: str, table: int, row: str, column: str) -> None:
    assert (table_of(code), row_of(code), column_of(code)) == (table, row, column)


def test_the_total_is_the_last_of_seven_columns() -> None:
    assert len(COLUMNS) == 7
    assert COLUMNS[-1] is Column.TOTAL
    assert Column.TOTAL not in APPLICANT_COLUMNS
