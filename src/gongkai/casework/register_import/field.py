"""What a column of a register of applications may hold, and the headings that offices write over it."""

import re
from enum import StrEnum

from gongkai.casework.register_import.headings import Headings


class Field(StrEnum):
    """What is read from a register of applications."""

    CASE_NUMBER = "case_number"
    RECEIVED = "received"
    APPLICANT = "applicant"
    APPLICANT_KIND = "applicant_kind"
    CHANNEL = "channel"
    DESCRIPTION = "description"
    REPLIED = "replied"
    OUTCOME = "outcome"
    DOCUMENT_NUMBER = "document_number"
    UNIT = "unit"
    EXTENDED = "extended"
    PHONE = "phone"
    ADDRESS = "address"
    IDENTITY_NUMBER = "identity_number"
    REMARKS = "remarks"

    @property
    def label(self) -> str:
        """In Chinese."""
        return HEADINGS.of[self][0]


REQUIRED = (
    Field.RECEIVED,
    Field.APPLICANT,
    Field.APPLICANT_KIND,
    Field.CHANNEL,
    Field.DESCRIPTION,
    Field.REPLIED,
    Field.OUTCOME,
)
"""Without these no row can be read; kind and channel may be stated once for the whole register instead."""

_WORDS = {
    Field.CASE_NUMBER: "登记编号 受理编号 申请编号 登记号 受理号 申请号 收件编号 申请书编号 申请表编号 流水号 编号",
    Field.RECEIVED: "收到日期 收到申请日期 收到申请时间 收到时间 收件日期 收件时间 接收日期 接收时间 收文日期 收文时间 "
    "来件日期 来件时间 受理日期 受理时间 申请受理日期 登记日期 登记时间 申请日期 申请时间 提交日期 提交时间",
    Field.APPLICANT: "申请人 申请人姓名 申请人名称 申请人姓名或名称 申请人姓名名称 申请人姓名或者名称 姓名 姓名或名称 "
    "申请者 申请单位 申请人信息姓名",
    Field.APPLICANT_KIND: "申请人类型 申请人类别 申请人性质 申请人身份 申请人种类 申请主体 申请主体类型 申请人分类 申请人情况 "
    "申请人属性 主体类型 申请类别",
    Field.CHANNEL: "申请方式 申请渠道 申请途径 提交方式 提出方式 收到方式 收件方式 来件方式 来信方式 受理方式 申请形式 "
    "受理渠道 渠道 申请提交方式",
    Field.DESCRIPTION: "申请内容 申请事项 申请公开内容 申请公开的内容 申请公开事项 申请公开信息 申请公开的信息 "
    "申请公开的政府信息 申请信息内容 申请的内容 所需信息 所需政府信息 所需信息内容 所需信息内容描述 所需政府信息内容描述 "
    "信息内容 申请主要内容 申请公开主要内容 申请信息 内容描述 主要内容 内容 事项",
    Field.REPLIED: "答复日期 答复时间 回复日期 回复时间 办结日期 办结时间 答复书日期 答复书落款日期 答复发出日期 实际答复日期 "
    "实际答复时间 办理完成时间 办复日期 办复时间",
    Field.OUTCOME: "答复结果 办理结果 处理结果 答复类型 答复类别 答复种类 答复意见 处理决定 办理情况 答复情况 处理情况 "
    "办理类型 公开类型 处理意见 答复内容类型 结果 公开情况 是否公开 办复结果",
    Field.DOCUMENT_NUMBER: "答复文号 答复书文号 告知书文号 答复书编号 告知书编号 发文字号 发文文号 答复编号 文号 文书编号",
    Field.UNIT: "承办单位 承办科室 承办部门 承办机构 办理单位 办理科室 办理部门 责任单位 责任科室 经办科室 主办单位 主办科室 "
    "经办单位 承办处室",
    Field.EXTENDED: "是否延期 延期情况 是否延期答复 是否延长 是否延长期限 是否延长答复期限 延长期限 延期 延期天数 延长答复期限",
    Field.PHONE: "联系电话 联系方式 电话 手机 手机号 手机号码 电话号码 申请人电话 申请人联系电话 申请人联系方式",
    Field.ADDRESS: "联系地址 通讯地址 通信地址 邮寄地址 地址 申请人地址 住址",
    Field.IDENTITY_NUMBER: "证件号码 身份证号 身份证号码 证件号 居民身份证号 统一社会信用代码 身份证明号码",
    Field.REMARKS: "备注 说明 其他说明 附注 备注说明",
}
# Inside a heading, where no heading stands as a whole. A date of the deadline is none of the reply.
_INSIDE = (
    (Field.REPLIED, re.compile("(?:答复|回复|办结|办复).{0,4}(?:日期|时间)")),
    (Field.RECEIVED, re.compile("(?:收到|收件|接收|受理|申请|登记).{0,4}(?:日期|时间)")),
    (Field.DOCUMENT_NUMBER, re.compile("(?:答复|告知|发文|文书).{0,4}(?:文号|编号|字号)")),
    (Field.OUTCOME, re.compile("(?:答复|办理|处理|办复).{0,4}(?:结果|类型|类别)")),
    (Field.APPLICANT_KIND, re.compile("申请(?:人|主体).{0,4}(?:类型|类别|性质|种类)")),
    (Field.CHANNEL, re.compile("(?:申请|提交|收到|受理).{0,4}(?:方式|渠道|途径)")),
    (Field.DESCRIPTION, re.compile("(?:申请|所需).{0,8}(?:内容|事项|描述)")),
    (Field.UNIT, re.compile("(?:承办|经办|办理|责任).{0,2}(?:单位|科室|部门|机构|处室)")),
    (Field.EXTENDED, re.compile("延期|延长")),
)
_NEVER = re.compile("应|期限届满|到期|截止|限办|送达|寄出|签收")
HEADINGS = Headings({field: tuple(words.split()) for field, words in _WORDS.items()}, _INSIDE, _NEVER)
