"""调查问卷: what the public was asked, how many answered, and what was made known of it."""

from django.core.exceptions import ValidationError
from django.db.models import Q, Sum
from django.utils.translation import gettext as _

from gongkai.registers.checks import not_before
from gongkai.registers.ledger import Ledger, Total
from gongkai.registers.models import Questionnaire


def _check(row: Questionnaire) -> None:
    not_before(row, "opened_on", "closed_on", "published_on")
    if row.published_on and not (row.result or row.address):
        raise ValidationError({"result": _("结果已经公布，写明结果，或者填公布的网址。")})


QUESTIONNAIRES = Ledger(
    code="questionnaires",
    label="调查问卷",
    says="向公众发出的问卷和调查征集，收回多少份，结果哪天公布。",
    article="条例第六条；公开办的社会评议",
    model=Questionnaire,
    fields=(
        "title",
        "opened_on",
        "closed_on",
        "answers",
        "result",
        "published_on",
        "address",
        "unit",
        "note",
    ),
    quick=("opened_on", "title", "closed_on", "answers"),
    columns=("title", "opened_on", "closed_on", "answers", "published_on"),
    totals=(
        Total("held", "开展问卷调查", "次"),
        Total("answers", "收回", "份", by=Sum("answers")),
        Total("published", "公布结果", "次", Q(published_on__isnull=False)),
    ),
    filters=("unit",),
    search=("title", "result"),
    words={
        "title": ("调查名称", "标题", "主题", "名称", "调查主题", "征集主题"),
        "opened_on": ("开始时间", "发布日期", "发布时间", "起始日期", "日期"),
        "closed_on": ("截止日期", "截止时间", "结束时间"),
        "answers": ("份数", "收回数", "有效问卷", "有效份数", "参与人数", "回收份数"),
        "result": ("调查结果", "结果反馈", "主要结果"),
        "published_on": ("结果公布时间", "反馈日期", "公布日期"),
        "address": ("网址", "链接", "结果链接"),
    },
    same=("title", "opened_on"),
    past=("opened_on", "published_on"),
    check=_check,
)
