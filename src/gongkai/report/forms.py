"""The statutory forms of the annual report as data.

Form 2019: 国办公开办函〔2019〕60号 (试行), report years 2019 and 2020. Form 2021: 国办公开办函〔2021〕30号
of 2021-09-26, report years from 2021 on. A report may mix them: the form is kept for each table and told by
labels, never by the year.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from gongkai.report.codes import COLUMNS, Column, Result, Track, t3, t4


class Form(StrEnum):
    """Which official format a table follows."""

    F2019 = "2019"
    F2021 = "2021"

    @property
    def notice(self) -> str:
        """Number of the notice that laid the form down."""
        return {"2019": "国办公开办函〔2019〕60号", "2021": "国办公开办函〔2021〕30号"}[self.value]


LAST_YEAR_OF_FORM_2019 = 2020
"""Report year after which the form of 2021 is due."""


def form_due(year: int) -> Form:
    """The form that a report on `year` (2019 or later) has to use."""
    return Form.F2019 if year <= LAST_YEAR_OF_FORM_2019 else Form.F2021


FIRST_YEAR = 2019
"""Report year from which the six sections and the tables are prescribed (国办公开办函〔2019〕60号)."""

SECTION_NUMERALS = "一二三四五六"
"""Numbers of the sections as printed."""

SECTION_TITLES = {
    Form.F2019: (
        "总体情况",
        "主动公开政府信息情况",
        "收到和处理政府信息公开申请情况",
        "政府信息公开行政复议、行政诉讼情况",
        "存在的主要问题及改进情况",
        "其他需要报告的事项",
    ),
    Form.F2021: (
        "总体情况",
        "主动公开政府信息情况",
        "收到和处理政府信息公开申请情况",
        "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "存在的主要问题及改进情况",
        "其他需要报告的事项",
    ),
}
"""Titles of the six sections without their number. The notice of 2021 prints section four in its longer
wording; its older wording is accepted in both forms."""


def section_name(section: int) -> str:
    """`第六部分` of 6."""
    return f"第{SECTION_NUMERALS[section - 1]}部分"


@dataclass(frozen=True, slots=True)
class Measure:
    """A column of one block of Table 2: the last part of the code, its printed head and its unit."""

    code: str
    label: str
    unit: str
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """A row of Table 2: the middle part of the code and its printed label."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Block:
    """The rows of Table 2 under one item of Art 20, with the measures printed for each."""

    item: str
    subjects: tuple[Subject, ...]
    measures: tuple[Measure, ...]

    @property
    def heading(self) -> str:
        """Head of the block as printed: `第二十条第（一）项`."""
        return f"第二十条第（{self.item}）项"

    @property
    def codes(self) -> tuple[str, ...]:
        """Cell codes of the block, row by row."""
        return tuple(f"t2.{s.code}.{m.code}" for s in self.subjects for m in self.measures)


RULES = Subject("rules", "规章")
LICENSING = Subject("licensing", "行政许可")
PENALTY = Subject("penalty", "行政处罚")
COERCION = Subject("coercion", "行政强制")
ADMIN_FEES = Subject("admin_fees", "行政事业性收费")

_MADE = (
    Measure("made", "本年新制作数量", "件"),
    Measure("newly_disclosed", "本年新公开数量", "件"),
    Measure("total_disclosed", "对外公开总数量", "件"),
)
_ISSUED = (
    Measure("issued", "本年制发件数", "件"),
    Measure("repealed", "本年废止件数", "件"),
    Measure("in_force", "现行有效件数", "件"),
)
_ITEMS = (
    Measure("items_prev", "上一年项目数量", "项"),
    Measure("items_delta", "本年增/减", "项", signed=True),
)
_ITEM_DECISIONS = (*_ITEMS, Measure("decisions", "处理决定数量", "件"))
_DECISIONS = (Measure("decisions", "本年处理决定数量", "件"),)

