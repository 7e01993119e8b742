"""The standard letters (告知书): when each is written, what it must contain, and what kind of step it is.

Names follow a city's list of standard letters (宿政办函〔2021〕21号); contents follow from the articles named.
"""

from dataclasses import dataclass
from enum import StrEnum

from gongkai.law.outcome import Outcome

COMMON_CONTENTS = (
    "制发机关",
    "文号",
    "收件人",
    "收到申请之日和申请渠道",
    "申请内容",
    "处理内容",
    "法律依据（条、款、项）",
    "事实和理由",
    "附件或者提供方式",
    "日期",
    "印章",
    "联系方式",
)
"""What every letter contains; a decision adds its remedies."""


class LetterCode(StrEnum):
    """Codes of the letters."""

    RECEIPT_REGISTRATION = "receipt_registration"
    CORRECTION_NOTICE = "correction_notice"
    REASONS_REQUEST = "reasons_request"
    EXTENSION_NOTICE = "extension_notice"
    DELAY_NOTICE = "delay_notice"
    THIRD_PARTY_INQUIRY = "third_party_inquiry"
    THIRD_PARTY_PENDING_NOTICE = "third_party_pending_notice"
    THIRD_PARTY_DISCLOSURE_NOTICE = "third_party_disclosure_notice"
    CO_MAKER_INQUIRY = "co_maker_inquiry"
    ASSIST_REQUEST = "assist_request"
    FEE_NOTICE = "fee_notice"
    REPLY_GRANTED = "reply_granted"
    REPLY_ALREADY_PUBLIC = "reply_already_public"
    REPLY_PARTIAL = "reply_partial"
    REPLY_REFUSED = "reply_refused"
    REPLY_ADMIN_QUERY = "reply_admin_query"
    REPLY_NOT_EXIST = "reply_not_exist"
    REPLY_NOT_RESPONSIBLE = "reply_not_responsible"
    REPLY_NEEDS_CREATION = "reply_needs_creation"
    REPLY_UNCLEAR = "reply_unclear"
    REPLY_PETITION = "reply_petition"
    REPLY_DUPLICATE = "reply_duplicate"
    REPLY_PUBLICATION = "reply_publication"
    REPLY_ABUSIVE = "reply_abusive"
    REPLY_RECONFIRM = "reply_reconfirm"
    CLOSED_NO_CORRECTION = "closed_no_correction"
    CLOSED_UNPAID = "closed_unpaid"
    CLOSED_WITHDRAWN = "closed_withdrawn"
    COMPLAINT_REPLY = "complaint_reply"
    RECORD_CORRECTED = "record_corrected"
    RECORD_TRANSFERRED = "record_transferred"


