"""The sums of a roll-up: a government's cells against those of its units (RU-01, RU-02, RU-07)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from gongkai.report.checks.report_set import ReportSet
from gongkai.report.checks.rule import Judgement, Rule, cannot_tell, failed, finding, passed
from gongkai.report.checks.wording import TRACK_NAMES, number, row_names, subject_names
from gongkai.report.codes import COLUMNS, Column, Track, column_of, row_of, t3, table_of
from gongkai.report.finding import Answer, Consequence, Finding, Severity, Verdict
from gongkai.report.forms import Form, label, unit
from gongkai.report.value import Number, Report

_SOURCE = "条例第五十条；汇总报告为本级机关和所属单位之和"

SUM_OF_UNITS = Rule(
    "RU-01",
    Severity.WARNING,
    "汇总数等于各单位之和",
    "政府汇总报告的每一格，等于范围内各单位报告同一格之和。",
    _SOURCE,
    "对照各单位报告核对这一行：有没有漏加、重加或抄错。",
)
NOT_BELOW_A_UNIT = Rule(
    "RU-02",
    Severity.ERROR,
    "汇总数少于单位数",
    "汇总报告表三、表四的任何一格，不能少于其中一个单位的同一格。",
    _SOURCE,
    "核对汇总范围是否包括这个单位，改正汇总数。",
)
JOINT_DOCUMENTS = Rule(
    "RU-07",
    Severity.HINT,
    "联合发文重复计算",
    "各单位制发的规范性文件之和多于汇总数的，可能是联合发文被各单位分别计入。",
    "合理性检查",
    "联合发文由牵头机关计一次。",
)

RULES = (SUM_OF_UNITS, NOT_BELOW_A_UNIT, JOINT_DOCUMENTS)

NAMED_UNITS = 5
"""How many units a message names, the largest first."""

_GROUP = "t3.outcome.other"


@dataclass(frozen=True, slots=True)
class _Comparison:
    """One row, subject or track: cells compared, their sums, and the units' values."""

    cells: tuple[str, ...]
    own: Mapping[str, Number] = field(default_factory=dict)
    sums: Mapping[str, Number] = field(default_factory=dict)
    parts: Mapping[str, tuple[Number, ...]] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()

    @property
    def differing(self) -> tuple[str, ...]:
        return tuple(code for code in self.cells if code in self.sums and self.own[code] != self.sums[code])

    @property
    def below(self) -> tuple[str, ...]:
        return tuple(code for code, values in self.parts.items() if self.own[code] < max(values, default=0))


def _value(report: Report, code: str) -> Number | None:
    """A cell's number; the whole of （六） in either form."""
    if row_of(code) == _GROUP and report.t3_form is Form.F2021:
        parts = [
            report.value(t3(f"outcome.other.{p}", column_of(code)))
            for p in ("no_correction", "unpaid_fee", "misc")
        ]
        known = [part for part in parts if part is not None]
        return sum(known) if len(known) == len(parts) else None
    return report.value(code)


def mixed_forms(reports: ReportSet) -> bool:
    """Whether some of the reports have a Table 3 of 2019 and some of 2021."""
    return len({r.t3_form for r in (reports.government, *reports.units) if r.t3_form}) > 1


def _rows(reports: ReportSet) -> dict[str, list[str]]:
    """Cells to compare by row of Table 3, subject of Table 2 or track of Table 4."""
    rows: dict[str, list[str]] = {}
    mixed = mixed_forms(reports)
    for code in reports.government.cells:
        row = row_of(code)
        if mixed and row.startswith(_GROUP):
            continue
        rows.setdefault(row if table_of(code) == 3 else code.rpartition(".")[0], []).append(code)
    if mixed:
        rows[_GROUP] = [t3("outcome.other", column) for column in COLUMNS]
    return rows


def _compare(reports: ReportSet, cells: list[str]) -> _Comparison:
    own: dict[str, Number] = {}
    sums: dict[str, Number] = {}
    parts: dict[str, tuple[Number, ...]] = {}
    unknown = []
    for code in cells:
        value = _value(reports.government, code)
        units = [_value(unit_, code) for unit_ in reports.units]
        known = tuple(v for v in units if v is not None)
        if value is None:
            unknown.append(code)
            continue
        own[code] = value
        if table_of(code) in (3, 4):
            parts[code] = known
        if len(known) == len(units):
            sums[code] = sum(known)
        else:
            unknown.append(code)
    return _Comparison(tuple(cells), own, sums, parts, tuple(unknown))


