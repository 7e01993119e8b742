"""Whole reports without a fault, in both forms and over two years, to break one thing at a time.

The agency and every figure are invented. Counts differ from cell to cell, so that a slip of place shows.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from gongkai.report.codes import APPLICANT_COLUMNS, Column, t3
from gongkai.report.forms import SECTION_TITLES, TABLE_2, Form, codes, outcome_leaves
from gongkai.report.value import Cell, Number, Report, Section

AGENCY = "青溪县经济和信息化局"

_TABLE_2_YEARS: Mapping[int, Mapping[str, tuple[Number, ...]]] = {
    2019: {
        "rules": (0, 0, 0),
        "normative_docs": (3, 3, 21),
        "licensing": (40, 2, 310),
        "other_services": (12, -1, 77),
        "penalty": (55, 4, 63),
        "coercion": (6, 0, 5),
        "admin_fees": (3, -1),
        "procurement": (4, 2_970_000),
    },
    2020: {
        "rules": (0, 0, 0),
        "normative_docs": (4, 4, 23),
        "licensing": (42, 1, 285),
        "other_services": (11, 0, 81),
        "penalty": (59, -2, 58),
        "coercion": (6, 1, 4),
        "admin_fees": (2, 0),
        "procurement": (5, 3_105_000),
    },
    2022: {
        "rules": (0, 0, 0),
        "normative_docs": (5, 2, 25),
        "licensing": (273,),
        "penalty": (54,),
        "coercion": (3,),
        "admin_fees": (Decimal("739.0766"),),
    },
    2023: {
        "rules": (0, 0, 0),
        "normative_docs": (5, 4, 26),
        "licensing": (294,),
        "penalty": (46,),
        "coercion": (2,),
        "admin_fees": (Decimal("650.6"),),
    },
}
_TABLE_4_YEARS = {
    2019: (1, 0, 1, 0, 2, 1, 0, 0, 1, 2, 0, 1, 0, 0, 1),
    2020: (2, 1, 0, 1, 4, 1, 0, 1, 0, 2, 1, 0, 0, 1, 2),
    2022: (2, 1, 1, 1, 5, 1, 0, 1, 0, 2, 1, 1, 0, 1, 3),
    2023: (3, 1, 0, 2, 6, 2, 0, 0, 1, 3, 1, 0, 1, 1, 3),
}
_TEXTS = {
    0: (
        "全局围绕产业政策做好主动公开，及时更新目录和指南，认真办理公众提交的申请。",
        "办公室负责日常审核，各股室确定专人，发布前逐件核对内容和附件。",
        "存在的主要问题是政策解读形式单一，更新不够及时。在行政复议中发现答复书说理不足。",
        "下一步将增加图解和问答，明确更新时限，统一答复书式样并组织培训。",
    ),
    1: (
        "本机关把惠企资金、技术改造、中小企业服务列为公开重点，方便企业查询办理。",
        "建立信息台账，每季度清理失效内容；安排两名干部轮流值守受理窗口。",
        "工作中的不足：个别栏目长期没有新内容，一件诉讼反映出检索记录保存不全。",
        "改进办法：合并低频栏目，规范检索登记，按月通报各股室报送情况。",
    ),
}


def _table_3(form: Form, carried_in_shift: int, carried_out_shift: int) -> dict[str, Number]:
    cells: dict[str, Number] = {}
    for place, row in enumerate(outcome_leaves(form)):
        for order, column in enumerate(APPLICANT_COLUMNS):
            cells[f"{row}@{column}"] = 1 + (3 * place + 2 * order) % 4
    for order, column in enumerate(APPLICANT_COLUMNS):
        decided = sum(cells[f"{row}@{column}"] for row in outcome_leaves(form))
        carried_in, carried_out = 1 + (order + carried_in_shift) % 3, 1 + (order + carried_out_shift) % 3
        cells[t3("outcome.total", column)] = decided
        cells[t3("carried_in", column)] = carried_in
        cells[t3("carried_out", column)] = carried_out
        cells[t3("received_new", column)] = decided + carried_out - carried_in
    for row in {code.partition("@")[0] for code in cells}:
        cells[f"{row}@{Column.TOTAL}"] = sum(cells[f"{row}@{column}"] for column in APPLICANT_COLUMNS)
    return cells


def clean(year: int) -> Report:
    """The report on 2019, 2020 (form 2019), 2022 or 2023 (form 2021); each pair continues from year to year."""
    form = Form.F2019 if year <= 2020 else Form.F2021
    later = year in (2020, 2023)
    values: dict[str, Number] = {}
    for block in TABLE_2[form]:
        for subject in block.subjects:
            figures = _TABLE_2_YEARS[year][subject.code]
            values |= {f"t2.{subject.code}.{m.code}": v for m, v in zip(block.measures, figures, strict=True)}
    values |= _table_3(form, 1 if later else 0, 2 if later else 1)
    values |= dict(zip(codes(None, None), _TABLE_4_YEARS[year], strict=True))
    overall, handling, problems, plans = _TEXTS[year % 2]
    fees = "本年度没有收取信息处理费。" if form is Form.F2021 else "无。"
    texts = ((overall, handling), (), (), (), (problems, plans), (fees,))
    return Report(
        title=f"{AGENCY}{year}年政府信息公开工作年度报告",
        agency=AGENCY,
        year=year,
        t2_form=form,
        t3_form=form,
        preamble=(
            f"本报告根据《中华人民共和国政府信息公开条例》编制，所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。",
        ),
        sections=tuple(
            Section(number, title, paragraphs)
            for number, (title, paragraphs) in enumerate(zip(SECTION_TITLES[form], texts, strict=True), 1)
        ),
        cells={code: Cell.number(code, values[code]) for code in codes(form, form)},
        signature=AGENCY,
        signed_on=date(year + 1, 1, 20),
    )


def dated(report: Report, year: int) -> Report:
    """The report as one on another year: title, period and date of signature go with it."""
    old, new = f"{report.year}年", f"{year}年"
    return replace(
        report,
        year=year,
        title=report.title.replace(old, new),
        preamble=tuple(paragraph.replace(old, new) for paragraph in report.preamble),
        signed_on=date(year + 1, 1, 20),
    )


def with_values(report: Report, values: Mapping[str, Number]) -> Report:
    """The report with other numbers in some cells, nothing else adjusted."""
    return replace(
        report, cells={**report.cells, **{code: Cell.number(code, v) for code, v in values.items()}}
    )


def with_cell(report: Report, code: str, cell: Cell) -> Report:
    """The report with one cell replaced."""
    return replace(report, cells={**report.cells, code: cell})


def moved(report: Report, amounts: Mapping[str, int]) -> Report:
    """The report with counts of Table 3 changed in one applicant column and, so that rows add up, in the total.

    `amounts` is by row and natural person: `{"outcome.granted": -1, "outcome.partial": 1}`.
    """
    values: dict[str, Number] = {}
    for row, by in amounts.items():
        for column in (Column.NATURAL_PERSON, Column.TOTAL):
            code = t3(row, column)
            before = report.value(code)
            assert before is not None
            values[code] = before + by
    return with_values(report, values)


def with_section(report: Report, number: int, *paragraphs: str, title: str | None = None) -> Report:
    """The report with another text, or another title, of one section."""
    return replace(
        report,
        sections=tuple(
            replace(s, paragraphs=paragraphs or s.paragraphs, title=title or s.title)
            if s.number == number
            else s
            for s in report.sections
        ),
    )


def table_3_of(report: Report, other: Report) -> Report:
    """The report with Table 3, and its form, of another."""
    kept = {code: cell for code, cell in report.cells.items() if not code.startswith("t3.")}
    taken = {code: cell for code, cell in other.cells.items() if code.startswith("t3.")}
    return replace(report, t3_form=other.t3_form, cells={**kept, **taken})


def table_2_of(report: Report, other: Report) -> Report:
    """The report with Table 2, and its form, of another."""
    kept = {code: cell for code, cell in report.cells.items() if not code.startswith("t2.")}
    taken = {code: cell for code, cell in other.cells.items() if code.startswith("t2.")}
    return replace(report, t2_form=other.t2_form, cells={**taken, **kept})


def zeroed(report: Report, prefix: str) -> Report:
    """The report with every cell under a code's beginning at 0."""
    return with_values(report, {code: 0 for code in report.cells if code.startswith(prefix)})
