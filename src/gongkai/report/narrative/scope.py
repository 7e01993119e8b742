"""Whose number it is and of which time: what keeps a stated number from being compared with a table for certain."""

import re

from gongkai.report.narrative.count import Span
from gongkai.text import dates

_CHANGE = re.compile(
    r"(?:同比|环比|较|比|与)[^，；。]{0,16}(?:增|减|多|少|上升|下降|提高|降低|翻)[^，；。]{0,6}$|(?:增加|减少|增长|下降)了?$"
)
_PART_YEAR = re.compile(
    r"上半年|下半年|[一二三四1-4]季度|前[三3]季度|(?<![0-9年])[0-9]{1,2}月份?(?![0-9]{1,2}日)[^，。；]{0,4}[至到-][0-9]{1,2}月(?![0-9]{1,2}日)"
)
_MANY_YEARS = re.compile(
    r"历年|自[^，。；]{0,16}(?:以来|起)|(?:施行|实施|开通|成立|开展|建站)以来|近[三五几3-5]年|[三五3-5]年来|至今"
)
_ANOTHER_YEAR = re.compile(r"(?<![较比转自含])(?:去年|上一?年度?|前年)(?!度?结转|度?转)")
_PLAN = re.compile(r"计划|力争|拟于|将[要在于]|目标|预计|下一步|今后|争取")
_WIDE = re.compile(r"全[市县区省州旗盟镇乡国](?!性)|各级|各(?:职能)?部门|各单位|辖区|系统(?:内|共)")
_NARROW = re.compile(r"代表|本级|政府办|办公[室厅]|[局委厅办]机关|下属|所属|直属")
_NARROW_WITHOUT_AGENCY = re.compile(r"代表|本级|下属|所属")
_GOVERNMENT = re.compile(r"(?:政府|[省市县区旗州盟镇乡])$")
_TOWNSHIP = re.compile(r"[镇乡](?:人民)?政府$")
_OFFICE = re.compile(r"政府办公[室厅]$|政府办$")

OTHER_SCOPE = "说的可能不是本报告的统计范围"
OTHER_TIME = "说的不是本报告年度的全年"
PLANNED = "说的是打算，不是已有的数"


def time_of(before: str, phrase: str, year: int | None) -> tuple[Span, int | None]:
    """The time that a number covers and the year named for it, from the sentence before it."""
    if _CHANGE.search(phrase):
        return Span.CHANGE, None
    named = None
    for found, _, end in dates.years(before):
        rest = before[end:]
        if not rest.startswith(("度结转", "结转", "度转", "度预算", "度决算")):
            named = found
    if year is not None and named is not None and named != year:
        return Span.OTHER_YEAR, named
    if _PART_YEAR.search(before):
        return Span.PART_YEAR, named
    if _MANY_YEARS.search(before):
        return Span.MANY_YEARS, named
    if _ANOTHER_YEAR.search(before):
        return Span.OTHER_YEAR, named
    return Span.REPORT_YEAR, named


def doubts_of(before: str, agency: str, section: int | None) -> tuple[str, ...]:
    """Doubts about whose number it is, from the sentence before it; `agency` is the reporting agency, or empty."""
    doubts = []
    if not agency:
        if _NARROW_WITHOUT_AGENCY.search(before):
            doubts.append(OTHER_SCOPE)
    elif _OFFICE.search(agency):
        if _WIDE.search(before) or re.search(r"代表|本级", before):
            doubts.append(OTHER_SCOPE)
    elif _TOWNSHIP.search(agency):
        # A township has no departments that report beside it: its office speaks for the whole.
        pass
    elif _GOVERNMENT.search(agency):
        if _NARROW.search(before):
            doubts.append(OTHER_SCOPE)
    elif _WIDE.search(before) or re.search(r"[局委厅办]机关|下属|所属|本级", before):
        doubts.append(OTHER_SCOPE)
    if section == 5 or _PLAN.search(before):
        doubts.append(PLANNED)
    return tuple(doubts)
