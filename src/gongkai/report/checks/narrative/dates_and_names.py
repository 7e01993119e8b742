"""Period, dates, years and names that a report states (NV-12, NV-13, NV-14, NV-16)."""

import re
from collections.abc import Iterator
from datetime import date

from gongkai.report.agency_kind import AgencyKind, kind
from gongkai.report.checks.rule import Case, Judgement, Question, Rule, cannot_tell, failed, finding, passed
from gongkai.report.finding import Severity
from gongkai.report.value import Completeness, Report
from gongkai.text import dates
from gongkai.text.folding import folded, simplified

PERIOD = Rule(
    "NV-12",
    Severity.WARNING,
    "统计期限",
    "报告所列数据的统计期限是报告年度的1月1日至12月31日。",
    "条例第四十九条、第五十条；国办公开办函〔2021〕30号：年度报告格式",
    "把统计期限改为报告年度的1月1日至12月31日；没有写的补上。",
)
DATED = Rule(
    "NV-13",
    Severity.WARNING,
    "落款和发布日期",
    "报告在年度结束后发布：县级以上人民政府部门在1月31日前，县级以上地方人民政府在3月31日前。",
    "条例第四十九条（所述日期当日按期内计）",
    "核对落款和发布日期。网页日期不是首次发布日期的，注明首次发布日期；确已逾期的，今后按期发布。",
)
SAME_YEAR = Rule(
    "NV-14",
    Severity.WARNING,
    "年度一致",
    "标题、开头和文件名中的年度，与报告年度一致。",
    "国办公开办函〔2021〕30号：年度报告应当准确",
    "统一改为报告年度。",
)
SAME_AGENCY = Rule(
    "NV-16",
    Severity.WARNING,
    "机关名称一致",
    "标题中的机关与落款的机关是同一个机关。",
    "条例第四十九条：由本行政机关公布年度报告",
    "核对标题和落款中的机关名称，改正写错的一处。",
)

RULES = (PERIOD, DATED, SAME_YEAR, SAME_AGENCY)

_ABOUT_DATA = re.compile(r"统计|数据|期限|涵盖|时限|截止|起止")
_SENTENCE = re.compile(r"[^。；！？\n]*[。；！？]?")
_REPORT_OF_YEAR = re.compile(r"(?P<year>20[0-9]{2})\s?年(?:度)?(?:政府)?信息公开(?:工作)?(?:年度)?报告")
_FILE_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})\s?年")
_DEPARTMENT_BY = (1, 31)
_GOVERNMENT_BY = (3, 31)
_BODY = re.compile(r"人民政府|办公室|办公厅|委员会|[局委厅]$|[\s（）()·]")


def period(case: Case) -> Iterator[Judgement]:
    """NV-12: the period that the figures cover."""
    report = case.report
    if not report.sections and not report.preamble:
        return
    if report.year is None:
        yield cannot_tell(PERIOD, "报告年度不明")
        return
    due = (date(report.year, 1, 1), date(report.year, 12, 31))
    for section, sentence in _sentences(report):
        if not _ABOUT_DATA.search(sentence):
            continue
        stated = next(iter(dates.periods(sentence, report.year)), None)
        if stated is None:
            if dates.damaged(sentence):
                yield cannot_tell(PERIOD, "统计期限的日期有缺字，读不出来")
                return
            continue
        if stated.first is None or stated.last is None:
            yield cannot_tell(PERIOD, "统计期限的日期读不出来")
        elif (stated.first, stated.last) == due:
            yield passed(PERIOD)
        else:
            said = f"{_day(stated.first)}至{_day(stated.last)}"
            message = f"统计期限写的是{said}，应为{_day(due[0])}至{_day(due[1])}。"
            yield failed(PERIOD, finding(PERIOD, message, section=section, quote=sentence.strip()))
        return
    if report.completeness is Completeness.FRAGMENT:
        yield cannot_tell(PERIOD, "来源不是完整的报告")
        return
    message = "没有写明数据的统计期限。"
    yield failed(PERIOD, finding(PERIOD, message, severity=Severity.HINT))


