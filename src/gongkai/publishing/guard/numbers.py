"""Numbers as official texts write them: document numbers, dates that exist, digits of one kind."""

import re
from calendar import monthrange
from collections.abc import Iterator

from gongkai.publishing.guard.finding import Finding, Severity
from gongkai.publishing.guard.known import Known
from gongkai.publishing.guard.reading import Passage, Reading
from gongkai.publishing.guard.rule import Rule
from gongkai.text.chinese_numerals import hanzi_value

NUMBER = Rule(
    "GD-50",
    "文号写法",
    Severity.WARNS,
    "GB/T 9704—2012《党政机关公文格式》7.2.5",
    "年份括号不是六角括号〔〕的、序号编虚位（前面有0）或者加“第”的。法院案号、令号不算。",
)
NO_SUCH_DAY = Rule(
    "GD-51",
    "不存在的日期",
    Severity.WARNS,
    "公历",
    "没有的月份和日子，如2月30日、13月；没有写年份的2月29日不算。",
)
MIXED = Rule(
    "GD-52",
    "数字用法",
    Severity.WARNS,
    "GB/T 15835—2011《出版物上数字用法》",
    "一个日期里汉字数字和阿拉伯数字混用，汉字年份里的“0”“零”，阿拉伯数字和“几”连用。",
)
FULL_WIDTH = Rule(
    "GD-53", "全角数字", Severity.HINTS, "GB/T 15835—2011《出版物上数字用法》", "全角的阿拉伯数字。"
)
RULES = (NUMBER, NO_SUCH_DAY, MIXED, FULL_WIDTH)

_HANZI = "〇零一二三四五六七八九十"
_NUMBERED = re.compile(
    r"(?<=[\u4e00-\u9fff])(?P<open>[〔\[［【﹝（(〈])\s?(?P<year>(?:19|20)[0-9]{2})\s?(?P<close>[〕\]］】﹞）)〉])\s?"
    r"(?P<word>第?)\s?(?P<zeros>0*)(?P<number>[1-9][0-9]{0,4})\s?号(?![楼院]|之|[0-9])"
)
_DAY = re.compile(
    r"(?:(?<![0-9])(?P<year>[0-9]{4})\s?年\s?)?(?<![0-9.])(?P<month>[0-9]{1,2})\s?月(?:\s?(?P<day>[0-9]{1,2})\s?日)?(?!\s?[个份]月)"
)
_HANZI_DAY = re.compile(
    rf"(?<![{_HANZI}])(?P<month>[一二三四五六七八九十]{{1,3}})月(?P<day>[一二三四五六七八九十]{{1,3}})日"
)
_MIXED = re.compile(
    rf"(?<![0-9{_HANZI}])(?:[0-9]+[{_HANZI}]+[0-9{_HANZI}]*|[{_HANZI}]+[0-9]+[0-9{_HANZI}]*)年(?!级|代)"
    rf"|[0-9]{{4}}年[{_HANZI}]{{1,3}}月|[〇零一二三四五六七八九]{{4}}年[0-9]{{1,2}}月|[0-9]{{1,2}}月[{_HANZI}]{{1,3}}日|(?<![{_HANZI}])[一二三四五六七八九十]{{1,3}}月[0-9]{{1,2}}日"
)
_ZERO = re.compile(r"(?<![0-9零〇一二三四五六七八九十百千万亿])[一二][0零〇一二三四五六七八九]{3}(?=年)")
_SOME = re.compile(
    "(?<![0-9.])[0-9]0几(?=[个人名件年天次万家户元])|(?<![0-9.])几[0-9]0(?=[个人名件年天次万家户元])"
)
_FULL = re.compile("[０-９]+(?:[．][０-９]+)?")
_HANZI_ZERO = {ord("0"): "〇", ord("零"): "〇"}
_NARROW = {ord("０") + at: str(at) for at in range(10)} | {ord("．"): "."}


