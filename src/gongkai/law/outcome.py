"""Outcomes (办理结果): the leaves of Table 3, each with its articles and what the applicant must be told.

Codes are those of the form without `t3.outcome.`; labels and order are the form's (国办公开办函〔2021〕30号).
"""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """How an application ended, in the order of the form; each application has exactly one."""

    GRANTED = "granted"
    PARTIAL = "partial"
    STATE_SECRET = "refused.state_secret"  # noqa: S105
    LAW_PROHIBITED = "refused.law_prohibited"
    SECURITY_STABILITY = "refused.security_stability"
    THIRD_PARTY = "refused.third_party"
    INTERNAL_AFFAIRS = "refused.internal_affairs"
    PROCESS_INFO = "refused.process_info"
    ENFORCEMENT_FILE = "refused.enforcement_file"
    ADMIN_QUERY = "refused.admin_query"
    NOT_HELD = "unable.not_held"
    NEEDS_CREATION = "unable.needs_creation"
    UNCLEAR_AFTER_CORRECTION = "unable.unclear_after_correction"
    PETITION_COMPLAINT = "declined.petition_complaint"
    DUPLICATE = "declined.duplicate"
    PUBLICATION = "declined.publication"
    ABUSIVE_VOLUME = "declined.abusive_volume"
    RECONFIRM = "declined.reconfirm"
    NO_CORRECTION = "other.no_correction"
    UNPAID_FEE = "other.unpaid_fee"
    MISC = "other.misc"

    @property
    def group(self) -> str:
        """The part before the dot: `refused`, `unable`, `declined`, `other`; the code itself for the first two."""
        return self.value.partition(".")[0]

    @property
    def law(self) -> "OutcomeLaw":
        """Label, articles and duties of this outcome."""
        return OUTCOMES[self]


@dataclass(frozen=True, slots=True)
class OutcomeLaw:
    """What the law says of an outcome.

    `articles` of the Regulation (or the measure named); `must_tell` is what the letter must say. `from_form` is
    true of a row of the form that no article names.
    """

    label: str
    articles: tuple[str, ...]
    must_tell: tuple[str, ...]
    from_form: bool = False


_REASONS = ("不予公开的决定", "理由")
_NOT_HANDLED = ("不予处理的决定", "理由")

OUTCOMES = {
    Outcome.GRANTED: OutcomeLaw(
        "予以公开",
        ("条例第三十六条第（一）项", "条例第三十六条第（二）项"),
        ("提供该政府信息；或者告知获取的方式、途径和时间；已主动公开的，告知获取的方式、途径",),
    ),
    Outcome.PARTIAL: OutcomeLaw(
        "部分公开",
        ("条例第三十七条",),
        ("可以公开的内容", "不予公开或者不属于政府信息的部分", "该部分的理由"),
    ),
    Outcome.STATE_SECRET: OutcomeLaw(
        "不予公开：属于国家秘密", ("条例第三十六条第（三）项", "条例第十四条"), _REASONS
    ),
    Outcome.LAW_PROHIBITED: OutcomeLaw(
        "不予公开：其他法律行政法规禁止公开",
        ("条例第三十六条第（三）项", "条例第十四条"),
        (*_REASONS, "禁止公开的法律或者行政法规"),
    ),
    Outcome.SECURITY_STABILITY: OutcomeLaw(
        "不予公开：危及“三安全一稳定”", ("条例第三十六条第（三）项", "条例第十四条"), _REASONS
    ),
    Outcome.THIRD_PARTY: OutcomeLaw(
        "不予公开：保护第三方合法权益",
        ("条例第三十六条第（三）项", "条例第十五条", "条例第三十二条"),
        (*_REASONS, "征求第三方意见的结果"),
    ),
    Outcome.INTERNAL_AFFAIRS: OutcomeLaw(
        "不予公开：属于三类内部事务信息", ("条例第三十六条第（三）项", "条例第十六条第一款"), _REASONS
    ),
    Outcome.PROCESS_INFO: OutcomeLaw(
        "不予公开：属于四类过程性信息", ("条例第三十六条第（三）项", "条例第十六条第二款"), _REASONS
    ),
    Outcome.ENFORCEMENT_FILE: OutcomeLaw(
        "不予公开：属于行政执法案卷", ("条例第三十六条第（三）项", "条例第十六条第二款"), _REASONS
    ),
    Outcome.ADMIN_QUERY: OutcomeLaw(
        "不予公开：属于行政查询事项",
        ("条例第三十六条第（七）项",),
        ("应当依照哪一法律、行政法规办理", "到何处查询"),
    ),
    Outcome.NOT_HELD: OutcomeLaw(
        "无法提供：本机关不掌握相关政府信息",
        ("条例第三十六条第（四）项", "条例第三十六条第（五）项"),
        (
            "经检索不存在的，告知不存在；不属于本机关负责公开的，告知理由，能够确定负责机关的告知其名称、联系方式",
        ),
    ),
    Outcome.NEEDS_CREATION: OutcomeLaw(
        "无法提供：没有现成信息需要另行制作", ("条例第三十八条",), ("没有现成信息、需要加工分析的理由",)
    ),
    Outcome.UNCLEAR_AFTER_CORRECTION: OutcomeLaw(
        "无法提供：补正后申请内容仍不明确", ("条例第三十条",), ("补正后仍不明确之处",)
    ),
    Outcome.PETITION_COMPLAINT: OutcomeLaw(
        "不予处理：信访举报投诉类申请",
        ("条例第三十九条第一款",),
        ("不作为政府信息公开申请处理", "可以提出的渠道"),
    ),
    Outcome.DUPLICATE: OutcomeLaw(
        "不予处理：重复申请", ("条例第三十六条第（六）项",), ("不予重复处理", "此前答复的文号、日期")
    ),
    Outcome.PUBLICATION: OutcomeLaw(
        "不予处理：要求提供公开出版物", ("条例第三十九条第二款",), ("获取公开出版物的途径",)
    ),
    Outcome.ABUSIVE_VOLUME: OutcomeLaw(
        "不予处理：无正当理由大量反复申请",
        ("条例第三十五条",),
        (*_NOT_HANDLED, "申请数量、频次与说明理由的经过"),
    ),
    Outcome.RECONFIRM: OutcomeLaw(
        "不予处理：要求行政机关确认或重新出具已获取信息",
        ("国办公开办函〔2021〕30号格式表三（五）5",),
        _NOT_HANDLED,
        from_form=True,
    ),
    Outcome.NO_CORRECTION: OutcomeLaw(
        "其他处理：申请人无正当理由逾期不补正、行政机关不再处理",
        ("条例第三十条",),
        ("补正告知书的日期和补正期限", "视为放弃申请，不再处理"),
    ),
    Outcome.UNPAID_FEE: OutcomeLaw(
        "其他处理：申请人逾期未按收费通知要求缴纳费用、行政机关不再处理",
        ("条例第四十二条", "国办函〔2020〕109号第六条"),
        ("收费通知的日期和缴费期限", "视为放弃申请，不再处理"),
    ),
    Outcome.MISC: OutcomeLaw(
        "其他处理：其他",
        ("国办公开办函〔2021〕30号格式表三（六）3",),
        ("终止办理的原因",),
        from_form=True,
    ),
}
"""Law of each of the 21 leaves, in the order of the form."""
