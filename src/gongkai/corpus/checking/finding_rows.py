"""Broken rules as rows of FINDINGS."""

from collections.abc import Iterator, Mapping

import numpy as np
import polars as pl

from gongkai.corpus.checking.answer_codes import FAIL, PASS
from gongkai.corpus.checking.answers import Answers
from gongkai.corpus.checking.due import Due
from gongkai.corpus.checking.once import Once
from gongkai.corpus.checking.rows import Rows
from gongkai.corpus.checking.weights import scaled
from gongkai.corpus.columns import FINDINGS
from gongkai.corpus.stored_numbers import Flags, Places
from gongkai.report.finding import Severity

_GIVEN = ("report", "rule", "severity", "place", "left", "right", "cells", "message")


def finding_rows(answers: Answers) -> pl.DataFrame:
    """One row a report, rule and place: of several equations of a rule at a place the first that is broken.

    Of a condition the sentence is made by `sentences`, of an equation by `words` when it is read.
    """
    one_by_one = [
        (report, one.rule, one.severity, one.place, one.left, one.right, list(one.cells), one.message)
        for report, one in answers.one_by_one.failed
    ]
    given = {name: FINDINGS.schema[name] for name in _GIVEN}
    apart = pl.DataFrame(one_by_one, schema=given, orient="row")
    apart = apart.unique(("report", "rule", "place"), keep="first", maintain_order=True)
    return FINDINGS.fitted(
        pl.concat([apart, *_broken(answers)]).with_columns(
            pl.lit(None, FINDINGS.schema[name]).alias(name) for name in FINDINGS.schema if name not in _GIVEN
        )
    )


def _broken(answers: Answers) -> Iterator[pl.DataFrame]:
    """A frame a broken question."""
    told: dict[tuple[str, str], Places] = {}
    for answered in answers.answered:
        question = answered.question
        every = answered.numbers[answered.codes == FAIL]
        earlier = told.get(question.key, np.empty(0, np.intp))
        broken = every[~np.isin(every, earlier)]
        if isinstance(question, Once) or not len(broken):
            continue
        told[question.key] = np.union1d(earlier, broken)
        rows = Rows(answers.table, broken)
        if isinstance(question, Due):
            columns = _of_equation(question, rows)
        else:
            grave = pl.Series([question.condition.rule.severity.value]).new_from_index(0, len(rows))
            nothing = pl.Series([None], dtype=pl.Int64).new_from_index(0, len(rows))
            named = _lists({code: ask(rows) for code, ask in question.named.items()})
            columns = grave, nothing, nothing, named
        yield _frame(answers.asked.frame["report"].gather(broken), question.key, *columns)


def _of_equation(equation: Due, rows: Rows) -> tuple[pl.Series, pl.Series, pl.Series, pl.Series]:
    """Severity, both sides and cells."""
    declared = equation.instance.equation
    grave = (declared.severity or declared.rule.severity).value
    is_mild = np.zeros(len(rows), np.intp)
    if equation.mild:
        is_mild += equation.mild.answers(rows) == PASS
    left, right = (
        pl.Series(rows.weighted(scaled(side))) for side in (equation.instance.left, equation.instance.right)
    )
    cells = pl.Series([list(equation.instance.cells)]).new_from_index(0, len(rows))
    return pl.Series([grave, Severity.WARNING.value]).gather(is_mild), left, right, cells


def _frame(
    reports: pl.Series,
    key: tuple[str, str],
    severity: pl.Series,
    left: pl.Series,
    right: pl.Series,
    cells: pl.Series,
) -> pl.DataFrame:
    rule, place = (pl.Series([name]).new_from_index(0, len(reports)) for name in key)
    message = pl.Series([None], dtype=pl.String).new_from_index(0, len(reports))
    return pl.DataFrame(
        dict(zip(_GIVEN, (reports, rule, severity, place, left, right, cells, message), strict=True))
    )


def _lists(cells: Mapping[str, Flags]) -> pl.Series:
    """For each row the cells that are pointed at; rows that point at the same share a list."""
    packed = np.packbits(np.stack(list(cells.values()), axis=1), axis=1)
    alike = np.ascontiguousarray(packed).view(f"V{packed.shape[1]}").ravel()
    _, first, which = np.unique(alike, return_index=True, return_inverse=True)
    lists = [[code for code, is_named in cells.items() if is_named[row]] for row in first.tolist()]
    return pl.Series(lists, dtype=pl.List(pl.String)).gather(which)
