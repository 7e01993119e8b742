"""Whose number it is and of which time: what keeps a stated number from being compared with a table for certain."""

import re

from gongkai.report.agency_kind import AgencyKind, kind
from gongkai.report.narrative.count import Span
from gongkai.text import dates

_CHANGE = re.compile(
    r"(?:同比|环比|较|比|与)[^，；。]{0,16}(?:增|减|多|少|上升|下降|提高|降低|翻)[^，；。]{0,20}$|(?:增加|减少|增长|下降)了?$"
)
_PART_YEAR = re.compile(r"上半年|下半年|[一二三四1-4]季度|前[三3]季度|(?<![0-9])(?:[1-9]|1[0-2])月")
_ALL_MONTHS = re.compile(
    r"(?<![0-9])1月?(?:1日)?(?:至|到|-|—|－|~|～)+(?:20[0-9]{2}年)?12月(?:31日|底)?|截[至止](?:20[0-9]{2}年)?12月(?:31日|底)?"
)
WHOLE_YEAR = re.compile("全年|年度内?|年内|本年(?!初)")
"""Said before a number, it ends what a month named earlier in the sentence holds for."""
_MANY_YEARS = re.compile(
    r"历年|十[二三四五]五”?(?:期间|以来)|自[^，。；]{0,16}(?:以来|起)|(?:施行|实施|开通|成立|开展|建站)以来|近[三五几3-5]年|[三五3-5]年来|至今"
)
_ANOTHER_YEAR = re.compile(r"(?<![较比转自含])(?:去年|上一?年度?|前年)(?!度?结转|度?转)")
_PLAN = re.compile(r"计划|力争|拟于|将[要在于]|目标|预计|下一步|今后|争取")
_WIDE = re.compile(
    r"全[市县区省州旗盟国](?!性)|各级|各(?:职能)?部门|各单位|辖区|我[市县区省州旗]|系统(?:内|共)"
)
_NARROW = re.compile(
    r"代表|[市县区]?本级|政府办|[省市县区旗州]政府(?=共?新?(?:收|受理|接))|办公[室厅]|[局委厅办]机关|下属|所属|直属|[市县区]级(?!以上)|[市县区]直"
)
_NARROW_WITHOUT_AGENCY = re.compile(r"代表|本级|下属|所属")
_ORGANS = re.compile(r"[局委厅办]属|二级单位|[局委厅办]机关|下属|所属|本级|直属")

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
    within = _ALL_MONTHS.sub("全年", before)
    if _PART_YEAR.search(within, max((m.end() for m in WHOLE_YEAR.finditer(within)), default=0)):
        return Span.PART_YEAR, named
    if _MANY_YEARS.search(before):
        return Span.MANY_YEARS, named
    if _ANOTHER_YEAR.search(before):
        return Span.OTHER_YEAR, named
    return Span.REPORT_YEAR, named


def doubts_of(earlier: str, before: str, phrase: str, agency: str, section: int | None) -> tuple[str, ...]:
    """Doubts about whose number it is. `earlier` is the paragraph before the number, `before` the sentence before
    it, `phrase` its own words; `agency` the reporting agency, or empty.

    The tables of a government cover all its organs, so its text has to say so (全市, 全县); a department's tables
    cover the department alone, so its text must not.
    """
    if _elsewhere(earlier, before, phrase, agency):
        doubts: tuple[str, ...] = (OTHER_SCOPE,)
    else:
        doubts = ()
    if section == 5 or _PLAN.search(before):
        doubts = (*doubts, PLANNED)
    return doubts


def _elsewhere(earlier: str, before: str, phrase: str, agency: str) -> bool:
    if not agency:
        return bool(_NARROW_WITHOUT_AGENCY.search(before))
    of = kind(agency)
    if of is AgencyKind.TOWNSHIP:
        # A township has no departments that report beside it: its office speaks for the whole.
        return False
    if of is AgencyKind.GOVERNMENT:
        return not _WIDE.search(earlier) or bool(
            _NARROW.search(phrase) or _NARROW_WITHOUT_AGENCY.search(before)
        )
    return bool(_WIDE.search(before) or _ORGANS.search(before))
