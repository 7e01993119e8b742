"""What holds of every history, however it was entered."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.law.clock import (
    Clock,
    Closed,
    ConsultationAnswered,
    ConsultationDelivered,
    ConsultationSent,
    CorrectionAsked,
    CorrectionReceived,
    DelayAgreed,
    Event,
    Extended,
    FeeNoticeReceived,
    FeeNoticeSent,
    FeePaid,
    ReasonsAsked,
    ReasonsGiven,
    Received,
    Reopened,
    State,
    Submitted,
    derive,
)
from gongkai.law.holiday_notice import Holiday, published_notices
from gongkai.law.outcome import Outcome
from gongkai.law.readings import OnlineReceipt, Period, Readings, ReplyCounts, Unit
from gongkai.law.working_days import WorkingDays, working_days

DAYS = working_days()
near = st.dates(date(2024, 11, 1), date(2025, 4, 1))
anywhere = st.dates(date(2018, 6, 1), date(2028, 1, 1))
edges = st.sampled_from([date.min, date(1, 1, 2), date(9999, 12, 1), date.max])
dates = st.one_of(near, near, anywhere, edges)
names = st.sampled_from(["甲", "乙"])
some_dates = st.none() | dates
events: st.SearchStrategy[Event] = st.one_of(
    st.builds(Received, dates),
    st.builds(Submitted, dates, some_dates),
    st.builds(CorrectionAsked, dates, some_dates),
    st.builds(CorrectionReceived, dates),
    st.builds(ConsultationSent, dates, names),
    st.builds(ConsultationDelivered, dates, names),
    st.builds(ConsultationAnswered, dates, names),
    st.builds(ReasonsAsked, dates, some_dates),
    st.builds(ReasonsGiven, dates),
    st.builds(DelayAgreed, dates, dates),
    st.builds(Extended, dates, st.integers(-5, 60)),
    st.builds(FeeNoticeSent, dates),
    st.builds(FeeNoticeReceived, dates),
    st.builds(FeePaid, dates, st.booleans()),
    st.builds(Closed, dates, st.none() | st.sampled_from(Outcome), some_dates),
    st.builds(Reopened, dates, some_dates, st.none() | st.integers(-1, 90)),
)
histories = st.lists(events, max_size=12)
all_readings = st.builds(
    Readings,
    day_zero=st.booleans(),
    last_day_rolls=st.booleans(),
    online_receipt=st.sampled_from(OnlineReceipt),
    reply_counts=st.sampled_from(ReplyCounts),
    expired_deadline_moves=st.booleans(),
    extension_on_last_day=st.booleans(),
    extension_renewed_by_restart=st.booleans(),
    extensions_allowed=st.integers(0, 3),
    late_answer_counts=st.booleans(),
    payment_restarts_clock=st.booleans(),
    payment_period=st.sampled_from([Period(30, Unit.CALENDAR_DAYS), Period(20, Unit.WORKING_DAYS)]),
)
lawful_spans = st.lists(
    st.tuples(st.dates(date(2025, 1, 21), date(2025, 2, 14)), st.integers(0, 15)), min_size=1, max_size=4
)


def asked(clock: Clock) -> None:
    """Ask everything that a clock answers."""
    for today in (date.min, date(2025, 2, 1), date.max):
        clock.missed(today)
        clock.breaches_on(today)
        clock.is_provisional(today)
    # A run may be thousands of years long where a date is absurd; the first days show that it can be told.
    for _, line in zip(range(200), clock.explain(), strict=False):
        assert str(line)


@settings(max_examples=400, deadline=None)
@given(histories, all_readings)
def test_any_history_gets_an_answer_and_an_open_case_a_deadline(
    history: list[Event], readings: Readings
) -> None:
    clock = derive(history, DAYS, readings)
    asked(clock)
    assert (clock.due is None) == (history == []) == (clock.state is State.NOT_STARTED)


@settings(max_examples=100, deadline=None)
@given(histories, st.randoms(use_true_random=False))
def test_the_order_of_entry_does_not_matter(history: list[Event], random: object) -> None:
    # Two events of one kind on one day are told apart by the order of entry alone.
    history = list({(type(e), e.on): e for e in history}.values())
    shuffled = sorted(history, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert derive(shuffled, DAYS) == derive(history, DAYS)


@settings(max_examples=100, deadline=None)
@given(histories)
def test_entering_a_history_twice_does_not_move_the_deadline(history: list[Event]) -> None:
    history = [e for e in history if not isinstance(e, Extended | CorrectionReceived | Reopened)]
    assert derive([e for e in history for _ in range(2)], DAYS).due == derive(history, DAYS).due


def consultations(spans: list[tuple[date, int]]) -> list[Event]:
    history: list[Event] = []
    for i, (sent, took) in enumerate(spans):
        history.append(ConsultationSent(sent, str(i)))
        history.append(ConsultationAnswered(DAYS.after(sent, took), str(i)))
    return history


@settings(max_examples=200, deadline=None)
@given(lawful_spans)
def test_consultation_moves_the_deadline_by_its_working_days_and_overlaps_once(
    spans: list[tuple[date, int]],
) -> None:
    received = Received(date(2025, 1, 20))
    taken: set[date] = set()
    for sent, took in spans:
        day = sent
        while day < DAYS.after(sent, took):
            day += timedelta(days=1)
            if DAYS.is_working_day(day):
                taken.add(day)
    before = derive([received], DAYS).due
    after = derive([received, *consultations(spans)], DAYS).due
    assert before is not None
    assert after is not None
    assert DAYS.between(before, after) == len(taken)


@settings(max_examples=200, deadline=None)
@given(lawful_spans, st.integers(1, 20), st.dates(date(2025, 1, 21), date(2025, 2, 21)))
def test_suspension_and_extension_add_up_in_any_order(
    spans: list[tuple[date, int]], by: int, told: date
) -> None:
    received = Received(date(2025, 1, 20))
    suspended = derive([received, *consultations(spans)], DAYS).due
    both = derive([received, *consultations(spans), Extended(told, by)], DAYS).due
    assert suspended is not None
    assert both == DAYS.after(suspended, by)


@settings(max_examples=200, deadline=None)
@given(lawful_spans, st.integers(0, 20))
def test_the_explanation_counts_up_to_the_deadline(spans: list[tuple[date, int]], by: int) -> None:
    history = [Received(date(2025, 1, 20)), *consultations(spans)]
    clock = derive([*history, Extended(date(2025, 2, 17), by)] if by else history, DAYS)
    lines = list(clock.explain())
    assert clock.due == lines[-1].date
    assert [line.number for line in lines if line.counted] == list(range(1, 21 + by))
    assert [(b.date - a.date).days for a, b in pairwise(lines)] == [1] * (len(lines) - 1)


@settings(max_examples=50, deadline=None)
@given(st.dates(date(2025, 3, 20), date(2025, 4, 30)), st.integers(1, 4))
def test_an_amended_calendar_gives_the_deadline_of_the_amended_days(
    received: date, more_days_off: int
) -> None:
    """A notice that lengthens Labour Day moves each deadline that runs over it, and no other."""
    notice = next(n for n in published_notices() if n.year == 2025)
    labour_day = next(h for h in notice.holidays if h.name == "劳动节")
    longer = Holiday(
        "劳动节",
        labour_day.first,
        labour_day.last + timedelta(days=more_days_off),
        labour_day.makeup_workdays,
    )
    amended = WorkingDays.from_notices(
        [
            *published_notices(),
            replace(notice, number="调整", issued=date(2025, 3, 1), holidays=(longer,), amends=True),
        ]
    )
    history = [Received(received)]
    before, after = derive(history, DAYS).due, derive(history, amended).due
    assert before is not None
    assert after is not None
    # 6 to 9 May 2025 are Tuesday to Friday
    gone = sum(received < date(2025, 5, 5 + i) <= before for i in range(1, more_days_off + 1))
    assert after >= before
    assert (
        sum(
            amended.is_working_day(received + timedelta(days=i))
            for i in range(1, (after - received).days + 1)
        )
        == 20
    )
    assert (after == before) == (gone == 0)
    assert derive(history, amended.as_known_on(date(2025, 2, 28))).due == before


def test_an_absurd_period_ends_with_the_calendar() -> None:
    clock = derive([Received(date(2025, 1, 20)), Reopened(date(2025, 3, 3), within=10**9)], DAYS)
    assert clock.due == date.max
    assert clock.provisional
