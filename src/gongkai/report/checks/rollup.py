"""A government's report against those of its units (RU-01 to RU-07)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from gongkai.report.agency_kind import AgencyKind, kind
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
ALL_UNITS = Rule(
    "RU-03",
    Severity.WARNING,
    "单位报告齐全",
    "汇总范围内每个单位都有报告。",
    "条例第四十九条",
    "催报缺少的单位，收齐后重新汇总。",
)
COUNTED_ONCE = Rule(
    "RU-04",
    Severity.WARNING,
    "不重复计算",
    "不同时加总下级政府的汇总报告和它的所属单位；实行垂直领导的机关不在汇总范围。",
    "条例第四条、第四十九条；汇总报告的范围",
    "去掉重复的报告或垂直领导机关的报告，重新汇总。",
)
ONE_FORM = Rule(
    "RU-05",
    Severity.WARNING,
    "单位格式一致",
    "各单位表三用同一格式；格式不一的，（六）其他处理只能合并核对。",
    "国办公开办函〔2021〕30号",
    "请用旧格式的单位换用规定格式重报。",
)
SAME_UNITS_AS_BEFORE = Rule(
    "RU-06",
    Severity.HINT,
    "单位增减影响结转",
    "各单位两年结转都衔接，只有汇总数不衔接的，多因单位新设或撤并。",
    "合理性检查",
    "在第六部分说明单位增减。",
)
JOINT_DOCUMENTS = Rule(
    "RU-07",
    Severity.HINT,
    "联合发文重复计算",
    "各单位制发的规范性文件之和多于汇总数的，可能是联合发文被各单位分别计入。",
    "合理性检查",
    "联合发文由牵头机关计一次。",
)

RULES = (
    SUM_OF_UNITS,
    NOT_BELOW_A_UNIT,
    ALL_UNITS,
    COUNTED_ONCE,
    ONE_FORM,
    SAME_UNITS_AS_BEFORE,
    JOINT_DOCUMENTS,
)

NAMED_UNITS = 5
"""How many units a message names, the largest first."""

_VERTICAL = re.compile(
    r"税务局|海关|海事局|气象局|烟草专卖局|邮政管理局|人民银行|金融监督管理|国家安全局|调查队|边检"
)
_GROUP = "t3.outcome.other"


@dataclass(frozen=True, slots=True)
class ReportSet:
    """A government's own report and the reports of the units that it sums, of one year.

    `expected` are the names of all units that have to report; empty when not known. `before` is the set of the year
    before, if there is one.
    """

    government: Report
    units: tuple[Report, ...]
    expected: tuple[str, ...] = ()
    before: "ReportSet | None" = None


def judgements(reports: ReportSet) -> Iterator[Judgement]:
    """Every rule over the set."""
    missing = _missing(reports)
    yield from _sums(reports, complete=not missing)
    yield _all_units(reports, missing)
    yield _counted_once(reports)
    yield _one_form(reports)
    yield _same_units_as_before(reports)


def _name(agency: str) -> str:
    return re.sub(r"\s+", "", agency)


def _missing(reports: ReportSet) -> tuple[str, ...]:
    there = {_name(unit_.agency) for unit_ in reports.units}
    return tuple(name for name in reports.expected if _name(name) not in there)


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


def _mixed(reports: ReportSet) -> bool:
    return len({r.t3_form for r in (reports.government, *reports.units) if r.t3_form}) > 1


def _rows(reports: ReportSet) -> dict[str, list[str]]:
    """Cells to compare by row of Table 3, subject of Table 2 or track of Table 4."""
    rows: dict[str, list[str]] = {}
    mixed = _mixed(reports)
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


def _sums(reports: ReportSet, *, complete: bool) -> Iterator[Judgement]:
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


def _all_units(reports: ReportSet, missing: tuple[str, ...]) -> Judgement:
    if not reports.expected:
        return cannot_tell(ALL_UNITS, "没有应报单位名单")
    if not missing:
        return passed(ALL_UNITS)
    due = len(reports.expected)
    message = f"应报{due}个单位，收到{due - len(missing)}个，缺{len(missing)}个：{'、'.join(missing)}。"
    return failed(ALL_UNITS, finding(ALL_UNITS, message))


def _counted_once(reports: ReportSet) -> Judgement:
    names = [_name(unit_.agency) for unit_ in reports.units if unit_.agency]
    faults = [f"{name}有{names.count(name)}份报告" for name in dict.fromkeys(names) if names.count(name) > 1]
    own = _name(reports.government.agency)
    for name in dict.fromkeys(names):
        if _VERTICAL.search(name):
            faults.append(f"{name}实行垂直领导，不在汇总范围")
        place = name.removesuffix("人民政府")
        if name == own or kind(name) is not AgencyKind.GOVERNMENT or len(place) < 2:
            continue
        inside = [other for other in dict.fromkeys(names) if other != name and place in other]
        if inside:
            faults.append(f"{name}的汇总报告与它的单位（{'、'.join(inside)}）同时加总")
    if faults:
        return failed(COUNTED_ONCE, finding(COUNTED_ONCE, f"{'；'.join(faults)}。"))
    if len(names) < len(reports.units):
        return cannot_tell(COUNTED_ONCE, "有的单位报告没有机关名称")
    return passed(COUNTED_ONCE)


def _one_form(reports: ReportSet) -> Judgement:
    forms = {r.agency or r.source_name: r.t3_form for r in reports.units}
    if _mixed(reports):
        old = (
            "、".join(name for name, form in forms.items() if form is Form.F2019) or reports.government.agency
        )
        message = f"表三格式不一，{old}用2019年格式；“（六）其他处理”只合并核对，不分三项。"
        return failed(ONE_FORM, finding(ONE_FORM, message))
    if None in forms.values():
        return cannot_tell(ONE_FORM, "有的单位报告没有表三")
    return passed(ONE_FORM)


def _same_units_as_before(reports: ReportSet) -> Judgement:
    rule, before = SAME_UNITS_AS_BEFORE, reports.before
    if before is None:
        return cannot_tell(rule, "缺上一年的汇总报告和单位报告")
    carried_in, carried_out = t3("carried_in", Column.TOTAL), t3("carried_out", Column.TOTAL)
    now, then = reports.government.value(carried_in), before.government.value(carried_out)
    earlier = {_name(unit_.agency): unit_ for unit_ in before.units}
    present = {_name(unit_.agency): unit_ for unit_ in reports.units}
    pairs = [
        (present[name].value(carried_in), earlier[name].value(carried_out))
        for name in present
        if name in earlier
    ]
    if now is None or then is None or any(None in pair for pair in pairs):
        return cannot_tell(rule, "有的报告没有结转数", carried_in)
    changed = [name for name in (*present, *earlier) if (name in present) != (name in earlier)]
    if now != then and all(a == b for a, b in pairs) and changed:
        message = (
            f"汇总的上年结转{number(now)}件，上一年结转下年度{number(then)}件；各单位都衔接，"
            f"单位有增减：{'、'.join(changed)}。"
        )
        return failed(rule, finding(rule, message, carried_in))
    return passed(rule, carried_in)
