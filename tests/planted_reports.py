"""Reports with faults planted by rule, and what a check has to find in each: neither less nor more.

Units, names and figures come from `wide_rows`, so that every report without a fault holds, alone and after the year
before. One report in three of the last year has one fault; what follows from it is worked out here, by hand.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from random import Random
from typing import Any

import polars as pl

from gongkai.corpus.wide_row import cells
from gongkai.report.codes import APPLICANT_COLUMNS, COLUMNS, Column, Track, t3, t4
from gongkai.report.forms import SECTION_TITLES, Form, outcome_leaves
from gongkai.report.value import Cell, Report, Section, State
from gongkai.report.writing import Kind, write
from tests.marked_copies import lay_out
from tests.wide_rows import wide_rows

YEARS = (2022, 2023)
FAULTY = 3
"""One report of the last year in so many has a fault."""

Fault = tuple[str, str]
"""A rule, and the column, row, block or subject at which it is broken; empty for a rule of the whole report."""


@dataclass(frozen=True, slots=True)
class Planted:
    """A file: its path, its bytes, what is printed in it, and the faults that it has."""

    path: str
    content: bytes
    report: Report
    unit: str
    faults: frozenset[Fault]


def planted(count: int, seed: int = 1, *, pdf_in: int = 100) -> Iterator[Planted]:
    """About `count` files of two years, in their order; one in `pdf_in` is a PDF, which takes longest to make."""
    for number, row in enumerate(rows(count, seed).iter_rows(named=True)):
        yield plant(row, number, seed, pdf_in)


def rows(count: int, seed: int = 1) -> pl.DataFrame:
    """What about `count` files are made of."""
    return wide_rows(count // len(YEARS) + 1, YEARS, seed)


def plant(row: Mapping[str, Any], number: int, seed: int, pdf_in: int) -> Planted:
    """One file, whichever process makes it."""
    random = Random(f"{seed} {number}")
    report, faults = report_of(row), frozenset[Fault]()
    if row["year"] == YEARS[-1] and number % (FAULTY * len(YEARS)) == 1:
        report, faults = _faulty(report, random)
    if _is_dump(report):
        faults |= {("T3-10", "")}
    ending, printed = _kind(random, pdf_in)
    path = f"{row['province']}/{row['year']}/{number:06}{ending}"
    return Planted(path, printed(report), report, row["unit"], faults)


def report_of(row: Mapping[str, Any]) -> Report:
    """A wide row as a whole report, with a text in which no number stands."""
    form, year, agency = Form(row["t3_form"]), row["year"], row["agency"]
    overseen = ("工作考核占两分，社会评议为优秀，没有责任追究情形。",) if agency.endswith("人民政府") else ()
    texts = (
        ("本机关按月更新目录，逐件核对拟公开的内容。", *overseen),
        (),
        (),
        (),
        (
            "存在的主要问题是解读形式单一，说理不足。下一步增加图解，规范答复文书，减少因复议诉讼被纠正的情形。",
        ),
        ("本年度没有收取信息处理费。",),
    )
    return Report(
        title=f"{agency}{year}年政府信息公开工作年度报告",
        agency=agency,
        year=year,
        t2_form=Form(row["t2_form"]),
        t3_form=form,
        preamble=(f"本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。",),
        sections=tuple(
            Section(number, title, paragraphs)
            for number, (title, paragraphs) in enumerate(zip(SECTION_TITLES[form], texts, strict=True), 1)
        ),
        cells=cells(row),
        signature=agency,
        signed_on=date(year + 1, 1, 20),
    )


def _kind(random: Random, pdf_in: int) -> tuple[str, Callable[[Report], bytes]]:
    """An ending and what writes such a file: half are plain text in five layouts, a quarter pages."""
    drawn = random.random()
    if random.randrange(pdf_in) == 0:
        return ".pdf", lambda report: write(report, Kind.PDF)
    if drawn < 0.55:
        layout = random.choice("ABCDE")
        return ".txt", lambda report: lay_out(report, layout).encode("gb18030" if drawn < 0.1 else "utf-8")
    if drawn < 0.85:
        return ".html", lambda report: write(report, Kind.HTML)
    if drawn < 0.90:
        return ".docx", lambda report: write(report, Kind.DOCX)
    return ".json", lambda report: write(report, Kind.JSON)


def _is_dump(report: Report) -> bool:
    """Whether more than three tenths of at least ten outcomes stand in 3.其他, which `wide_rows` brings about at times."""
    if report.t3_form is not Form.F2021:
        return False
    misc, total = (_number(report, t3(row, Column.TOTAL)) for row in ("outcome.other.misc", "outcome.total"))
    return total >= 10 and 10 * misc > 3 * total


def _faulty(report: Report, random: Random) -> tuple[Report, frozenset[Fault]]:
    """The report with one of the faults that it can have."""
    plants = list(PLANTS)
    random.shuffle(plants)
    for plant in plants:
        if found := plant(report, random):
            return found
    raise AssertionError(report.title)


def _with(report: Report, values: Mapping[str, int]) -> Report:
    changed = {code: Cell.number(code, value) for code, value in values.items()}
    return replace(report, cells={code: changed.get(code, cell) for code, cell in report.cells.items()})


def _number(report: Report, code: str) -> int:
    value = report.value(code)
    assert value is not None
    return int(value)


Found = tuple[Report, frozenset[Fault]] | None


def _an_entry(report: Report, random: Random) -> Found:
    """An entry is wrong, the sums of its row and column are not: both are broken."""
    if report.t3_form is None or not _number(report, t3("outcome.total", Column.TOTAL)):
        return None
    column = random.choice(APPLICANT_COLUMNS)
    row = random.choice(outcome_leaves(report.t3_form)[:-1])
    code = f"{row}@{column}"
    wrong = _with(report, {code: _number(report, code) + random.randint(1, 9)})
    return wrong, frozenset({("T3-02", str(column)), ("T3-03", row)})


def _a_column_total(report: Report, random: Random) -> Found:
    """The total of a column: its sum, the year's identity and the row of totals."""
    column = random.choice(APPLICANT_COLUMNS)
    code = t3("outcome.total", column)
    wrong = _with(report, {code: _number(report, code) + random.randint(1, 9)})
    return wrong, frozenset({("T3-01", str(column)), ("T3-02", str(column)), ("T3-03", "t3.outcome.total")})