class LetterKind(StrEnum):
    """A step on the way, a decision on the application, or a decision towards somebody else."""

    PROCEDURAL = "procedural"
    DECISION = "decision"
    OTHER_DECISION = "other_decision"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter: its name, its basis, by when it goes out, and what it contains beside `COMMON_CONTENTS`.

    `outcomes` are the leaves of Table 3 that a decision letter may carry.
    """

    name: str
    kind: LetterKind
    basis: tuple[str, ...]
    timing: str
    contains: tuple[str, ...]
    outcomes: tuple[Outcome, ...] = ()


_P, _D, _O = LetterKind.PROCEDURAL, LetterKind.DECISION, LetterKind.OTHER_DECISION
_IN_TIME = "答复期限内"
_REFUSALS = tuple(o for o in Outcome if o.group == "refused" and o is not Outcome.ADMIN_QUERY)


def _art(*numbers: str) -> tuple[str, ...]:
    return tuple(f"条例第{number}" for number in numbers)


LETTERS = {
    LetterCode.RECEIPT_REGISTRATION: Letter(
        "登记回执", _P, _art("三十一条"), "收到申请时", ("登记编号", "收到申请之日", "答复期限", "查询码")
    ),
    LetterCode.CORRECTION_NOTICE: Letter(
        "补正告知书",
        _P,
        _art("三十条"),
        "收到申请之日起7个工作日内，一次性告知",
        ("需要补正的每一事项", "补正的指导和释明", "合理的补正期限", "逾期不补正的后果"),
    ),
    LetterCode.REASONS_REQUEST: Letter(
        "说明理由告知书",
        _P,
        _art("三十五条"),
        _IN_TIME,
        ("认为超过合理范围的数量、频次和期间", "说明理由的期限"),
    ),
    LetterCode.EXTENSION_NOTICE: Letter(
        "延长答复期限告知书",
        _P,
        _art("三十三条第二款"),
        "原答复期限届满前",
        ("延长的理由", "新的答复期限", "政府信息公开工作机构负责人同意的记录"),
    ),
    LetterCode.DELAY_NOTICE: Letter(
        "延迟答复告知书", _P, _art("三十五条"), "原答复期限届满前", ("延迟答复的合理期限",)
    ),
    LetterCode.THIRD_PARTY_INQUIRY: Letter(
        "第三方意见征询书",
        _P,
        _art("三十二条"),
        _IN_TIME,
        ("涉及的政府信息", "收到之日起15个工作日内提出意见", "逾期未提出意见的后果", "意见回复表"),
    ),
    LetterCode.THIRD_PARTY_PENDING_NOTICE: Letter(
        "征求意见告知书",
        _P,
        _art("三十二条", "三十三条第三款"),
        "与征询书同时",
        ("征求意见所需时间不计入答复期限",),
    ),
    LetterCode.THIRD_PARTY_DISCLOSURE_NOTICE: Letter(
        "公开决定告知书", _O, _art("三十二条"), "公开之前", ("决定公开的政府信息内容", "涉及公共利益的理由")
    ),
    LetterCode.CO_MAKER_INQUIRY: Letter(
        "征求意见函",
        _P,
        _art("三十四条"),
        _IN_TIME,
        ("涉及的政府信息", "15个工作日内提出意见", "逾期未提出意见视为同意公开"),
    ),
    LetterCode.ASSIST_REQUEST: Letter(
        "协办函", _P, _art("四十五条"), _IN_TIME, ("需要协助的问题", "回复期限")
    ),
    LetterCode.FEE_NOTICE: Letter(
        "信息处理费收费通知书",
        _P,
        (*_art("四十二条"), "国办函〔2020〕109号第六条"),
        _IN_TIME,
        ("收费依据", "计收方式和件数或者页数", "收费数额", "缴纳方式和账户", "缴费期限", "逾期未缴费的后果"),
    ),
    LetterCode.REPLY_GRANTED: Letter(
        "予以公开告知书",
        _D,
        _art("三十六条第（二）项"),
        _IN_TIME,
        ("提供的政府信息，或者获取的方式、途径和时间",),
        (Outcome.GRANTED,),
    ),
    LetterCode.REPLY_ALREADY_PUBLIC: Letter(
        "已主动公开告知书",
        _D,
        _art("三十六条第（一）项"),
        _IN_TIME,
        ("获取该政府信息的准确网址或者其他方式、途径",),
        (Outcome.GRANTED,),
    ),
    LetterCode.REPLY_PARTIAL: Letter(
        "部分公开告知书",
        _D,
        _art("三十七条"),
        _IN_TIME,
        ("予以公开的内容", "不予公开的每一部分及其依据、理由"),
        (Outcome.PARTIAL,),
    ),
    LetterCode.REPLY_REFUSED: Letter(
        "不予公开告知书",
        _D,
        _art("三十六条第（三）项"),
        _IN_TIME,
        ("适用的不予公开情形", "公开会造成的损害", "征求第三方意见的，征求意见的结果"),
        _REFUSALS,
    ),
    LetterCode.REPLY_ADMIN_QUERY: Letter(
        "行政查询事项告知书",
        _D,
        _art("三十六条第（七）项"),
        _IN_TIME,
        ("另有规定的法律、行政法规", "查询的机关和途径"),
        (Outcome.ADMIN_QUERY,),
    ),
    LetterCode.REPLY_NOT_EXIST: Letter(
        "政府信息不存在告知书",
        _D,
        _art("三十六条第（四）项"),
        _IN_TIME,
        ("检索的范围和方法", "经检索该政府信息不存在"),
        (Outcome.NOT_HELD,),
    ),
    LetterCode.REPLY_NOT_RESPONSIBLE: Letter(
        "非本机关负责公开告知书",
        _D,
        _art("三十六条第（五）项"),
        _IN_TIME,
        ("不属于本机关负责公开的理由", "能够确定的，负责公开的机关名称和联系方式"),
        (Outcome.NOT_HELD,),
    ),
    LetterCode.REPLY_NEEDS_CREATION: Letter(
        "需加工分析不予提供告知书",
        _D,
        _art("三十八条"),
        _IN_TIME,
        ("没有现成信息、需要加工分析的理由",),
        (Outcome.NEEDS_CREATION,),
    ),
    LetterCode.REPLY_UNCLEAR: Letter(
        "补正后仍不明确告知书",
        _D,
        _art("三十条"),
        _IN_TIME,
        ("补正后仍不明确之处",),
        (Outcome.UNCLEAR_AFTER_CORRECTION,),
    ),
    LetterCode.REPLY_PETITION: Letter(
        "不予处理告知书（信访、投诉、举报）",
        _D,
        _art("三十九条第一款"),
        _IN_TIME,
        ("可以通过何种渠道提出",),
        (Outcome.PETITION_COMPLAINT,),
    ),
    LetterCode.REPLY_DUPLICATE: Letter(
        "不予重复处理告知书",
        _D,
        _art("三十六条第（六）项"),
        _IN_TIME,
        ("此前答复的文号和日期",),
        (Outcome.DUPLICATE,),
    ),
    LetterCode.REPLY_PUBLICATION: Letter(
        "不予处理告知书（公开出版物）",
        _D,
        _art("三十九条第二款"),
        _IN_TIME,
        ("获取公开出版物的途径",),
        (Outcome.PUBLICATION,),
    ),
    LetterCode.REPLY_ABUSIVE: Letter(
        "不予处理告知书（大量反复申请）",
        _D,
        _art("三十五条"),
        _IN_TIME,
        ("申请的数量、频次", "理由不合理之处"),
        (Outcome.ABUSIVE_VOLUME,),
    ),
    LetterCode.REPLY_RECONFIRM: Letter(
        "不予处理告知书（确认或者重新出具）",
        _D,
        ("国办公开办函〔2021〕30号格式表三（五）5",),
        _IN_TIME,
        ("此前提供的文号和日期",),
        (Outcome.RECONFIRM,),
    ),
    LetterCode.CLOSED_NO_CORRECTION: Letter(
        "不再处理告知书（逾期不补正）",
        _D,
        _art("三十条"),
        "补正期限届满后",
        ("补正告知书的日期", "补正期限届满之日"),
        (Outcome.NO_CORRECTION,),
    ),
    LetterCode.CLOSED_UNPAID: Letter(
        "不再处理告知书（逾期未缴费）",
        _D,
        (*_art("四十二条"), "国办函〔2020〕109号第六条"),
        "缴费期限届满后",
        ("收费通知书的日期", "缴费期限届满之日"),
        (Outcome.UNPAID_FEE,),
    ),
    LetterCode.CLOSED_WITHDRAWN: Letter(
        "终止办理告知书",
        _D,
        _art("四十五条"),
        "撤回申请时",
        ("撤回申请的日期或者终止办理的原因",),
        (Outcome.MISC,),
    ),
    LetterCode.COMPLAINT_REPLY: Letter(
        "投诉举报处理告知书", _P, _art("四十七条", "五十一条"), "查清之后", ("查明的情况", "作出的处理")
    ),
    LetterCode.RECORD_CORRECTED: Letter(
        "更正告知书", _O, _art("四十一条"), "审核之后", ("对证据的审核意见", "更正的内容")
    ),
    LetterCode.RECORD_TRANSFERRED: Letter(
        "转送更正告知书",
        _O,
        _art("四十一条"),
        "审核之后",
        ("对证据的审核意见", "转送的机关，或者应当向哪一机关提出"),
    ),
}
"""Every letter, in the order of a case."""


def letters_for(outcome: Outcome) -> tuple[LetterCode, ...]:
    """The decision letters that may carry this outcome."""
    return tuple(code for code, letter in LETTERS.items() if outcome in letter.outcomes)
