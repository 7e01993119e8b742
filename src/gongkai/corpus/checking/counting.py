"""How often each rule held, was broken, or could not be told, by place and year."""

from collections import Counter
from collections.abc import Iterator

import numpy as np
import polars as pl
from numpy.typing import NDArray

from gongkai.corpus.checking.answer_codes import CODES, Codes
from gongkai.corpus.checking.answers import Answers, Key
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
    counted = _of_groups(answers)
    for answered in answers.answered:
        years = answers.table.years[answered.numbers]
        for sign, codes in ((-1, answered.counted), (1, answered.codes)):
            for year, answer, count in _tally(years, codes):
                counted[(*answered.question.key, year), answer] += sign * count
    counted.update(answers.one_by_one.counted)
    lines: dict[Key, dict[Answer, int]] = {}
    for (key, answer), count in counted.items():
        if count:
            lines.setdefault(key, dict.fromkeys(_COLUMN, 0))[answer] = count
    return pl.DataFrame(
        [(*key, *line.values()) for key, line in lines.items()], schema=VERDICTS.schema, orient="row"
    ).sort("rule", "place", "year")


def _of_groups(answers: Answers) -> Counter[tuple[Key, Answer]]:
    counted: Counter[tuple[Key, Answer]] = Counter()
    for group in answers.groups:
        for one in group.told:
            counted[(one.rule, one.place, group.year), one.answer] += group.reports
    return counted


def _tally(years: NDArray[np.int32], codes: Codes) -> Iterator[tuple[int | None, Answer, int]]:
    """How often each answer was given in each year."""
    if not codes.any():
        return
    counts = np.bincount(years * len(CODES) + codes)
    for place in np.flatnonzero(counts).tolist():
        year, code = divmod(place, len(CODES))
        if code in _ANSWER:
            yield year or None, _ANSWER[code], int(counts[place])


_ANSWER = {code: answer for answer, code in CODES.items() if answer}


def summed_up(counts: pl.DataFrame) -> pl.DataFrame:
    """Several counts as one."""
    return (
        counts.group_by("rule", "place", "year").agg(pl.sum(*_COLUMN.values())).sort("rule", "place", "year")
    )
