from datetime import date

from gongkai.law.clock import (
    ConsultationAnswered,
    ConsultationDelivered,
    ConsultationSent,
    CorrectionAsked,
    CorrectionReceived,
    DayLine,
    DelayAgreed,
    Extended,
    ReasonsAsked,
    ReasonsGiven,
    Received,
    Reopened,
    derive,
)
from gongkai.law.clock.event import Event
from gongkai.law.readings import Readings
from gongkai.law.working_days import working_days

DAYS = working_days()


def lines(history: list[Event], readings: Readings | None = None) -> dict[date, DayLine]:
    return {line.date: line for line in derive(history, DAYS, readings or Readings()).explain()}


def test_every_day_over_spring_festival_says_whether_it_counts_and_why() -> None:
    said = lines([Received(date(2025, 1, 20))])
    assert str(said[date(2025, 1, 20)]) == (
        "2025年1月20日 不计入：收到申请之日，自次日起算（参照民法典第二百零一条）；当日收到申请"
    )
    assert str(said[date(2025, 1, 26)]) == (
        "2025年1月26日 第5个工作日，答复期限内：周日，春节调休上班（国办发明电〔2024〕12号）（条例第三十三条第二款）"
    )
    assert str(said[date(2025, 1, 28)]) == (
        "2025年1月28日 不计入：春节放假（国办发明电〔2024〕12号）（全国年节及纪念日放假办法）"
    )
    assert str(said[date(2025, 2, 9)]) == "2025年2月9日 不计入：周日，休息日（全国年节及纪念日放假办法）"
    assert said[date(2025, 2, 21)].number == 20
    assert max(said) == date(2025, 2, 21)


def test_consultation_names_its_days_and_article() -> None:
    said = lines(
        [
            Received(date(2025, 6, 3)),
            ConsultationSent(date(2025, 6, 5), "甲"),
            ConsultationDelivered(date(2025, 6, 6), "甲"),
            ConsultationAnswered(date(2025, 6, 9), "甲"),
        ]
    )
    assert said[date(2025, 6, 5)].number == 2
    assert str(said[date(2025, 6, 6)]) == (
        "2025年6月6日 不计入：征求意见所需时间（条例第三十三条第三款）；当日征求意见书送达"
    )
    assert not said[date(2025, 6, 9)].counted
    assert said[date(2025, 6, 10)].number == 3


def test_what_was_counted_before_a_correction_no_longer_counts() -> None:
    said = lines(
        [
            Received(date(2025, 6, 3)),
            CorrectionAsked(date(2025, 6, 5), date(2025, 6, 20)),
            CorrectionReceived(date(2025, 6, 9)),
        ]
    )
    assert str(said[date(2025, 6, 4)]) == "2025年6月4日 不计入：收到补正材料前的期间不计（条例第三十条）"
    assert not said[date(2025, 6, 9)].counted
    assert said[date(2025, 6, 10)].number == 1


def test_waiting_and_what_is_projected_after_it_are_told_apart() -> None:
    said = lines([Received(date(2025, 6, 3)), CorrectionAsked(date(2025, 6, 5), date(2025, 6, 20))])
    assert said[date(2025, 6, 5)].number == 2
    assert said[date(2025, 6, 6)].says == "不计入：等待申请人补正"
    assert said[date(2025, 6, 23)].says == "第1个工作日，按补正期限届满之日暂计：周一"
    assert said[date(2025, 7, 18)].number == 20


def test_extended_agreed_and_ordered_days_say_so() -> None:
    extended = lines([Received(date(2025, 6, 3)), Extended(date(2025, 6, 30), 5)])
    assert extended[date(2025, 7, 1)].says == "第20个工作日，答复期限内：周二"
    assert extended[date(2025, 7, 2)].says == "第21个工作日，延长的期限内：周三"
    agreed = lines(
        [
            Received(date(2025, 6, 3)),
            ReasonsAsked(date(2025, 6, 4), date(2025, 6, 10)),
            ReasonsGiven(date(2025, 6, 9)),
            DelayAgreed(date(2025, 6, 10), date(2025, 7, 31)),
        ]
    )
    assert str(agreed[date(2025, 7, 1)]) == "2025年7月1日 延迟答复的合理期限内：周二（条例第三十五条）"
    ordered = lines([Received(date(2025, 6, 3)), Reopened(date(2025, 7, 1), until=date(2025, 7, 18))])
    assert ordered[date(2025, 7, 1)].says == "不计入：收到决定或者判决之日，自次日起算"
    assert ordered[date(2025, 7, 2)].article == "行政复议决定或者行政判决"


def test_a_year_not_yet_known_is_marked_day_by_day() -> None:
    said = lines([Received(date(2026, 12, 10))])
    assert said[date(2026, 12, 28)].known
    assert not said[date(2027, 1, 4)].known
    assert "放假安排尚未公布，暂计" in said[date(2027, 1, 4)].says


def test_on_the_other_reading_the_day_of_receipt_is_the_first() -> None:
    said = lines([Received(date(2025, 6, 3))], Readings(day_zero=False))
    assert said[date(2025, 6, 3)].number == 1
    assert said[date(2025, 6, 30)].number == 20


def test_past_the_deadline_the_working_days_of_delay_are_counted() -> None:
    clock = derive([Received(date(2025, 6, 3))], DAYS)
    late = [str(line) for line in clock.explain(until=date(2025, 7, 7)) if line.date > date(2025, 7, 2)]
    assert clock.due == date(2025, 7, 1)
    assert late == [
        "2025年7月3日 逾期第2个工作日：周四（条例第三十三条第二款）",
        "2025年7月4日 逾期第3个工作日：周五（条例第三十三条第二款）",
        "2025年7月5日 已逾期：周六，休息日（条例第三十三条第二款）",
        "2025年7月6日 已逾期：周日，休息日（条例第三十三条第二款）",
        "2025年7月7日 逾期第4个工作日：周一（条例第三十三条第二款）",
    ]


def test_a_wait_recorded_before_receipt_does_not_put_the_days_out_of_order() -> None:
    history = [CorrectionAsked(date(2024, 11, 1), date(2024, 11, 22)), Received(date(2024, 12, 10))]
    days = [line.date for line in derive(history, DAYS).explain()]
    assert days == sorted(days)
    assert days[0] == date(2024, 12, 10)
