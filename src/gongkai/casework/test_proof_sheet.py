"""The proof sheet: the case of the mock-up, the worked deadlines of the Regulation, and any history at all."""

from datetime import date, timedelta
from itertools import chain

import pytest
from django.template.loader import render_to_string
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from gongkai.casework.proof_day import LONGEST
from gongkai.casework.proof_sheet import MOST_WEEKS, ProofSheet, Week, proof_sheet
from gongkai.law.clock import (
    Closed,
    ConsultationAnswered,
    ConsultationDelivered,
    ConsultationSent,
    Consulted,
    CorrectionAsked,
    CorrectionReceived,
    DelayAgreed,
    Event,
    Extended,
    FeeNoticeReceived,
    FeePaid,
    ReasonsAsked,
    ReasonsGiven,
    Received,
    Reopened,
    Submitted,
    derive,
)
from gongkai.law.holiday_notice import Holiday, HolidayNotice, published_notices
from gongkai.law.outcome import Outcome
from gongkai.law.working_days import WorkingDays, working_days

DAYS = working_days()


def sheet_of(history: list[Event], today: date) -> ProofSheet:
    sheet = proof_sheet(derive(history, DAYS), today)
    assert sheet
    return sheet


def lines(sheet: ProofSheet) -> list[tuple[str, int, int, str, str]]:
    return [
        (line.stretch, line.counted, line.total, line.says, "、".join(line.articles)) for line in sheet.ledger
    ]


def cells(sheet: ProofSheet) -> list[str]:
    """Each week as a row of text: number and words of each cell, `-` outside the run."""
    return [
        " ".join(
            "".join((str(slot.day.number or ""), *slot.day.notes)) if slot.day else "-" for slot in week.slots
        )
        for week in sheet.weeks
        if isinstance(week, Week)
    ]


MOCK_UP: list[Event] = [
    Submitted(date(2026, 2, 3)),
    Received(date(2026, 2, 4)),
    ConsultationSent(date(2026, 2, 25), "石桥村2户"),
    ConsultationAnswered(date(2026, 3, 10), "石桥村2户"),
]


def test_the_case_of_the_mock_up() -> None:
    sheet = sheet_of(MOCK_UP, date(2026, 3, 12))
    assert (sheet.counted, sheet.period, sheet.run.due) == (12, 20, date(2026, 3, 24))
    assert cells(sheet) == [
        "- - 收到 1 2 周六 周日",
        "3 4 5 6 7 8补班 春节",
        "春节 春节 春节 春节 春节 春节 春节",
        "春节 9 10 暂停 暂停 暂停 周日",
        "暂停 暂停 暂停 暂停 暂停 周六 周日",
        "暂停 暂停 11 12今天 13 周六 周日",
        "14 15 16 17 18 周六 周日",
        "19 20到期 - - - - -",
    ]
    assert lines(sheet) == [
        ("2月4日", 0, 0, "收到（双方确认），当日不计", "第三十一条"),
        ("2月5日至14日", 8, 8, "含2月14日周六补班", "第三十三条第二款"),
        ("2月15日至23日", 0, 8, "春节放假", "放假安排"),
        ("2月24日至25日", 2, 10, "25日发出征求意见书", "第三十三条第二款"),
        ("2月26日至3月10日", 0, 10, "等第三方意见，暂停10个工作日", "第三十二条、第三十三条第三款"),
        ("3月11日至12日", 2, 12, "今天是第12日", "第三十三条第二款"),
        ("3月13日至24日", 8, 20, "24日到期", "第三十三条第二款"),
    ]


def test_a_screen_reader_hears_month_day_number_and_mark_of_each_cell() -> None:
    html = render_to_string("casework/days.html", {"sheet": sheet_of(MOCK_UP, date(2026, 3, 12))})
    tree = LexborHTMLParser(html)
    heard = [cell.text().replace(" ", "") for cell in tree.css(".days td")]
    assert {"3月12日，第12个工作日，今天", "3月24日，第20个工作日，到期", "2月26日，暂停", "2月2日"} <= set(
        heard
    )
    assert [cell.attributes["class"] for cell in tree.css(".days td.due, .days td.today")] == ["today", "due"]
    assert len(tree.css(".ledger tbody tr")) == 7


