"""The sentences of broken conditions, as the single-report checker makes them of the reports.

A condition's figures stand in no column of a finding, an equation's do: so these are made when findings are stored.
"""

from collections.abc import Iterator
from typing import Any

import polars as pl

from gongkai.corpus.checking.one_by_one import cases
from gongkai.corpus.checking.paired import Asked, every_test
from gongkai.corpus.columns import CELLS
from gongkai.corpus.wide_row import number
from gongkai.report.checks.catalogue import CONDITIONS
from gongkai.report.checks.condition import Comparison, Condition, Fails
from gongkai.report.checks.equation import BEFORE
from gongkai.report.checks.rule import Case
from gongkai.report.forms import Form
from gongkai.report.value import Cell, Report

_KEY = ("report", "rule", "place")


def worded(findings: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    """The findings, those of conditions with their sentence."""
    rows = asked.frame.select("report", "t2_form", "t3_form", "odd").with_row_index("row")
    silent = findings.filter(pl.col("message").is_null()).join(rows, on="report", maintain_order="left")
    said = [sentence for condition in CONDITIONS for sentence in _sentences(condition, silent, asked)]
    sentences = pl.DataFrame(said, schema=dict.fromkeys((*_KEY, "message"), pl.String), orient="row")
    return (
        findings.join(sentences, on=_KEY, how="left", maintain_order="left", suffix=" of it")
        .with_columns(pl.coalesce("message", "message of it"))
        .select(findings.columns)
    )


def _sentences(
    condition: Condition, silent: pl.DataFrame, asked: Asked
) -> Iterator[tuple[str, str, str, str]]:
    key = condition.rule.code, condition.place
    of_it = silent.filter(pl.col("rule") == key[0], pl.col("place") == key[1])
    if condition.forms:
        of_it = of_it.filter(
            pl.col(f"t{condition.table}_form").is_in([form.value for form in condition.forms])
        )
    if of_it.is_empty():
        return
    fails = [clause for clause in condition.clauses if isinstance(clause, Fails)]
    has_odd = asked.frame["odd"].is_not_null()
    is_odd = has_odd | (has_odd.shift(1, fill_value=False) & pl.Series(asked.has_before))
    # Which of several clauses it was, and what stands apart from its column, a whole report has to tell.
    is_whole_needed = is_odd.gather(of_it["row"]) | (len(fails) > 1)
    for report, case in cases(asked, of_it["row"].filter(is_whole_needed).to_list()):
        for judgement in condition.judgements(case):
            if judgement.finding:
                yield report, *key, judgement.finding.message
    plain = of_it.filter(~is_whole_needed)
    figures = _figures(condition, plain["row"], asked)
    for report, cells, case in zip(plain["report"], plain["cells"], figures, strict=True):
        yield report, *key, fails[0].words(case, condition.name, tuple(cells)).message


def _figures(condition: Condition, rows: pl.Series, asked: Asked) -> Iterator[Case]:
    """Reports with nothing but the cells that the condition asks of, each with the year before."""
    codes = _codes(condition)
    frame, years = asked.frame.select("agency", "t2_form", "t3_form", *codes), asked.years
    above = (rows.cast(pl.Int64) - 1).clip(0)
    befores = zip(
        pl.Series(asked.has_before).gather(rows), frame[above].iter_rows(), years.gather(above), strict=True
    )
    for row, year, (has_before, before, year_before) in zip(
        frame[rows].iter_rows(), years.gather(rows), befores, strict=True
    ):
        previous = _report(before, year_before, codes) if has_before else None
        yield Case.of(_report(row, year, codes), previous)


def _report(row: tuple[Any, ...], year: int | None, codes: tuple[str, ...]) -> Report:
    agency, t2_form, t3_form, *numbers = row
    return Report(
        agency=agency or "",
        year=year,
        t2_form=Form(t2_form) if t2_form else None,
        t3_form=Form(t3_form) if t3_form else None,
        cells={
            code: Cell.number(code, number(code, value))
            for code, value in zip(codes, numbers, strict=True)
            if value is not None
        },
    )


def _codes(condition: Condition) -> tuple[str, ...]:
    """The cells that its tests and sentences ask of, of either year."""
    asked = {
        code for test in every_test(condition) if isinstance(test, Comparison) for code, _ in test.sum.terms
    }
    named = {code for clause in condition.clauses if isinstance(clause, Fails) for code in clause.named}
    own = {code.removeprefix(BEFORE) for code in asked | named | set(condition.cells)}
    return tuple(code for code in CELLS if code in own)
