"""Numbers of a sentence that count something: a number with its unit and the words around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gongkai.text.chinese_numerals import Bound, Numeral, find

_UNIT = re.compile(
    r"\s?(?:(?P<money>元)"
    r"|(?P<unit>件次|条次|人次|场次|篇次|册次|件|条|次|宗|份|篇|个(?!工作日|月|季度|小时|百分点|年)|项|起|例|场|期|则"
    r"|部(?!分|门|委)|户|家|人|名|册|批|处(?!理|罚|室)|封|张|类|种|所|位|块|幅|集|本(?!级|机|年|单|部|局|办)|套|支|站|通|笔))"
    r"(?P<more>\s?(?:以上|多|余))?"
)
_BARE_END = re.compile(r"[，、；。）]")
_SEPARATOR = re.compile(r"[，；：。（）！？]")
_NOT_BEFORE = "第每某任另同各哪这那逐-－—~～〔/"
_RANGE = re.compile(r"[0-9]件?[至到]$")
_UNITS_OF_WORDS = frozenset("件条次宗份篇个项起例场期户家人名册批类")
_LONGEST_PHRASE = 80
_WIDENS = re.compile(r"部分公开|不予公开|无法提供|不予处理|其他处理|诉讼|复议|起诉")
"""In a remark right before a number: it counts more than its noun (不予公开（含无法提供）3件)."""
_NAMES_TRACK = re.compile(r"（[^含和及、]{0,8}起诉）")
"""行政诉讼（直接起诉）2件: the remark tells which of them the number counts."""
_ONE_IN_WORDS = re.compile(r"性|条龙|部分|体|起(?![，。、；）]|$)")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A counted number in a cleaned sentence; `start` to `end` takes in number and unit.

    `phrase` is what stands before it since the last separator or number, `tail` what follows it in its clause.
    """

    numeral: Numeral
    unit: str
    start: int
    end: int
    phrase: str
    tail: str


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage in a cleaned sentence with the words before it."""

    numeral: Numeral
    start: int
    end: int
    phrase: str


def scan(sentence: str) -> tuple[list[Quantity], list[Share]]:
    """The counted numbers and the percentages of one cleaned sentence, in order."""
    quantities: list[Quantity] = []
    shares: list[Share] = []
    previous_end = 0
    for numeral in find(sentence):
        before = sentence[numeral.start - 1] if numeral.start else ""
        if numeral.percent:
            shares.append(
                Share(numeral, numeral.start, numeral.end, _phrase(sentence, previous_end, numeral.start))
            )
            previous_end = numeral.end
            continue
        if before and (before in _NOT_BEFORE or (before.isascii() and before.isalnum())):
            continue
        if before == " " and sentence[numeral.start - 2 : numeral.start - 1].isdecimal():
            continue  # 1 234: whether one number or two, the text does not tell.
        if before in ("至", "到") and _RANGE.search(sentence, max(0, numeral.start - 3), numeral.start):
            continue
        unit = _UNIT.match(sentence, numeral.end)
        if unit:
            if numeral.hanzi and (
                unit["unit"] not in _UNITS_OF_WORDS or _ONE_IN_WORDS.match(sentence, unit.end())
            ):
                continue
            end = unit.end()
            if unit["more"]:
                numeral = replace(numeral, bound=Bound.AT_LEAST)
        elif (
            not numeral.hanzi
            and "\u4e00" <= before <= "\u9fff"
            and _BARE_END.match(sentence, numeral.end)
            and not _is_bare_year(numeral)
        ):
            end = numeral.end
        else:
            continue
        phrase = _phrase(sentence, previous_end, numeral.start)
        name = (unit["unit"] or unit["money"]) if unit else ""
        quantities.append(Quantity(numeral, name, numeral.start, end, phrase, _tail(sentence, end)))
        previous_end = end
    return _distributed(sentence, quantities), shares


def _is_bare_year(numeral: Numeral) -> bool:
    return numeral.end - numeral.start == 4 and 1949 <= numeral.value <= 2100


def _phrase(sentence: str, floor: int, start: int) -> str:
    """Words before a number. A bracketed remark right before it (作其他处理（含撤回）341件) is stepped over."""
    if start and sentence[start - 1] == "）":
        opened = sentence.rfind("（", max(0, start - _LONGEST_PHRASE), start)
        if 0 <= opened < floor:
            return _before_remark(sentence, opened, start)
    window = max(floor, start - _LONGEST_PHRASE)
    words = sentence[window:start]
    if words.endswith("）") and (opened := words.rfind("（")) >= 0:
        if _NAMES_TRACK.fullmatch(words, opened):
            return words[opened + 1 : -1]
        if _WIDENS.search(words, opened):
            return ""
        words = words[:opened]
    elif not words and start and sentence[start - 1] == "）":
        return ""
    cuts = [match.end() for match in _SEPARATOR.finditer(words)]
    if cuts and cuts[-1] == len(words) and words.endswith("："):
        cuts.pop()
    return words[cuts[-1] :].lstrip("、和与及") if cuts else words.lstrip("、和与及")


def _before_remark(sentence: str, opened: int, start: int) -> str:
    """The noun before a remark that has a number of its own: 收到申请（含上年结转2件）28件."""
    if _WIDENS.search(sentence, opened, start):
        return ""
    words = sentence[max(0, opened - _LONGEST_PHRASE) : opened]
    return re.split(r"[，；：。（）！？0-9]", words)[-1].lstrip("、和与及")


def _tail(sentence: str, end: int) -> str:
    window = sentence[end : end + 50]
    cut = re.search(r"[，；：。（）、！？]|[0-9](?![0-9]{0,3}年)", window)
    return window[: cut.start()] if cut else window


_NOUNS = re.compile(r"[、和与及]|以及")
_SHARED_HEAD = re.compile(r"(?:处理)?(?:决定|案件|办件)?(?:数量|件数|总量|总数|数|量)?$")


def _distributed(sentence: str, quantities: list[Quantity]) -> list[Quantity]:
    """`甲、乙、丙分别为1、2和3件`: each number gets its own noun."""
    done = list(quantities)
    for first, quantity in enumerate(quantities):
        words, split, _ = quantity.phrase.partition("分别")
        if not split:
            continue
        nouns = [noun for noun in _NOUNS.split(words) if noun]
        numbers = [first]
        for following in range(first + 1, min(len(quantities), first + len(nouns))):
            between = sentence[quantities[following - 1].end : quantities[following].start]
            if between not in ("、", "和", "，", "及", "与", ""):
                break
            numbers.append(following)
        if len(nouns) < 2 or len(numbers) != len(nouns):
            continue
        head = _SHARED_HEAD.search(nouns[-1])
        shared = head[0] if head else ""
        for index, noun in zip(numbers, nouns, strict=True):
            own = noun if noun.endswith(shared) else noun + shared
            done[index] = replace(quantities[index], phrase=own, tail="")
    return done


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Cleaned sentences with their offsets; a semicolon divides items of a list, not sentences."""
    start = 0
    for match in re.finditer(r"[。！？]", text):
        yield start, text[start : match.end()]
        start = match.end()
    if start < len(text):
        yield start, text[start:]
