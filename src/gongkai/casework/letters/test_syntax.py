"""The small language of wordings: what it replaces, keeps, repeats, and what it says of mistakes."""

import pytest

from gongkai.casework.letters.syntax import BLANK, Scope, parse, render

FACTS = {"甲": "一", "空": "", "花括号": "{{甲}}"}


def inner(name: str) -> Scope:
    return Scope(lambda field: name if field == "名" else None, lambda _name: None)


SCOPE = Scope(FACTS.get, lambda name: [inner("子"), inner("丑")] if name == "项" else None)


@pytest.mark.parametrize(
    ("wording", "says"),
    [
        ("见{{甲}}。", "见一。"),
        ("见{{ 甲 }}。", "见一。"),
        ("{{如有 甲}}有{{结束}}", "有"),
        ("{{如有 空}}有{{结束}}", ""),
        ("{{如有 空}}有{{否则}}无{{结束}}", "无"),
        ("{{逐项 项}}{{名}}{{甲}}；{{结束}}", "子一；丑一；"),
        ("{{如有 甲}}{{如有 空}}有{{否则}}{{如有 甲}}内{{结束}}尾{{结束}}{{结束}}", "内尾"),
        ("{{花括号}}", "{{甲}}"),  # what a fact holds is never read as a field
    ],
)
def test_a_wording_is_merged(wording: str, says: str) -> None:
    nodes, problems = parse(wording)
    assert problems == ()
    assert render(nodes, (SCOPE,), []) == says


def test_a_field_without_a_fact_leaves_a_blank_and_is_named() -> None:
    missing: list[str] = []
    assert render(parse("见{{空}}和{{谁}}。")[0], (SCOPE,), missing) == f"见{BLANK}和{BLANK}。"
    assert missing == ["空", "谁"]


def test_a_held_field_stays_in_the_text() -> None:
    scope = Scope(FACTS.get, lambda _name: None, frozenset({"甲"}))
    assert render(parse("{{如有 甲}}见{{甲}}。{{结束}}")[0], (scope,), []) == "见{{甲}}。"


@pytest.mark.parametrize(
    ("wording", "line", "says"),
    [
        ("一\n{{如有 甲}}有", 2, "“{{如有 甲}}”没有“{{结束}}”"),
        ("一\n二{{结束}}", 2, "“{{结束}}”前面没有“如有”或者“逐项”"),
        ("{{否则}}", 1, "“{{否则}}”前面没有“如有”"),
        ("{{逐项 项}}{{否则}}{{结束}}", 1, "“{{否则}}”前面没有“如有”"),
        ("见{{甲。", 1, "“{{”不成对"),
        ("见\n甲}}。", 2, "“}}”不成对"),
    ],
)
def test_a_mistake_is_told_with_its_line(wording: str, line: int, says: str) -> None:
    _, problems = parse(wording)
    assert problems[0].line == line
    assert says in problems[0].says
