"""A word that must not be said is taken out of the text of a page, however its characters come."""

import pytest

from gongkai.casework.redaction.box import Box
from gongkai.casework.redaction.page import Character
from gongkai.casework.redaction.unsaid import without


def line(text: str, top: float = 0.1) -> list[Character]:
    return [
        Character(one, Box(1, 0.1 + 0.02 * at, top, 0.12 + 0.02 * at, top + 0.02))
        for at, one in enumerate(text)
    ]


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        ("承包人孟小河签字", ["孟小河"], "承包人签字"),
        ("孟 小 河和孟小何", ["孟小河"], "  和孟小何"),
        ("１２３４５元", ["12345"], "元"),
        ("甲甲乙乙丙", ["甲乙"], "丙"),
        ("工期120日", ["孟小河"], "工期120日"),
        ("工期", [" "], "工期"),
    ],
)
def test_words_go_and_the_rest_stays(text: str, words: list[str], left: str) -> None:
    assert "".join(one.text for one in without(line(text), words)) == left


def test_a_word_is_found_as_it_is_seen_too() -> None:
    scattered = line("承孟包小人河")
    # Seen: 孟小河 above, 承包人 below.
    seen = [
        Character(one.text, Box(1, 0.1 + 0.02 * (at // 2), row, 0.12 + 0.02 * (at // 2), row + 0.02))
        for at, one in enumerate(scattered)
        for row in [0.1 if at % 2 else 0.3]
    ]
    assert "".join(one.text for one in without(seen, ["孟小河"])) == "承包人"


def test_a_word_over_two_lines_goes() -> None:
    characters = [*line("签字人孟小"), *line("河，电话", 0.2)]
    assert "".join(one.text for one in without(characters, ["孟小河"])) == "签字人，电话"
