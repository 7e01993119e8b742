"""The text of a State Council holiday notice, as it is printed, read into dates.

Whatever is not understood is refused by name: a notice read half would move deadlines in silence. Weekdays and
numbers of days that the text states are held against the calendar.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.law.errors import LawError
from gongkai.law.holiday_notice import Holiday, HolidayNotice
from gongkai.law.working_days import WEEKDAYS
from gongkai.text.folding import folded

_TITLE = re.compile(r"国务院办公厅关于[^。]*?的?通知")
_YEAR = re.compile(r"(\d{4})年")
_NUMBER = re.compile(r"国办[^\s\d〔\[]*[〔\[](\d{4})[〕\]]第?(\d+)号")
_ISSUED = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日(?=\s*$|\s*\n)", re.MULTILINE)
_ITEM = re.compile(r"^[一二三四五六七八九十]+、([^:。\n]{2,12}):(.+?)(?=^[一二三四五六七八九十]+、|\Z)",
                   re.MULTILINE | re.DOTALL)  # fmt: skip
_DATE = r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^)]*)\))?"
_OFF = re.compile(rf"{_DATE}(?:至{_DATE})?放假(?:调休)?(?:,与周末连休)?(?:,?共?(\d+)天)?(?:,不调休)?[。,]?")
_WORKED = re.compile(rf"(?:{_DATE})(?:[、和,]{_DATE})*(?:照常|正常)?上班")
_LONGER = re.compile(rf"延长(\d{{4}})年(\S{{2,8}}?)假期至{_DATE}")
_WEEKDAY = re.compile(r"(?:星期|周)([一二三四五六日天])")
_FILLER = re.compile(r"[\s。;,、]|全体国民|鼓励[^。]*")


class NoticeTextUnreadable(LawError):
    """A text that is not, or not only, a notice as printed; `str()` says what was not understood."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why}。请对照通知原文改正，或者逐行填写放假安排。")


def read_notice(text: str, known: Iterable[HolidayNotice] = ()) -> HolidayNotice:
    """The notice that a pasted text states. Raises `NoticeTextUnreadable`.

    `known` are the notices at hand: one that only lengthens a holiday says its last day and nothing else.
    """
    plain = _plain(text)
    title = _TITLE.search(plain.replace("\n", ""))
    if title is None:
        raise NoticeTextUnreadable("没有找到标题“国务院办公厅关于……的通知”")
    named = _YEAR.search(title[0])
    if named is None:
        raise NoticeTextUnreadable("标题里没有年份")
    year = int(named[1])
    number = _NUMBER.search(plain)
    if number is None:
        raise NoticeTextUnreadable("没有找到文号，例如国办发明电〔2025〕7号")
    issued = _ISSUED.findall(plain)
    if not issued:
        raise NoticeTextUnreadable("没有找到单独成行的成文日期")
    amends = "调整" in title[0] or "延长" in title[0]
    if amends and (longer := list(_lengthened(plain, known))):
        holidays = longer
    else:
        holidays = [_holiday(year, name, said) for name, said in _ITEM.findall(_body(plain))]
    if not holidays:
        raise NoticeTextUnreadable("没有找到逐项的放假安排，例如“一、元旦：1月1日放假，共1天。”")
    return HolidayNotice(
        year=year,
        number=number[0].replace("[", "〔").replace("]", "〕"),
        issued=_day(issued[-1][:3], None, year),
        title=title[0],
        holidays=tuple(holidays),
        amends=amends,
    )


def _plain(text: str) -> str:
    """Width folded, blanks within lines taken out, brackets and strokes of one kind."""
    text = folded(text.replace("〔", "\u0001").replace("〕", "\u0002"))
    text = text.replace("\u0001", "〔").replace("\u0002", "〕")
    text = re.sub(r"[—–~－-]+", "至", text)
    return "\n".join(line for line in (re.sub(r"\s+", "", raw) for raw in text.splitlines()) if line)


def _body(plain: str) -> str:
    """The text up to the closing request, or to the date, that follows the items."""
    until = list(_ISSUED.finditer(plain))[-1].start()
    return re.split(r"^节假日期间|^国务院办公厅$", plain[:until], maxsplit=1, flags=re.MULTILINE)[0]


def _lengthened(plain: str, known: Iterable[HolidayNotice]) -> Iterator[Holiday]:
    for found in _LONGER.finditer(plain):
        year, name = int(found[1]), found[2]
        before = [h for n in known if n.year == year for h in n.holidays if name in h.name.split("、")]
        if not before:
            raise NoticeTextUnreadable(f"通知延长{year}年{name}假期，而该年的放假安排还没有录入")
        was, last = before[-1], _day(found.groups()[2:5], found[6], year)
        worked = tuple(day for day in was.makeup_workdays if not was.first <= day <= last)
        yield Holiday(was.name, was.first, last, worked)


@dataclass(slots=True)
class _Reading:
    """Dates of one item in order: a month or year that is not repeated is that of the date before."""

    year: int
    name: str
    month: int | None = None
    of_year: int | None = None

    def next(self, groups: tuple[str | None, ...]) -> date:
        year, month, day, remark = groups
        if month is None and self.month is None:
            raise NoticeTextUnreadable(f"“{self.name}”的日期没有写月份：{day}日")
        before = self.month
        self.month = int(month) if month else self.month
        if year:
            self.of_year = int(year)
        elif self.of_year is None or (before is not None and self.month != before):
            # New Year's Day begins, or is worked for, in the old year; nothing else does.
            old = self.name.startswith("元旦") and self.month == 12
            self.of_year = self.year - 1 if old else self.year
        return _day((str(self.of_year), str(self.month), day), remark, self.year)


def _holiday(year: int, name: str, said: str) -> Holiday:
    said = said.replace("\n", "")
    off = _OFF.search(said)
    if off is None:
        raise NoticeTextUnreadable(f"“{name}”没有写哪天至哪天放假：{said[:40]}")
    reading = _Reading(year, name)
    first = reading.next(off.groups()[0:4])
    last = reading.next(off.groups()[4:8]) if off[7] else first
    if last < first:
        raise NoticeTextUnreadable(f"“{name}”的首日{first}晚于末日{last}")
    length = (last - first) // timedelta(days=1) + 1
    if off[9] and int(off[9]) != length:
        raise NoticeTextUnreadable(f"“{name}”写共{off[9]}天，而{first}至{last}是{length}天")
    rest = said[: off.start()] + said[off.end() :]
    worked = []
    for clause in _WORKED.finditer(rest):
        one = _Reading(year, name)
        worked += [one.next(date_said.groups()) for date_said in re.finditer(_DATE, clause[0])]
    left = _FILLER.sub("", _WORKED.sub("", rest))
    if left:
        raise NoticeTextUnreadable(f"“{name}”里没有读懂：{left[:40]}")
    for day in worked:
        if day.weekday() < 5:
            raise NoticeTextUnreadable(f"“{name}”的上班日{day}不是周六或者周日")
    return Holiday(name, first, last, tuple(worked))


def _day(said: Iterable[str | None], remark: str | None, year: int) -> date:
    numbers = [int(part) if part else year for part in said]
    try:
        day = date(*numbers)
    except ValueError as fault:
        raise NoticeTextUnreadable(f"没有{'-'.join(map(str, numbers))}这一天") from fault
    weekday = _WEEKDAY.search(remark or "")
    if weekday and weekday[1].replace("天", "日") != WEEKDAYS[day.weekday()][-1]:
        raise NoticeTextUnreadable(f"{day}是{WEEKDAYS[day.weekday()]}，通知写的是星期{weekday[1]}")
    return day
