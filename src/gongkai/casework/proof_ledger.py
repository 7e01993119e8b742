"""The days of a proof sheet as few lines: from when to when, how many count, how many so far, why, by which article."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.casework.proof_day import ProofDay, is_received
from gongkai.law.clock import (
    Closed,
    ConsultationAnswered,
    ConsultationDelivered,
    ConsultationSent,
    Consulted,
    CorrectionAsked,
    Event,
    Extended,
    FeeNoticeSent,
    Received,
    Reopened,
    Run,
    Submitted,
    Treatment,
)
from gongkai.law.clock.consultation import ANSWER_ARTICLE
from gongkai.law.clock.settle import RECEIPT_ARTICLE
from gongkai.law.working_days import WEEKDAYS, DayKind

_CONSULTED = {
    Consulted.THIRD_PARTY: "第三方",
    Consulted.CO_MAKER: "共同制作机关",
    Consulted.OTHER_ORGAN: "其他机关",
}
_SHOWN_BY_THE_COUNT = (Received, Submitted, Reopened, Closed, ConsultationDelivered, ConsultationAnswered)


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A stretch of days treated alike: working days counted in it, counted up to its end, words and articles.

    `parts` of the stretch never break inside: `2月5日`, `14日`.
    """

    first: date
    last: date
    parts: tuple[str, ...]
    counted: int
    total: int
    says: str
    articles: tuple[str, ...]

    @property
    def stretch(self) -> str:
        """`2月5日至14日`."""
        return "至".join(self.parts)


def ledger(days: Sequence[ProofDay], run: Run) -> tuple[LedgerLine, ...]:
    """The lines of these days; their counted days add up to the calendar's."""
    lines: list[LedgerLine] = []
    total = 0
    for stretch in _stretches(days):
        numbers = [day.number for day in stretch if day.number]
        # A count that begins anew, after a projection, begins at 1 again.
        total = numbers[-1] if numbers else total
        first, last = stretch[0].date, stretch[-1].date
        lines.append(
            LedgerLine(
                first,
                last,
                _parts(first, last, lines[-1].last if lines else None),
                len(numbers),
                total,
                "，".join(_says(stretch, run)),
                tuple(article.removeprefix("条例") for article in dict.fromkeys(_articles(stretch, run))),
            )
        )
    return tuple(lines)


def _stretches(days: Sequence[ProofDay]) -> Iterator[list[ProofDay]]:
    """Weekends lie in the stretch that they interrupt; today and the reply end one."""
    stretch: list[ProofDay] = []
    kind = ""
    for day in days:
        own = _kind(day)
        ended = bool(stretch) and bool(stretch[-1].is_today or stretch[-1].closing)
        if ended or (kind and own and own != kind):
            yield stretch
            stretch, kind = [], ""
        stretch.append(day)
        kind = kind or own
    if stretch:
        yield stretch


def _kind(day: ProofDay) -> str:
    treatment = day.line.treatment
    if treatment is not Treatment.OFF:
        return treatment
    return day.day.holiday if day.day.kind is DayKind.HOLIDAY else ""


def _lead(stretch: Sequence[ProofDay]) -> ProofDay:
    """The day that says what the stretch is."""
    return next((day for day in stretch if _kind(day)), stretch[0])


def _parts(first: date, last: date, before: date | None) -> tuple[str, ...]:
    year = f"{first.year}年" if before and first.year != before.year else ""
    begins = f"{year}{first.month}月{first.day}日"
    if first == last:
        return (begins,)
    if first.year != last.year:
        return begins, f"{last.year}年{last.month}月{last.day}日"
    month = "" if first.month == last.month else f"{last.month}月"
    return begins, f"{month}{last.day}日"


