from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.holiday_notice import published_notices
from gongkai.law.working_days import DayKind, WorkingDays, working_days

DAYS = working_days()


@pytest.mark.parametrize("year", range(2019, 2027))
def test_every_day_agrees_with_an_independent_calendar(year: int) -> None:
    first = date(year, 1, 1)
    days = [first + timedelta(days=i) for i in range((date(year + 1, 1, 1) - first).days)]
    assert [d for d in days if DAYS.is_working_day(d) != chinese_calendar.is_workday(d)] == []


@pytest.mark.parametrize(
    ("day", "before", "known_before", "known_after"),
    [
        # Labour Day 2019 was one day until 国办发明电〔2019〕3号 made it four
        (date(2019, 5, 2), date(2019, 3, 21), True, False),
        (date(2019, 5, 5), date(2019, 3, 21), False, True),
        # the Spring Festival of 2020 ended on 30 January until 国办发明电〔2020〕1号
        (date(2020, 1, 31), date(2020, 1, 25), True, False),
        (date(2020, 2, 1), date(2020, 1, 25), True, False),
    ],
)
def test_an_amendment_counts_from_its_issue(
    day: date, before: date, known_before: bool, known_after: bool
) -> None:
    assert DAYS.as_known_on(before).is_working_day(day) is known_before
    assert DAYS.is_working_day(day) is known_after


def test_a_day_says_what_it_is_and_by_which_notice() -> None:
    assert DAYS.day(date(2025, 1, 28)).why == "春节放假（国办发明电〔2024〕12号）"
    assert DAYS.day(date(2025, 2, 8)).why == "周六，春节调休上班（国办发明电〔2024〕12号）"
    assert DAYS.day(date(2025, 3, 1)).why == "周六，休息日"
    assert DAYS.day(date(2025, 3, 3)).why == "周一"


def test_a_year_without_a_notice_is_not_yet_known_and_says_so() -> None:
    new_year = DAYS.day(date(2027, 1, 1))
    assert (new_year.kind, new_year.known) == (DayKind.WORKDAY, False)
    assert "尚未公布" in new_year.why
    assert not DAYS.is_known(2027)
    assert DAYS.missing_notices(date(2026, 12, 10), date(2027, 1, 7)) == (2027,)
    assert DAYS.missing_notices(date(2026, 11, 1), date(2026, 12, 28)) == ()


def test_the_last_days_of_december_wait_for_the_next_notice() -> None:
    assert DAYS.missing_notices(date(2026, 12, 1), date(2026, 12, 30)) == (2027,)
    assert not DAYS.day(date(2026, 12, 30)).known
    # 2018 has no notice here, but that of 2019 names these days itself
    assert DAYS.day(date(2018, 12, 29)).kind is DayKind.MAKEUP_WORKDAY
    assert DAYS.day(date(2018, 12, 31)).kind is DayKind.HOLIDAY


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2025, 1, 20), 7, date(2025, 2, 5)),
        (date(2025, 3, 1), 20, date(2025, 3, 28)),
        (date(2025, 3, 1), 0, date(2025, 3, 1)),
        (date(2025, 3, 1), -3, date(2025, 3, 1)),
    ],
)
def test_counting_starts_on_the_day_after(start: date, count: int, end: date) -> None:
    assert DAYS.after(start, count) == end


def test_counting_past_the_end_of_time_stops_there() -> None:
    assert DAYS.after(date(9999, 12, 1), 100) == date.max
    assert DAYS.after(date(2025, 1, 1), 10**12) == date.max
    assert DAYS.on_or_after(date.max) == date.max
    assert DAYS.day(date.max).known is False


@given(st.dates(date(2017, 1, 1), date(2030, 1, 1)), st.integers(1, 500))
def test_as_many_days_lie_between_as_were_counted(start: date, count: int) -> None:
    end = DAYS.after(start, count)
    assert DAYS.is_working_day(end)
    assert DAYS.between(start, end) == count


def test_calendars_of_the_same_notices_are_equal_in_any_order() -> None:
    assert WorkingDays.from_notices(reversed(published_notices())) == DAYS
