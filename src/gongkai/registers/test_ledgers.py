"""What the ledgers declare: headings and wordings of offices, and the slips that each refuses."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from tests.brought_documents import morning
from tests.county import County, county

from gongkai.agencies.role import Role
from gongkai.registers import entering
from gongkai.registers.ledgers import LEDGERS
from gongkai.registers.register_import.field import headings_of, meanings_of

TODAY = date(2026, 3, 12)
WHEN = morning(TODAY)
_ALL = list(LEDGERS)


def _d(day: int) -> date:
    return date(2026, 3, day)


@pytest.mark.parametrize("code", _ALL)
def test_a_heading_names_one_field(code: str) -> None:
    words = [word for words in headings_of(code).of.values() for word in words]
    assert len(words) == len(set(words)), sorted(word for word in words if words.count(word) > 1)


@pytest.mark.parametrize("code", _ALL)
def test_what_a_ledger_names_it_has(code: str) -> None:
    ledger = LEDGERS[code]
    named = {
        *ledger.quick,
        *ledger.columns,
        *ledger.filters,
        *ledger.search,
        *ledger.words,
        *ledger.wordings,
        *ledger.same,
        *ledger.told_by,
        *ledger.past,
        *ledger.once,
        *ledger.month_ends,
    }
    assert named <= set(ledger.fields)
    assert ledger.day in ledger.same
    for name, wordings in ledger.wordings.items():
        (meanings,) = (every for field, every in meanings_of(code).items() if field == name)
        assert set(wordings) == set(meanings.values)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "values", "field", "says"),
    [
        ("powers", {"until": _d(1), "since": _d(1)}, "until", "晚于列入日期"),
        ("powers", {"guide_address": "https://example.com/1"}, "guide_title", "没有名称"),
        ("handling", {"kind": "admin_fees"}, "kind", "不计处理决定"),
        ("handling", {"number": "青罚〔2026〕1号", "decisions": 2}, "decisions", "只是一件"),
        ("procurement", {"amount": Decimal("-1")}, "amount", "大于或等于"),
        ("messages", {"answered_on": date(2026, 2, 28)}, "answered_on", "早于“收到日期”"),
        ("messages", {"satisfaction": "satisfied"}, "satisfaction", "还没有答复"),
        ("calls", {"times": 0}, "times", "至少是1件"),
        ("calls", {"number": "2026001", "times": 2}, "times", "只是一件"),
        ("questionnaires", {"closed_on": date(2026, 2, 1)}, "closed_on", "早于“开始日期”"),
        ("questionnaires", {"published_on": _d(3)}, "result", "写明结果"),
        ("activities", {"times": 0}, "times", "至少是1场"),
        ("incidents", {"closed_on": date(2026, 2, 1)}, "closed_on", "早于“日期”"),
        ("concerns", {"answered_on": date(2026, 2, 1)}, "answered_on", "早于“发现日期”"),
        ("plan", {"done_on": _d(2), "state": "going"}, "state", "应当是“已完成”"),
        ("assessments", {"score": Decimal(101), "full_score": Decimal(100)}, "score", "高于总分"),
        ("assessments", {"kind": "accountability"}, "people", "写明追究了几人"),
        ("assessments", {"people": 1}, "people", "只有责任追究"),
        ("charges", {"until": date(2026, 2, 1)}, "until", "早于“自”"),
        ("charges", {"full_time": True}, "full_time", "只对工作人员"),
        ("fees", {"on": _d(13)}, "on", "还没有到"),
        ("fees", {"payments": 100_000_000}, "payments", "超过99999999"),
        ("handling", {"decisions": 2**63 - 1}, "decisions", "超过99999999"),
    ],
)
def test_a_slip_is_refused_beside_its_field(code: str, values: dict[str, Any], field: str, says: str) -> None:
    here = county(TODAY)
    usual = {name: value for name, value in _USUAL.items() if name in LEDGERS[code].fields}
    usual |= {"kind": _KINDS[code]} if code in _KINDS else {}
    with pytest.raises(ValidationError) as wrong:
        entering.enter(here.agency, LEDGERS[code], {**usual, **values}, here.actor(Role.CLERK), WHEN)
    assert says in "".join(wrong.value.message_dict[field])


_USUAL = {
    "on": _d(1),
    "since": _d(1),
    "opened_on": _d(1),
    "found_on": _d(1),
    "due": date(2026, 12, 31),
    "name": "青溪",
    "project": "青溪",
    "subject": "青溪",
    "title": "青溪",
    "amount": Decimal(1),
    "place": "head",
}
_KINDS = {
    "powers": "licensing",
    "handling": "penalty",
    "calls": "hotline",
    "activities": "training",
    "incidents": "leak",
    "concerns": "answer",
    "assessments": "assessment",
}


@pytest.fixture
def here(db: None) -> County:
    return county(TODAY)


def _entered(here: County, code: str, **values: Any) -> Any:
    return entering.enter(here.agency, LEDGERS[code], values, here.actor(Role.CLERK), WHEN)


def test_a_decision_is_of_the_kind_of_its_item(here: County) -> None:
    item = _entered(here, "powers", kind="penalty", name="对违法占地的处罚")
    assert _entered(here, "handling", on=_d(2), item=item, decisions=3).kind == "penalty"
    with pytest.raises(ValidationError, match="是行政处罚事项"):
        _entered(here, "handling", on=_d(2), kind="licensing", item=item)
    with pytest.raises(ValidationError, match="不是收费项目"):
        _entered(here, "fees", on=_d(2), item=item, amount=Decimal(5))


def test_who_calls_is_answered_there_and_then_and_a_task_with_its_day_is_done(here: County) -> None:
    telephone = _entered(here, "calls", on=_d(2), kind="telephone", subject="咨询宅基地")
    hotline = _entered(here, "calls", on=_d(2), kind="hotline", subject="反映噪声")
    task = _entered(here, "plan", title="更新指南", due=date(2026, 6, 30), done_on=_d(9))
    assert (telephone.answered_on, hotline.answered_on, task.state) == (_d(2), None, "done")