def _new_cases(report: Report, random: Random) -> Found:
    """The total of new cases: its row and the identity of the column of totals."""
    code = t3("received_new", Column.TOTAL)
    wrong = _with(report, {code: _number(report, code) + random.randint(1, 9)})
    return wrong, frozenset({("T3-01", "total"), ("T3-03", "t3.received_new")})


def _row_of_totals_at_zero(report: Report, _: Random) -> Found:
    """（七）总计 is left at 0: each column that has outcomes breaks its sum and the identity."""
    cells_ = {column: t3("outcome.total", column) for column in COLUMNS}
    with_outcomes = [column for column, code in cells_.items() if _number(report, code)]
    if not with_outcomes:
        return None
    faults = {("T3-07", "")}
    for column in with_outcomes:
        faults |= {("T3-01", str(column)), ("T3-02", str(column))}
    contested = sum(_number(report, t4(track, "total")) for track in Track)
    if contested:
        return None
    return _with(report, dict.fromkeys(cells_.values(), 0)), frozenset(faults)


def _reviews(report: Report, random: Random) -> Found:
    """The total of reviews is not the sum of its results."""
    code = t4(Track.REVIEW, "total")
    more = _number(report, code) + random.randint(1, 3)
    others = sum(_number(report, t4(track, "total")) for track in Track) - _number(report, code)
    if more + others > _number(report, t3("outcome.total", Column.TOTAL)):
        return None
    return _with(report, {code: more}), frozenset({("T4-01", "review")})


def _carried_over(report: Report, random: Random) -> Found:
    """More is carried in than the year before carried out; within the year everything holds."""
    more = random.randint(1, 5)
    codes = [
        t3(row, column)
        for row in ("carried_in", "carried_out")
        for column in (Column.NATURAL_PERSON, Column.TOTAL)
    ]
    wrong = _with(report, {code: _number(report, code) + more for code in codes})
    return wrong, frozenset({("XY-01", "natural_person"), ("XY-01", "total")})


def _in_force(report: Report, random: Random) -> Found:
    """Documents in force do not follow from those of last year."""
    code = "t2.normative_docs.in_force"
    wrong = _with(report, {code: _number(report, code) + random.randint(1, 4)})
    return wrong, frozenset({("XY-02", "normative_docs")})


def _negative(report: Report, _: Random) -> Found:
    """Minus one granted, made up for by those given in part: every sum holds."""
    values = {}
    column = Column.NATURAL_PERSON
    granted, partial = t3("outcome.granted", column), t3("outcome.partial", column)
    moved = _number(report, granted) + 1
    if _number(report, t3("outcome.granted", Column.TOTAL)) < moved:
        return None
    for place in (column, Column.TOTAL):
        for row, by in (("outcome.granted", -moved), ("outcome.partial", moved)):
            code = t3(row, place)
            values[code] = _number(report, code) + by
    assert values[granted] == -1
    assert partial in values
    return _with(report, values), frozenset({("T3-04", "")})


def _rules_made(report: Report, random: Random) -> Found:
    """A township or a department of a county has made 规章."""
    if not report.agency.endswith(("局", "镇人民政府", "乡人民政府")) or "县" not in report.agency:
        return None
    many = random.randint(1, 3)
    wrong = _with(report, {"t2.rules.issued": many, "t2.rules.in_force": many})
    return wrong, frozenset({("T2-06", "")})


def _blank(report: Report, random: Random) -> Found:
    """A cell of Table 4 is left blank or has a stroke: its block cannot be added up any more."""
    code = t4(random.choice(tuple(Track)), "pending")
    raw = random.choice(("", "/", "—"))
    cell = Cell(raw, None, State.PLACEHOLDER if raw else State.BLANK)
    wrong = replace(report, cells={c: cell if c == code else old for c, old in report.cells.items()})
    return wrong, frozenset({("ST-05", "")})


def _stated(report: Report, random: Random) -> Found:
    """The text says another number of cases than the table."""
    new = _number(report, t3("received_new", Column.TOTAL))
    carried = _number(report, t3("carried_in", Column.TOTAL))
    more = new + carried + random.randint(1, 9)
    said = f"{report.year}年，本机关收到政府信息公开申请{more}件。"
    first = report.sections[0]
    section = replace(first, paragraphs=(*first.paragraphs, said))
    return replace(report, sections=(section, *report.sections[1:])), frozenset({("NV-01", "")})


def _no_section_five(report: Report, _: Random) -> Found:
    """The section on problems has nothing in it."""
    sections = tuple(
        replace(section, paragraphs=()) if section.number == 5 else section for section in report.sections
    )
    contested = any(_number(report, t4(track, "corrected")) for track in Track)
    if contested:
        return None
    return replace(report, sections=sections), frozenset({("ST-01", "")})


PLANTS: tuple[Callable[[Report, Random], Found], ...] = (
    _an_entry,
    _a_column_total,
    _new_cases,
    _row_of_totals_at_zero,
    _reviews,
    _carried_over,
    _in_force,
    _negative,
    _rules_made,
    _blank,
    _stated,
    _no_section_five,
)
