"""Rules on the report's build: sections, titles, tables, labels and form (ST-01 to ST-04, ST-06, ST-08, ST-10)."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from gongkai.report.checks.evaluation import TABLE_NAMES
from gongkai.report.checks.rule import (
    FORMAT,
    Case,
    Judgement,
    Question,
    Rule,
    cannot_tell,
    failed,
    finding,
    passed,
)
from gongkai.report.checks.table_3 import UNPAID_FEE
from gongkai.report.finding import Answer, Severity, Verdict
from gongkai.report.forms import FIRST_YEAR, SECTION_TITLES, Form, form_due, section_name
from gongkai.report.value import Completeness, PrintedLabel, Report

SECTIONS = Rule(
    "ST-01",
    Severity.WARNING,
    "六个部分",
    "六个部分齐全、按顺序，各有内容；第六部分没有事项的写“无”。",
    FORMAT,
    "补上缺少的部分；没有内容的写“无”。",
)
TITLES = Rule(
    "ST-02",
    Severity.WARNING,
    "部分标题",
    "六个部分的标题与格式一致；第四部分新旧两种写法都可以。",
    FORMAT,
    "改用格式规定的标题。",
)
TABLES = Rule(
    "ST-03",
    Severity.WARNING,
    "三张表",
    "表二、表三、表四以文字表格列出，不用图片或文字叙述代替。",
    FORMAT,
    "按格式补上表格；没有数量的格填0。",
)
LABELS = Rule(
    "ST-04",
    Severity.WARNING,
    "表内文字",
    "表内各行各列的名称与格式一致。",
    FORMAT,
    "改用格式规定的名称。",
)
OLD_HEADINGS = Rule(
    "ST-06",
    Severity.WARNING,
    "已停用的标题",
    "2019年度起，正文不再使用旧格式的标题（如收费及减免情况、不予公开数量）。",
    FORMAT,
    "按现行格式归并到相应部分，删去旧标题。",
)
FORM_OF_YEAR = Rule(
    "ST-08",
    Severity.WARNING,
    "格式与年度",
    "2019、2020年度用2019年格式，2021年度起用2021年格式。",
    "国办公开办函〔2019〕60号、国办公开办函〔2021〕30号",
    "换用报告年度规定的格式填报。",
)
TITLE_IN_TEXT = Rule(
    "ST-10",
    Severity.HINT,
    "报告标题",
    "正文有标题：机关名称加年度加“政府信息公开工作年度报告”。",
    FORMAT,
    "补上标题，写明机关名称和年度。",
)

RULES = (SECTIONS, TITLES, TABLES, LABELS, OLD_HEADINGS, FORM_OF_YEAR, TITLE_IN_TEXT)

_MUST_HAVE_TEXT = (1, 5, 6)
"""Sections two to four consist of their table, which ST-03 looks at."""

_LABELS_CUT_BY_LINE_BREAKS = frozenset({"本年增/", "本年增"})
"""本年增/减 loses its last character wherever a page turns the head's two lines into one; no office wrote it so."""

_OLD_HEADING = re.compile(
    r"收费.{0,3}减免|不予公开.{0,8}(数量|件数)|支出[与和]收费|机构(建设)?[、和]人员情况"
)
_HEADING = re.compile(r"^(第[一二三四五六七八九十]+部分|[（(]?[一二三四五六七八九十\d]+[)）、.．]).{2,32}$")