def test_the_name_of_a_holiday_entered_by_hand_is_text_and_nothing_else() -> None:
    day = date(2026, 2, 9)
    strike = HolidayNotice(
        2026, "青政〔2026〕1号", date(2026, 1, 5), "", (Holiday("<b>雪</b>", day, day),), amends=True
    )
    days = WorkingDays.from_notices([*published_notices(), strike])
    sheet = proof_sheet(derive(MOCK_UP, days), date(2026, 3, 12))
    html = render_to_string("casework/days.html", {"sheet": sheet})
    assert "<i>&lt;b&gt;雪&lt;/b&gt;</i>" in html
    assert "<b>雪" not in html


def test_a_correction_overtakes_what_was_counted_and_an_extension_adds_to_it() -> None:
    history: list[Event] = [
        Received(date(2025, 4, 1)),
        CorrectionAsked(date(2025, 4, 8), answer_by=date(2025, 4, 29)),
        CorrectionReceived(date(2025, 4, 22)),
        Extended(date(2025, 5, 20), 10),
        Closed(date(2025, 6, 9), Outcome.GRANTED),
    ]
    assert lines(sheet_of(history, date(2025, 6, 30)))[1:] == [
        (
            "4月2日至22日",
            0,
            0,
            "收到补正材料前的期间不计，8日告知补正（4月29日前），22日收到补正材料",
            "第三十条",
        ),
        ("4月23日至30日", 7, 7, "含4月27日周日补班", "第三十三条第二款"),
        ("5月1日至5日", 0, 7, "劳动节放假", "放假安排"),
        ("5月6日至22日", 13, 20, "20日告知延长10个工作日", "第三十三条第二款"),
        ("5月23日至30日", 6, 26, "延长的10个工作日", "第三十三条第二款"),
        ("5月31日至6月2日", 0, 26, "端午节放假", "放假安排"),
        ("6月3日至6日", 4, 30, "延长的10个工作日，6日到期", "第三十三条第二款"),
        ("6月7日至9日", 0, 30, "逾期1个工作日，9日答复", "第三十三条第二款"),
    ]


def test_an_application_not_yet_confirmed_is_counted_provisionally_from_its_submission() -> None:
    sheet = sheet_of([Submitted(date(2026, 3, 2))], date(2026, 3, 3))
    assert cells(sheet)[0] == "提交 1今天 2 3 4 周六 周日"
    assert lines(sheet)[0] == ("3月2日", 0, 0, "提交，待确认收到，暂自次日起计", "第三十一条")
    assert sheet.provisional == ("收到申请之日尚未确认，暂自最早记载之日起计",)


def test_a_late_case_shows_the_working_days_of_delay_up_to_today() -> None:
    sheet = sheet_of([Received(date(2025, 6, 3))], date(2025, 7, 4))
    assert cells(sheet)[-1] == "19 20到期 逾期 逾期 逾期今天 - -"
    assert lines(sheet)[-1][:4] == ("7月2日至4日", 0, 20, "逾期3个工作日，至今天")


def test_waiting_for_the_applicant_is_told_from_what_is_only_projected() -> None:
    history: list[Event] = [Received(date(2025, 6, 3)), CorrectionAsked(date(2025, 6, 5), date(2025, 6, 20))]
    sheet = sheet_of(history, date(2025, 6, 12))
    assert lines(sheet)[1:] == [
        ("6月4日至5日", 2, 2, "5日告知补正（6月20日前）", "第三十三条第二款"),
        ("6月6日至12日", 0, 2, "等待申请人补正，至今天", "第三十条"),
        ("6月13日至22日", 0, 2, "等待申请人补正", "第三十条"),
        ("6月23日至7月18日", 20, 20, "按补正期限届满之日暂计，7月18日到期", "第三十条"),
    ]
    assert sheet.counted == 2
    assert sheet.provisional == ("申请人尚未补正，暂按补正期限届满之日推算，收到补正后重新计算",)


