"""政府集中采购: projects and what they cost, in yuan. The form of 2019 counts both."""

from django.db.models import Sum

from gongkai.registers.ledger import Ledger, Total
from gongkai.registers.models import Purchase

PROCUREMENT = Ledger(
    code="procurement",
    label="政府集中采购",
    says="集中采购目录内的采购项目，以成交日期计入年度，金额以元计。",
    article="条例第二十条第（九）项",
    model=Purchase,
    fields=("on", "project", "number", "way", "amount", "unit", "note"),
    quick=("on", "project", "way", "amount"),
    columns=("on", "project", "way", "amount", "unit"),
    totals=(
        Total("projects", "采购项目", "个"),
        Total("amount", "采购总金额", "元", by=Sum("amount")),
    ),
    filters=("way", "unit"),
    search=("project", "number"),
    words={
        "on": ("成交时间", "中标日期", "中标成交日期", "合同签订日期", "签订日期", "采购日期", "日期"),
        "project": ("采购项目名称", "采购项目", "采购内容", "名称", "项目"),
        "number": ("采购编号", "采购项目编号", "采购计划编号", "编号", "合同编号"),
        "way": ("方式", "采购形式"),
        "amount": ("成交金额", "中标金额", "中标成交金额", "合同金额", "采购金额", "采购总金额"),
    },
    wordings={
        "way": {
            "open": "公开招标",
            "invited": "邀请",
            "negotiation": "谈判",
            "consultation": "磋商",
            "single": "单一来源",
            "inquiry": "询价",
            "framework": "框架|协议供货|定点",
            "other": "^其[他它]",
        }
    },
    same=("on", "project", "number"),
    past=("on",),
    once=("number", "project"),
)