def plain(text: str) -> str:
    """A label or title without width, spaces, marks and brackets, so that only its characters are compared."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum() or c == "/")


def _cut(case: Case) -> bool:
    return case.report.completeness is Completeness.FRAGMENT


def _asked(report: Report) -> bool:
    return report.year is None or report.year >= FIRST_YEAR


def _no_text(report: Report) -> bool:
    return not report.sections and not report.preamble


def sections(case: Case) -> Iterator[Judgement]:
    """ST-01."""
    report, rule = case.report, SECTIONS
    if not _asked(report):
        return
    if _cut(case):
        yield cannot_tell(rule, "来源不是完整的报告")
        return
    if _no_text(report):
        yield cannot_tell(rule, "来源只有表格，没有正文")
        return
    found = [section.number for section in report.sections]
    titles = SECTION_TITLES[Form.F2021]
    faults = [f"缺{section_name(n)}“{titles[n - 1]}”" for n in range(1, 7) if n not in found]
    faults += [f"{section_name(n)}出现{found.count(n)}次" for n in sorted(set(found)) if found.count(n) > 1]
    if found != sorted(found):
        faults.append("各部分没有按顺序排列")
    faults += [
        f"{section_name(section.number)}没有内容"
        for section in report.sections
        if section.number in _MUST_HAVE_TEXT and not plain(section.text)
    ]
    if faults:
        missing = next((n for n in range(1, 7) if n not in found), None)
        yield failed(rule, finding(rule, f"{'；'.join(faults)}。", section=missing))
    else:
        yield passed(rule)


def titles(case: Case) -> Iterator[Judgement]:
    """ST-02, one finding for all titles that differ."""
    report, rule = case.report, TITLES
    if not _asked(report):
        return
    if _cut(case):
        yield cannot_tell(rule, "来源不是完整的报告")
        return
    if not report.sections:
        yield cannot_tell(rule, "来源没有分部分的正文")
        return
    other = [
        section
        for section in report.sections
        if plain(section.title) not in {plain(SECTION_TITLES[form][section.number - 1]) for form in Form}
    ]
    if other:
        form = report.t2_form or report.t3_form or Form.F2021
        said = "；".join(
            f"{section_name(s.number)}写作“{s.title.strip('。 ')}”，格式为“{SECTION_TITLES[form][s.number - 1]}”"
            for s in other
        )
        yield failed(rule, finding(rule, f"{said}。", section=other[0].number, quote=other[0].title))
    else:
        yield passed(rule)


def tables(case: Case) -> Iterator[Judgement]:
    """ST-03, one finding for all missing tables."""
    report, rule = case.report, TABLES
    if not _asked(report):
        return
    if _cut(case):
        yield cannot_tell(rule, "来源不是完整的报告")
        return
    missing = [table for table in TABLE_NAMES if not report.has_table(table)]
    if missing:
        named = "、".join(TABLE_NAMES[table] for table in missing)
        message = f"没有读到{named}。可能是图片，也可能用文字叙述代替了表格。"
        yield failed(rule, finding(rule, message, section=missing[0]))
    else:
        yield passed(rule)


def labels(case: Case) -> Iterator[Judgement]:
    """ST-04, one finding for all labels that differ from the form."""
    report, rule = case.report, LABELS
    if not _asked(report) or not report.cells:
        return
    if _cut(case):
        yield cannot_tell(rule, "来源不是完整的报告")
        return
    other = {(plain(label.printed), label.expected): label for label in report.labels if _differs(label)}
    if other:
        said = "、".join(f"“{label.printed.strip()}”（格式为“{label.expected}”）" for label in other.values())
        found = finding(rule, f"表内有的名称与格式不同：{said}。")
        yield failed(rule, replace(found, where=next(iter(other.values())).where))
    else:
        yield passed(rule)


def _differs(label: PrintedLabel) -> bool:
    printed = plain(label.printed)
    return printed != plain(label.expected) and printed not in _LABELS_CUT_BY_LINE_BREAKS


def old_headings(case: Case) -> Iterator[Judgement]:
    """ST-06, one finding for all headings of the form before 2019."""
    report, rule = case.report, OLD_HEADINGS
    if not _asked(report) or _no_text(report):
        return
    found = []
    for section in report.sections:
        heads = (section.title, *(p for p in section.paragraphs if _HEADING.match(p.strip())))
        found += [(section.number, head.strip()) for head in heads if _OLD_HEADING.search(head)]
    if found:
        said = "、".join(f"“{head}”" for _, head in found)
        message = f"正文还有旧格式的标题：{said}。"
        yield failed(rule, finding(rule, message, section=found[0][0], quote=found[0][1]))
    else:
        yield passed(rule)


def form_of_year(case: Case) -> Iterator[Judgement]:
    """ST-08. T3-06 speaks for a Table 3 of 2019 in a later year, T3-09 for fees in a Table 3 of 2021 too early."""
    report, rule = case.report, FORM_OF_YEAR
    if not _asked(report) or not (report.t2_form or report.t3_form):
        return
    if report.year is None:
        yield cannot_tell(rule, "报告年度不明")
        return
    due = form_due(report.year)
    wrong = [
        (table, form)
        for table, form in ((2, report.t2_form), (3, report.t3_form))
        if form is not None and form is not due
    ]
    if not wrong:
        yield passed(rule)
    elif (3, Form.F2019) in wrong or ((3, Form.F2021) in wrong and report.value(UNPAID_FEE)):
        yield Judgement(Verdict(rule.code, Answer.FAIL))
    else:
        said = "、".join(f"{TABLE_NAMES[table]}用了{form}年格式" for table, form in wrong)
        yield failed(rule, finding(rule, f"{said}，{report.year}年报告应当用{due}年格式。"))


def title_in_text(case: Case) -> Iterator[Judgement]:
    """ST-10."""
    report, rule = case.report, TITLE_IN_TEXT
    if _no_text(report):
        return
    if report.title.strip():
        yield passed(rule)
    elif _cut(case):
        yield cannot_tell(rule, "来源不是完整的报告")
    else:
        yield failed(rule, finding(rule, "正文没有标题，机关名称和年度只能从来源信息得知。"))


QUESTIONS: tuple[Question, ...] = (
    sections,
    titles,
    tables,
    labels,
    old_headings,
    form_of_year,
    title_in_text,
)
