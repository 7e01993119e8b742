"""Addresses of dwellings: what stands behind a word for them, and places named down to a house, a flat or a group."""

import re
from collections.abc import Iterator

_RUN = re.compile(r"[\u4e00-\u9fff0-9A-Za-z〇#\-－—()（）]+")
_LABEL = re.compile(
    r"(?:家庭|户籍|现居|经常居|居|通讯|通信|联系|邮寄|送达|身份证)?(?:住址|住所地?|住地|地址|所在地)[\s:：为是]{0,4}"
    r"(?P<address>[\u4e00-\u9fff0-9A-Za-z〇#\-－—()（）]{4,60})"
)
_NUMBER = r"[0-9A-Za-z一二三四五六七八九十百〇零\-－]{1,8}"
_HOUSE = re.compile(
    # A road or a settlement, not far behind it the number of a house or a group, and what follows on that.
    rf"(?:路|街|大道|巷|弄|胡同|里|村|社区|小区|花园|苑|庄|屯|寨|坊)[^第]{{0,8}}?"
    rf"{_NUMBER}(?:号|栋|幢|座|组|队|弄|楼)(?:附?{_NUMBER}(?:号|栋|幢|座|楼|单元|层|室|户|院))*(?:[0-9]{{1,5}}(?![ -]?[0-9]))?"
)
_BEFORE = re.compile("家住|现住|居住在|居住于|住在|住于|位于|坐落于|坐落在|住|在|于|至")
"""Words between a person and the place."""
_NEXT = re.compile("联系|电话|手机|邮编|邮政|身份证|公民身份|性别|开户|[账帐]号|法定代表人")
"""What comes after an address in a form."""
_REGION = re.compile("[省市州县区旗镇乡]|街道")
_LONGEST_NAME = 6
"""Characters before the first 省, 市, 县 …: 新疆维吾尔 before 自治区 has five."""


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every address in a text, in order: labelled ones, and those that end at a house or a group."""
    labelled = [(match.start("address"), _end(match)) for match in _LABEL.finditer(text)]
    named = (span for run in _RUN.finditer(text) for span in _named(text, *run.span()))
    free = [(start, end) for start, end in named if not any(s < end and start < e for s, e in labelled)]
    yield from sorted(labelled + free)


def _end(match: re.Match[str]) -> int:
    """Where a labelled address ends: at its house where words for something else follow without a mark between."""
    start, end = match.span("address")
    other = _NEXT.search(match.string, start, end)
    if other is None:
        return end
    houses = [house.end() for house in _HOUSE.finditer(match.string, start, other.start())]
    return houses[-1] if houses else other.start()


def _named(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """From the first region to the last house number, again and again; from the run's start where no region is named."""
    while house := _HOUSE.search(text, start, end):
        for before in _BEFORE.finditer(text, start, house.start()):
            start = before.end()
        region = _REGION.search(text, start, house.start())
        yield (max(start, region.start() - _LONGEST_NAME) if region else start), house.end()
        start = house.end()
