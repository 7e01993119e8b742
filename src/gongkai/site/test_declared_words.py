"""What is declared asks for its English, and a page finds it."""

import re

import pytest
from django.template import Context, Template
from django.utils.translation import override

from gongkai.corpus.metrics import catalogue as metrics
from gongkai.corpus.metrics.metric import count
from gongkai.report.checks import RULES, Rule
from gongkai.report.codes import Column, t3
from gongkai.report.finding import Severity
from gongkai.site import declared_words


def test_a_rule_that_is_added_asks_for_its_english(monkeypatch: pytest.MonkeyPatch) -> None:
    added = Rule("T3-99", Severity.HINT, "新的名称", "新的说法。", "新的依据", "新的改法。")
    monkeypatch.setattr(declared_words, "RULES", {**RULES, added.code: added})
    assert {"新的名称", "新的说法。", "新的依据", "新的改法。"} <= declared_words.declared_words()


def test_a_metric_that_is_added_asks_for_its_english(monkeypatch: pytest.MonkeyPatch) -> None:
    cells = (t3("received_new", Column.TOTAL), t3("carried_out", Column.TOTAL))
    added = count("new", "新的指标", "新的定义。", "新的依据", *cells)
    monkeypatch.setattr(metrics, "METRICS", {**metrics.METRICS, added.code: added})
    formula = "表三“一、本年新收政府信息公开申请数量” ＋ 表三“四、结转下年度继续办理”"
    assert {"新的指标", "新的定义。", "新的依据", formula} <= declared_words.declared_words()


def test_the_tag_finds_the_english_of_all_that_is_declared() -> None:
    template = Template("{% load i18n %}{% translate words %}")
    with override("en"):
        for word in declared_words.declared_words():
            # Formulas have a per cent sign, which the tag doubles before it looks.
            shown = template.render(Context({"words": word.replace("%%", "%")}))
            assert not re.search("[一-鿿]|%%", shown), word
