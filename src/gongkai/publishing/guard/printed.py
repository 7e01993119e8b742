"""What is left over from writing: places that nobody has filled in, punctuation of another script or doubled."""

import re
from collections.abc import Iterator

from gongkai.publishing.guard.body_text import lines
from gongkai.publishing.guard.finding import Finding, Severity
from gongkai.publishing.guard.known import Known
from gongkai.publishing.guard.reading import Passage, Reading
from gongkai.publishing.guard.rule import Rule

_MARKS = "GB/T 15834—2011《标点符号用法》"
PLACEHOLDER = Rule(
    "GD-80",
    "没有填写的地方",
    Severity.WARNS,
    "GB/T 9704—2012《党政机关公文格式》",
    "XX、××之后是年月日、地名、单位、数量的，空的【】和写着“填写”“待定”的括号，20XX年，成行的下划线。遮盖的姓名和号码不算。",
)
HALF_WIDTH = Rule(
    "GD-81", "半角标点", Severity.HINTS, _MARKS, "两个汉字之间的半角逗号、分号、冒号、问号、叹号和括号。"
)
DOUBLED = Rule(
    "GD-82",
    "重复的标点",
    Severity.WARNS,
    _MARKS,
    "连写两个的逗号、句号、顿号、分号、冒号，或者句号与逗号连写。",
)
UNPAIRED = Rule("GD-83", "不成对的标点", Severity.WARNS, _MARKS, "一段之内不成对的书名号、引号、括号。")
BETWEEN = Rule(
    "GD-84", "并列书名号、引号之间的顿号", Severity.HINTS, _MARKS, "》、《和”、“：并列的之间通常不用顿号。"
)
RULES = (PLACEHOLDER, HALF_WIDTH, DOUBLED, UNPAIRED, BETWEEN)

_BLANK = re.compile(
    r"(?<![0-9A-Za-z*×Ｘ])(?:[X×Ｘ]{1,4}|x{2,4})(?=[年月日号省市县区镇乡村局元万]|有限公司|单位)"
    r"|20[X×xＸ]{2}(?=年)|〔20?[X×xＸ]{2,4}〕|【\s*】|（\s*）|[【（(](?:此处)?(?:请)?(?:填写|待定|待补充|待填|单位名称|日期|姓名)[】）)]|_{4,}|＿{3,}"
)
_HALF = re.compile(
    r"(?<=[\u4e00-\u9fff])[,;:?!](?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])\((?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])\)(?=[\u4e00-\u9fff，。；：、])"
)
_WIDE = dict(zip(",;:?!()", "，；：？！（）", strict=True))
_TWICE = re.compile("[，。、；：]{2,}")
_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"), ("〔", "〕"), ("【", "】"))
_LISTED = re.compile("(?<=》)、(?=《)|(?<=”)、(?=“)")
_ITEM = re.compile(r"^\s*[（(]?[0-9一二三四五六七八九十a-zA-Z①-⑳]{1,3}[）)]")


def look(reading: Reading, _known: Known) -> Iterator[Finding]:
    """What somebody here wrote; the words of files are as they are."""
    for passage in reading.written:
        if passage.is_ours:
            yield from _blanks(passage)
            yield from _half(passage)
            yield from _twice(passage)
            yield from _unpaired(passage)
            for match in _LISTED.finditer(passage.text):
                yield BETWEEN.at(passage, *match.span(), "并列的书名号或者引号之间，通常不用顿号。", "")


def _blanks(passage: Passage) -> Iterator[Finding]:
    for match in _BLANK.finditer(passage.text):
        says = "这里还没有填写。填上，或者删去。"
        yield PLACEHOLDER.at(passage, *match.span(), says)


def _half(passage: Passage) -> Iterator[Finding]:
    for match in _HALF.finditer(passage.text):
        yield HALF_WIDTH.at(passage, *match.span(), "汉字之间用全角标点。", _WIDE[match[0]])


def _twice(passage: Passage) -> Iterator[Finding]:
    for match in _TWICE.finditer(passage.text):
        right = "。" if "。" in match[0] else match[0][-1]
        yield DOUBLED.at(passage, *match.span(), f"“{match[0]}”是重复的标点。", right)


def _unpaired(passage: Passage) -> Iterator[Finding]:
    for start, end in lines(passage.text):
        # The mark behind the number of an item has no partner.
        first = item.end() if (item := _ITEM.match(passage.text[start:end])) else 0
        line = passage.text[start:end]
        for opening, closing in _PAIRS:
            if opening not in line and closing not in line:
                continue
            at = _odd(line[first:] if opening == "（" else line, opening, closing)
            if at is not None:
                place = start + at + (first if opening == "（" else 0)
                says = f"这一段的“{opening}{closing}”不成对。补上另一半，或者删去。"
                yield UNPAIRED.at(passage, place, place + 1, says)


def _odd(line: str, opening: str, closing: str) -> int | None:
    """Place of the first mark without its partner."""
    waiting: list[int] = []
    for at, mark in enumerate(line):
        if mark == opening:
            waiting.append(at)
        elif mark == closing:
            if not waiting:
                return at
            waiting.pop()
    return waiting[0] if waiting else None
