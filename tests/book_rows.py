"""A row of every ledger of an agency as a clerk would enter it, and a change of one field."""

from datetime import date
from decimal import Decimal
from typing import Any

from gongkai.agencies.models import Agency
from gongkai.agencies.role import Role
from gongkai.records.moment import now
from gongkai.registers.entering import enter
from gongkai.registers.files import add_file
from gongkai.registers.ledgers import LEDGERS
from gongkai.registers.models import LedgerRow
from tests.county import County

DAY = date(2026, 3, 10)
"""Of all rows; a Tuesday."""

ROWS: dict[str, dict[str, Any]] = {
    "powers": {
        "name": "建设用地规划许可",
        "kind": "licensing",
        "since": DAY,
        "basis": "城乡规划法第三十七条",
    },
    "handling": {"on": DAY, "kind": "penalty", "number": "青自然资罚〔2026〕3号"},
    "fees": {"on": DAY, "payments": 12, "amount": Decimal("960.50")},
    "procurement": {
        "on": DAY,
        "project": "不动产登记档案数字化",
        "amount": Decimal("1280000.00"),
        "way": "open",
    },
    "messages": {"on": DAY, "source": "领导信箱", "subject": "石桥村路灯不亮"},
    "calls": {"on": DAY, "kind": "telephone", "subject": "不动产登记要带什么", "times": 3},
    "questionnaires": {"opened_on": DAY, "title": "国土空间规划意见征集", "answers": 46},
    "activities": {
        "on": DAY,
        "kind": "training",
        "title": "政务公开培训",
        "people": 40,
        "hours": Decimal("1.5"),
    },
    "incidents": {"on": DAY, "kind": "check", "subject": "一季度保密检查"},
    "concerns": {"found_on": DAY, "kind": "answer", "subject": "征地补偿何时发放"},
    "plan": {"title": "公开规范性文件", "source": "2026年政务公开工作要点", "due": date(2026, 6, 30)},
    "assessments": {
        "on": DAY,
        "kind": "notice",
        "title": "一季度政务公开通报",
        "by_whom": "青溪县人民政府办公室",
    },
    "charges": {"place": "leader", "name": "沈明远", "post": "副局长", "since": DAY},
}
"""By the code of the ledger."""

CHANGES: dict[str, tuple[str, Any, str, str]] = {
    "powers": ("until", date(2026, 12, 1), "取消日期", "2026-12-01"),
    "handling": ("note", "已归档", "备注", "已归档"),
    "fees": ("amount", Decimal("980.50"), "金额（元）", "980.50"),
    "procurement": ("way", "single", "采购方式", "单一来源"),
    "messages": ("answered_on", date(2026, 3, 11), "答复日期", "2026-03-11"),
    "calls": ("times", 4, "件数", "4"),
    "questionnaires": ("answers", 50, "收回份数", "50"),
    "activities": ("people", 41, "人数", "41"),
    "incidents": ("closed_on", date(2026, 3, 11), "处理完毕日期", "2026-03-11"),
    "concerns": ("answered_on", date(2026, 3, 11), "回应日期", "2026-03-11"),
    "plan": ("state", "going", "进展", "推进中"),
    "assessments": ("result", "位列第三", "结果", "位列第三"),
    "charges": ("until", date(2026, 12, 31), "至", "2026-12-31"),
}
"""A field of the row above, its new value, and both as the history prints them."""


def book_rows(county: County, at: Agency | None = None) -> dict[str, LedgerRow]:
    """One row of each ledger, entered by those who keep it."""
    agency, when = at or county.agency, now()
    head = county.actor(Role.OGI_HEAD, agency)
    return {code: enter(agency, LEDGERS[code], values, head, when) for code, values in ROWS.items()}


def book_ids(county: County) -> dict[str, int]:
    """Numbers for the walk over all addresses: of a message, its file and its book."""
    when, clerk, ledger = now(), county.actor(Role.CLERK), LEDGERS["messages"]
    values = {"on": when.today, "subject": "石桥村路灯不亮"}
    row = enter(county.agency, ledger, values, clerk, when)
    file = add_file(row, ledger, "来信.txt", "来信".encode(), clerk, when)
    return {"book_row": row.pk, "book_file": file.attachment_id, "book": file.book_id}
