"""What is said, by what the records show."""

import re

import pytest

from gongkai.annual.narrative import around, section_five, section_one
from gongkai.annual.narrative.references import REFERENCE
from gongkai.annual.narrative.wording import Counted, Either, Listing, Part, Said, Sentence

CHANNELS = Listing(
    "全年公开信息{all}条", "all", (Part("site", "政府网站"), Part("wechat", "政务微信")), "条", "均通过…公开"
)


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (
            {"all": 1197, "site": 97, "wechat": 1100},
            "全年公开信息{all}条，其中政府网站{site}条、政务微信{wechat}条。",
        ),
        ({"all": 97, "site": 97}, "全年公开信息{all}条，均通过政府网站公开。"),
        # Parts that do not make the whole are no list of it.
        ({"all": 100, "site": 97}, "全年公开信息{all}条。"),
        ({"all": 0}, ""),
        ({}, ""),
    ],
)
def test_a_list_adds_up_or_is_not_given(known: Said, said: str) -> None:
    assert CHANNELS.said(known) == said


def test_nothing_is_said_of_nothing() -> None:
    sentence = Sentence("收到{messages}条，答复{answered}条。")
    assert sentence.said({"messages": 13, "answered": 13})
    assert not sentence.said({"messages": 13, "answered": 0})
    assert Sentence("本年度未收到申请。", without=("received",)).said({"received": 0})
    assert not Sentence("本年度未收到申请。", without=("received",)).said({"received": 1})
    assert Counted("涉及", (Part("a", "土地"), Part("b", "财政")), "件").said({"b": 2}) == "涉及财政{b}件。"
    assert not Counted("涉及", (Part("a", "土地"),), "件").said({"a": 0})


def test_what_was_concluded_is_said_where_it_is_what_was_decided_else_what_was_decided_is() -> None:
    either = Either("done", "decided", Sentence("办结{done}件。"), Sentence("决定{decided}件。"))
    assert either.said({"done": 32, "decided": 32}) == "办结{done}件。"
    assert either.said({"done": 32, "decided": 30}) == "决定{decided}件。"
    assert not either.said({})
    assert {"done", "decided"} == set(either.codes())


def test_problems_are_enumerated_each_with_its_improvement() -> None:
    known = {"decided.late": 2, "stale": 3}
    assert section_five.problems(known) == (
        "本年度政府信息公开工作主要存在以下问题：一是部分政府信息公开申请办理不及时，超过期限办结{decided.late}件；"
        "二是部分栏目更新不及时，年末有{stale}个栏目超过更新周期。"
    )
    assert section_five.improvements(known).count("是") == section_five.problems(known).count("是")
    assert section_five.problems({}) == "〔待补充：本年度政府信息公开工作存在的主要问题〕"


def test_no_sentence_has_a_typed_digit() -> None:
    every = [*section_one.LEAD, *section_one.GOVERNMENT, *around.section_six(2021), *around.section_six(2020)]
    every += [one for aspect in section_one.ASPECTS for paragraph in aspect.paragraphs for one in paragraph]
    every += [problem.shown for problem in section_five.PROBLEMS]
    every = [
        said for one in every for said in ((one.equal, one.other) if isinstance(one, Either) else (one,))
    ]
    words = [getattr(one, "text", "") for one in every] + [one.improved for one in section_five.PROBLEMS]
    words += [part.words for one in every for part in getattr(one, "parts", ())]
    words += [around.preamble({}, year) for year in (2020, 2021)]
    assert len(words) > 100
    assert [one for one in words if re.search(r"[0-9０-９]", REFERENCE.sub("", one))] == []
