"""Whole reports that are asked all at once answer as each does alone."""

from collections import Counter
from random import Random

import polars as pl
from tests.wide_rows import wide_rows

from gongkai.corpus.checking.answers import Answers
from gongkai.corpus.checking.counting import verdicts
from gongkai.corpus.checking.finding_rows import finding_rows
from gongkai.corpus.checking.one_by_one import cases, told
from gongkai.corpus.columns import REPORTS
from gongkai.report.finding import Answer
from gongkai.report.forms import Form, codes, is_signed

YEARS = (2019, 2020, 2021, 2022)
COLUMN = {Answer.PASS: "passed", Answer.FAIL: "failed", Answer.CANNOT_TELL: "untold"}


def disturbed(rows: pl.DataFrame, random: Random) -> pl.DataFrame:
    """Here and there another number in a cell that the report has, another name, or a year that is not known."""
    table = rows.to_dicts()
    for number, row in enumerate(table):
        form = Form(row["t3_form"])
        for code in random.sample(codes(form, form), random.choice((0, 0, 0, 0, 1, 2))):
            less = row[code] - 1 if row[code] or is_signed(code) else 0
            row[code] = random.choice((row[code] + 1, 0, 30, 12_000 * 10**6, less))
        if number % 8 == 3:
            row.update(year=None, standing=False, set_aside="no_year")
            if form is Form.F2021:
                row["t3.outcome.other.unpaid_fee@total"] += random.choice((0, 1))
        if number % 32 == 4:
            row["year"] = 2021  # in the form of 2019
        if number % 8 == 0:
            row["agency"] = random.choice(
                ("青溪县教育局", "河北省财政厅", "青溪县人民政府", "白石镇人民政府", "某某")
            )
    return pl.DataFrame(table, schema=REPORTS.schema)


def test_whole_reports_answer_all_at_once_as_each_does_alone() -> None:
    rows = disturbed(wide_rows(40, YEARS, seed=2), Random(2))
    answers = Answers(rows)
    assert answers.table.are_whole.mean() > 0.8
    counted: Counter[tuple[str, str, int | None, str]] = Counter()
    failed = {}
    for report, case in cases(answers.asked, range(rows.height)):
        for one in told(case):
            counted[one.rule, one.place, case.report.year, COLUMN[one.answer]] += 1
            if one.answer is Answer.FAIL:
                known = (one.severity, one.left, one.right, one.cells)
                failed.setdefault((report, one.rule, one.place), known)
    found = {
        (row["rule"], row["place"], row["year"], name): row[name]
        for row in verdicts(answers).iter_rows(named=True)
        for name in COLUMN.values()
        if row[name]
    }
    assert found == counted
    assert {
        (row["report"], row["rule"], row["place"]): (
            row["severity"],
            row["left"],
            row["right"],
            tuple(row["cells"]),
        )
        for row in finding_rows(answers).iter_rows(named=True)
    } == failed