def _says(stretch: Sequence[ProofDay], run: Run) -> Iterator[str]:
    lead = _lead(stretch)
    match lead.line.treatment:
        case Treatment.FIRST_DAY if run.reopened:
            yield "收到决定或者判决，当日不计"
        case Treatment.FIRST_DAY if not is_received(run):
            yield "提交，待确认收到，暂自次日起计"
        case Treatment.FIRST_DAY:
            confirmed = any(isinstance(event, Submitted) for event in run.events)
            yield f"收到{'（双方确认）' if confirmed else ''}，当日不计"
        case Treatment.SUSPENDED:
            asked = "、".join(dict.fromkeys(_CONSULTED[one] for one in _consulted(stretch, run)))
            paused = sum(day.line.treatment is Treatment.SUSPENDED for day in stretch)
            yield f"等{asked}意见，暂停{paused}个工作日"
        case Treatment.OFF:
            yield f"{lead.day.holiday}放假" if lead.day.holiday else "休息日"
        case Treatment.EXTENDED:
            yield f"延长的{run.extended_by}个工作日"
        case Treatment.OVERDUE:
            yield f"逾期{sum(day.day.is_working_day for day in stretch)}个工作日"
        case Treatment.COUNTED:
            pass
        case _:
            yield from [phase.says for phase in run.phases if lead.date in phase.span][:1]
    said = list(_happenings(stretch, run))
    yield from said
    if lead.line.treatment is Treatment.COUNTED and not said:
        yield "答复期限内"


def _happenings(stretch: Sequence[ProofDay], run: Run) -> Iterator[str]:
    makeups = [day.line.date for day in stretch if day.is_makeup]
    if makeups:
        named = "、".join(f"{day.month}月{day.day}日{WEEKDAYS[day.weekday()]}" for day in makeups)
        yield f"含{named}补班"
    if not all(day.line.known or not day.line.counted for day in stretch):
        yield "放假安排尚未公布，暂计"
    one_month = stretch[0].date.month == stretch[-1].date.month
    for day in stretch:
        if not (day.line.events or day.closing or day.is_today or day.is_due):
            continue
        when = f"{day.date.day}日" if one_month else f"{day.date.month}月{day.date.day}日"
        happened = [_phrase(event) for event in run.events if event.on == day.date]
        if told := "、".join(phrase for phrase in happened if phrase):
            yield f"{when}{told}"
        if day.closing:
            yield f"{when}{day.closing}"
        if day.is_today and not day.is_due:
            yield f"今天是第{day.number}日" if day.number else "至今天"
        if day.is_due:
            yield f"{'今天' if day.is_today else when}到期"


def _phrase(event: Event) -> str:
    """What an event is called in a line; what shows in the count itself needs no words."""
    match event:
        case ConsultationSent():
            return "发出征求意见书"
        case CorrectionAsked(answer_by=date() as until):
            return f"告知补正（{until.month}月{until.day}日前）"
        case Extended():
            return f"告知延长{event.by}个工作日"
        case FeeNoticeSent():
            return "发出收费通知"
    return "" if isinstance(event, _SHOWN_BY_THE_COUNT) else event.label


def _consulted(stretch: Sequence[ProofDay], run: Run) -> Iterator[Consulted]:
    first = next(day.date for day in stretch if day.line.treatment is Treatment.SUSPENDED)
    answered = {
        event.consultation: event.on for event in run.events if isinstance(event, ConsultationAnswered)
    }
    for event in run.events:
        if (
            isinstance(event, ConsultationSent)
            and event.on < stretch[-1].date
            and answered.get(event.consultation, first) >= first
        ):
            yield event.consulted


def _articles(stretch: Sequence[ProofDay], run: Run) -> Iterator[str]:
    lead = _lead(stretch)
    if lead.line.treatment is Treatment.FIRST_DAY and not run.reopened:
        yield RECEIPT_ARTICLE
    elif lead.line.treatment is Treatment.OFF:
        yield "放假安排" if lead.day.holiday else lead.line.article
    else:
        if lead.line.treatment is Treatment.SUSPENDED:
            yield from (ANSWER_ARTICLE[one] for one in _consulted(stretch, run))
        yield lead.line.article
