"""Labels and values set in one piece of text without separators: `规章000行政规范性文件5225第二十条第（五）项…`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from gongkai.report.reading.labels import COLUMNS, HEADS_4, MEASURES, ROWS, SUBJECTS
from gongkai.report.reading.numbers import looks_like_value
from gongkai.text.folding import simplified

HEAD_CORNER = "信息内容"
_ITEM = re.compile(r"第二十条\s?第\s?[(（]\s?[一二三四五六七八九十]\s?[)）]\s?项")
_ANCHOR = re.compile(
    r"第二十条\s?第\s?[(（]\s?[一五六八九]\s?[)）]\s?项\s*信息内容|(?:[(（]本列数据[^()（）]{5,60}[)）]\s*)?申请人情况\s*自然人|一、本年新收政府信息公开申请数量\s*\d"
    r"|行政复议\s*行政诉讼\s*(?:结果维持|未经复议直接起诉)|结果维持\s*结果纠正\s*其他结果"
)
_NUMBER_BEFORE = re.compile(
    r"(?:[(（]\s?[一二三四五六七]\s?[)）]\s?|[一二三四]\s?[、.．]\s?|(?<!\d)[①-⑩]\s?)$"
)
_BETWEEN = re.compile(r"[\s|“”\"'‘’()（）、，,:：;；。.#*]*")
_QUOTES = "“”\"'‘’"
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text: a label (as printed) or what stands between two labels."""

    text: str
    start: int
    is_label: bool


@cache
def _wordings(table: int) -> Mapping[str, tuple[str, ...]]:
    """Folded wordings of one table, longest first, by their first two characters."""
    sets = {2: (SUBJECTS, MEASURES), 3: (ROWS, COLUMNS), 4: (HEADS_4,)}[table]
    words = {word for labels in sets for word in labels.wordings if len(word) > 1}
    if table == 2:
        words |= {HEAD_CORNER}
    found: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        found.setdefault(word[:2], []).append(word)
    return {start: tuple(group) for start, group in found.items()}


def table_inside(text: str) -> int | None:
    """Where a statutory table begins in running text (0-based), or None."""
    match = _ANCHOR.search(simplified(text))
    return match.start() if match else None


def table_of_anchor(text: str) -> int:
    """Which table starts with this text: 2, 3 or 4."""
    if text.startswith("第"):
        return 2
    return 4 if text.startswith(("行政复议", "结果维持")) else 3


def pieces(text: str, table: int) -> list[Piece]:
    """The text cut at every label of the table. Numbering belongs to the label: `00000002.其他法律` ends in 0."""
    plain = simplified(text)
    words, places = _squeezed(plain)
    spans = _label_spans(plain, words, places, table)
    found: list[Piece] = []
    last = 0
    for start, end in spans:
        if start > last:
            found.append(Piece(text[last:start], last, is_label=False))
        found.append(Piece(text[start:end], start, is_label=True))
        last = end
    if last < len(text):
        found.append(Piece(text[last:], last, is_label=False))
    return found


def only_labels_and_values(cut: list[Piece]) -> bool:
    """Whether the text holds at least one label and nothing but labels, values and marks."""
    return any(piece.is_label for piece in cut) and all(
        piece.is_label or _BETWEEN.fullmatch(piece.text) or is_run(piece.text) for piece in cut
    )


def is_run(text: str) -> bool:
    """Whether the text can be one or more values: digits, signs, units and spaces."""
    plain = text.strip(" \t\u3000\u00a0|")
    return looks_like_value(plain) or (
        0 < len(plain) <= 200
        and re.fullmatch(r"[\d.,+\-－−增减/—\s　件项条宗万亿元]+", plain) is not None
        and any(c.isdigit() for c in plain)
    )


def _squeezed(text: str) -> tuple[str, list[int]]:
    words, places = [], []
    for place, character in enumerate(text):
        if character.isalnum():
            words.append(character)
            places.append(place)
    return "".join(words), places


def _label_spans(text: str, words: str, places: list[int], table: int) -> list[tuple[int, int]]:
    starts = _wordings(table)
    spans: list[tuple[int, int]] = []
    items = [match.span() for match in _ITEM.finditer(text)] if table == 2 else []
    position = 0
    while position < len(words) - 1:
        place = places[position]
        if items and items[0][0] <= place:
            spans.append(items[0])
            end = items.pop(0)[1]
            while position < len(words) and places[position] < end:
                position += 1
            continue
        for word in starts.get(words[position : position + 2], ()):
            if (
                words.startswith(word, position)
                and places[position + len(word) - 1] - place < len(word) + _LONGEST // 4
            ):
                start = _with_number(text, place, spans[-1][1] if spans else 0)
                end = _with_marks(text, places[position + len(word) - 1] + 1)
                spans.append((start, end))
                position += len(word)
                break
        else:
            position += 1
    return spans


def _with_number(text: str, start: int, not_before: int) -> int:
    """The label's start with its numbering: brackets and Chinese numerals always, a digit where a dot follows it."""
    head = text[max(not_before, start - 6) : start]
    quotes = len(head) - len(head.rstrip(_QUOTES))
    head = head.rstrip(_QUOTES)
    if match := _NUMBER_BEFORE.search(head):
        return start - quotes - len(match[0])
    if match := re.search(r"\d\s?[.．、]\s?$", head):
        return start - quotes - len(match[0])
    return start - quotes


def _with_marks(text: str, end: int) -> int:
    while end < len(text) and (text[end] in _QUOTES or text[end] in ")）"):
        end += 1
    # 本年增/减 and the like end in their last word; 本年增/ keeps its stroke.
    if end < len(text) and text[end] in "/／" and text[end - 1] == "增":
        end += 1
    return end
