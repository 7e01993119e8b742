"""考核评议追责: results of assessment, social evaluation and accountability, which governments report."""

from django.core.exceptions import ValidationError
from django.db.models import Q, Sum
from django.utils.translation import gettext as _

from gongkai.registers.ledger import OFFICE, Ledger, Total
from gongkai.registers.models import Assessment


def _check(row: Assessment) -> None:
    if row.score is not None and row.full_score is not None and row.score > row.full_score:
        raise ValidationError({"score": _("得分高于总分。核对两个数。")})
    if row.people and row.kind != "accountability":
        raise ValidationError({"people": _("只有责任追究才填追究人数。改类别，或者把人数改为0。")})
    if row.kind == "accountability" and not row.people:
        raise ValidationError({"people": _("写明追究了几人；没有追究的，不登记。")})


ASSESSMENTS = Ledger(
    code="assessments",
    label="考核评议追责",
    says="政务公开工作考核、社会评议、责任追究和上级通报的结果，政府的年度报告要写。",
    article="条例第四十六条、第五十条第（四）项",
    model=Assessment,
    fields=(
        "on",
        "kind",
        "title",
        "by_whom",
        "score",
        "full_score",
        "weight",
        "people",
        "result",
        "unit",
        "note",
    ),
    quick=("on", "kind", "title", "result"),
    columns=("on", "kind", "title", "by_whom", "score", "result"),
    totals=(
        Total("assessment", "工作考核", "次", Q(kind="assessment")),
        Total("evaluation", "社会评议", "次", Q(kind="evaluation")),
        Total("notice", "上级通报", "次", Q(kind="notice")),
        Total("people", "责任追究", "人", Q(kind="accountability"), Sum("people")),
    ),
    filters=("kind",),
    search=("title", "by_whom", "result"),
    words={
        "on": ("时间", "考核日期", "通报日期", "评议日期", "评议时间"),
        "kind": ("类型", "考核类别"),
        "title": ("考核名称", "考核项目", "文件名称", "评议名称", "事项"),
        "by_whom": ("组织机关", "组织单位", "考核机关", "考核单位", "实施机关", "通报机关"),
        "score": ("分数", "考核得分", "实得分"),
        "full_score": ("满分", "考核总分"),
        "weight": ("权重", "占比", "占考核权重", "占总分权重"),
        "people": ("人数", "问责人数", "追责人数"),
        "result": ("考核结果", "评议结果", "等次", "处理结果", "主要内容"),
    },
    wordings={
        "kind": {
            "assessment": "考核|考评|测评|评估",
            "evaluation": "评议|满意度",
            "accountability": "追究|问责|追责|处分",
            "notice": "通报",
        }
    },
    same=("on", "kind", "title"),
    past=("on",),
    roles=OFFICE,
    check=_check,
)
