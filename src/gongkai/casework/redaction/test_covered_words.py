"""Words under boxes and where else they stand, on pages laid out by hand."""

import pytest

from gongkai.casework.redaction.box import Box
from gongkai.casework.redaction.covered_words import covered_words, readable, remaining
from gongkai.casework.redaction.page import Character, Page

STEP = 0.02


def page(*lines: str, number: int = 1) -> Page:
    """Lines from the top, each character 0.02 wide and 0.02 high, a tenth of the page from line to line."""
    characters = []
    for row, line in enumerate(lines):
        for at, text in enumerate((*line, "\n")):
            left, top = at * STEP, row / 10
            characters.append(Character(text, Box(number, left, top, left + STEP, top + STEP)))
    return Page(number, 600, 800, tuple(characters))


def over(row: int, start: int, end: int) -> Box:
    return Box(1, start * STEP, row / 10, end * STEP, row / 10 + STEP)


@pytest.mark.parametrize(
    ("lines", "boxes", "words"),
    [
        (("乙方张三，住青溪县",), [over(0, 2, 4)], {"张三"}),
        # Two boxes with nothing readable between cover one passage.
        (("乙方张三住青溪县",), [over(0, 2, 4), over(0, 4, 8)], {"张三住青溪县"}),
        (("乙方张三住青溪县",), [over(0, 2, 4), over(0, 5, 8)], {"张三", "青溪县"}),
        # A passage that runs over a line, with each of its lines.
        (("由张三", "丰负责"), [over(0, 1, 3), over(1, 0, 1)], {"张三丰", "张三"}),
        (
            ("张三，电话１３８００１３８０００。",),
            [over(0, 0, 17)],
            {"张三,电话13800138000", "张三", "电话13800138000"},
        ),
        # Figures of a year, and a single character, are on every page.
        (("于2024年",), [over(0, 1, 5)], set()),
        (("于2024年",), [over(0, 5, 6)], set()),
        (("Li Ming paid",), [over(0, 0, 7)], {"Li Ming", "Li", "Ming"}),
        (("不遮盖",), [], set()),
    ],
)
def test_covered_words(lines: tuple[str, ...], boxes: list[Box], words: set[str]) -> None:
    assert set(covered_words(page(*lines), boxes)) == words


def test_a_file_that_holds_its_characters_in_another_order_covers_the_same_words() -> None:
    straight = page("乙方张三住")
    mixed = Page(1, 600, 800, tuple(straight.characters[at] for at in (3, 0, 4, 2, 1)))
    assert set(covered_words(mixed, [over(0, 2, 4)])) == {"张三"}


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("张三", "由张 三签收", True),
        ("张三", "由张\n三签收", True),
        ("Li", "Liability of Lin", False),
        ("Li", "signed: Li Ming", True),
        ("13800138000", "电话138 0013 8000转", True),
        ("12345", "编号1234567", False),
    ],
)
def test_where_words_can_still_be_read(word: str, text: str, found: bool) -> None:
    texts = {3: readable(page(*text.split("\n")))}
    assert [(one.page, one.text, one.covered_on) for one in remaining({word: 1}, texts, ())] == (
        [(3, word, 1)] if found else []
    )


def test_the_longest_is_told_and_not_its_parts_and_nothing_that_may_stay() -> None:
    words, texts = {"张三丰": 1, "张三": 1, "李四": 2}, {5: "张三丰和李四"}
    assert [one.text for one in remaining(words, texts, ["李四"])] == ["张三丰"]
