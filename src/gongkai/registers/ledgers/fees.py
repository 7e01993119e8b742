"""行政事业性收费: what was collected, in yuan; Table 2 prints 万元."""

from django.core.exceptions import ValidationError
from django.db.models import Sum
from django.utils.translation import gettext as _

from gongkai.registers.ledger import Ledger, Total
from gongkai.registers.models import FeeCollected, PowerKind


def _check(row: FeeCollected) -> None:
    if row.item and row.item.kind != PowerKind.ADMIN_FEES:
        says = _("“%(item)s”不是收费项目。在权责清单里登记收费项目后再选，或者不选。")
        raise ValidationError({"item": says % {"item": row.item}})


FEES = Ledger(
    code="fees",
    label="行政事业性收费",
    says="本机关收取的行政事业性收费，按月或者逐笔登记，以元计；信息处理费不在这里登记。",
    article="条例第二十条第（八）项",
    model=FeeCollected,
    fields=("on", "item", "payments", "amount", "unit", "note"),
    quick=("on", "item", "payments", "amount"),
    columns=("on", "item", "payments", "amount", "unit"),
    totals=(
        Total("amount", "收费金额", "元", by=Sum("amount")),
        Total("payments", "收费笔数", "笔", by=Sum("payments")),
    ),
    filters=("item", "unit"),
    search=("note",),
    words={
        "on": ("月份", "收费日期", "缴费日期", "开票日期", "收款日期", "日期"),
        "item": ("项目名称", "收费名称", "收费项目名称", "项目"),
        "payments": ("收费笔数", "缴费笔数", "票数", "件数"),
        "amount": ("收费金额", "实收金额", "缴费金额", "收入", "合计金额"),
    },
    same=("on", "item", "unit", "payments", "amount"),
    past=("on",),
    month_ends=("on",),
    check=_check,
)