def look(reading: Reading, _known: Known) -> Iterator[Finding]:
    """What was written here; in the words of files only days that do not exist."""
    for passage in reading.written:
        yield from _days(passage)
        if passage.is_ours:
            yield from _numbers(passage)
            yield from _digits(passage)
    number = reading.of("document_number")
    yield from _numbers(number)


def _numbers(passage: Passage) -> Iterator[Finding]:
    folded = passage.folded
    for match in _NUMBERED.finditer(folded.text):
        wrong = [
            says
            for is_wrong, says in (
                (match["open"] != "〔" or match["close"] != "〕", "年份用六角括号〔〕"),
                (bool(match["word"]), "序号前不加“第”"),
                (bool(match["zeros"]), "序号不编虚位（1不编为001）"),
                (bool(re.search(r"\s", match[0])), "文号里没有空格"),
            )
            if is_wrong
        ]
        if wrong:
            right = f"〔{match['year']}〕{match['number']}号"
            says = f"文号的{'，'.join(wrong)}，应为“{right}”。"
            yield NUMBER.at(passage, *folded.span(*match.span()), says, right)


def _days(passage: Passage) -> Iterator[Finding]:
    folded = passage.folded
    for match in _DAY.finditer(folded.text):
        year, month, day = (int(match[part]) if match[part] else None for part in ("year", "month", "day"))
        if month is not None and (year or day) and not _exists(year, month, day):
            yield _no_day(passage, *folded.span(*match.span()))
    for match in _HANZI_DAY.finditer(folded.text):
        named = hanzi_value(match["month"]), hanzi_value(match["day"])
        if None not in named and not _exists(None, named[0] or 0, named[1]):
            yield _no_day(passage, *folded.span(*match.span()))


def _no_day(passage: Passage, start: int, end: int) -> Finding:
    return NO_SUCH_DAY.at(passage, start, end, f"没有“{passage.text[start:end]}”这一天。核对原件。")


def _exists(year: int | None, month: int, day: int | None) -> bool:
    if not 1 <= month <= 12:
        return False
    # Without a year, 29 February is taken for one that has it.
    leap = year if year and 1 <= year <= 9999 else 2000
    return day is None or 1 <= day <= monthrange(leap, month)[1]


def _digits(passage: Passage) -> Iterator[Finding]:
    text = passage.text
    zeros = {match.span() for match in _ZERO.finditer(text) if match[0] != match[0].translate(_HANZI_ZERO)}
    for match in _MIXED.finditer(text):
        if any(start == match.start() for start, _end in zeros):
            continue
        yield MIXED.at(
            passage,
            *match.span(),
            "一个日期里只用一种数字：全用阿拉伯数字，或者全用汉字。",
            _arabic(match[0]),
        )
    for start, end in sorted(zeros):
        right = text[start:end].translate(_HANZI_ZERO)
        yield MIXED.at(passage, start, end, f"汉字的年份写“{right}年”。", right)
    for match in _SOME.finditer(text):
        yield MIXED.at(passage, *match.span(), "概数用汉字，如“几十”“十几”。")
    for match in _FULL.finditer(text):
        yield FULL_WIDTH.at(passage, *match.span(), "数字用半角。", match[0].translate(_NARROW))


def _arabic(said: str) -> str | None:
    """The same date in digits; none where the characters are no number."""

    def digits(match: "re.Match[str]") -> str:
        value = hanzi_value(match[0].replace("零", "〇"))
        return str(value) if value is not None else "?"

    year = re.match(rf"(?P<year>[0-9{_HANZI}]+)年", said)
    if year and any(c in _HANZI for c in year["year"]) and any(c.isdigit() for c in year["year"]):
        places = [c if c.isascii() else str(hanzi_value(c)) for c in year["year"]]
        right = "".join(places)
        return (
            f"{right}{said[year.end('year') :]}"
            if len(right) == 4 and right.startswith(("19", "20"))
            else None
        )
    right = re.sub(f"[{_HANZI}]+", digits, said)
    return None if "?" in right else right
