"""A penalty decision that stands no longer leaves the public page within three working days (行政处罚法 Art 48, 85)."""

from datetime import date

import pytest
from tests.county import County, county
from tests.desk_cases import at
from tests.newsroom import Newsroom

from gongkai.agencies.models import Agency
from gongkai.agencies.role import Role
from gongkai.publishing.clocks.board import lines
from gongkai.publishing.desk.due import deadline_card
from gongkai.publishing.models import Document
from gongkai.publishing.step_table import TABLE
from gongkai.publishing.taking import form_for
from gongkai.workflow.calendar import working_days
from gongkai.workflow.models import Task
from gongkai.workflow.step import StepRefused, Taking
from gongkai.workflow.taking import InputsRefused

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 12)
"""A Thursday."""
REVOKED = {"how": "revoked", "on": "2026-03-12", "by": "清政复决〔2026〕3号"}


@pytest.fixture
def qingxi() -> County:
    return county(DAY)


@pytest.fixture
def room(qingxi: County) -> Newsroom:
    return Newsroom(qingxi)


def undone(room: Newsroom) -> Document:
    document = room.published(DAY, "处罚决定书", kind="penalty", document_number="清市监罚〔2026〕1号")
    return room.take(document, "undo_decision", DAY, REVOKED)


def test_the_clerk_has_three_working_days_and_the_board_says_so(qingxi: County, room: Newsroom) -> None:
    document = undone(room)
    [task] = Task.objects.filter(case=document.pk)
    assert (task.role, task.step, task.due) == (Role.CLERK, "withdraw", date(2026, 3, 17))
    assert task.says == "处罚决定已被撤销，待撤下并说明理由"
    agencies, clerk = Agency.objects.filter(pk=qingxi.agency.pk), qingxi.actor(Role.CLERK)
    board = lines(agencies, clerk, date(2026, 3, 18), working_days())
    [line] = [one for one in board if one.clock.kind == "withdraw"]
    assert (line.clock.says, line.signal.words) == ("撤下《处罚决定书》并说明理由", "已逾期1个工作日")
    card = deadline_card(document, DAY, working_days())
    assert card is not None
    assert (card.head, card.left, card.frame) == ("撤回期限还剩", "3", "soon")


def test_taken_down_it_is_due_no_more_and_the_public_reads_why(room: Newsroom) -> None:
    document = undone(room)
    form = form_for(TABLE["withdraw"], document, Taking(room.county.actor(Role.CLERK), at(DAY)))
    assert form["says"].initial == "这份行政处罚决定已被依法撤销，现予撤回。"
    document = room.take(document, "withdraw", DAY, {"reason": "复议", "says": form["says"].initial})
    assert document.withdraw_due is None
    assert not Task.objects.filter(case=document.pk).exists()
    # Put back, because it was another decision: nothing runs from what was registered before.
    assert room.take(document, "restore", DAY, {"reason": "登记错了"}, Role.LEADER).withdraw_due is None


def test_the_changed_decision_in_its_place_settles_it_as_well(room: Newsroom) -> None:
    document = room.take(undone(room), "revise", DAY, role=Role.OFFICER)
    assert document.withdraw_due == date(2026, 3, 17)
    document = room.take(room.signed(document, DAY), "publish", DAY)
    assert document.withdraw_due is None


@pytest.mark.parametrize(
    ("kind", "says"),
    [("news", "只有行政处罚决定要登记被变更、撤销。"), ("penalty", "已经登记过了，办理“撤下”。")],
)
def test_only_of_a_penalty_decision_and_only_once(room: Newsroom, kind: str, says: str) -> None:
    document = undone(room) if kind == "penalty" else room.published(DAY, "动态", kind=kind)
    with pytest.raises(StepRefused, match=says):
        room.take(document, "undo_decision", DAY, REVOKED)


@pytest.mark.parametrize("wrong", [{"how": ""}, {"on": "2026-03-13"}, {"by": ""}])
def test_how_since_when_and_by_which_paper_are_asked(room: Newsroom, wrong: dict[str, str]) -> None:
    document = room.published(DAY, "处罚决定书", kind="penalty", document_number="清市监罚〔2026〕1号")
    with pytest.raises(InputsRefused) as refused:
        room.take(document, "undo_decision", DAY, REVOKED | wrong)
    assert list(refused.value.form.errors) == list(wrong)