def sums(reports: ReportSet, *, complete: bool) -> Iterator[Judgement]:
    for row, cells in _rows(reports).items():
        compared = _compare(reports, cells)
        differing = compared.differing
        if not complete:
            # A unit that has not reported can only add to the sum.
            differing = tuple(code for code in differing if compared.sums[code] > compared.own[code])
        below = compared.below
        name = _row_name(row, reports.government)
        if below:
            found = _below(reports, name, below, compared)
            if differing:
                found = replace(found, consequences=(Consequence(SUM_OF_UNITS.code, differing),))
                yield Judgement(Verdict(SUM_OF_UNITS.code, Answer.FAIL, differing))
            yield failed(NOT_BELOW_A_UNIT, found)
            continue
        if any(table_of(code) in (3, 4) for code in cells):
            checked = compared.parts and not compared.unknown
            yield (
                passed(NOT_BELOW_A_UNIT, *cells)
                if checked
                else cannot_tell(NOT_BELOW_A_UNIT, f"{name}有的格没有数", *cells)
            )
        if row == "t2.normative_docs":
            joint = tuple(code for code in differing if code.endswith((".issued", ".made")))
            joint = joint if all(compared.sums[code] > compared.own[code] for code in joint) else ()
            if joint:
                yield _joint(compared, joint)
                yield Judgement(Verdict(SUM_OF_UNITS.code, Answer.FAIL, joint))
            elif not compared.unknown:
                yield passed(JOINT_DOCUMENTS, *cells)
            differing = tuple(code for code in differing if code not in joint)
            if joint and not differing:
                continue
        if differing:
            yield failed(SUM_OF_UNITS, _difference(reports, name, differing, compared))
        elif compared.unknown:
            yield cannot_tell(SUM_OF_UNITS, f"{name}有的单位没有数", *compared.unknown)
        elif not complete:
            yield cannot_tell(SUM_OF_UNITS, "单位报告没有收齐", *cells)
        else:
            yield passed(SUM_OF_UNITS, *cells)


def _row_name(row: str, government: Report) -> str:
    table, _, rest = row.partition(".")
    if table == "t3":
        return row_names()[row]
    if table == "t4":
        return TRACK_NAMES[Track(rest)]
    return subject_names(government.t2_form or Form.F2021).get(rest, rest)


def _last(codes: tuple[str, ...]) -> str:
    """The cell that a message speaks of: the total where it is among them."""
    return next(
        (code for code in codes if column_of(code) == Column.TOTAL or code.endswith(".total")), codes[0]
    )


def _difference(reports: ReportSet, name: str, cells: tuple[str, ...], compared: _Comparison) -> Finding:
    code = _last(cells)
    own, total = compared.own[code], compared.sums[code]
    gap = own - total
    by_unit = sorted(
        ((value, unit_.agency) for unit_ in reports.units if (value := _value(unit_, code))),
        key=lambda pair: -pair[0],
    )
    shown = "、".join(f"{agency}{number(value)}{unit(code)}" for value, agency in by_unit[:NAMED_UNITS])
    size = max(gap, -gap)
    same = [agency for value, agency in by_unit if value == size]
    hint = f"差额恰等于{same[0]}的数，先核对这个单位。" if len(same) == 1 else ""
    message = (
        f"{name}（{label(code).rpartition('·')[2]}）：汇总{number(own)}{unit(code)}，"
        f"{len(reports.units)}个单位合计{number(total)}{unit(code)}，相差{number(size)}{unit(code)}。{hint}"
        + (f"各单位中：{shown}{'等' if len(by_unit) > NAMED_UNITS else ''}。" if shown else "")
    )
    return replace(
        finding(SUM_OF_UNITS, message, *cells),
        equation=f"{number(own)} ≠ {number(total)}",
        left=own,
        right=total,
        gap=gap,
    )


def _below(reports: ReportSet, name: str, cells: tuple[str, ...], compared: _Comparison) -> Finding:
    code = _last(cells)
    value, agency = max((v, u.agency) for u in reports.units if (v := _value(u, code)) is not None)
    own = compared.own[code]
    message = f"{name}：汇总{number(own)}件，{agency}一家就有{number(value)}件。"
    return replace(
        finding(NOT_BELOW_A_UNIT, message, *cells),
        equation=f"{number(own)} < {number(value)}",
        left=own,
        right=value,
        gap=own - value,
    )


def _joint(compared: _Comparison, cells: tuple[str, ...]) -> Judgement:
    code = cells[0]
    own, total = compared.own[code], compared.sums[code]
    message = f"规范性文件制发：汇总{number(own)}件，各单位合计{number(total)}件，可能有{number(total - own)}件是联合发文。"
    found = replace(
        finding(JOINT_DOCUMENTS, message, *cells),
        equation=f"{number(own)} ≠ {number(total)}",
        left=own,
        right=total,
        gap=own - total,
        consequences=(Consequence(SUM_OF_UNITS.code, cells),),
    )
    return failed(JOINT_DOCUMENTS, found)
