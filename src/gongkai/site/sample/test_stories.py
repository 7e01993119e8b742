"""The sample county: its stories end as they are told, on whatever day it is set up."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.casework.disputes.table_4 import table_4
from gongkai.casework.models import Application, Build, Dispute, Redaction, RedactionStage
from gongkai.records.models import Event
from gongkai.site.sample import load

pytestmark = pytest.mark.django_db

DAYS = (
    datetime(2026, 11, 22, 3, tzinfo=UTC),
    # The first working day after a week of holidays: what is due soon must not have passed in them.
    datetime(2026, 10, 8, 1, tzinfo=UTC),
)
"""A Sunday, and a Thursday after 国庆节."""


@pytest.mark.parametrize("now", DAYS, ids=lambda day: day.strftime("%m-%d"))
def test_the_stories_end_as_they_are_told_and_nothing_happens_before_it_has(now: datetime) -> None:
    load(now)
    today = timezone.localdate(now)
    review, suit, silence = (
        Dispute.objects.get(kind=k) for k in ("review", "suit_after_review", "suit_direct")
    )
    assert (review.stage, review.result) == ("closed", "upheld")
    assert (silence.stage, silence.result, bool(silence.lesson)) == ("closed", "other", True)
    assert (suit.stage, suit.after, suit.application) == ("registered", review, review.application)
    assert suit.due is not None
    assert 0 <= (suit.due - today).days <= 7
    cells = table_4(Agency.objects.all(), now.year).cells
    assert {code: n for code, n in cells.items() if n} == {
        "t4.review.upheld": 1,
        "t4.review.total": 1,
        "t4.suit_direct.other": 1,
        "t4.suit_direct.total": 1,
        "t4.suit_after_review.pending": 1,
        "t4.suit_after_review.total": 1,
    }
    redaction = Redaction.objects.get(stage=RedactionStage.RELEASED)
    assert (redaction.build, redaction.is_proved, redaction.marks.count()) == (Build.PROVED, True, 5)
    assert redaction.application == review.application
    for case in Application.objects.values_list("pk", flat=True):
        told = [event.at for event in Event.objects.filter(case=case).in_order()]
        assert told == sorted(told)
        assert told[-1] <= now
