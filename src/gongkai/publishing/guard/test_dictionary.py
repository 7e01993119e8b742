"""The shipped dictionary: sound in itself; found longest first; an agency's own entries over it."""

from datetime import date

import pytest

from gongkai.publishing.guard.conftest import base
from gongkai.publishing.guard.dictionary import OFF, Dictionary, Entry, over_shipped, shipped
from gongkai.publishing.guard.finding import Severity
from gongkai.publishing.guard.folded_text import plain
from gongkai.publishing.guard.keeping import fault_of
from gongkai.publishing.guard.wording_table import WordingLine

ON = date(2026, 3, 12)


def found(text: str, dictionary: Dictionary | None = None) -> list[str]:
    return [one.wrong for one, _start, _end in (dictionary or base()).finds(plain(text), ON)]


def test_there_are_over_a_thousand_entries_each_with_its_source_and_none_twice() -> None:
    entries = shipped()
    assert len(entries) > 1_000
    assert all(one.source and one.right for one in entries)
    assert len({plain(one.wrong) for one in entries}) == len(entries)


def test_every_entry_is_one_that_an_agency_could_enter() -> None:
    for one in shipped():
        line = WordingLine(one.wrong, one.right, one.severity.value, one.source, "、".join(one.except_in))
        assert fault_of(line) == ("", ""), one


def test_every_entry_is_found_and_its_repair_is_not() -> None:
    for one in shipped():
        assert found(f"在{one.wrong}。") == [one.wrong], one
        assert found(f"在{one.right}。") == [], one


def test_no_entry_is_found_in_its_exceptions() -> None:
    for one in shipped():
        for right in one.except_in:
            assert one.wrong not in found(f"，{right}，"), (one, right)


def test_texts_as_agencies_print_them_are_let_pass() -> None:
    text = (
        "深入学习贯彻党的二十大精神，习近平新时代中国特色社会主义思想，公布署名文章。青海拨付款项，应急须知，顶目前。"
        "登记律师，负责认真，交通迅速，投资迅速，价值树立，防治富营养化，否则任何人，企业积极参与，消防汛期，截止日期，"
        "左侧绘制，在线锁定，设计画面，获取销售收入，原故障，坐位体前屈，检查帐篷，农业部门，文化部门，国土资源部门，环境保护部门。"
        "分公司署名，经济体系，通讯情况，审讯期间，上海关于，本身份额，完成份数，形成份数，全身分布，单位协议，优化部署。"
    )
    assert found(text) == []


def test_the_longest_wins_among_those_that_are_not_excused() -> None:
    entries = (
        Entry("甲乙", "子", Severity.WARNS, "例", ("甲乙丁",)),
        Entry("甲乙丙", "丑", Severity.WARNS, "例"),
        Entry("乙丁", "寅", Severity.WARNS, "例"),
    )
    mine = Dictionary(entries)
    assert found("甲乙，甲乙丙，甲乙丁", mine) == ["甲乙", "甲乙丙", "乙丁"]


def test_a_name_of_before_a_reform_holds_from_the_day_of_the_reform() -> None:
    text = plain("报县环保局")
    assert [one.right for one, *_ in base().finds(text, date(2018, 3, 17))] == ["生态环境局"]
    assert list(base().finds(text, date(2018, 3, 16))) == []


def test_an_own_entry_replaces_a_shipped_one_or_takes_it_away() -> None:
    own = over_shipped(
        [
            ("布署", "安排", "blocks", "县政府办", ""),
            ("欢渡", "", OFF, "", ""),
            ("县直各单位们", "", "warns", "", ""),
        ]
    )
    mine = Dictionary(own)
    assert found("布署、欢渡、县直各单位们", mine) == ["布署", "县直各单位们"]
    by_words = {one.wrong: one for one in own}
    assert (by_words["布署"].right, by_words["布署"].severity, by_words["布署"].is_own) == (
        "安排",
        "blocks",
        True,
    )


@pytest.mark.parametrize("text", ["布\u200b署", "布署"])
def test_invisible_characters_hide_nothing(text: str) -> None:
    assert found(text) == ["布署"]
