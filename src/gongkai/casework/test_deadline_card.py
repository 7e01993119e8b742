"""The card and the signal: 2026-03-24 is a Tuesday, the deadline of the mock-up."""

from datetime import date
from time import perf_counter

import pytest
from django.template.loader import render_to_string

from gongkai.casework.deadline_card import DeadlineCard, deadline_card
from gongkai.casework.proof_sheet import proof_sheet
from gongkai.casework.signal import SignalKind, signal
from gongkai.law.clock import (
    Closed,
    ConsultationAnswered,
    ConsultationDelivered,
    ConsultationSent,
    CorrectionAsked,
    DelayAgreed,
    Event,
    ReasonsAsked,
    ReasonsGiven,
    Received,
    Submitted,
    derive,
)
from gongkai.law.outcome import Outcome
from gongkai.law.working_days import working_days

DAYS = working_days()
RECEIVED = Received(date(2026, 2, 4))
CONSULTED: list[Event] = [RECEIVED, ConsultationSent(date(2026, 2, 25), "甲")]
ANSWERED: list[Event] = [*CONSULTED, ConsultationAnswered(date(2026, 3, 10), "甲")]


def card_of(history: list[Event], today: date) -> DeadlineCard:
    clock = derive(history, DAYS)
    sheet = proof_sheet(clock, today)
    assert sheet
    return deadline_card(clock, sheet, today)


@pytest.mark.parametrize(
    ("history", "today", "kind", "said"),
    [
        (ANSWERED, date(2026, 3, 12), "running", "答复期限还剩 8 已计12日，共20日。"),
        (ANSWERED, date(2026, 3, 18), "running", "答复期限还剩 4 已计16日，共20日。"),
        (ANSWERED, date(2026, 3, 19), "soon", "答复期限还剩 3 已计17日，共20日。"),
        (ANSWERED, date(2026, 3, 22), "soon", "答复期限还剩 2 已计18日，共20日。"),  # a Sunday
        (ANSWERED, date(2026, 3, 24), "today", "答复期限 今天到期 已计20日，共20日。"),
        (ANSWERED, date(2026, 3, 25), "late", "答复期限已逾期 1 期限内没有答复。"),
        (ANSWERED, date(2026, 3, 30), "late", "答复期限已逾期 4 期限内没有答复。"),
        (
            [*CONSULTED, ConsultationDelivered(date(2026, 2, 26), "甲")],
            date(2026, 3, 2),
            "paused",
            # 15 working days from 26 February: 27, 28 February, thirteen in March to the 18th
            "计时暂停，恢复后还剩 10 征求意见，限3月18日前答复。已计10日，共20日。",
        ),
        # Nobody has answered, and the fifteen days are over: the clock runs again.
        (
            [*CONSULTED, ConsultationDelivered(date(2026, 2, 26), "甲")],
            date(2026, 3, 19),
            "running",
            "答复期限还剩 9 已计11日，共20日。",
        ),
        (
            [RECEIVED, CorrectionAsked(date(2026, 2, 11), date(2026, 3, 10))],
            date(2026, 2, 25),
            "paused",
            "答复期限 计时暂停 等申请人补正，限3月10日前。收到后重新计算。",
        ),
        (
            [*ANSWERED, Closed(date(2026, 3, 20), Outcome.PARTIAL)],
            date(2026, 6, 1),
            "done",
            "已办结 3月20日 在第18个工作日。",
        ),
        (
            [*ANSWERED, Closed(date(2026, 3, 26), Outcome.PARTIAL)],
            date(2026, 6, 1),
            "done",
            "已办结 3月26日 逾期2个工作日。",
        ),
        (
            [Submitted(date(2026, 3, 2))],
            date(2026, 3, 3),
            "awaiting",
            "待确认收到日期 尚未起算 双方确认收到之日起算，共20个工作日。",
        ),
        (
            [
                RECEIVED,
                ReasonsAsked(date(2026, 2, 9), date(2026, 2, 12)),
                ReasonsGiven(date(2026, 2, 12)),
                DelayAgreed(date(2026, 2, 13), date(2026, 4, 30)),
            ],
            date(2026, 4, 28),
            "soon",
            "答复期限还剩 2 期限定为一个日期：条例第三十五条。",
        ),
    ],
)
def test_the_card_says_how_much_is_left_and_why(
    history: list[Event], today: date, kind: str, said: str
) -> None:
    card = card_of(history, today)
    number = card.text if card.number is None else card.number
    assert (card.kind, f"{card.heading} {number} {card.note}") == (kind, said)


def test_the_card_on_the_page_is_that_of_the_mock_up() -> None:
    html = render_to_string("casework/deadline_card.html", {"card": card_of(ANSWERED, date(2026, 3, 12))})
    assert html.strip().replace("\n", "") == (
        '<dl class="deadline"><dt>答复期限还剩</dt><dd class="left"><b>8</b> 个工作日</dd>'
        '<dd class="due"><time datetime="2026-03-24">2026年3月24日</time>（周二）</dd>'
        '<dd class="note">已计12日，共20日。<a class="keep" href="#h-days">逐日算给我看</a></dd></dl>'
    )


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 3, 3), "还剩15个工作日"),
        (date(2026, 3, 19), "还剩3个工作日"),
        (date(2026, 3, 24), "今天到期"),
        (date(2026, 3, 25), "已逾期1个工作日"),
        (date(2026, 3, 28), "已逾期3个工作日"),
    ],
)
def test_the_signal_of_an_open_case_counts_working_days(today: date, words: str) -> None:
    assert signal(DAYS, today, is_open=True, due=date(2026, 3, 24)).words == words


def test_the_signal_tells_other_cases_in_words_too() -> None:
    today, due = date(2026, 3, 3), date(2026, 3, 24)
    assert signal(DAYS, today, is_open=True, due=due, paused=True).words == "计时暂停"
    assert signal(DAYS, today, is_open=True, due=due, provisional=True).words == "还剩15个工作日（暂定）"
    assert signal(DAYS, today, is_open=True, due=None).words == "待确认收到"
    assert (
        signal(DAYS, date(2026, 3, 28), is_open=True, due=date(2026, 3, 27)).words == "已逾期"
    )  # a Saturday
    assert signal(DAYS, today, is_open=False, due=due, closed_on=date(2026, 3, 20)).words == "已办结"
    late = signal(DAYS, today, is_open=False, due=due, closed_on=date(2026, 3, 26))
    assert late.words == "逾期2个工作日办结"
    # A case that is paused past its deadline is late all the same.
    assert signal(DAYS, date(2026, 3, 25), is_open=True, due=due, paused=True).kind is SignalKind.LATE


def test_a_signal_stands_with_its_icon_and_words() -> None:
    shown = signal(DAYS, date(2026, 3, 25), is_open=True, due=date(2026, 3, 24))
    html = render_to_string("casework/signal.html", {"signal": shown})
    assert html.strip() == (
        '<span class="sig sig-late"><svg class="icon" aria-hidden="true"><use href="#i-late"/></svg>'
        "已逾期1个工作日</span>"
    )


def test_fifty_rows_cost_less_than_two_milliseconds() -> None:
    def fifty() -> float:
        begin = perf_counter()
        for number in range(50):
            day = date(2026, 3, 1 + number % 28)
            assert signal(DAYS, date(2026, 3, 3), is_open=True, due=day).words
        return perf_counter() - begin

    assert min(fifty() for _ in range(20)) < 0.002
