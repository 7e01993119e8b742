"""保密和安全: secrecy checks, and what went wrong; what stands behind “no leak all year”."""

from django.db.models import Q

from gongkai.registers.checks import not_before
from gongkai.registers.ledger import Ledger, Total
from gongkai.registers.models import Incident

WENT_WRONG = ("leak", "personal_data", "wrong_text", "site")
"""Kinds that are no mere check."""

INCIDENTS = Ledger(
    code="incidents",
    label="保密和安全",
    says="保密检查，以及失泄密、泄露个人信息、内容差错、网站安全事件和处理情况。一年没有，年报才能写“未发生”。",
    article="条例第十七条；保守国家秘密法",
    model=Incident,
    fields=("on", "kind", "subject", "measure", "closed_on", "unit", "note"),
    quick=("on", "kind", "subject"),
    columns=("on", "kind", "subject", "closed_on"),
    totals=(
        Total("checks", "保密检查", "次", Q(kind="check")),
        Total("leaks", "失泄密", "起", Q(kind="leak")),
        Total("others", "其他事件", "起", Q(kind__in=[kind for kind in WENT_WRONG if kind != "leak"])),
        Total("open", "还没有处理完毕", "起", Q(kind__in=WENT_WRONG, closed_on=None)),
    ),
    filters=("kind", "unit"),
    search=("subject", "measure"),
    words={
        "on": ("时间", "发生日期", "发现日期", "检查日期", "发生时间"),
        "kind": ("事件类别", "类型", "事件类型"),
        "subject": ("内容", "事件", "检查情况", "事件情况", "主要情况", "情况说明"),
        "measure": ("处理情况", "整改情况", "处置措施", "处理结果", "整改措施"),
        "closed_on": ("处理日期", "整改完成日期", "办结日期", "处理完毕时间"),
    },
    wordings={
        "kind": {
            "check": "检查|自查|抽查|排查",
            "leak": "泄密|失密",
            "personal_data": "个人信息|隐私",
            "wrong_text": "差错|错误|错别字|错敏",
            "site": "安全|攻击|篡改|入侵|漏洞",
        }
    },
    same=("on", "kind", "subject"),
    past=("on", "closed_on"),
    check=lambda row: not_before(row, "on", "closed_on"),
)
