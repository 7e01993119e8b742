"""What occurs once is entered once: a decision by its number, a call by its case of the hotline."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from tests.brought_documents import morning
from tests.county import County, county

from gongkai.agencies.role import Role
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.registers import entering, striking
from gongkai.registers.ledgers import LEDGERS
from gongkai.registers.models import Handling

pytestmark = pytest.mark.django_db

WHEN = morning(date(2026, 3, 12))
HANDLING = LEDGERS["handling"]


@pytest.fixture
def here() -> County:
    return county(WHEN.today)


def _values(number: str, day: int = 3) -> dict[str, Any]:
    return {"on": date(2026, 3, day), "kind": "penalty", "number": number}


def _enter(here: County, number: str, day: int = 3) -> Any:
    return entering.enter(here.agency, HANDLING, _values(number, day), here.actor(Role.CLERK), WHEN)


def test_a_decision_counts_once_and_its_number_is_refused_a_second_time(here: County) -> None:
    row = _enter(here, "青自然资罚〔2026〕1号")
    assert (row.accepted, row.concluded, row.decisions) == (1, 1, 1)
    with pytest.raises(ValidationError, match="已经登记过") as wrong:
        _enter(here, "青自然资罚〔2026〕1号", 9)
    assert list(wrong.value.message_dict) == ["number"]
    # Numbers of a month have no number of a decision, and may be entered any number of times.
    _enter(here, "")
    _enter(here, "")
    assert Handling.objects.count() == 3


def test_of_many_rows_none_is_taken_where_one_repeats_another_or_what_is_here(here: County) -> None:
    clerk = here.actor(Role.CLERK)
    with pytest.raises(LedgerRefused, match="第2行：决定书文号“甲”已经登记过"):
        entering.bring_in(here.agency, HANDLING, [_values("甲"), _values("甲")], clerk, WHEN)
    _enter(here, "乙")
    with pytest.raises(LedgerRefused, match="第2行：决定书文号“乙”已经登记过"):
        entering.bring_in(here.agency, HANDLING, [_values("甲"), _values("乙")], clerk, WHEN)
    assert Handling.objects.count() == 1


def test_what_was_struck_out_may_be_entered_again_and_is_not_restored_beside_it(here: County) -> None:
    clerk = here.actor(Role.CLERK)
    struck = striking.strike(_enter(here, "甲"), HANDLING, "登错了日期", clerk, WHEN)
    again = _enter(here, "甲")
    with pytest.raises(LedgerRefused, match="已经登记过"):
        striking.restore(struck, HANDLING, "没有登错", clerk, WHEN)
    # The row itself is no other row.
    entering.change(again, HANDLING, {"note": "已送达"}, 3, clerk, WHEN)
