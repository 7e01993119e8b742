"""Numbers stated in the text of real reports: found, attributed to no wrong cell, and their sums judged right."""

import json
import re
from functools import cache
from typing import Any

import pytest

from gongkai.report.narrative import Count, Fit, Narrative, Topic, read
from tests.shared_reports import folder

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
_OTHER_SUM = re.compile(r"=(\d+(?:\+\d+)+)(?![\d=])")


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
