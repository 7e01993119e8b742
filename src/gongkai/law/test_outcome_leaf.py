import pytest

from gongkai.law.matter import USUAL_OUTCOMES, Matter
from gongkai.law.outcome import Outcome
from gongkai.law.outcome_leaf import ItemDecision, ItemsUndecided, item_of, leaf
from gongkai.law.readings import PrincipalItem, Readings

USUAL = Readings()
GRANTED = ItemDecision(Outcome.GRANTED)
SECRET = ItemDecision(Outcome.STATE_SECRET)
PROCESS = ItemDecision(Outcome.PROCESS_INFO)
NOT_HELD = ItemDecision(Outcome.NOT_HELD)
SEPARATED = ItemDecision(Outcome.PARTIAL, withheld=(Outcome.THIRD_PARTY,))


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([GRANTED], Outcome.GRANTED),
        ([GRANTED, GRANTED], Outcome.GRANTED),
        ([SEPARATED], Outcome.PARTIAL),
        ([SEPARATED, SECRET], Outcome.PARTIAL),
        ([GRANTED, SECRET], Outcome.PARTIAL),
        # some given and some not, for whatever ground
        ([GRANTED, NOT_HELD], Outcome.PARTIAL),
        ([NOT_HELD], Outcome.NOT_HELD),
        ([NOT_HELD, NOT_HELD], Outcome.NOT_HELD),
        # none given, several grounds: the first in the order of the form
        ([NOT_HELD, PROCESS, SECRET], Outcome.STATE_SECRET),
        ([ItemDecision(Outcome.DUPLICATE), NOT_HELD], Outcome.NOT_HELD),
    ],
)
def test_items_come_to_one_leaf(items: list[ItemDecision], expected: Outcome) -> None:
    assert leaf(items, USUAL) is expected


def test_the_officer_may_name_the_principal_item() -> None:
    assert leaf([SECRET, NOT_HELD], USUAL, principal=1) is Outcome.NOT_HELD
    assert leaf([GRANTED, NOT_HELD], USUAL, principal=1) is Outcome.PARTIAL


@pytest.mark.parametrize(
    ("readings", "items", "expected"),
    [
        (
            Readings(principal_item=PrincipalItem.FIRST_IN_APPLICATION),
            [NOT_HELD, SECRET],
            Outcome.NOT_HELD,
        ),
        (Readings(partial_for_any_ground=False), [GRANTED, NOT_HELD], Outcome.GRANTED),
        (Readings(partial_for_any_ground=False), [GRANTED, SECRET], Outcome.PARTIAL),
        (Readings(partial_for_any_ground=False), [SEPARATED, NOT_HELD], Outcome.PARTIAL),
    ],
)
def test_an_installation_may_read_it_otherwise(
    readings: Readings, items: list[ItemDecision], expected: Outcome
) -> None:
    assert leaf(items, readings) is expected


def test_what_no_row_names_counts_as_other_unless_read_otherwise() -> None:
    assert {leaf([item_of(matter, USUAL)], USUAL) for matter in Matter} == {Outcome.MISC}
    readings = Readings(matter_outcomes={**USUAL_OUTCOMES, Matter.ENQUIRY: Outcome.PETITION_COMPLAINT})
    assert leaf([item_of(Matter.ENQUIRY, readings)], readings) is Outcome.PETITION_COMPLAINT


def test_what_decides_nothing_is_refused_with_what_to_do() -> None:
    with pytest.raises(ItemsUndecided, match="请先对每个事项作出决定"):
        leaf([], USUAL)
    with pytest.raises(ItemsUndecided, match="请重新选择主要事项"):
        leaf([SECRET], USUAL, principal=1)
    with pytest.raises(ItemsUndecided, match="请逐项补充依据"):
        ItemDecision(Outcome.PARTIAL)
    with pytest.raises(ItemsUndecided, match="请改选依据"):
        ItemDecision(Outcome.PARTIAL, withheld=(Outcome.GRANTED,))
