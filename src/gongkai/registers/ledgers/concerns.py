"""回应关切: public concerns that were answered, and false information that was clarified."""

from django.db.models import Q

from gongkai.registers.checks import not_before
from gongkai.registers.ledger import Ledger, Total
from gongkai.registers.models import Concern

CONCERNS = Ledger(
    code="concerns",
    label="回应关切",
    says="发现的社会关切和虚假、不完整信息，哪天、在哪里作了回应或者澄清。",
    article="条例第六条；国办发〔2016〕61号",
    model=Concern,
    fields=("kind", "found_on", "subject", "answered_on", "channel", "address", "unit", "note"),
    quick=("found_on", "kind", "subject", "answered_on"),
    columns=("found_on", "kind", "subject", "answered_on", "channel"),
    totals=(
        Total("answered", "回应社会关切", "件", Q(kind="answer", answered_on__isnull=False)),
        Total("clarified", "澄清虚假信息", "件", Q(kind="clarify", answered_on__isnull=False)),
        Total("open", "还没有回应", "件", Q(answered_on=None)),
    ),
    filters=("kind", "unit"),
    search=("subject", "channel"),
    words={
        "kind": ("类型", "事项类别"),
        "found_on": ("发现时间", "监测日期", "舆情日期", "日期"),
        "subject": ("内容", "舆情内容", "关切内容", "主题", "标题", "事由"),
        "answered_on": ("回应时间", "澄清日期", "答复日期", "发布日期"),
        "channel": ("渠道", "发布渠道", "回应方式", "发布平台"),
        "address": ("链接", "回应链接"),
    },
    wordings={"kind": {"answer": "回应|关切|舆情|热点", "clarify": "澄清|辟谣|谣言|虚假"}},
    same=("kind", "found_on", "subject"),
    past=("found_on", "answered_on"),
    check=lambda row: not_before(row, "found_on", "answered_on"),
)
