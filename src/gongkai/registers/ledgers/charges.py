"""组织领导: who leads the work, which office does it and who works there, with the days it was so."""

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from gongkai.registers.checks import not_before
from gongkai.registers.ledger import OFFICE, Ledger, Total
from gongkai.registers.models import Charge

LEADING_GROUP = ("head", "deputy", "member")
"""Places in the 领导小组."""


def _check(row: Charge) -> None:
    not_before(row, "since", "until")
    if row.full_time and row.place != "officer":
        raise ValidationError({"full_time": _("专职只对工作人员填写。")})


CHARGES = Ledger(
    code="charges",
    label="组织领导",
    says="政务公开领导小组、分管负责人、公开工作机构和专兼职人员，任职自哪天至哪天；换人不改旧行，旧行填“至”，另登新行。",
    article="条例第四条",
    model=Charge,
    fields=("place", "name", "post", "full_time", "since", "until", "basis", "unit", "note"),
    quick=("place", "name", "post", "since"),
    columns=("place", "name", "post", "full_time", "since", "until"),
    totals=(
        Total("group", "领导小组现有", "人", Q(place__in=LEADING_GROUP, until=None)),
        Total("leader", "现任分管负责人", "人", Q(place="leader", until=None)),
        Total("full_time", "现有专职人员", "人", Q(place="officer", full_time=True, until=None)),
        Total("part_time", "现有兼职人员", "人", Q(place="officer", full_time=False, until=None)),
    ),
    filters=("place",),
    search=("name", "post", "basis"),
    words={
        "place": ("岗位", "类别", "分工", "小组职务", "身份"),
        "name": ("姓名", "名称", "机构名称", "人员"),
        "post": ("行政职务", "现任职务", "单位及职务", "单位职务"),
        "full_time": ("是否专职", "专兼职"),
        "since": ("起始日期", "任职日期", "任职时间", "开始日期", "成立日期"),
        "until": ("截止日期", "离任日期", "免职日期", "结束日期"),
        "basis": ("依据", "文件", "文号", "任职文件"),
    },
    wordings={
        "place": {
            "head": "(?<!副)组长",
            "deputy": "副组长",
            "member": "成员",
            "leader": "分管|主管领导",
            "office": "机构|牵头科室|责任科室|办公室$",
            "officer": "工作人员|专职|兼职|经办|联络员|信息员",
        }
    },
    same=("place", "name", "since"),
    past=("since",),
    roles=OFFICE,
    check=_check,
)
