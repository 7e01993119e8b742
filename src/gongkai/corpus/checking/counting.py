"""How often each rule held, was broken, or could not be told, by place and year."""

from collections import Counter
from collections.abc import Iterable

import polars as pl

from gongkai.corpus.checking.answers import Answers
from gongkai.corpus.checking.instances import CANNOT_TELL, CODES, FAIL, PASS, asked
from gongkai.corpus.checking.stored_numbers import Places
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

_Key = tuple[str, str, int | None]
"""Rule, place and year."""

_COLUMN = {Answer.PASS: "passed", Answer.FAIL: "failed", Answer.CANNOT_TELL: "untold"}


def verdicts(answers: Answers) -> pl.DataFrame:
    """Rows of VERDICTS, sorted by rule, place and year."""
    counted = _of_whole_rows(answers)
    for _, year, one in answers.one_by_one():
        counted[(one.rule, one.place, year), one.answer] += 1
    lines: dict[_Key, dict[Answer, int]] = {}
    for (key, answer), count in counted.items():
        if count:
            lines.setdefault(key, dict.fromkeys(_COLUMN, 0))[answer] = count
    counts = pl.DataFrame(
        [(*key, *line.values()) for key, line in lines.items()], schema=VERDICTS.schema, orient="row"
    )
    if answers.others is None:
        return counts.sort("rule", "place", "year")
    return summed_up(pl.concat([counts, _by_columns(answers.others, answers.codes)]))


def _of_whole_rows(answers: Answers) -> Counter[tuple[_Key, Answer]]:
    """What most of them answer, put right for those that answer otherwise."""
    counted: Counter[tuple[_Key, Answer]] = Counter()
    for group in answers.whole.groups:
        for one in group.told:
            counted[(one.rule, one.place, group.year), one.answer] += group.reports
    years = answers.asked.years
    for broken in answers.whole.broken:
        for year, count in _by_year(years, broken.rows):
            key = (*broken.due.linear.key, year)
            counted[key, Answer.PASS] -= count
            counted[key, Answer.FAIL] += count
    for answered in answers.whole.answered:
        condition = answered.asked.condition
        for sign, codes in ((-1, answered.usual), (1, answered.codes)):
            for answer in Answer:
                for year, count in _by_year(years, answered.numbers[codes == CODES[answer]]):
                    counted[(condition.rule.code, condition.place, year), answer] += sign * count
    return counted


def _by_year(years: pl.Series, rows: Places) -> Iterable[tuple[int | None, int]]:
    return years.gather(rows).value_counts().iter_rows() if len(rows) else ()


def summed_up(counts: pl.DataFrame) -> pl.DataFrame:
    """Several counts as one."""
    return (
        counts.group_by("rule", "place", "year").agg(pl.sum(*_COLUMN.values())).sort("rule", "place", "year")
    )


def _by_columns(others: pl.DataFrame, answers: pl.DataFrame) -> pl.DataFrame:
    by_year = answers.with_columns(others["year"]).group_by("year")
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
