"""Numbers stated in the text of real reports: found, attributed to no wrong cell, and their sums judged right."""

import json
import re
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from gongkai.report.checks import check
from gongkai.report.errors import NotAReport
from gongkai.report.finding import Answer, CheckResult, Severity
from gongkai.report.narrative import Count, Fit, Narrative, Topic, read
from gongkai.report.reading.reader import read as read_report
from gongkai.report.value import Section
from tests.shared_reports import FOLDER, folder, source
from tests.truth_reports import slugs, truth_report

COUNTED = {f"NV-{number:02}" for number in range(1, 12)}

TABLE_RELATED = {
    "新收申请": {Topic.RECEIVED},
    "受理申请_含上年结转": {Topic.RECEIVED, Topic.PROCESSED},
    "办结": {Topic.HANDLED},
    "上年结转": {Topic.CARRIED_IN},
    "结转下年": {Topic.CARRIED_OUT},
    "自然人申请": {Topic.NATURAL_PERSON},
    "法人申请": {Topic.ORGANISATION},
    "网络申请": {Topic.ONLINE},
    "信函申请": {Topic.MAIL},
    "当面申请": {Topic.IN_PERSON},
    "予以公开": {Topic.GRANTED},
    "部分公开": {Topic.PARTIAL},
    "予以公开及部分公开": {Topic.GRANTED_OR_PARTIAL},
    "不予公开": {Topic.REFUSED},
    "无法提供": {Topic.UNABLE},
    "无法提供_不掌握": {Topic.NOT_HELD},
    "不予处理": {Topic.DECLINED},
    "其他处理": {Topic.OTHER},
    "行政复议": {Topic.REVIEW, Topic.CASES},
    "行政复议_维持": {Topic.REVIEW_UPHELD},
    "行政诉讼": {Topic.SUIT, Topic.CASES},
    "行政诉讼_维持": {Topic.SUIT_UPHELD},
    "行政诉讼_纠错": {Topic.SUIT_CORRECTED},
    "规范性文件_制发": {Topic.NORMATIVE_ISSUED},
    "规范性文件_废止": {Topic.NORMATIVE_REPEALED},
    "规范性文件_现行有效": {Topic.NORMATIVE_IN_FORCE},
    "规章_新制定": {Topic.RULES_ISSUED},
    "规章_废止": {Topic.RULES_REPEALED},
    "行政许可": {Topic.LICENSING},
    "行政处罚": {Topic.PENALTY},
    "行政强制": {Topic.COERCION},
    "行政许可事项": {Topic.LICENSING_ITEMS},
    "行政处罚事项": {Topic.PENALTY_ITEMS},
    "行政强制事项": {Topic.COERCION_ITEMS},
    "行政事业性收费_万元": {Topic.ADMIN_FEES},
}
"""Labels of things that a statutory table counts, with the topics that say so. A bare 规章 or 规范性文件 in these
excerpts is a kind of published item or a number made public, which no table of 2021 counts: those labels, and
`行政事业性收费_元` (the text says 收取费用 and not which), are looked for by value and noun below instead."""

BY_NOUN = {
    "规章": "规章",
    "规范性文件": "规范性",
    "行政规范性文件": "规范性文件",
    "规章_修改": "修改",
    "行政事业性收费_元": "费用",
}


