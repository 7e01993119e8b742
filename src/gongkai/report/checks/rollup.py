"""A government's report against those of its units (RU-01 to RU-07)."""

import re
from collections.abc import Iterator

from gongkai.report.agency_kind import AgencyKind, is_vertical, kind
from gongkai.report.checks import rollup_sums
from gongkai.report.checks.report_set import ReportSet
from gongkai.report.checks.rollup_sums import mixed_forms
from gongkai.report.checks.rule import Judgement, Rule, cannot_tell, failed, finding, passed
from gongkai.report.checks.wording import number
from gongkai.report.codes import Column, t3
from gongkai.report.finding import Severity
from gongkai.report.forms import Form

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
RULES = (*rollup_sums.RULES, ALL_UNITS, COUNTED_ONCE, ONE_FORM, SAME_UNITS_AS_BEFORE)


def judgements(reports: ReportSet) -> Iterator[Judgement]:
    """Every rule over the set."""
    missing = _missing(reports)
    yield from rollup_sums.sums(reports, complete=not missing)
    yield _all_units(reports, missing)
    yield _counted_once(reports)
    yield _one_form(reports)
    yield _same_units_as_before(reports)


def _name(agency: str) -> str:
    return re.sub(r"\s+", "", agency)


def _missing(reports: ReportSet) -> tuple[str, ...]:
    there = {_name(unit_.agency) for unit_ in reports.units}
    return tuple(name for name in reports.expected if _name(name) not in there)


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
        if is_vertical(name):
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
    if mixed_forms(reports):
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
