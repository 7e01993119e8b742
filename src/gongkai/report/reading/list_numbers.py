"""Numbers that a word processor sets before paragraphs itself: 「一、」 of a heading may stand in no text at all."""

from dataclasses import dataclass, field

from lxml import etree

from gongkai.report.reading.package import Package, attribute, local

_DIGITS = "〇一二三四五六七八九"
_CHINESE = frozenset(
    (
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "ideographDigital",
    )
)
_LEVELS = 9
_ROMAN_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


def _chinese(number: int) -> str:
    """1 to 99 as headings count: 一, 十, 十一, 二十."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands among the lists: which list, which level (from 0), whether a bullet is its mark."""

    list_id: str
    level: int
    has_bullet: bool


@dataclass(slots=True)
class _Level:
    format: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)


class ListNumbers:
    """The list definitions of a document and where their counts stand."""

    def __init__(self, package: Package, main: str) -> None:
        self._lists: dict[str, _List] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        for part in package.related(main, "numbering"):
            self._define(package.xml(part))
        if self._lists:
            for part in package.related(main, "styles"):
                self._read_styles(package.xml(part))

    def before(self, paragraph: etree._Element) -> str:
        """What the program prints before a paragraph: `一、`, `（二）`, or nothing. Counts on with each call."""
        if not self._lists:
            return ""
        number = self._number_of(paragraph)
        if number is None:
            return ""
        listed = self._lists.get(number[0])
        level = listed.levels.get(number[1]) if listed else None
        if listed is None or level is None:
            return ""
        at = number[1]
        listed.counts[at] = listed.counts.get(at, level.start - 1) + 1
        for deeper in [count for count in listed.counts if count > at]:
            del listed.counts[deeper]
        text = level.text
        for index in range(at + 1):
            shown = listed.levels.get(index)
            if shown is not None:
                count = listed.counts.get(index, shown.start)
                text = text.replace(f"%{index + 1}", _shown(count, shown.format))
        return "" if level.format in ("bullet", "none") else text

    def place(self, paragraph: etree._Element) -> Place | None:
        """To which list a paragraph belongs; None where the program numbers nothing. Counts nothing."""
        number = self._number_of(paragraph)
        listed = self._lists.get(number[0]) if number else None
        level = listed.levels.get(number[1]) if number and listed else None
        if number is None or level is None or level.format == "none":
            return None
        return Place(number[0], number[1], level.format == "bullet")

    def _number_of(self, paragraph: etree._Element) -> tuple[str, int] | None:
        style = None
        for properties in paragraph:
            if local(properties) != "pPr":
                continue
            for child in properties:
                if local(child) == "numPr":
                    return _list_and_level(child)
                if local(child) == "pStyle":
                    style = attribute(child, "val")
        return self._styles.get(style) if style else None

    def _define(self, root: etree._Element) -> None:
        abstract: dict[str, dict[int, _Level]] = {}
        shared: dict[str, dict[int, int]] = {}
        for child in root:
            if local(child) == "abstractNum":
                abstract[attribute(child, "abstractNumId") or ""] = _levels(child)
            elif local(child) == "num":
                link = next((one for one in child if local(one) == "abstractNumId"), None)
                key = attribute(link, "val") if link is not None else None
                if key in abstract:
                    counts = shared.setdefault(key, {})
                    self._lists[attribute(child, "numId") or ""] = _List(abstract[key], counts)

    def _read_styles(self, root: etree._Element) -> None:
        for style in root:
            if local(style) != "style":
                continue
            for properties in style:
                if local(properties) == "pPr":
                    for child in properties:
                        if local(child) == "numPr" and (number := _list_and_level(child)):
                            self._styles[attribute(style, "styleId") or ""] = number


def _shown(count: int, number_format: str) -> str:
    if number_format in _CHINESE and 0 < count < 100:
        return _chinese(count)
    if number_format in ("lowerLetter", "upperLetter") and 0 < count <= 26:
        letter = chr(ord("a") + count - 1)
        return letter if number_format == "lowerLetter" else letter.upper()
    if number_format in ("lowerRoman", "upperRoman") and 0 < count < 40:
        roman = "x" * (count // 10) + _ROMAN_ONES[count % 10]
        return roman if number_format == "lowerRoman" else roman.upper()
    if number_format.startswith("decimalEnclosedCircle") and 0 < count <= 20:
        return chr(ord("①") + count - 1)
    return str(count)


def _levels(abstract: etree._Element) -> dict[int, _Level]:
    levels: dict[int, _Level] = {}
    for child in abstract:
        if local(child) != "lvl":
            continue
        level = _Level()
        for part in child:
            value = attribute(part, "val") or ""
            if local(part) == "numFmt":
                level.format = value
            elif local(part) == "lvlText":
                level.text = value
            elif local(part) == "start" and value.isdigit():
                level.start = int(value[:6])
        levels[_level(attribute(child, "ilvl"))] = level
    return levels


def _list_and_level(numbering: etree._Element) -> tuple[str, int] | None:
    found = {local(child): attribute(child, "val") for child in numbering}
    number = found.get("numId")
    return (number, _level(found.get("ilvl"))) if number and number != "0" else None


def _level(value: str | None) -> int:
    return (
        min(int(value), _LEVELS - 1)
        if value and value.isascii() and value.isdigit() and len(value) < 4
        else 0
    )