@cache
def excerpts() -> list[dict[str, Any]]:
    lines = (folder() / "narratives.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@cache
def narrative(number: int) -> Narrative:
    return read([excerpts()[number]["text"]])


def due(label: str, value: float) -> float:
    return value * 10_000 if label.endswith("_万元") else value


def found(label: str, value: float, counts: tuple[Count, ...]) -> bool:
    """Whether a count has the value and speaks of what the label says."""
    right = [count for count in counts if float(count.value) == due(label, value)]
    if label in TABLE_RELATED:
        return any(count.topic in TABLE_RELATED[label] for count in right)
    return any(BY_NOUN.get(label, "") in count.phrase for count in right)


def stated() -> list[tuple[int, str, float]]:
    return [
        (number, label, value)
        for number, excerpt in enumerate(excerpts())
        for label, value in excerpt["counts"].items()
        if value is not None
    ]


def test_counts_that_a_table_has_are_found_with_their_value_and_topic() -> None:
    asked = [row for row in stated() if row[1] in TABLE_RELATED or row[1] in BY_NOUN]
    missed = [row for row in asked if not found(row[1], row[2], narrative(row[0]).counts)]
    print(f"table-related: {len(asked) - len(missed)} of {len(asked)} found; missed {missed}")
    assert len(asked) >= 150
    assert len(asked) - len(missed) >= 0.95 * len(asked)


def test_most_of_all_stated_counts_are_found() -> None:
    everything = stated()
    missed = [
        (number, label, value)
        for number, label, value in everything
        if not any(float(c.value) == due(label, value) for c in narrative(number).counts)
    ]
    print(f"all: {len(everything) - len(missed)} of {len(everything)} found; missed {missed}")
    assert len(everything) == 376  # 377 labels, one of them left blank in its source
    assert len(everything) - len(missed) >= 0.97 * len(everything)


def test_no_count_is_attributed_to_a_wrong_cell() -> None:
    wrong = []
    for number, excerpt in enumerate(excerpts()):
        for count in narrative(number).counts:
            if count.topic is None or (number, count.topic) in UNLISTED:
                continue
            labels = [label for label, topics in TABLE_RELATED.items() if count.topic in topics]
            labels += PUBLISHED_NOT_ISSUED.get(count.topic, ())
            values = [excerpt["counts"][label] for label in labels if label in excerpt["counts"]]
            if not any(value is not None and float(count.value) == due(labels[0], value) for value in values):
                wrong.append((number, count.topic.value, count.value, count.phrase))
    assert wrong == []


PUBLISHED_NOT_ISSUED = {
    Topic.NORMATIVE_DISCLOSED: ("规范性文件", "行政规范性文件"),
    Topic.RULES_DISCLOSED: ("规章",),
}

UNLISTED = {(25, Topic.HANDLED), (56, Topic.HANDLED)}
"""Said in the excerpt (已答复完成, 已在规定时限内完成回复) but not among its counts."""

_SUM = re.compile(r"(?<![\d/=])(\d+(?:\+\d+)+)=(\d+)")


@pytest.mark.parametrize("number", range(60))
def test_the_verdict_on_sums_is_the_one_of_the_reader(number: int) -> None:
    verdict = excerpts()[number].get("check") or ""
    read_here = narrative(number)
    sums = {
        (
            tuple(int(read_here.counts[part].value) for part in d.parts),
            int(read_here.counts[d.whole].value),
        ): d
        for d in read_here.divisions
    }
    expected = [(tuple(map(int, m[1].split("+"))), int(m[2])) for m in _SUM.finditer(verdict)]
    fails = re.search(r"not \d+|more than|do not add up", verdict)
    if fails:
        assert [d for d in read_here.divisions if d.fit is Fit.FAILS]
    elif re.search(r"holds?\b", verdict):
        for parts, whole in expected:
            if (number, whole) in NO_VERDICT:
                continue
            assert sums[parts, whole].fit is Fit.HOLDS
        assert not [d for d in read_here.divisions if d.fit is Fit.FAILS]
    else:
        assert not [d for d in read_here.divisions if d.fit is Fit.FAILS]


NO_VERDICT = {(46, 103)}
"""A sum that the note works out beside its verdict; the text names no whole for it."""


@pytest.mark.parametrize(("number", "percent"), [(6, 95.19), (6, 30.8), (4, 45.3), (2, 41), (46, 97.2)])
def test_a_percentage_is_worked_out_again(number: int, percent: float) -> None:
    assert [r.fit for r in narrative(number).ratios if float(r.percent) == percent] == [Fit.HOLDS]


def test_no_percentage_of_the_excerpts_is_doubted() -> None:
    assert not [r for number in range(60) for r in narrative(number).ratios if r.fit is Fit.FAILS]


def test_two_numbers_for_one_thing_are_seen_and_only_there() -> None:
    pairs = {
        (number, narrative(number).counts[one].value, narrative(number).counts[other].value)
        for number in range(60)
        for one, other in narrative(number).restatements
    }
    assert pairs == {(1, 20, 16)}


def suqian(year: int, *patterns: str) -> CheckResult:
    """The cells of one year with the passages of its text, from the print-out of both years side by side."""
    printed = "".join((folder() / "derived-suqian-2023" / "source.txt").read_text(encoding="utf-8").split())
    passages = tuple(match[0] for pattern in patterns if (match := re.search(pattern, printed)))
    assert len(passages) == len(patterns)
    cells = truth_report(f"derived-suqian-{year}")
    return check(replace(cells, sections=(Section(1, "总体情况", passages),)))


def test_the_text_of_2023_agrees_with_its_tables_in_every_number() -> None:
    found = suqian(2023, "全市全年共收办政府信息公开申请案件3607件.*?转下年度办理121件。")
    assert not [f for f in found.findings if f.rule in COUNTED]
    passed = [v.rule for v in found.verdicts if v.rule in COUNTED and v.answer is Answer.PASS]
    # 收办; 自然人; 法人; six outcomes; 转下年; eleven units and two kinds of applicant that add up to 3607
    assert passed.count("NV-01") == 3
    assert passed.count("NV-05") == 6
    assert passed.count("NV-03") == 1


def test_the_text_of_2024_contradicts_table_4_twice_and_nothing_else() -> None:
    found = suqian(
        2024,
        "全市全年共收办政府信息公开申请案件3646件.*?转下年度办理125件。",
        "全市全年备案政府信息依申请公开领域行政复议案件134件.行政诉讼案件57件。",
    )
    told = [(f.rule, f.severity, f.left, f.right) for f in found.findings if f.rule in COUNTED]
    assert told == [("NV-07", Severity.WARNING, 134, 170), ("NV-07", Severity.WARNING, 57, 77)]


WARNED = {
    "frag-haicheng-xiliu-2023": ["NV-08", "NV-08"],  # 0 and 0 in the text, 4 and 32 in table 2
    "frag-ruzhou-cgj-2020": ["NV-13"],  # a department, put on line on 2021-04-16
    "hebei-jyt-2023": ["NV-15"],  # section six speaks of other things only
    "hebei-rst-2023": ["NV-13"],  # signed 2023-01-29 for the year 2023
    "seed-004": ["NV-13"],  # signed before the year was over
}
"""Every warning of a rule on the text, on every real report; each was looked at and stands."""


@pytest.mark.parametrize("slug", slugs("full", "fragment") if FOLDER.is_dir() else [])
def test_real_reports_get_no_other_warning_about_their_text(slug: str) -> None:
    try:
        found = check(read_report(source(slug)))
    except NotAReport:
        pytest.skip("a fragment without anything that tells an annual report")
    warned = sorted(f.rule for f in found.of(Severity.WARNING) if f.rule.startswith("NV"))
    assert warned == WARNED.get(slug, [])
