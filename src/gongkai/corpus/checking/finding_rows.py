"""Broken rules as rows of FINDINGS."""

from collections.abc import Iterator, Mapping

import numpy as np
import polars as pl

from gongkai.corpus.checking.answers import Answers
from gongkai.corpus.checking.instances import FAIL, PASS, Linear, Once, asked
from gongkai.corpus.checking.stored_numbers import Flags, Places
from gongkai.corpus.columns import FINDINGS
from gongkai.report.finding import Answer, Severity


def finding_rows(answers: Answers) -> pl.DataFrame:
    """One row a report, rule and place: of several equations of a rule at a place the first that is broken.

    The sentence of a finding is made by `words`.
    """
    one_by_one = [
        (report, one.rule, one.severity, one.place, one.left, one.right, list(one.cells), one.message)
        for report, _, one in answers.one_by_one()
        if one.answer is Answer.FAIL
    ]
    given = {name: FINDINGS.schema[name] for name in _GIVEN}
    frames = [pl.DataFrame(one_by_one, schema=given, orient="row")]
    if answers.others is not None:
        frames.extend(_by_columns(answers.others, answers.codes))
    others = pl.concat(frames).unique(("report", "rule", "place"), keep="first", maintain_order=True)
    return FINDINGS.fitted(
        pl.concat([others, *_of_whole_rows(answers)]).with_columns(
            pl.lit(None, FINDINGS.schema[name]).alias(name) for name in FINDINGS.schema if name not in _GIVEN
        )
    )


_GIVEN = ("report", "rule", "severity", "place", "left", "right", "cells", "message")


def _of_whole_rows(answers: Answers) -> Iterator[pl.DataFrame]:
    reports = answers.asked.frame["report"]
    told: dict[tuple[str, str], Places] = {}
    for broken in answers.whole.broken:
        equation, key = broken.due.instance.equation, broken.due.linear.key
        earlier = told.get(key, np.empty(0, np.intp))
        is_first = ~np.isin(broken.rows, earlier)
        told[key] = np.union1d(earlier, broken.rows)
        grave = (equation.severity or equation.rule.severity).value
        yield _rows(
            reports.gather(broken.rows[is_first]),
            key,
            pl.Series([grave, Severity.WARNING.value]).gather(broken.mild[is_first].astype(np.intp)),
            pl.Series(broken.left[is_first]),
            pl.Series(broken.right[is_first]),
            pl.Series([list(broken.due.instance.cells)]).new_from_index(0, int(is_first.sum())),
        )
    for answered in answers.whole.answered:
        fails = answered.codes == FAIL
        if fails.any():
            condition = answered.asked.condition
            failed = reports.gather(answered.numbers[fails])
            rows = answered.rows.narrowed(np.flatnonzero(fails))
            nothing = pl.Series([None], dtype=pl.Int64).new_from_index(0, len(failed))
            yield _rows(
                failed,
                (condition.rule.code, condition.place),
                pl.Series([condition.rule.severity.value]).new_from_index(0, len(failed)),
                nothing,
                nothing,
                _lists({code: ask(rows) for code, ask in answered.asked.named.items()}),
            )


def _rows(
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


def _by_columns(others: pl.DataFrame, codes: pl.DataFrame) -> Iterator[pl.DataFrame]:
    places = {one.key: str(number) for number, one in enumerate(asked()) if isinstance(one, Linear)}
    broken = codes.select((pl.all() == FAIL).any())
    for number, one in enumerate(asked()):
        if isinstance(one, Once) or not broken[str(number)].item():
            continue
        rule, place = one.key
        severity = one.severity
        if isinstance(one, Linear) and one.equation.mild_where not in ("", place):
            holds = codes[places[rule, one.equation.mild_where]] == PASS
            severity = pl.when(holds).then(pl.lit(Severity.WARNING.value)).otherwise(severity)
        yield (
            others.lazy()
            .with_columns(severity=severity)
            .filter(codes[str(number)] == FAIL)
            .select(
                "report",
                pl.lit(rule).alias("rule"),
                "severity",
                pl.lit(place).alias("place"),
                one.left.alias("left"),
                one.right.alias("right"),
                one.cells.alias("cells"),
                pl.lit(None, pl.String).alias("message"),
            )
            .collect()
        )