def test_a_date_set_under_article_35_leaves_out_the_weeks_in_which_nothing_happens() -> None:
    history: list[Event] = [
        Received(date(2025, 6, 3)),
        ReasonsAsked(date(2025, 6, 4), date(2025, 6, 10)),
        ReasonsGiven(date(2025, 6, 9)),
        DelayAgreed(date(2025, 6, 10), date(2026, 1, 30)),
    ]
    sheet = sheet_of(history, date(2025, 6, 13))
    assert [(week.weeks if not isinstance(week, Week) else "") for week in sheet.weeks] == ["", "", 32, ""]
    assert cells(sheet)[1] == "4 5 期内 期内 期内今天 周六 周日"
    assert lines(sheet)[-1] == (
        "6月14日至2026年1月30日",
        0,
        5,
        "延迟答复的合理期限内，1月30日到期",
        "第三十五条",
    )
    assert sheet.weeks[-1].slots[0].names_month  # type: ignore[union-attr]


def test_joint_makers_are_named_by_what_they_are() -> None:
    history: list[Event] = [
        Received(date(2025, 6, 3)),
        ConsultationSent(date(2025, 6, 5), "甲局", Consulted.CO_MAKER),
        ConsultationAnswered(date(2025, 6, 9), "甲局"),
    ]
    assert lines(sheet_of(history, date(2025, 6, 10)))[2] == (
        "6月6日至9日",
        0,
        2,
        "等共同制作机关意见，暂停2个工作日",
        "第三十四条、第三十三条第三款",
    )


def test_a_run_that_a_decision_opened_follows_the_run_before_it() -> None:
    history: list[Event] = [
        Received(date(2025, 6, 3)),
        Closed(date(2025, 6, 20), Outcome.NOT_HELD),
        Reopened(date(2025, 9, 1), within=15),
    ]
    sheet = sheet_of(history, date(2025, 9, 5))
    assert lines(sheet)[0][3] == "收到决定或者判决，当日不计"
    assert (sheet.counted, sheet.period, sheet.run.due) == (4, 15, date(2025, 9, 22))
    (before,) = sheet.earlier
    assert (before.counted, [line.says for line in before.ledger][1]) == (13, "20日答复")
    assert not any(day.is_today for day in before.days)


def test_a_year_without_notice_is_marked_day_by_day_and_in_words() -> None:
    sheet = sheet_of([Received(date(2026, 12, 10))], date(2026, 12, 11))
    assert cells(sheet)[-1] == "17暂计 18暂计 19暂计 20暂计到期 - - -"
    assert "放假安排尚未公布" in sheet.provisional[0]
    assert lines(sheet)[-1][3] == "放假安排尚未公布，暂计，1月7日到期"


def test_an_absurd_period_is_cut_off_and_says_so() -> None:
    sheet = sheet_of(
        [Received(date(2025, 1, 20)), Reopened(date(2025, 3, 3), within=10**9)], date(2025, 4, 1)
    )
    assert len(sheet.days) == LONGEST
    assert len(sheet.weeks) == MOST_WEEKS
    assert sheet.beyond == date.max
    assert "先核对登记的日期" in render_to_string("casework/days.html", {"sheet": sheet})


