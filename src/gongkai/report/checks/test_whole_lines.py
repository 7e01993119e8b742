"""A row or column that is wrong as a whole is one finding, as clerks make such faults."""

from itertools import pairwise

import pytest
from tests.clean_reports import clean, with_values

from gongkai.report.checks import check
from gongkai.report.codes import APPLICANT_COLUMNS, COLUMNS, Column, t3
from gongkai.report.finding import Finding, Severity
from gongkai.report.forms import TABLE_3
from gongkai.report.value import Number

CLEAN = clean(2023)
ROWS = [row.code for row in TABLE_3[CLEAN.t3_form]] if CLEAN.t3_form else []
TOTAL_ROW, IN, CARRIED_IN, CARRIED_OUT = "outcome.total", "received_new", "carried_in", "carried_out"


def value(code: str) -> Number:
    found = CLEAN.value(code)
    assert found is not None
    return found


def row(name: str) -> dict[str, Number]:
    return {t3(name, column): value(t3(name, column)) for column in COLUMNS}


def added(name: str, other: str, times: int = 1) -> dict[str, Number]:
    return {t3(name, c): value(t3(name, c)) + times * value(t3(other, c)) for c in COLUMNS}


def copied(name: str, other: str) -> dict[str, Number]:
    return {t3(name, column): value(t3(other, column)) for column in COLUMNS}


def shifted(name: str, by: int) -> dict[str, Number]:
    values = list(row(name).values())
    moved = [0, *values[:-1]] if by > 0 else [*values[1:], 0]
    return {t3(name, column): number for column, number in zip(COLUMNS, moved, strict=True)}


def errors(values: dict[str, Number]) -> list[Finding]:
    return [f for f in check(with_values(CLEAN, values)).findings if f.severity is Severity.ERROR]


NAMED = {
    "the total row is a copy of the row below": (copied(TOTAL_ROW, CARRIED_OUT), "T3-02"),
    "the total row leaves one outcome out": (added(TOTAL_ROW, "outcome.granted", -1), "T3-02"),
    "the total row counts what is carried over too": (added(TOTAL_ROW, CARRIED_OUT), "T3-02"),
    "a row is shifted to the right": (shifted("outcome.partial", 1), "T3-02"),
    "a row is shifted to the left": (shifted("outcome.partial", -1), "T3-02"),
    "the total column is left at 0": ({f"{code}@{Column.TOTAL}": 0 for code in ROWS}, "T3-03"),
    "the total column is one row too high": (
        {f"{code}@{Column.TOTAL}": value(f"{below}@{Column.TOTAL}") for code, below in pairwise(ROWS)},
        "T3-03",
    ),
    "two entries of one column are wrong": (
        {t3("outcome.granted", Column.ORG_OTHER): 9, t3("outcome.partial", Column.ORG_OTHER): 11},
        "T3-03",
    ),
}


@pytest.mark.parametrize("fault", NAMED)
def test_the_line_is_named_with_the_numbers_that_are_due(fault: str) -> None:
    values, rule = NAMED[fault]
    [found] = errors(values)
    changed = {code for code, number in values.items() if number != value(code)}
    assert found.rule == rule
    assert dict(found.expected) == {code: value(code) for code in changed}
    assert set(found.cells) == changed
    assert "看来是" in found.message


OPEN = {
    "what was received counts what was carried in": added(IN, CARRIED_IN),
    "nothing is carried in": dict.fromkeys(row(CARRIED_IN), 0),
    "nothing is carried out": dict.fromkeys(row(CARRIED_OUT), 0),
    "an outcome is a copy of the row below": copied("outcome.granted", "outcome.partial"),
    "two entries of a row are exchanged": {
        t3("outcome.granted", Column.NATURAL_PERSON): value(t3("outcome.granted", Column.ORG_OTHER)),
        t3("outcome.granted", Column.ORG_OTHER): value(t3("outcome.granted", Column.NATURAL_PERSON)),
    },
}


@pytest.mark.parametrize("fault", OPEN)
def test_where_the_sums_do_not_tell_the_row_there_is_one_finding_for_all_columns(fault: str) -> None:
    [found] = errors(OPEN[fault])
    assert found.expected == ()
    assert set(OPEN[fault]) - {c for c in OPEN[fault] if OPEN[fault][c] == value(c)} <= set(found.cells)
    assert "同一行" in found.message


def test_a_line_is_said_in_words_and_numbers() -> None:
    [found] = errors(shifted("outcome.partial", 1))
    first = APPLICANT_COLUMNS[0]
    assert "“（二）部分公开”一行填错" in found.message
    assert f"自然人格改为{value(t3('outcome.partial', first))}" in found.repair


def test_what_was_carried_in_and_counted_again_is_said() -> None:
    [found] = errors(added(IN, CARRIED_IN))
    assert "新收数里已经算进了上年结转" in found.message
    [other] = errors(dict.fromkeys(row(CARRIED_OUT), 0))
    assert "已经算进" not in other.message


def test_faults_in_different_rows_and_columns_stay_apart() -> None:
    partial, granted = t3("outcome.partial", Column.NATURAL_PERSON), t3("outcome.granted", Column.ORG_OTHER)
    found = errors({partial: value(partial) + 5, granted: value(granted) + 7})
    assert [dict(f.expected) for f in found] == [{partial: value(partial)}, {granted: value(granted)}]
