"""权力运行: what was accepted, concluded and decided, as a month's numbers or as a list of decisions."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Q, Sum
from django.utils.translation import gettext as _

from gongkai.registers.ledger import Ledger, Total
from gongkai.registers.ledgers.powers import KINDS
from gongkai.registers.models import Handling, PowerKind

DECIDED = (PowerKind.LICENSING, PowerKind.OTHER_SERVICES, PowerKind.PENALTY, PowerKind.COERCION)
"""Kinds whose decisions Table 2 prints or has printed."""
_COUNTS = ("accepted", "concluded", "decisions")


def _fill(row: Handling, _today: date) -> None:
    if row.item and not row.kind:
        row.kind = row.item.kind
    if row.number:
        for name in _COUNTS:
            setattr(row, name, getattr(row, name) or 1)


def _check(row: Handling) -> None:
    # A month may have more decisions than conclusions, and more of both than applications: they lie in other months.
    if row.kind not in DECIDED:
        raise ValidationError({"kind": _("这一类事项不计处理决定。收费登记在“行政事业性收费”台账。")})
    if row.item and row.item.kind != row.kind:
        says = _("“%(item)s”是%(kind)s事项。改类别，或者换一个事项。")
        raise ValidationError({"item": says % {"item": row.item, "kind": row.item.get_kind_display()}})
    if row.number:
        more = {
            name: _("写了文号的一行只是一件。几件合计的，不写文号。")
            for name in _COUNTS
            if getattr(row, name) > 1
        }
        if more:
            raise ValidationError(more)


HANDLING = Ledger(
    code="handling",
    label="权力运行",
    says="各类事项每月受理、办结和作出处理决定的件数；逐件登记的，写决定书文号，一份只计一件。",
    article="条例第二十条第（五）（六）项",
    model=Handling,
    fields=("on", "kind", "item", "number", "accepted", "concluded", "decisions", "unit", "note"),
    quick=("on", "kind", "accepted", "concluded", "decisions"),
    columns=("on", "kind", "item", "number", "accepted", "concluded", "decisions"),
    totals=(
        Total("accepted", "受理", "件", by=Sum("accepted")),
        Total("concluded", "办结", "件", by=Sum("concluded")),
        *(
            Total(kind.value, f"{kind.label}处理决定", "件", Q(kind=kind), Sum("decisions"))
            for kind in DECIDED
        ),
    ),
    filters=("kind", "unit"),
    search=("number", "note"),
    words={
        "on": (
            "月份",
            "决定日期",
            "作出决定日期",
            "处罚决定日期",
            "许可决定日期",
            "办结日期",
            "统计月份",
            "日期",
        ),
        "kind": ("事项类别", "权力类别", "权力类型", "职权类别", "决定类别", "决定种类", "类型"),
        "item": ("事项名称", "权力名称", "许可事项", "项目名称", "许可项目"),
        "number": (
            "文号",
            "决定文号",
            "决定书编号",
            "处罚决定书文号",
            "行政处罚决定书文号",
            "行政许可决定文书号",
            "许可决定书文号",
            "许可证编号",
        ),
        "accepted": ("受理件数", "受理量", "受理", "收件数"),
        "concluded": ("办结件数", "办结量", "办结", "办件数", "办件量"),
        "decisions": (
            "处理决定件数",
            "决定数",
            "决定件数",
            "处理决定数量",
            "处罚决定数",
            "许可决定数",
            "处理决定",
        ),
    },
    wordings={"kind": KINDS},
    same=("on", "kind", "item", "number", "unit"),
    told_by={"kind": "item"},
    past=("on",),
    once=("number",),
    month_ends=("on",),
    fill=_fill,
    check=_check,
)