TABLE_2 = {
    Form.F2019: (
        Block("一", (RULES, Subject("normative_docs", "规范性文件")), _MADE),
        Block("五", (LICENSING, Subject("other_services", "其他对外管理服务事项")), _ITEM_DECISIONS),
        Block("六", (PENALTY, COERCION), _ITEM_DECISIONS),
        Block("八", (ADMIN_FEES,), _ITEMS),
        Block(
            "九",
            (Subject("procurement", "政府集中采购"),),
            (Measure("projects", "采购项目数量", "项"), Measure("amount_yuan", "采购总金额", "元")),
        ),
    ),
    Form.F2021: (
        Block("一", (RULES, Subject("normative_docs", "行政规范性文件")), _ISSUED),
        Block("五", (LICENSING,), _DECISIONS),
        Block("六", (PENALTY, COERCION), _DECISIONS),
        Block("八", (ADMIN_FEES,), (Measure("amount_wan", "本年收费金额（单位：万元）", "万元"),)),
    ),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A printed data row of Table 3: code without column, label, and the merged group labels left of it."""

    code: str
    label: str
    groups: tuple[str, ...] = ()

    @property
    def cells(self) -> tuple[str, ...]:
        """The seven cell codes of the row, in printed order."""
        return tuple(f"{self.code}@{column}" for column in COLUMNS)


OUTCOMES_GROUP = "三、本年度办理结果"
REFUSED_GROUP = "（三）不予公开"
UNABLE_GROUP = "（四）无法提供"
DECLINED_GROUP = "（五）不予处理"
OTHER_GROUP = "（六）其他处理"

TABLE_3_CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
APPLICANTS_HEAD = "申请人情况"
ORGANISATIONS_HEAD = "法人或其他组织"
COLUMN_LABELS = {
    Column.NATURAL_PERSON: "自然人",
    Column.ORG_ENTERPRISE: "商业企业",
    Column.ORG_RESEARCH: "科研机构",
    Column.ORG_PUBLIC_WELFARE: "社会公益组织",
    Column.ORG_LEGAL_SERVICE: "法律服务机构",
    Column.ORG_OTHER: "其他",
    Column.TOTAL: "总计",
}


def _outcome(code: str, label: str, *groups: str) -> Row:
    return Row(f"t3.outcome.{code}", label, (OUTCOMES_GROUP, *groups))


_ROWS_BEFORE_OTHER = (
    Row("t3.received_new", "一、本年新收政府信息公开申请数量"),
    Row("t3.carried_in", "二、上年结转政府信息公开申请数量"),
    _outcome("granted", "（一）予以公开"),
    _outcome("partial", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
    _outcome("refused.state_secret", "1.属于国家秘密", REFUSED_GROUP),
    _outcome("refused.law_prohibited", "2.其他法律行政法规禁止公开", REFUSED_GROUP),
    _outcome("refused.security_stability", "3.危及“三安全一稳定”", REFUSED_GROUP),
    _outcome("refused.third_party", "4.保护第三方合法权益", REFUSED_GROUP),
    _outcome("refused.internal_affairs", "5.属于三类内部事务信息", REFUSED_GROUP),
    _outcome("refused.process_info", "6.属于四类过程性信息", REFUSED_GROUP),
    _outcome("refused.enforcement_file", "7.属于行政执法案卷", REFUSED_GROUP),
    _outcome("refused.admin_query", "8.属于行政查询事项", REFUSED_GROUP),
    _outcome("unable.not_held", "1.本机关不掌握相关政府信息", UNABLE_GROUP),
    _outcome("unable.needs_creation", "2.没有现成信息需要另行制作", UNABLE_GROUP),
    _outcome("unable.unclear_after_correction", "3.补正后申请内容仍不明确", UNABLE_GROUP),
    _outcome("declined.petition_complaint", "1.信访举报投诉类申请", DECLINED_GROUP),
    _outcome("declined.duplicate", "2.重复申请", DECLINED_GROUP),
    _outcome("declined.publication", "3.要求提供公开出版物", DECLINED_GROUP),
    _outcome("declined.abusive_volume", "4.无正当理由大量反复申请", DECLINED_GROUP),
    _outcome("declined.reconfirm", "5.要求行政机关确认或重新出具已获取信息", DECLINED_GROUP),
)
_OTHER_2021 = (
    _outcome(
        "other.no_correction",
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        OTHER_GROUP,
    ),
    _outcome(
        "other.unpaid_fee",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        OTHER_GROUP,
    ),
    _outcome("other.misc", "3.其他", OTHER_GROUP),
)
_LAST_ROWS = (
    _outcome("total", "（七）总计"),
    Row("t3.carried_out", "四、结转下年度继续办理"),
)

TABLE_3 = {
    Form.F2019: (*_ROWS_BEFORE_OTHER, _outcome("other", OTHER_GROUP), *_LAST_ROWS),
    Form.F2021: (*_ROWS_BEFORE_OTHER, *_OTHER_2021, *_LAST_ROWS),
}
"""23 data rows of 2019, 25 of 2021. `t3.outcome.other` is the whole of （六）: printed in 2019, the sum of its
three sub-rows in 2021, where a printed group line may still carry it."""

OUTCOME_GROUPS = {
    "t3.outcome.refused": REFUSED_GROUP,
    "t3.outcome.unable": UNABLE_GROUP,
    "t3.outcome.declined": DECLINED_GROUP,
    "t3.outcome.other": OTHER_GROUP,
}
"""Group codes and their labels; the sum of their leaves, and never printed apart from `other` of 2019."""


def outcome_leaves(form: Form) -> tuple[str, ...]:
    """Rows that add up to （七）总计: 19 in 2019 (with the single `other`), 21 in 2021."""
    return tuple(
        row.code
        for row in TABLE_3[form]
        if row.code.startswith("t3.outcome.") and row.code != "t3.outcome.total"
    )


TRACK_LABELS = {
    Track.REVIEW: "行政复议",
    Track.SUIT_DIRECT: "未经复议直接起诉",
    Track.SUIT_AFTER_REVIEW: "复议后起诉",
}
LITIGATION_HEAD = "行政诉讼"
RESULT_LABELS = {
    Result.UPHELD: "结果维持",
    Result.CORRECTED: "结果纠正",
    Result.OTHER: "其他结果",
    Result.PENDING: "尚未审结",
    Result.TOTAL: "总计",
}
TABLE_4 = tuple(t4(track, result) for track in Track for result in Result)
"""Fifteen cells of the one data row, in printed order; the same in both forms."""


@cache
def codes(t2_form: Form | None, t3_form: Form | None) -> tuple[str, ...]:
    """Every cell code that a report in these forms prints, in printed order; `None` leaves that table out."""
    table_2 = [code for block in TABLE_2[t2_form] for code in block.codes] if t2_form else []
    table_3 = [code for row in TABLE_3[t3_form] for code in row.cells] if t3_form else []
    return (*table_2, *table_3, *TABLE_4)


@cache
def _units() -> dict[str, str]:
    return {
        f"t2.{s.code}.{m.code}": m.unit
        for blocks in TABLE_2.values()
        for block in blocks
        for s in block.subjects
        for m in block.measures
    }


def unit(code: str) -> str:
    """Unit of a cell: 件, 项, 元 or 万元; Tables 3 and 4 count 件."""
    return _units().get(code, "件")


def is_amount(code: str) -> bool:
    """Whether the cell holds money, which may have decimals, rather than a count."""
    return unit(code) in ("元", "万元")


def is_signed(code: str) -> bool:
    """Whether the cell holds a change, which may be negative."""
    return code in _signed()


@cache
def _signed() -> frozenset[str]:
    return frozenset(
        f"t2.{s.code}.{m.code}"
        for blocks in TABLE_2.values()
        for block in blocks
        for s in block.subjects
        for m in block.measures
        if m.signed
    )


@cache
def _labels() -> dict[str, str]:
    found: dict[str, str] = {}
    for blocks in TABLE_2.values():
        for block in blocks:
            for s in block.subjects:
                for m in block.measures:
                    found[f"t2.{s.code}.{m.code}"] = f"{s.label}·{m.label}"
    for rows in TABLE_3.values():
        for row in rows:
            for column in COLUMNS:
                found[f"{row.code}@{column}"] = f"{row.label}·{COLUMN_LABELS[column]}"
    for column in COLUMNS:
        found[t3("outcome.other", column)] = f"{OTHER_GROUP}·{COLUMN_LABELS[column]}"
    for track in Track:
        for result in Result:
            found[t4(track, result)] = f"{TRACK_LABELS[track]}·{RESULT_LABELS[result]}"
    return found


def label(code: str) -> str:
    """A cell in the words of the form: `（一）予以公开·自然人`. A code of no form answers itself."""
    return _labels().get(code, code)