def _sentences(report: Report) -> Iterator[tuple[int, str]]:
    """Sentences with their section; paragraphs are joined, since some sources break them at every line."""
    texts = [(0, report.preamble), *((section.number, section.paragraphs) for section in report.sections)]
    for section, paragraphs in texts:
        for match in _SENTENCE.finditer("".join(paragraphs)):
            if "月" in match[0] or "日" in match[0]:
                yield section, simplified(match[0])


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def dated(case: Case) -> Iterator[Judgement]:
    """NV-13: neither before the year was over, nor later than Art 49 lets this kind of agency publish."""
    report = case.report
    day = report.signed_on or report.published_on
    if day is None:
        return
    if report.year is None:
        yield cannot_tell(DATED, "报告年度不明")
        return
    what = "落款日期" if report.signed_on else "页面发布日期"
    if day < date(report.year, 12, 31):
        message = f"{what}是{_day(day)}，{report.year}年还没有结束，数据不可能是全年的；也可能是日期写错。"
        yield failed(DATED, finding(DATED, message))
        return
    published = max(day, report.published_on or day)
    what = "页面发布日期" if published is report.published_on and published != report.signed_on else what
    of = kind(report.agency)
    if of is None:
        yield cannot_tell(DATED, "看不出是哪一类机关，不知道发布期限")
        return
    due = date(report.year + 1, *(_GOVERNMENT_BY if of is AgencyKind.GOVERNMENT else _DEPARTMENT_BY))
    if published <= due:
        yield passed(DATED)
    elif of is AgencyKind.TOWNSHIP:
        message = (
            f"{what}是{_day(published)}。乡镇、街道的报告没有法定发布期限，请对照本地要求"
            f"（县级以上部门为{_day(due)}前）。"
        )
        yield failed(DATED, finding(DATED, message, severity=Severity.HINT))
    else:
        who = "县级以上地方人民政府" if of is AgencyKind.GOVERNMENT else "县级以上人民政府部门"
        message = (
            f"{what}是{_day(published)}，晚于{who}的发布期限{_day(due)}。页面日期不一定是首次发布的日期。"
        )
        yield failed(DATED, finding(DATED, message))


def same_year(case: Case) -> Iterator[Judgement]:
    """NV-14: title, opening and file name name the report year."""
    report = case.report
    if report.year is None:
        return
    opening = "\n".join((*report.preamble, *(report.sections[0].paragraphs[:2] if report.sections else ())))
    stated = (
        ("标题", [year for year, _, _ in dates.years(report.title)][:1], Severity.WARNING, report.title),
        (
            "开头",
            [int(m["year"]) for m in _REPORT_OF_YEAR.finditer(folded(opening))][:1],
            Severity.WARNING,
            "",
        ),
        (
            "文件名",
            [int(y) for y in _FILE_YEAR.findall(report.source_name)][:1],
            Severity.HINT,
            report.source_name,
        ),
    )
    for where, years, severity, quote in stated:
        for year in years:
            if year == report.year:
                yield passed(SAME_YEAR)
                continue
            message = f"{where}写的是{year}年，报告年度是{report.year}年。"
            yield failed(SAME_YEAR, finding(SAME_YEAR, message, severity=severity, quote=quote))


def same_agency(case: Case) -> Iterator[Judgement]:
    """NV-16: title and signature name one agency; short forms of a name are the same name."""
    report = case.report
    if not report.signature or not report.agency:
        return
    named, signed = (_BODY.sub("", simplified(folded(name))) for name in (report.agency, report.signature))
    if not named or not signed or _shortened(named, signed) or _shortened(signed, named):
        yield passed(SAME_AGENCY)
        return
    message = f"标题中的机关是“{report.agency}”，落款是“{report.signature}”。"
    yield failed(SAME_AGENCY, finding(SAME_AGENCY, message, quote=report.signature))


def _shortened(short: str, full: str) -> bool:
    """Whether `short` is `full` with characters left out (市国资委 of 市国有资产监督管理委员会)."""
    rest = iter(full)
    return all(character in rest for character in short)


QUESTIONS: tuple[Question, ...] = (period, dated, same_year, same_agency)
