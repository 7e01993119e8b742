"""Rules of Table 2 that are no equation: what an agency of this kind can have done."""

from collections.abc import Iterator
from decimal import Decimal

from gongkai.report.agency_kind import AgencyKind, Level, kind, level, may_make_rules
from gongkai.report.checks.rule import Case, Judgement, Question, Rule, cannot_tell, failed, finding, passed
from gongkai.report.checks.wording import cell_names, number, subject_names
from gongkai.report.finding import Severity
from gongkai.report.forms import Form

LIKELY_YUAN_WAN = Decimal(10_000)
"""A county department that collects more than 10 000 万元 has more likely written yuan."""

LIKELY_YUAN_GROWTH = 100
"""And so has one that collects more than a hundred times the year before."""

DECISIONS_WITHOUT_ITEMS = Rule(
    "T2-05",
    Severity.HINT,
    "有决定而无事项",
    "有处理决定的，事项数量（上一年数量加本年增减）不为零。",
    "合理性检查",
    "核对事项数量：按权责清单填报年末实有事项。",
    (Form.F2019,),
)
RULES_BY_WHO_CANNOT = Rule(
    "T2-06",
    Severity.WARNING,
    "规章制定主体",
    "县级政府、乡镇街道和地方政府部门不能制定规章，规章一行应为零。",
    "规章制定程序条例：部门规章由国务院部门制定，地方政府规章由省、自治区、直辖市和设区的市、自治州人民政府制定",
    "确认没有把行政规范性文件或转载的规章填进规章一行。",
)
FEES_IN_YUAN = Rule(
    "T2-07",
    Severity.HINT,
    "收费金额单位",
    "行政事业性收费金额以万元计：比上一年增加一百倍以上，或县级部门超过一亿元的，疑为按元填报。",
    "年度报告格式表二：本年收费金额（单位：万元）；合理性检查",
    "确认单位是万元。",
    (Form.F2021,),
)
COUNTY_WITHOUT_PROCUREMENT = Rule(
    "T2-08",
    Severity.HINT,
    "全县无政府采购",
    "全县汇总报告的政府集中采购项目数量一般不为零。",
    "合理性检查",
    "确认汇总了各部门的采购项目。",
    (Form.F2019,),
)

RULES = (DECISIONS_WITHOUT_ITEMS, RULES_BY_WHO_CANNOT, FEES_IN_YUAN, COUNTY_WITHOUT_PROCUREMENT)


def decisions_without_items(case: Case) -> Iterator[Judgement]:
    """T2-05, for each of the four rows with decisions."""
    if case.report.t2_form is not Form.F2019:
        return
    rule, names = DECISIONS_WITHOUT_ITEMS, subject_names(Form.F2019)
    for subject in ("licensing", "other_services", "penalty", "coercion"):
        cells = tuple(f"t2.{subject}.{measure}" for measure in ("items_prev", "items_delta", "decisions"))
        items_prev, items_delta, decisions = map(case.report.value, cells)
        if items_prev is None or items_delta is None or decisions is None:
            yield cannot_tell(rule, f"{names[subject]}一行有的格没有数", *cells)
        elif decisions > 0 and items_prev + items_delta == 0:
            message = f"{names[subject]}：处理决定{number(decisions)}件，事项数量却是0项。"
            yield failed(rule, finding(rule, message, *cells))
        else:
            yield passed(rule, *cells)


def rules_by_who_cannot(case: Case) -> Iterator[Judgement]:
    """T2-06, over the measures of the row 规章."""
    report, rule = case.report, RULES_BY_WHO_CANNOT
    if report.t2_form is None:
        return
    cells = tuple(code for code in report.cells if code.startswith("t2.rules."))
    values = {code: report.value(code) for code in cells}
    positive = tuple(code for code, value in values.items() if value)
    may = may_make_rules(report.agency)
    if may is None and positive:
        yield cannot_tell(rule, "从机关名称看不出能否制定规章", *cells)
    elif positive and not may:
        figures = "、".join(number(value) for value in values.values() if value)
        message = f"{report.agency}不是规章制定主体，{cell_names(positive)}却填了{figures}。"
        yield failed(rule, finding(rule, message, *positive))
    elif None in values.values():
        yield cannot_tell(rule, "规章一行有的格没有数", *cells)
    else:
        yield passed(rule, *cells)


def fees_in_yuan(case: Case) -> Iterator[Judgement]:
    """T2-07, against the year before where there is one and against what a county department can collect."""
    report, rule, code = case.report, FEES_IN_YUAN, "t2.admin_fees.amount_wan"
    if report.t2_form is not Form.F2021:
        return
    amount = report.value(code)
    last = case.previous.value(code) if case.previous else None
    if amount is None:
        yield cannot_tell(rule, "收费金额没有数", code)
    elif last and amount > LIKELY_YUAN_GROWTH * last:
        message = f"本年收费{number(amount)}万元，是上一年{number(last)}万元的一百倍以上，疑为按元填报。"
        yield failed(rule, finding(rule, message, code))
    elif amount > LIKELY_YUAN_WAN:
        is_small = _is_county_department(report.agency)
        if is_small:
            message = f"本年收费{number(amount)}万元，超过一亿元，县级部门少有，疑为按元填报。"
            yield failed(rule, finding(rule, message, code))
        elif is_small is None and not last:
            yield cannot_tell(rule, "从机关名称看不出级别，也没有上一年金额可比", code)
        else:
            yield passed(rule, code)
    else:
        yield passed(rule, code)


def _is_county_department(agency: str) -> bool | None:
    where, which = level(agency), kind(agency)
    if where is Level.TOWNSHIP:
        return True
    if where is None or which is None:
        return None
    return where is Level.COUNTY and which is AgencyKind.DEPARTMENT


def county_without_procurement(case: Case) -> Iterator[Judgement]:
    """T2-08, asked of county governments."""
    report, rule, code = case.report, COUNTY_WITHOUT_PROCUREMENT, "t2.procurement.projects"
    if report.t2_form is not Form.F2019:
        return
    if level(report.agency) is not Level.COUNTY or kind(report.agency) is not AgencyKind.GOVERNMENT:
        return
    projects = report.value(code)
    if projects is None:
        yield cannot_tell(rule, "采购项目数量没有数", code)
    elif projects == 0:
        yield failed(rule, finding(rule, "全县政府集中采购项目数量填0。", code))
    else:
        yield passed(rule, code)


QUESTIONS: tuple[Question, ...] = (
    decisions_without_items,
    rules_by_who_cannot,
    fees_in_yuan,
    county_without_procurement,
)
