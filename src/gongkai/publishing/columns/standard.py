"""The columns with which a platform opens: the four of 国办公开办函〔2019〕61号, the items of 条例 Art 20-21, the portal's others.

How a platform cuts Art 20 into columns is local; these can be renamed, ordered, switched off and added to.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.agencies.models import AgencyKind
from gongkai.law.statutory_content import ART_21, Level
from gongkai.publishing.models import ColumnType, Section

NEWS_WITHIN, DOCUMENTS_WITHIN = 14, 180
"""Days after which a column of news, or of notices and policy documents, is stale (国办秘函〔2019〕19号)."""


@dataclass(frozen=True, slots=True)
class Standard:
    """A column as it is opened; see `models.Column`. `without` names the kinds of agencies that have no such matter."""

    section: Section
    code: str
    name: str
    type: ColumnType
    item: str = ""
    fresh_within: int | None = None
    revise_yearly: bool = False
    without: frozenset[AgencyKind] = frozenset()


_NOT_LOCAL_RULES = frozenset(AgencyKind) - {AgencyKind.GOVERNMENT}
_STATUTORY = Section.STATUTORY

STANDARD = (
    Standard(Section.GUIDE, "guide", "政府信息公开指南", ColumnType.GUIDE, revise_yearly=True),
    Standard(Section.RULES, "disclosurerules", "政府信息公开制度", ColumnType.DOCUMENTS, revise_yearly=True),
    Standard(
        _STATUTORY,
        "rules",
        "规章",
        ColumnType.DOCUMENTS,
        "rules_and_documents",
        without=_NOT_LOCAL_RULES,
    ),
    Standard(
        _STATUTORY,
        "normative",
        "行政规范性文件",
        ColumnType.DOCUMENTS,
        "rules_and_documents",
        DOCUMENTS_WITHIN,
    ),
    Standard(
        _STATUTORY, "documents", "其他文件", ColumnType.DOCUMENTS, "rules_and_documents", DOCUMENTS_WITHIN
    ),
    Standard(_STATUTORY, "functions", "机构职能", ColumnType.FUNCTIONS, "organisation", revise_yearly=True),
    Standard(_STATUTORY, "leaders", "领导信息", ColumnType.LEADERS, "organisation", revise_yearly=True),
    Standard(_STATUTORY, "plans", "规划计划", ColumnType.DOCUMENTS, "plans"),
    Standard(_STATUTORY, "statistics", "统计信息", ColumnType.DATA, "statistics"),
    Standard(_STATUTORY, "licensing", "行政许可和对外管理服务", ColumnType.SERVICES, "licensing_services"),
    Standard(_STATUTORY, "penalties", "行政处罚、行政强制", ColumnType.DATA, "penalty_coercion"),
    Standard(_STATUTORY, "budget", "财政预决算", ColumnType.DATA, "budget"),
    Standard(_STATUTORY, "fees", "收费项目", ColumnType.DATA, "admin_fees", revise_yearly=True),
    Standard(_STATUTORY, "procurement", "政府采购", ColumnType.DATA, "procurement"),
    Standard(_STATUTORY, "projects", "重大建设项目", ColumnType.DATA, "major_projects"),
    Standard(_STATUTORY, "livelihood", "民生政策", ColumnType.DOCUMENTS, "livelihood_policy"),
    Standard(_STATUTORY, "emergencies", "应急管理", ColumnType.DATA, "emergencies"),
    Standard(_STATUTORY, "inspections", "监督检查", ColumnType.DATA, "inspections"),
    Standard(_STATUTORY, "personnel", "公务员招考和人事信息", ColumnType.DATA, "recruitment"),
    Standard(_STATUTORY, "other", "其他法定信息", ColumnType.DATA, "other_statutory"),
    Standard(Section.REPORTS, "reports", "政府信息公开年报", ColumnType.REPORTS),
    Standard(Section.ELSEWHERE, "news", "工作动态", ColumnType.NEWS, fresh_within=NEWS_WITHIN),
    Standard(Section.ELSEWHERE, "notices", "公示公告", ColumnType.NEWS, fresh_within=DOCUMENTS_WITHIN),
    Standard(
        Section.ELSEWHERE,
        "interpretation",
        "政策解读",
        ColumnType.INTERPRETATION,
        fresh_within=DOCUMENTS_WITHIN,
    ),
    Standard(Section.ELSEWHERE, "meetings", "常务会议", ColumnType.NEWS),
    Standard(Section.ELSEWHERE, "comment", "征求意见", ColumnType.COMMENTS),
    Standard(Section.ELSEWHERE, "press", "新闻发布会", ColumnType.RESPONSES),
    Standard(Section.ELSEWHERE, "answers", "申请答复选登", ColumnType.APPLICATION),
)


def standard_columns(kind: AgencyKind) -> Iterator[Standard]:
    """The columns of an agency of this kind, in their order; those of Art 21 stand before 其他法定信息."""
    for one in STANDARD:
        if kind in one.without:
            continue
        if one.code == "other":
            yield from _of_article_21(kind)
        yield one


def _of_article_21(kind: AgencyKind) -> Iterator[Standard]:
    level = {AgencyKind.GOVERNMENT: Level.CITY_AND_COUNTY, AgencyKind.TOWNSHIP: Level.TOWNSHIP}.get(kind)
    for item in ART_21[level] if level else ():
        yield Standard(_STATUTORY, item.code.replace("_", ""), item.content, ColumnType.DOCUMENTS, item.code)
