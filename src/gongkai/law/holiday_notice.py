"""The State Council's yearly holiday notices (部分节假日安排的通知) as dated data.

One file a year in `holidays/`, each with the notice that arranged the year and, as separate dated entries, the
notices that amended it: Labour Day 2019 (国办发明电〔2019〕3号) and Spring Festival 2020 (国办发明电〔2020〕1号).
A later notice replaces an earlier one holiday by holiday, so the arrangement known on any day can be asked for.
"""

import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from gongkai.law.errors import LawError

_ONE_DAY = timedelta(days=1)


class NoticeUnreadable(LawError):
    """A holiday file that does not say what it must; `str()` is a Chinese sentence for whoever maintains it."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"放假安排文件 {name} 有误：{why}。请对照国务院办公厅通知原文改正后重新载入。")


@dataclass(frozen=True, slots=True)
class Holiday:
    """One holiday of a notice: its name, first and last day off, and the weekend days worked for it (调休)."""

    name: str
    first: date
    last: date
    makeup_workdays: tuple[date, ...] = ()

    def days_off(self) -> tuple[date, ...]:
        """Every day off, weekends within included."""
        return tuple(self.first + i * _ONE_DAY for i in range((self.last - self.first).days + 1))


@dataclass(frozen=True, slots=True)
class HolidayNotice:
    """A notice: the year it arranges, its number, its date of issue and its holidays.

    `amends` is true of a notice that changes single holidays of a year already arranged.
    """

    year: int
    number: str
    issued: date
    title: str
    holidays: tuple[Holiday, ...]
    amends: bool = False


def parse_notices(name: str, text: str) -> tuple[HolidayNotice, ...]:
    """The notices of one TOML file, in order of issue; `NoticeUnreadable` names what is wrong in it."""
    try:
        data = tomllib.loads(text)
        found = tuple(_notice(data["year"], entry) for entry in data["notice"])
    except KeyError as missing:
        raise NoticeUnreadable(name, f"缺少 {missing.args[0]}") from missing
    except (tomllib.TOMLDecodeError, TypeError, AttributeError) as fault:
        raise NoticeUnreadable(name, str(fault)) from fault
    for notice in found:
        for holiday in notice.holidays:
            if not holiday.first <= holiday.last:
                raise NoticeUnreadable(name, f"{holiday.name}的首日晚于末日")
            if any(day.weekday() < 5 for day in holiday.makeup_workdays):
                raise NoticeUnreadable(name, f"{holiday.name}的调休上班日不是周六或周日")
    return tuple(sorted(found, key=lambda notice: notice.issued))


def write_notice(notice: HolidayNotice) -> str:
    """The notice as `parse_notices` reads it."""
    lines = [
        f"year = {notice.year}",
        "",
        "[[notice]]",
        f"number = {_quoted(notice.number)}",
        f"issued = {notice.issued}",
        f"title = {_quoted(notice.title)}",
    ]
    if notice.amends:
        lines.append("amends = true")
    lines.append("holidays = [")
    for holiday in notice.holidays:
        worked = ", ".join(map(str, holiday.makeup_workdays))
        name = _quoted(holiday.name)
        lines.append(
            f"    {{ name = {name}, first = {holiday.first}, last = {holiday.last}, worked = [{worked}] }},"
        )
    return "\n".join([*lines, "]", ""])


def _quoted(text: str) -> str:
    # A JSON string is a basic string of TOML.
    return json.dumps(text, ensure_ascii=False)


def _notice(year: int, entry: dict[str, object]) -> HolidayNotice:
    number, issued, title, holidays = entry["number"], entry["issued"], entry["title"], entry["holidays"]
    if not (isinstance(number, str) and isinstance(title, str) and isinstance(holidays, list)):
        raise TypeError("number、title 应为文字，holidays 应为列表")
    return HolidayNotice(
        year=year,
        number=number,
        issued=_day(issued),
        title=title,
        holidays=tuple(
            Holiday(h["name"], _day(h["first"]), _day(h["last"]), tuple(_day(day) for day in h["worked"]))
            for h in holidays
        ),
        amends=bool(entry.get("amends", False)),
    )


def _day(value: object) -> date:
    if type(value) is not date:
        raise TypeError(f"{value!r} 不是日期")
    return value


def notices_in(folder: Traversable) -> tuple[HolidayNotice, ...]:
    """Every notice of a folder of yearly files, in order of issue; an installation may keep its own folder."""
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    found = (
        n for name in names for n in parse_notices(name, folder.joinpath(name).read_text(encoding="utf-8"))
    )
    return tuple(sorted(found, key=lambda notice: notice.issued))


@cache
def published_notices() -> tuple[HolidayNotice, ...]:
    """The notices that come with the package, 2019 to 2026; read on first use."""
    return notices_in(files("gongkai.law") / "holidays")


def issued_by(day: date, notices: Iterable[HolidayNotice]) -> tuple[HolidayNotice, ...]:
    """Of these, the notices that were out by the end of `day`."""
    return tuple(notice for notice in notices if notice.issued <= day)
