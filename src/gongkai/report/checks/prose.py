"""Rules on the running text: section five, and slips of the pen (ST-07, ST-09)."""

import re
from collections.abc import Iterator

from gongkai.report.agency_kind import AgencyKind, kind
from gongkai.report.checks.rule import Case, Judgement, Question, Rule, cannot_tell, failed, finding, passed
from gongkai.report.finding import Severity
from gongkai.report.forms import FIRST_YEAR, section_name
from gongkai.report.value import Completeness, Report
from gongkai.text.personal_data import personal_data

PROBLEMS_AND_IMPROVEMENTS = Rule(
    "ST-07",
    Severity.WARNING,
    "问题与改进",
    "第五部分既写问题，也写改进；人民政府的报告还写工作考核、社会评议和责任追究结果。",
    "条例第五十条第一款第四项",
    "补写改进情况（或存在的问题）；人民政府补写工作考核、社会评议和责任追究结果。",
)
SLIPS = Rule(
    "ST-09",
    Severity.HINT,
    "文字差错",
    "序号连续，标点没有多余，正文没有个人手机号、身份证号和银行卡号。",
    "公文一般要求；个人信息保护法",
    "改正序号和标点；隐去个人信息。",
)

RULES = (PROBLEMS_AND_IMPROVEMENTS, SLIPS)

_NAMED_PROBLEM = re.compile(r"问题|不足|短板|薄弱")
_HINTED_PROBLEM = re.compile(r"不够|差距|滞后|欠缺|有待|不高|不强|不全|不及时|还需|仍需")
_IMPROVEMENT = re.compile(
    r"改进|整改|措施|下一?步|今后|接下来|明年|进一步|继续|加强|完善|健全|强化|提高|提升|优化"
)
_OVERSIGHT = {
    "工作考核": re.compile(r"考核|考评"),
    "社会评议": re.compile(r"评议"),
    "责任追究": re.compile(r"追责|追究|问责"),
}

_ORDINALS = "一二三四五六七八九十"
_ONE_IS = re.compile(r"(?:^|[，。；：:,;\s“）)])([一二三四五六七八九十])是")
_DOUBLED = re.compile(r"[，、；：]{2,}|(?<!。)。。(?!。)|[，、；：]。|。[，、；：]|[（(][)）]")
_LONE = re.compile(r"^[、，。；：,.;:]+$")


def problems_and_improvements(case: Case) -> Iterator[Judgement]:
    """ST-07: section five, and for a people's government what else the article asks of it.

    A problem that is not called one (还有差距) is a reading of ours, so the missing improvement is then a hint.
    """
    report, rule = case.report, PROBLEMS_AND_IMPROVEMENTS
    if (report.year is not None and report.year < FIRST_YEAR) or not report.sections:
        return
    yield _section_five(report)
    if kind(report.agency) is AgencyKind.GOVERNMENT:
        yield _oversight(report)
    elif not report.agency:
        yield cannot_tell(rule, "报告机关不明，不知是否人民政府")


def _section_five(report: Report) -> Judgement:
    rule, section = PROBLEMS_AND_IMPROVEMENTS, report.section(5)
    if section is None or not section.text.strip():
        return cannot_tell(rule, "没有第五部分的正文")
    if report.completeness is Completeness.FRAGMENT:
        return cannot_tell(rule, "来源不是完整的报告")
    named, hinted = _NAMED_PROBLEM.search(section.text), _HINTED_PROBLEM.search(section.text)
    improves = _IMPROVEMENT.search(section.text)
    if (named or hinted) and not improves:
        severity = Severity.WARNING if named else Severity.HINT
        return failed(rule, finding(rule, "第五部分写了问题，没有写改进情况。", severity=severity, section=5))
    if improves and not (named or hinted):
        return failed(
            rule, finding(rule, "第五部分写了改进，没有写存在的问题。", severity=Severity.HINT, section=5)
        )
    if not (named or hinted or improves):
        return cannot_tell(rule, "第五部分看不出问题与改进")
    return passed(rule)


def _oversight(report: Report) -> Judgement:
    rule = PROBLEMS_AND_IMPROVEMENTS
    if report.completeness is Completeness.FRAGMENT:
        return cannot_tell(rule, "来源不是完整的报告")
    text = "\n".join(section.text for section in report.sections)
    missing = [name for name, pattern in _OVERSIGHT.items() if not pattern.search(text)]
    if not missing:
        return passed(rule)
    # One of the three not found by its usual words may still be there in others.
    severity = Severity.WARNING if len(missing) == len(_OVERSIGHT) else Severity.HINT
    message = f"人民政府的年度报告没有说到{'、'.join(missing)}。"
    return failed(rule, finding(rule, message, severity=severity, section=1))


def slips(case: Case) -> Iterator[Judgement]:
    """ST-09: order of enumerators, stray marks, personal data; one instance each."""
    report = case.report
    if not report.sections:
        return
    yield _enumerators(report)
    yield _marks(report)
    yield _personal(report)


def _enumerators(report: Report) -> Judgement:
    for section in report.sections:
        for paragraph in section.paragraphs:
            last = 0
            for match in _ONE_IS.finditer(paragraph):
                place = _ORDINALS.index(match[1]) + 1
                if last and place not in (1, last + 1):
                    quote = paragraph[match.start(1) : match.start(1) + 12]
                    name = section_name(section.number)
                    message = f"{name}序号不连续：“{_ORDINALS[last - 1]}是”之后又写“{match[1]}是”。"
                    return failed(SLIPS, finding(SLIPS, message, section=section.number, quote=quote))
                last = place
    return passed(SLIPS)


def _marks(report: Report) -> Judgement:
    for section in report.sections:
        for paragraph in section.paragraphs:
            stripped = paragraph.strip()
            match = _DOUBLED.search(stripped) or _LONE.match(stripped)
            if match:
                message = f"{section_name(section.number)}有多余的标点“{match.group()}”。"
                return failed(SLIPS, finding(SLIPS, message, section=section.number, quote=stripped[:30]))
    return passed(SLIPS)


def _personal(report: Report) -> Judgement:
    for section in report.sections:
        for paragraph in section.paragraphs:
            if found := personal_data(paragraph):
                named = "、".join(f"{datum.kind}{datum.masked}" for datum in found)
                message = f"{section_name(section.number)}写有个人信息：{named}。"
                return failed(
                    SLIPS, finding(SLIPS, message, section=section.number, repair="隐去个人信息后重新发布。")
                )
    return passed(SLIPS)


QUESTIONS: tuple[Question, ...] = (problems_and_improvements, slips)
