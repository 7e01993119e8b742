"""What a column of a register of reviews and suits may hold, and the headings that offices write over it."""

import re
from enum import StrEnum

from gongkai.casework.register_import.headings import Headings


class Field(StrEnum):
    """What is read from a register of reviews and suits."""

    NUMBER = "number"
    KIND = "kind"
    CLAIMANT = "claimant"
    FILED = "filed"
    CLOSED = "closed"
    RESULT = "result"
    REVIEWED = "reviewed"
    ORGAN = "organ"
    DOCKET = "docket"
    RECEIVED = "received"
    CAUSE = "cause"
    TITLE = "title"
    APPLICATION = "application"
    PHONE = "phone"
    ADDRESS = "address"

    @property
    def label(self) -> str:
        """In Chinese."""
        return HEADINGS.of[self][0]


REQUIRED = (Field.KIND, Field.CLAIMANT, Field.FILED, Field.CLOSED, Field.RESULT)
"""Without these no row can be read; the kind may be stated once, or follow from who decides."""

_WORDS = {
    Field.NUMBER: "编号 登记编号 登记号 案件编号 台账编号 流水号",
    Field.KIND: "类型 案件类型 案件类别 案件性质 类别 种类 复议或诉讼 复议诉讼类型 救济方式 救济途径 争议类型",
    Field.CLAIMANT: "申请人或者原告 申请人或原告 申请人原告 申请人 原告 复议申请人 起诉人 当事人 申请人姓名 原告姓名 申请人名称 "
    "申请人原告姓名 姓名",
    Field.FILED: "受理或者立案日期 受理立案日期 受理或立案日期 受理日期 立案日期 受理时间 立案时间 受理立案时间 收案日期 收案时间 "
    "申请或起诉日期 申请起诉日期 申请日期 起诉日期 申请时间 起诉时间 提起日期 提出日期",
    Field.CLOSED: "审结日期 审结时间 结案日期 结案时间 办结日期 办结时间 决定裁判日期 复议决定日期 裁判日期 判决日期 决定日期 "
    "裁决日期 决定书日期",
    Field.RESULT: "结果 审理结果 案件结果 审结结果 复议结果 裁判结果 诉讼结果 判决结果 裁决结果 决定结果 处理结果 办理结果 "
    "结案方式 审理情况 案件进展 办理情况",
    Field.REVIEWED: "是否经过复议 是否复议 是否经复议 是否经过行政复议 是否先行复议 是否复议后起诉 诉前是否复议 经过复议 复议情况",
    Field.ORGAN: "复议机关或者法院 复议机关或法院 复议机关法院 受理机关 受理法院 复议机关 法院 审理机关 审理法院 管辖法院 "
    "受理单位 受理机关法院 办理机关",
    Field.DOCKET: "案号 复议案号 诉讼案号 案件号 受理案号 立案号 收案号 受理文号 案件文号 文号",
    Field.RECEIVED: "收到副本日期 收到副本时间 收到通知日期 收到答复通知日期 收到应诉通知日期 收到日期 收到时间 收文日期",
    Field.CAUSE: "事由 案由 复议事由 诉讼事由 起因",
    Field.TITLE: "争议的事项 争议事项 案件名称 被复议行为 被诉行为 涉及事项 复议事项 诉讼事项 请求事项 复议请求 诉讼请求 "
    "事项 主要内容 案件内容 基本情况 案情",
    Field.APPLICATION: "所涉申请编号 申请编号 关联申请 关联申请编号 原申请编号 信息公开申请编号 依申请公开编号 依申请编号 申请登记编号",
    Field.PHONE: "联系电话 电话 手机 手机号 联系方式",
    Field.ADDRESS: "联系地址 地址 通讯地址 通信地址 住址",
}
# Inside a heading, where no heading stands as a whole.
_INSIDE = (
    (Field.CLOSED, re.compile("(?:审结|结案|办结|决定|裁判|判决|裁决).{0,4}(?:日期|时间)")),
    (Field.FILED, re.compile("(?:受理|立案|收案|起诉|提起|申请).{0,4}(?:日期|时间)")),
    (Field.REVIEWED, re.compile("是否.{0,4}复议")),
    (Field.RESULT, re.compile("(?:审理|复议|诉讼|裁判|判决|裁决|处理|办理|决定).{0,4}结果")),
    (Field.DOCKET, re.compile("案号")),
    (Field.ORGAN, re.compile("(?:复议|受理|审理|管辖).{0,2}(?:机关|法院)")),
    (Field.CLAIMANT, re.compile("^(?:复议)?申请人|原告")),
)
_NEVER = re.compile("应|期限|届满|到期|截止|送达|开庭|听证|答复|举证|代理|类型|类别")
HEADINGS = Headings({field: tuple(words.split()) for field, words in _WORDS.items()}, _INSIDE, _NEVER)
