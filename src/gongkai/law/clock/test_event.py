from datetime import date

from gongkai.law import clock
from gongkai.law.clock.event import (
    Closed,
    ConsultationAnswered,
    ConsultationDelivered,
    ConsultationSent,
    Event,
    Received,
    in_order,
)

DAY = date(2025, 6, 5)


def test_events_of_one_day_take_their_natural_order_however_they_were_entered() -> None:
    history: list[Event] = [
        Closed(DAY),
        ConsultationAnswered(DAY, "甲"),
        ConsultationDelivered(DAY, "甲"),
        ConsultationSent(DAY, "甲"),
        Received(DAY),
        Received(date(2025, 6, 4)),
    ]
    assert in_order(history) == history[::-1]


def test_every_event_has_a_chinese_name_and_a_rank_of_its_own() -> None:
    public = [getattr(clock, name) for name in clock.__all__]
    kinds = [c for c in public if isinstance(c, type) and issubclass(c, Event) and c is not Event]
    assert all(kind.label for kind in kinds)
    assert sorted(kind.rank for kind in kinds) == list(range(len(kinds)))