@pytest.mark.parametrize(
    ("history", "due"),
    [
        ([Received(date(2024, 9, 10))], date(2024, 10, 14)),
        ([Received(date(2025, 1, 20))], date(2025, 2, 21)),
        ([Received(date(2025, 1, 20)), Extended(date(2025, 2, 10), 20)], date(2025, 3, 21)),
        ([Received(date(2020, 1, 20))], date(2020, 2, 25)),
        ([Received(date(2019, 4, 26))], date(2019, 5, 27)),
        ([Received(date(2025, 3, 1))], date(2025, 3, 28)),
        ([Received(date(2025, 9, 25))], date(2025, 10, 29)),
        ([Received(date(2025, 12, 15))], date(2026, 1, 13)),
        ([Received(date(2026, 2, 10))], date(2026, 3, 16)),
        (
            [
                Received(date(2025, 4, 1)),
                CorrectionAsked(date(2025, 4, 8), date(2025, 4, 29)),
                CorrectionReceived(date(2025, 4, 22)),
            ],
            date(2025, 5, 22),
        ),
        (
            [
                Received(date(2025, 9, 1)),
                ConsultationSent(date(2025, 9, 10), "某公司"),
                ConsultationDelivered(date(2025, 9, 12), "某公司"),
                ConsultationAnswered(date(2025, 10, 13), "某公司"),
            ],
            date(2025, 10, 30),
        ),
        (
            [
                Received(date(2025, 4, 25)),
                ConsultationSent(date(2025, 5, 6), "甲"),
                ConsultationAnswered(date(2025, 5, 20), "甲"),
                ConsultationSent(date(2025, 5, 15), "乙"),
                ConsultationAnswered(date(2025, 6, 5), "乙"),
            ],
            date(2025, 6, 26),
        ),
        (
            [
                Received(date(2025, 10, 9)),
                FeeNoticeReceived(date(2025, 10, 20)),
                FeePaid(date(2025, 11, 3)),
            ],
            date(2025, 12, 1),
        ),
    ],
)
def test_every_worked_deadline_is_the_cell_marked_as_due(history: list[Event], due: date) -> None:
    sheet = sheet_of(history, history[0].on)
    (last,) = [day for day in sheet.days if day.is_due]
    assert (last.date, last.number) == (due, sheet.period)
    assert sheet.ledger[-1].total == sheet.period


dates = st.dates(date(2024, 11, 1), date(2025, 5, 1))
events: st.SearchStrategy[Event] = st.one_of(
    st.builds(CorrectionAsked, dates, st.none() | dates),
    st.builds(CorrectionReceived, dates),
    st.builds(ConsultationSent, dates, st.sampled_from("甲乙"), st.sampled_from(Consulted)),
    st.builds(ConsultationDelivered, dates, st.sampled_from("甲乙")),
    st.builds(ConsultationAnswered, dates, st.sampled_from("甲乙")),
    st.builds(ReasonsAsked, dates, dates),
    st.builds(ReasonsGiven, dates),
    st.builds(DelayAgreed, dates, st.dates(date(2025, 2, 1), date(2029, 1, 1))),
    st.builds(Extended, dates, st.integers(1, 25)),
    st.builds(FeeNoticeReceived, dates),
    st.builds(FeePaid, dates),
    st.builds(Closed, dates, st.sampled_from(Outcome)),
    st.builds(Reopened, dates, st.none() | dates, st.none() | st.integers(1, 90)),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(events, max_size=8), dates)
def test_calendar_and_ledger_of_any_history_tell_every_day_once_and_add_up(
    history: list[Event], today: date
) -> None:
    sheet = sheet_of([Received(date(2024, 12, 10)), *history], today)
    for one in (*sheet.earlier, sheet):
        days = [day.date for day in one.days]
        assert days == [days[0] + timedelta(days=n) for n in range(len(days))]
        shown = [
            {slot.date for slot in week.slots if slot.day}
            if isinstance(week, Week)
            else {week.first + timedelta(days=n) for n in range(7 * week.weeks)}
            for week in one.weeks
        ]
        assert sum(map(len, shown)) == len(set(chain(*shown))) == len(days)
        assert set(chain(*shown)) == set(days)
        assert len(one.weeks) <= MOST_WEEKS
        told = [
            line.first + timedelta(days=n)
            for line in one.ledger
            for n in range((line.last - line.first).days + 1)
        ]
        assert told == days
        assert sum(line.counted for line in one.ledger) == sum(day.line.counted for day in one.days)
        assert all(line.says and line.articles for line in one.ledger)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.tuples(st.dates(date(2025, 1, 21), date(2025, 2, 14)), st.integers(0, 15)), max_size=3),
    st.integers(0, 20),
)
def test_the_last_counted_number_is_the_period_with_its_extension(
    consultations: list[tuple[date, int]], by: int
) -> None:
    history: list[Event] = [Received(date(2025, 1, 20))]
    for number, (sent, took) in enumerate(consultations):
        history.append(ConsultationSent(sent, str(number)))
        history.append(ConsultationAnswered(DAYS.after(sent, took), str(number)))
    if by:
        history.append(Extended(date(2025, 2, 17), by))
    sheet = sheet_of(history, date(2025, 2, 17))
    assert max(day.number or 0 for day in sheet.days) == sheet.ledger[-1].total == 20 + by
