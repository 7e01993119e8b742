"""Broken rules as rows of FINDINGS."""

from collections.abc import Iterator

import polars as pl

from gongkai.corpus.checking.answers import Answers
from gongkai.corpus.checking.instances import FAIL, PASS, Linear, Once, asked
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
    frames = [pl.DataFrame(one_by_one, schema=given, orient="row"), *_by_columns(answers)]
    return FINDINGS.fitted(
        pl.concat(frames)
        .unique(("report", "rule", "place"), keep="first", maintain_order=True)
        .with_columns(
            pl.lit(None, FINDINGS.schema[name]).alias(name) for name in FINDINGS.schema if name not in _GIVEN
        )
    )


_GIVEN = ("report", "rule", "severity", "place", "left", "right", "cells", "message")


def _by_columns(answers: Answers) -> Iterator[pl.DataFrame]:
    places = {one.key: str(number) for number, one in enumerate(asked()) if isinstance(one, Linear)}
    broken = answers.codes.select((pl.all() == FAIL).any())
    for number, one in enumerate(asked()):
        if isinstance(one, Once) or not broken[str(number)].item():
            continue
        rule, place = one.key
        severity = one.severity
        if isinstance(one, Linear) and one.equation.mild_where not in ("", place):
            holds = answers.codes[places[rule, one.equation.mild_where]] == PASS
            severity = pl.when(holds).then(pl.lit(Severity.WARNING.value)).otherwise(severity)
        yield (
            answers.others.lazy()
            .with_columns(severity=severity)
            .filter(answers.codes[str(number)] == FAIL)
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
