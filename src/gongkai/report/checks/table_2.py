"""Rules of Table 2 that are no equation: what an agency of this kind can have done."""

from operator import eq, gt, ne

from gongkai.report.agency_kind import (
    GOVERNMENT_ENDS,
    TOWNSHIP_ENDS,
    AgencyKind,
    Level,
    kind,
    level,
    may_make_rules,
)
from gongkai.report.checks.condition import (
    ALWAYS,
    Agency,
    AllOf,
    AnyOf,
    CannotTell,
    Comparison,
    Condition,
    Fails,
    Known,
    Not,
    NotAsked,
    Passes,
    figure,
)
from gongkai.report.checks.equation import BEFORE, before, cell
from gongkai.report.checks.rule import Case, Rule, finding
from gongkai.report.checks.wording import cell_names, subject_names
from gongkai.report.finding import Finding, Severity
from gongkai.report.forms import RULES as RULES_ROW
from gongkai.report.forms import Form, codes

LIKELY_YUAN_WAN = 10_000
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


_ITEMS = ("licensing", "other_services", "penalty", "coercion")


def _decided_without_items(case: Case, name: str, cells: tuple[str, ...]) -> Finding:
    decisions = figure(case, cells[-1])
    message = f"{name}：处理决定{decisions}件，事项数量却是0项。"
    return finding(DECISIONS_WITHOUT_ITEMS, message, *cells)


def _items_condition(subject: str, name: str) -> Condition:
    prev, delta, decisions = cells = tuple(
        f"t2.{subject}.{measure}" for measure in ("items_prev", "items_delta", "decisions")
    )
    is_wrong = AllOf((Comparison(cell(decisions), gt), Comparison(cell(prev) + cell(delta), eq)))
    return Condition(
        DECISIONS_WITHOUT_ITEMS,
        table=2,
        forms=(Form.F2019,),
        place=subject,
        name=name,
        cells=cells,
        clauses=(
            CannotTell(Not(Known(cells)), "{place}一行有的格没有数"),
            Fails(is_wrong, dict.fromkeys(cells, ALWAYS), _decided_without_items),
            Passes(ALWAYS),
        ),
    )


def _rules_made(case: Case, _name: str, cells: tuple[str, ...]) -> Finding:
    figures = "、".join(figure(case, code) for code in cells)
    message = f"{case.report.agency}不是规章制定主体，{cell_names(cells)}却填了{figures}。"
    return finding(RULES_BY_WHO_CANNOT, message, *cells)


def _rules_condition(form: Form) -> Condition:
    cells = tuple(code for code in codes(form, None) if code.startswith(f"t2.{RULES_ROW.code}."))
    filled = {code: Comparison(cell(code), ne) for code in cells}
    is_filled = AnyOf(tuple(filled.values()))
    return Condition(
        RULES_BY_WHO_CANNOT,
        table=2,
        forms=(form,),
        cells=cells,
        clauses=(
            CannotTell(AllOf((is_filled, Agency(may_make_rules, None))), "从机关名称看不出能否制定规章"),
            Fails(AllOf((is_filled, Agency(may_make_rules, False))), filled, _rules_made),
            CannotTell(Not(Known(cells)), "规章一行有的格没有数"),
            Passes(ALWAYS),
        ),
    )


def is_county_department(agency: str) -> bool | None:
    """Whether it is a department of a county or a township, None where its name does not tell."""
    where, which = level(agency), kind(agency)
    if where is Level.TOWNSHIP:
        return True
    if where is None or which is None:
        return None
    return where is Level.COUNTY and which is AgencyKind.DEPARTMENT


def is_county_government(agency: str) -> bool:
    """Whether its name is that of a county's government."""
    return level(agency) is Level.COUNTY and kind(agency) is AgencyKind.GOVERNMENT


_FEES = "t2.admin_fees.amount_wan"
_HAS_LAST_FEES = Comparison(before(_FEES), ne)
_FEES_ARE_GREAT = Comparison(cell(_FEES), gt, LIKELY_YUAN_WAN)


def _fees_grown(case: Case, _name: str, cells: tuple[str, ...]) -> Finding:
    now, last = figure(case, _FEES), figure(case, BEFORE + _FEES)
    message = f"本年收费{now}万元，是上一年{last}万元的一百倍以上，疑为按元填报。"
    return finding(FEES_IN_YUAN, message, *cells)


def _fees_great(case: Case, _name: str, cells: tuple[str, ...]) -> Finding:
    message = f"本年收费{figure(case, _FEES)}万元，超过一亿元，县级部门少有，疑为按元填报。"
    return finding(FEES_IN_YUAN, message, *cells)


_FEES_CONDITION = Condition(
    FEES_IN_YUAN,
    table=2,
    forms=(Form.F2021,),
    cells=(_FEES,),
    clauses=(
        CannotTell(Not(Known((_FEES,))), "收费金额没有数"),
        Fails(
            AllOf((_HAS_LAST_FEES, Comparison(cell(_FEES) - LIKELY_YUAN_GROWTH * before(_FEES), gt))),
            {_FEES: ALWAYS},
            _fees_grown,
        ),
        Fails(AllOf((_FEES_ARE_GREAT, Agency(is_county_department, True))), {_FEES: ALWAYS}, _fees_great),
        CannotTell(
            AllOf((_FEES_ARE_GREAT, Agency(is_county_department, None), Not(_HAS_LAST_FEES))),
            "从机关名称看不出级别，也没有上一年金额可比",
        ),
        Passes(ALWAYS),
    ),
)

_PROJECTS = "t2.procurement.projects"


def _no_procurement(_case: Case, _name: str, cells: tuple[str, ...]) -> Finding:
    return finding(COUNTY_WITHOUT_PROCUREMENT, "全县政府集中采购项目数量填0。", *cells)


_PROCUREMENT_CONDITION = Condition(
    COUNTY_WITHOUT_PROCUREMENT,
    table=2,
    forms=(Form.F2019,),
    cells=(_PROJECTS,),
    clauses=(
        NotAsked(Agency(is_county_government, False, GOVERNMENT_ENDS, TOWNSHIP_ENDS)),
        CannotTell(Not(Known((_PROJECTS,))), "采购项目数量没有数"),
        Fails(Comparison(cell(_PROJECTS), eq), {_PROJECTS: ALWAYS}, _no_procurement),
        Passes(ALWAYS),
    ),
)

CONDITIONS = (
    *(_items_condition(subject, subject_names(Form.F2019)[subject]) for subject in _ITEMS),
    *(_rules_condition(form) for form in Form),
    _FEES_CONDITION,
    _PROCUREMENT_CONDITION,
)
