"""权责清单: the items of powers and duties, when they came and went, and the service guides that belong to them."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from gongkai.registers.ledger import Ledger, Total
from gongkai.registers.models import PowerItem, PowerKind

KINDS: Mapping[str, str] = {
    PowerKind.LICENSING: "许可|审批",
    PowerKind.OTHER_SERVICES: "确认|给付|奖励|裁决|公共服务|其[他它](?!责任)|对外管理服务",
    PowerKind.PENALTY: "处罚",
    PowerKind.COERCION: "强制",
    PowerKind.ADMIN_FEES: "收费",
    PowerKind.DUTY: "责任",
}
"""How offices call the kinds; 行政检查, 行政征收 and whatever else is left to whoever brings the list."""


def _check(row: PowerItem) -> None:
    if row.until and row.since and row.until <= row.since:
        raise ValidationError({"until": _("取消日期要晚于列入日期。核对两个日期；登错的事项，划销这一行。")})
    if row.guide_address and not row.guide_title:
        raise ValidationError({"guide_title": _("有办事指南的网址，没有名称。补上指南的名称。")})


POWERS = Ledger(
    code="powers",
    label="权责清单",
    says="行政许可、处罚、强制、收费和其他对外管理服务事项，哪天列入、哪天取消，各自的办事指南。",
    article="条例第二十条第（五）（六）（八）项",
    model=PowerItem,
    fields=(
        "code",
        "name",
        "kind",
        "basis",
        "unit",
        "since",
        "until",
        "change",
        "guide_title",
        "guide_address",
        "guide_on",
        "note",
    ),
    quick=("kind", "name", "code", "unit"),
    columns=("name", "kind", "unit", "since", "until"),
    totals=tuple(
        Total(kind.value, f"现行{kind.label}", "项", Q(kind=kind, until=None)) for kind in PowerKind
    ),
    filters=("kind", "unit"),
    search=("name", "code", "basis"),
    words={
        "code": ("编码", "事项代码", "基本编码", "实施编码", "权力编码", "职权编码", "目录编码"),
        "name": (
            "名称",
            "事项",
            "权力名称",
            "职权名称",
            "权责事项",
            "项目名称",
            "权力事项名称",
            "行政权力名称",
            "子项名称",
        ),
        "kind": ("事项类别", "事项类型", "权力类别", "权力类型", "职权类别", "职权类型", "类型", "权责类别"),
        "basis": ("实施依据", "法律依据", "法定依据", "依据"),
        "since": ("列入时间", "新增日期", "新增时间", "生效日期", "实施日期", "增加日期", "承接日期"),
        "until": ("取消时间", "取消下放日期", "废止日期", "失效日期", "调出日期"),
        "change": ("调整依据", "变动文件", "调整文件", "变动原因", "调整原因"),
        "guide_title": ("办事指南名称", "服务指南", "指南名称"),
        "guide_address": ("指南网址", "指南链接", "办事指南链接", "服务指南网址"),
        "guide_on": ("指南更新日期", "办事指南更新时间"),
    },
    wordings={"kind": KINDS},
    same=("kind", "name", "code", "since"),
    past=("guide_on",),
    once=("code", "since"),
    check=_check,
)
