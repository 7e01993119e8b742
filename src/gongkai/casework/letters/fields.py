"""The merge fields: the name that a wording uses, what fills it in Chinese, and where it comes from.

A field that is `held` enters only when the letter is printed: personal data, and what is settled at the end.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from gongkai.casework.letters.facts import (
    FeeBasis,
    FeeFacts,
    ItemFacts,
    LetterFacts,
    RecipientKind,
    WithheldPart,
)
from gongkai.casework.letters.grounds import basis_of, circumstance, conclusion
from gongkai.law.letter import LetterCode
from gongkai.law.receipt import Channel
from gongkai.law.wording import chinese_date

T = TypeVar("T")

TO_OTHERS = frozenset(
    {
        LetterCode.THIRD_PARTY_INQUIRY,
        LetterCode.THIRD_PARTY_DISCLOSURE_NOTICE,
        LetterCode.CO_MAKER_INQUIRY,
        LetterCode.ASSIST_REQUEST,
    }
)
"""Letters that go to somebody else than the applicant and do not name the applicant."""


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """What fills a field, in Chinese, and how it is read off the facts; empty where there is no such fact."""

    label: str
    value: Callable[[T], str]
    held: bool = False
    of_applicant: bool = False


CHANNELS = {
    Channel.IN_PERSON: "当面提交",
    Channel.SIGNED_MAIL: "邮寄",
    Channel.PLAIN_MAIL: "平常信函",
    Channel.ONLINE: "互联网提交",
    Channel.FAX: "传真",
}
"""As a letter says how an application came: 以邮寄方式."""


def _day(day: date | None) -> str:
    return chinese_date(day) if day else ""


def _request(facts: LetterFacts) -> str:
    """In one sentence: what applicants write on lines of their own is joined, so that it reads on in the letter."""
    return "；".join(line.strip(" ；;。") for line in facts.request.splitlines() if line.strip())


def _address(facts: LetterFacts) -> str:
    return "您" if facts.recipient.kind is RecipientKind.PERSON else "贵单位"


def _count(fee: FeeFacts) -> str:
    if fee.basis is FeeBasis.BY_PAGE:
        return f"本件提供政府信息{fee.count}页"
    return f"本件计{fee.count}件，同一自然月内此前已有{fee.before}件"


LETTER_FIELDS: Mapping[str, Field[LetterFacts]] = {
    "申请人": Field("申请人的姓名或者名称", lambda f: f.recipient.name, held=True, of_applicant=True),
    "收件人": Field("收件人的姓名或者名称", lambda f: f.recipient.name, held=True),
    "称谓": Field("对收件人的称呼：您、贵单位", _address),
    "本机关": Field("制发机关的名称", lambda f: f.agency.name),
    "联系地址": Field("制发机关的地址", lambda f: f.agency.address),
    "联系电话": Field("制发机关的电话", lambda f: f.agency.telephone),
    "登记编号": Field("申请的登记编号", lambda f: f.application_number, of_applicant=True),
    "收到申请之日": Field("收到申请之日", lambda f: _day(f.receipt_date)),
    "申请渠道": Field("申请渠道", lambda f: CHANNELS[f.channel] if f.channel else ""),
    "申请内容": Field("申请人对所需政府信息的描述", _request),
    "答复期限": Field("答复期限的最后一日", lambda f: _day(f.reply_deadline)),
    "查询码": Field("查询办理进度的查询码", lambda f: f.query_code, held=True, of_applicant=True),
    "重新答复依据": Field("责令重新答复的决定或者判决", lambda f: f.reopened),
    "补正指导": Field("补正的指导和释明", lambda f: f.correction.guidance if f.correction else ""),
    "补正期限": Field("补正期限的最后一日", lambda f: _day(f.correction.answer_by) if f.correction else ""),
    "补正告知书日期": Field(
        "补正告知书的日期", lambda f: _day(f.correction.asked_on) if f.correction else ""
    ),
    "补正告知书文号": Field("补正告知书的文号", lambda f: f.correction.numbered if f.correction else ""),
    "收到补正之日": Field(
        "收到补正材料之日", lambda f: _day(f.correction.received_on) if f.correction else ""
    ),
    "申请数量频次": Field(
        "认为超过合理范围的数量、频次和期间", lambda f: f.reasons.counts if f.reasons else ""
    ),
    "说明理由期限": Field("说明理由期限的最后一日", lambda f: _day(f.reasons.answer_by) if f.reasons else ""),
    "申请人说明的理由": Field(
        "申请人说明的理由", lambda f: f.reasons.given if f.reasons else "", of_applicant=True
    ),
    "延长工作日数": Field("延长的工作日数", lambda f: str(f.extension.working_days) if f.extension else ""),
    "延长理由": Field("延长的理由", lambda f: f.extension.reason if f.extension else ""),
    "新的答复期限": Field(
        "延长后答复期限的最后一日", lambda f: _day(f.extension.new_deadline) if f.extension else ""
    ),
    "同意人": Field(
        "同意延长的政府信息公开工作机构负责人",
        lambda f: f.extension.consented_by if f.extension else "",
        held=True,
    ),
    "同意日期": Field(
        "同意延长的日期", lambda f: _day(f.extension.consented_on) if f.extension else "", held=True
    ),
    "延迟答复日期": Field("延迟答复的合理日期", lambda f: _day(f.delay.until) if f.delay else ""),
    "延迟理由": Field("延迟答复的理由", lambda f: f.delay.reason if f.delay else ""),
    "涉及的政府信息": Field(
        "征求意见涉及的政府信息", lambda f: f.consultation.information if f.consultation else ""
    ),
    "共同制作": Field(
        "是：征求共同制作机关的意见", lambda f: "是" if f.consultation and f.consultation.co_maker else ""
    ),
    "第三方意见": Field(
        "第三方不同意公开的意见", lambda f: f.consultation.objection if f.consultation else ""
    ),
    "决定公开的内容": Field(
        "决定公开的政府信息内容", lambda f: f.consultation.disclosed if f.consultation else ""
    ),
    "公共利益理由": Field(
        "不公开会对公共利益造成的重大影响", lambda f: f.consultation.public_interest if f.consultation else ""
    ),
    "协助问题": Field("需要协助的问题", lambda f: f.assist.question if f.assist else ""),
    "回复期限": Field("协办回复期限的最后一日", lambda f: _day(f.assist.answer_by) if f.assist else ""),
    "计收方式": Field(
        "按件或者按量", lambda f: ("按件" if f.fee.basis is FeeBasis.BY_ITEM else "按量") if f.fee else ""
    ),
    "计收数量": Field("件数或者页数", lambda f: _count(f.fee) if f.fee else ""),
    "收费数额": Field("收费数额（元）", lambda f: f"{f.fee.yuan}元" if f.fee else ""),
    "缴费时限": Field("缴费的时间，如30日", lambda f: f.fee.period if f.fee else ""),
    "缴费期限": Field("缴费期限的最后一日", lambda f: _day(f.fee.pay_until) if f.fee else ""),
    "缴纳方式": Field("缴费的方式", lambda f: f.agency.payment_method),
    "收款账户": Field("收款的账户", lambda f: f.agency.payment_account),
    "收费通知书日期": Field("收费通知书的日期", lambda f: _day(f.fee.noticed_on) if f.fee else ""),
    "收费通知书文号": Field("收费通知书的文号", lambda f: f.fee.numbered if f.fee else ""),
    "撤回日期": Field("撤回申请的日期", lambda f: _day(f.closing.withdrawn_on) if f.closing else ""),
    "终止原因": Field("终止办理的原因", lambda f: f.closing.cause if f.closing else ""),
    "查明的情况": Field("查明的情况，或者对证据的审核意见", lambda f: f.finding.found if f.finding else ""),
    "处理情况": Field(
        "作出的处理，更正的内容，或者转送的机关", lambda f: f.finding.done if f.finding else ""
    ),
    "多个事项": Field("是：申请包含两个以上事项", lambda f: "是" if len(f.items) > 1 else ""),
}
"""Fields that stand anywhere."""

REMEDY = "救济途径"
OTHER_GROUND = "其他依据"
ITEM_REPLY = "事项答复"
ITEM_NUMBER = "事项序号"

COMPOSED = {
    REMEDY: "救济途径：按处理依据和落款日期自动写明",
    ITEM_NUMBER: "事项的序号",
    ITEM_REPLY: "该事项的答复，按处理结果自动写成",
    OTHER_GROUND: "是：该事项的处理依据与本文书不同",
}
"""Fields worked out while the letter is put together."""

ITEM_FIELDS: Mapping[str, Field[ItemFacts]] = {
    "事项内容": Field("事项的内容", lambda i: i.what),
    "处理结论": Field("予以公开、不予公开、无法提供等", lambda i: conclusion(i.outcome)),
    "法律依据": Field("法律依据的条、款、项", lambda i: basis_of(i.outcome, i)),
    "不予公开情形": Field("适用的法定情形", lambda i: circumstance(i.outcome, i)),
    "理由": Field("事实和理由", lambda i: i.reason),
    "损害": Field("公开会造成的损害", lambda i: i.harm),
    "征求意见结果": Field("征求第三方意见的结果", lambda i: i.consultation),
    "提供内容": Field("提供的政府信息和方式", lambda i: i.given),
    "获取途径": Field("获取的方式、途径或者网址", lambda i: i.where),
    "获取时间": Field("获取的时间", lambda i: i.when),
    "检索情况": Field("检索的范围和方法", lambda i: i.search),
    "负责机关": Field("负责公开的机关", lambda i: i.organ),
    "负责机关联系方式": Field("负责公开机关的联系方式", lambda i: i.organ_contact),
    "此前答复": Field("此前答复的文号和日期", lambda i: i.earlier),
    "办理渠道": Field("可以办理、查询或者获取的渠道", lambda i: i.channel),
    "专门规定": Field("另有规定的法律、行政法规", lambda i: i.law),
}
"""Fields of one item."""

PART_FIELDS: Mapping[str, Field[WithheldPart]] = {
    "部分内容": Field("不予公开部分的内容", lambda p: p.part or "其余部分"),
    "处理结论": Field("不予公开、无法提供等", lambda p: conclusion(p.ground)),
    "法律依据": Field("该部分的法律依据", lambda p: basis_of(p.ground, p)),
    "不予公开情形": Field("该部分适用的法定情形", lambda p: circumstance(p.ground, p)),
    "理由": Field("该部分的理由", lambda p: p.reason),
    "损害": Field("公开该部分会造成的损害", lambda p: p.harm),
    "征求意见结果": Field("征求第三方意见的结果", lambda p: p.consultation),
    "检索情况": Field("检索的范围和方法", lambda p: p.search),
}
"""Fields of one part that is not given."""

DEFECT_FIELDS: Mapping[str, Field[tuple[str, str]]] = {
    "补正序号": Field("需要补正事项的序号", lambda d: d[0]),
    "补正内容": Field("需要补正的事项", lambda d: d[1]),
}
"""Fields of one defect of an application."""

ITEMS, PARTS, DEFECTS = "事项", "不予公开部分", "补正事项"
LISTS = {
    ITEMS: ("申请的每一事项", ITEM_FIELDS.keys() | COMPOSED.keys() - {REMEDY}),
    PARTS: ("事项中不予公开的每一部分", PART_FIELDS.keys()),
    DEFECTS: ("需要补正的每一事项", DEFECT_FIELDS.keys()),
}
"""What can be repeated, and the fields that stand only inside of it."""
HELD = frozenset({REMEDY} | {name for name, field in LETTER_FIELDS.items() if field.held})
"""Fields that a stored wording keeps."""
INSIDE = {PARTS: ITEMS}
"""Lists that stand inside of another."""
