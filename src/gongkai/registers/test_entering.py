"""Rows of a book: entered, brought in, changed, struck out and restored, each on the record."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db.models import Q
from tests.brought_documents import morning
from tests.county import County, county

from gongkai.agencies.role import Role
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.records.models import Case, Event
from gongkai.records.verification import verify
from gongkai.registers import entering, striking
from gongkai.registers.books import book_of, switch
from gongkai.registers.history import history
from gongkai.registers.ledgers import LEDGERS
from gongkai.registers.models import Message
from gongkai.registers.overtaken import Overtaken

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 12)
WHEN = morning(TODAY)
MESSAGES = LEDGERS["messages"]


@pytest.fixture
def here() -> County:
    return county(TODAY)


def _message(here: County, **more: Any) -> Any:
    values = {"on": date(2026, 3, 10), "subject": "石桥村路灯不亮", **more}
    return entering.enter(here.agency, MESSAGES, values, here.actor(Role.CLERK), WHEN)


def _seen(here: County) -> int:
    return book_of(here.agency, MESSAGES, WHEN).case.length


def _change(here: County, row: Any, seen: int, role: Role = Role.CLERK, **values: Any) -> Any:
    return entering.change(row, MESSAGES, values, seen, here.actor(role), WHEN)


def test_what_is_entered_is_filled_up_and_stands_on_the_record(here: County) -> None:
    row = _message(here, unit=here.units["规划科"])
    # 10 March 2026 is a Tuesday: the fifth working day after it is Tuesday the 17th.
    assert row.due == date(2026, 3, 17)
    assert (row.agency, row.entered_by) == (here.agency, "周敏秋（公开办经办）")
    (event,) = Event.objects.filter(case__book__ledger="messages")
    assert event.values["row"] == row.pk
    assert event.values["values"]["due"] == "2026-03-17"
    assert [(one.says, one.who) for one in history(row, MESSAGES)] == [("登记", "周敏秋（公开办经办）")]


@pytest.mark.parametrize(
    ("values", "field", "says"),
    [
        ({"on": None}, "on", "不能为 null"),
        ({"on": date(2026, 3, 13)}, "on", "2026年3月13日还没有到"),
        ({"subject": ""}, "subject", "不能为空"),
        ({"answered_on": date(2026, 3, 9)}, "answered_on", "早于“收到日期”"),
        ({"satisfaction": "satisfied"}, "satisfaction", "还没有答复"),
        ({"satisfaction": "marvellous"}, "satisfaction", "marvellous"),
    ],
)
def test_what_a_ledger_does_not_take_is_refused_by_its_field(
    here: County, values: dict[str, Any], field: str, says: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        _message(here, **values)
    assert list(refused.value.message_dict) == [field]
    assert says in refused.value.message_dict[field][0]
    assert not Message.objects.exists()
    assert not Event.objects.exists()


def test_a_section_of_another_agency_is_refused(here: County) -> None:
    foreign = here.other.units.all()[0]
    with pytest.raises(ValidationError) as refused:
        _message(here, unit=foreign)
    assert refused.value.message_dict == {"unit": ["“责任科室”不是本机关的。从本机关的里面选。"]}
    rows = [{"on": TODAY, "subject": "一"}, {"on": TODAY, "subject": "二", "unit": foreign}]
    with pytest.raises(LedgerRefused, match="不是本机关的"):
        entering.bring_in(here.agency, MESSAGES, rows, here.actor(Role.CLERK), WHEN)
    assert not Message.objects.exists()


def test_many_rows_come_in_together_or_not_at_all_as_one_event(
    here: County, django_assert_max_num_queries: Any
) -> None:
    clerk, unit = here.actor(Role.CLERK), here.units["规划科"]
    rows = [{"on": TODAY, "due": TODAY, "subject": f"留言{number}", "unit": unit} for number in range(40)]
    with pytest.raises(LedgerRefused, match=r"第41行：.*不能为空"):
        entering.bring_in(here.agency, MESSAGES, [*rows, {"on": TODAY, "subject": ""}], clerk, WHEN)
    assert not Message.objects.exists()
    with django_assert_max_num_queries(16):
        assert entering.bring_in(here.agency, MESSAGES, rows, clerk, WHEN) == 40
    (event,) = Event.objects.all()
    assert (event.kind, event.values["rows"]) == ("rows_brought_in", 40)
    (first,) = history(Message.objects.get(subject="留言0"), MESSAGES)
    assert (first.says, first.note) == ("导入", "同一次共40条")


def test_a_change_says_before_and_after_in_words(here: County) -> None:
    row = _message(here, unit=here.units["规划科"])
    values = {"unit": here.units["办公室"], "answered_on": TODAY, "satisfaction": "satisfied"}
    _change(here, row, _seen(here), Role.OFFICER, **values)
    newest, _entered = history(row, MESSAGES)
    assert (newest.says, newest.who) == ("修改", "林一帆（科员）")
    assert [(one.label, one.was, one.now) for one in newest.changes] == [
        ("责任科室", "规划科", "办公室"),
        ("答复日期", "", "2026-03-12"),
        ("满意度", "", "满意"),
    ]


def test_saving_what_is_there_leaves_no_event(here: County) -> None:
    row = _message(here)
    _change(here, row, _seen(here), subject=row.subject)
    assert len(history(row, MESSAGES)) == 1


def test_who_was_overtaken_is_told_what_changed_and_changes_nothing(here: County) -> None:
    row, other = _message(here), _message(here, subject="另一条")
    seen = _seen(here)
    _change(here, other, seen, subject="另一条留言")
    _change(here, row, seen, Role.OFFICER, subject="石桥村三盏路灯不亮")
    with pytest.raises(Overtaken, match="林一帆（科员）改过这一条") as overtaken:
        _change(here, row, seen, subject="路灯不亮", source="领导信箱")
    assert overtaken.value.was == {"subject": "石桥村路灯不亮"}
    assert overtaken.value.now["subject"] == "石桥村三盏路灯不亮"
    row.refresh_from_db()
    assert (row.subject, row.source) == ("石桥村三盏路灯不亮", "")
    _change(here, row, _seen(here), source="领导信箱")


def test_struck_out_it_counts_no_more_and_restored_it_counts_again(here: County) -> None:
    row, clerk = _message(here), here.actor(Role.CLERK)
    with pytest.raises(LedgerRefused, match="还没有写原因"):
        striking.strike(row, MESSAGES, "  ", clerk, WHEN)
    with pytest.raises(LedgerRefused, match="没有划销"):
        striking.restore(row, MESSAGES, "看错了", clerk, WHEN)
    striking.strike(row, MESSAGES, "重复登记", clerk, WHEN)
    assert not Message.objects.counted().exists()
    with pytest.raises(LedgerRefused, match="已经由周敏秋（公开办经办）划销：重复登记"):
        striking.strike(row, MESSAGES, "重复登记", clerk, WHEN)
    with pytest.raises(LedgerRefused, match="先恢复，再修改"):
        _change(here, row, _seen(here), subject="别的")
    striking.restore(row, MESSAGES, "不是重复", clerk, WHEN)
    assert Message.objects.counted().get() == row
    assert [(one.says, one.note) for one in history(row, MESSAGES)] == [
        ("恢复", "不是重复"),
        ("划销", "重复登记"),
        ("登记", ""),
    ]


def test_a_ledger_switched_off_takes_no_rows_and_keeps_those_it_has(here: County) -> None:
    row, head = _message(here), here.actor(Role.OGI_HEAD)
    for _twice in range(2):
        switch(here.agency, MESSAGES, head, WHEN, on=False)
    with pytest.raises(LedgerRefused, match="“网友留言”已经停用"):
        _message(here)
    assert Message.objects.counted().get() == row
    switch(here.agency, MESSAGES, head, WHEN, on=True)
    _message(here)
    kinds = Event.objects.in_order().values_list("kind", flat=True)
    assert list(kinds) == ["row_entered", "switched_off", "switched_on", "row_entered"]


def test_events_form_a_chain_and_what_was_altered_behind_it_is_found(here: County) -> None:
    row = _message(here)
    _change(here, row, _seen(here), subject="路灯不亮")
    striking.strike(row, MESSAGES, "重复登记", here.actor(Role.CLERK), WHEN)
    assert list(verify()) == []
    case = Case.objects.get(book__ledger="messages")
    assert case.length == 3
    altered = Event.objects.filter(Q(case=case), seq=2)
    super(type(altered), altered).update(data=altered.get().data.replace("路灯不亮", "路灯很亮"))
    (finding,) = verify()
    assert "第2号记录的内容" in finding.says


def test_words_that_look_like_a_row_number_belong_to_no_other_rows_history(here: County) -> None:
    row = _message(here)
    _message(here, subject=f'"row":{row.pk},')
    assert len(history(row, MESSAGES)) == 1
