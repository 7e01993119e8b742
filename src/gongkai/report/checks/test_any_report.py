"""A check answers on every report, however odd: it never raises, and never takes a cell without a number for one."""

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.clean_reports import clean, with_cell

from gongkai.report.checks import check
from gongkai.report.finding import Answer, Severity
from gongkai.report.forms import Form
from gongkai.report.value import Cell, Completeness, Report, Section, State

CODES = sorted({*clean(2020).cells, *clean(2023).cells})
ODD_CODES = ("t3.nothing@total", "t2.rules", "t4.review", "t3.outcome.other@total", "t5.x.y", "t9", "x", "")
WORDS = (
    "收到政府信息公开申请3件，",
    "上年结转1件，",
    "2022年",
    "1-6月",
    "制发行政规范性文件5件。",
    "其中网络2件、信函1件；",
    "未收到申请。",
    "行政复议2件，维持",
    "（含",
    "）",
    "99999999999999件",
    "1.5万件",
    "占33.3%",
    "《",
    "二〇二三",
    "\x00",
    "𠮷",
    "\ud800",
)
NUMBERS = st.one_of(
    st.integers(-5, 50),
    st.integers(-(10**30), 10**30),
    st.decimals(-(10**6), 10**6, places=3),
    st.sampled_from(
        [Decimal(0), Decimal("1E+3"), Decimal("-0"), Decimal("1E-20"), Decimal("NaN"), Decimal("Infinity")]
    ),
)


@dataclass(frozen=True)
class Shown:
    """A report whose repr of 30 kB does not stand in a failing example."""

    report: Report = field(repr=False)


@st.composite
def cells(draw: st.DrawFn, code: str) -> Cell:
    state = draw(st.sampled_from([State.NUMBER, State.NUMBER, State.NUMBER, *State]))
    value = draw(NUMBERS) if state is State.NUMBER else None
    raw = draw(st.sampled_from(["", "/", "3", "１２", "无", "增3", "12 34"]))
    return Cell(
        raw=raw, value=value, state=state, unit="件", decided_by=draw(st.sampled_from(["", "row_sum"]))
    )


@st.composite
def odd_reports(draw: st.DrawFn) -> Report:
    forms = st.sampled_from([None, *Form])
    base = draw(st.sampled_from([clean(2020), clean(2023), Report()]))
    codes = draw(st.lists(st.sampled_from(CODES), max_size=12)) + draw(
        st.lists(st.sampled_from(ODD_CODES), max_size=2)
    )
    dropped = draw(st.sets(st.sampled_from(CODES), max_size=12))
    kept = {code: cell for code, cell in base.cells.items() if code not in dropped}
    paragraph = st.lists(st.sampled_from(WORDS), max_size=12).map("".join)
    section = st.builds(
        Section,
        st.integers(-1, 9),
        st.sampled_from(["", "总体情况", "存在的主要问题及改进情况", "x" * 50]),
        st.lists(paragraph, max_size=3).map(tuple),
    )
    dates = st.one_of(st.none(), st.dates(date(1, 1, 1), date(9999, 12, 31)))
    return replace(
        base,
        title=draw(st.sampled_from(["", "某局2023年政府信息公开工作年度报告", "2023年", "\ud800"])),
        agency=draw(st.sampled_from(["", "青溪县人民政府", "白石镇人民政府", "某局", "（）", " "])),
        year=draw(st.sampled_from([None, 0, 1, 1900, 2018, 2019, 2020, 2021, 2023, 2026, 9998, 9999, 10**6])),
        t2_form=draw(forms),
        t3_form=draw(forms),
        preamble=tuple(draw(st.lists(paragraph, max_size=2))),
        sections=tuple(draw(st.lists(section, max_size=8))),
        cells={**kept, **{code: draw(cells(code)) for code in codes}},
        signature=draw(st.sampled_from(["", "青溪县人民政府办公室", "某局"])),
        signed_on=draw(dates),
        published_on=draw(dates),
        completeness=draw(st.sampled_from(Completeness)),
        source_name=draw(st.sampled_from(["", "2022年年报.docx", "\x00"])),
    )


@settings(
    max_examples=200,
    deadline=None,
    database=None,
    phases=[Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)
@given(odd_reports().map(Shown), st.one_of(st.none(), odd_reports().map(Shown)))
def test_every_report_is_answered(shown: Shown, before: Shown | None) -> None:
    result = check(shown.report, previous=before.report if before else None)
    assert all(finding.rule and finding.message for finding in result.findings)
    assert {code for finding in result.findings for code in finding.cells} <= set(CODES)
    failed = {verdict.rule for verdict in result.verdicts if verdict.answer is Answer.FAIL}
    assert {finding.rule for finding in result.findings} <= failed


@pytest.mark.parametrize(
    "odd",
    [
        replace(clean(2023), year=10**6),
        replace(clean(2023), year=9999),
        replace(clean(2023), year=0),
        replace(clean(2023), cells={**clean(2023).cells, "": Cell(), "t9": Cell(), "t2.rules": Cell()}),
        replace(clean(2023), sections=(*clean(2023).sections, Section(9, "附件", ("无。",)))),
        with_cell(clean(2023), "t2.licensing.decisions", Cell("?", Decimal("NaN"), State.NUMBER)),
    ],
    ids=[
        "a year of seven digits",
        "no year after it",
        "year 0",
        "unknown cells",
        "a ninth section",
        "no number",
    ],
)
def test_what_no_form_knows_is_left_out(odd: Report) -> None:
    assert check(odd).of(Severity.ERROR) == ()
