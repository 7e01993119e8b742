"""How often each rule held, was broken, or could not be told, by place and year."""

from collections import Counter

import polars as pl

from gongkai.corpus.checking.answers import Answers
from gongkai.corpus.checking.instances import CANNOT_TELL, FAIL, PASS, asked
from gongkai.corpus.dictionary import Field, Table
from gongkai.report.finding import Answer

VERDICTS = Table(
    "verdicts",
    "规则的答案",
    (
        Field("rule", pl.String, "规则"),
        Field("place", pl.String, "位置", "规则所问的列、行或段；整表只问一次的为空串"),
        Field("year", pl.Int32, "报告年度"),
        Field("passed", pl.Int64, Answer.PASS.label, "规则成立的次数", "次"),
        Field("failed", pl.Int64, Answer.FAIL.label, "规则不成立的次数", "次"),
        Field("untold", pl.Int64, Answer.CANNOT_TELL.label, "缺数、缺上一年报告等，不能核对的次数", "次"),
    ),
)
"""Counts of answers; a rule that lacks its table, its form or the year before answers once, at no place."""

_COLUMN = {Answer.PASS: "passed", Answer.FAIL: "failed", Answer.CANNOT_TELL: "untold"}


def verdicts(answers: Answers) -> pl.DataFrame:
    """Rows of VERDICTS, sorted by rule, place and year."""
    counted: Counter[tuple[str, str, int | None, str]] = Counter()
    for group in answers.plain_groups():
        for one in group.told:
            counted[one.rule, one.place, group.year, _COLUMN[one.answer]] += group.reports
    for _, year, one in answers.one_by_one():
        counted[one.rule, one.place, year, _COLUMN[one.answer]] += 1
    counts = pl.DataFrame(
        [
            (*key[:3], *(count if key[3] == name else 0 for name in _COLUMN.values()))
            for key, count in counted.items()
        ],
        schema=VERDICTS.schema,
        orient="row",
    )
    return summed_up(pl.concat([counts, _by_columns(answers)]))


def summed_up(counts: pl.DataFrame) -> pl.DataFrame:
    """Several counts as one."""
    return (
        counts.group_by("rule", "place", "year").agg(pl.sum(*_COLUMN.values())).sort("rule", "place", "year")
    )


def _by_columns(answers: Answers) -> pl.DataFrame:
    by_year = answers.codes.with_columns(answers.others["year"]).group_by("year")
    codes = {"passed": PASS, "failed": FAIL, "untold": CANNOT_TELL}
    counts = [
        by_year.agg((pl.all() == code).sum().cast(pl.Int64))
        .unpivot(index="year", variable_name="number", value_name=name)
        .filter(pl.col(name) > 0)
        .with_columns(pl.lit(0, pl.Int64).alias(other) for other in codes if other != name)
        for name, code in codes.items()
    ]
    keys = pl.DataFrame(
        [(str(number), *one.key) for number, one in enumerate(asked())],
        schema=["number", "rule", "place"],
        orient="row",
    )
    return pl.concat(counts, how="diagonal").join(keys, on="number").select(VERDICTS.schema.names())
