"""In which order to decide an application, so that it ends in the right row of Table 3."""

from dataclasses import dataclass

from gongkai.law.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Question:
    """One question, its articles, and the outcomes that it may lead to if the answer stops there."""

    asks: str
    articles: tuple[str, ...]
    outcomes: tuple[Outcome, ...]


DECISION_ORDER = (
    Question(
        "申请内容是否完备、明确？",
        ("条例第二十九条", "条例第三十条"),
        (Outcome.NO_CORRECTION, Outcome.UNCLEAR_AFTER_CORRECTION),
    ),
    Question(
        "是否属于政府信息公开申请（而非信访、投诉、举报，或者索要公开出版物）？",
        ("条例第三十九条",),
        (Outcome.PETITION_COMPLAINT, Outcome.PUBLICATION),
    ),
    Question(
        "申请数量、频次是否明显超过合理范围而没有正当理由？", ("条例第三十五条",), (Outcome.ABUSIVE_VOLUME,)
    ),
    Question(
        "是否重复申请，或者要求确认、重新出具已经获取的信息？",
        ("条例第三十六条第（六）项",),
        (Outcome.DUPLICATE, Outcome.RECONFIRM),
    ),
    Question("是否属于政府信息？", ("条例第二条",), (Outcome.MISC,)),
    Question(
        "是否由本机关负责公开？经检索是否存在？",
        ("条例第十条", "条例第三十六条第（四）项", "条例第三十六条第（五）项"),
        (Outcome.NOT_HELD,),
    ),
    Question(
        "是否属于法律、行政法规另有规定的登记查询？", ("条例第三十六条第（七）项",), (Outcome.ADMIN_QUERY,)
    ),
    Question(
        "是否属于不予公开的情形？能否作区分处理？",
        ("条例第十四条", "条例第十五条", "条例第十六条", "条例第三十七条"),
        (
            Outcome.STATE_SECRET,
            Outcome.LAW_PROHIBITED,
            Outcome.SECURITY_STABILITY,
            Outcome.THIRD_PARTY,
            Outcome.INTERNAL_AFFAIRS,
            Outcome.PROCESS_INFO,
            Outcome.ENFORCEMENT_FILE,
            Outcome.PARTIAL,
        ),
    ),
    Question("是否需要加工、分析？", ("条例第三十八条",), (Outcome.NEEDS_CREATION,)),
    Question(
        "以何种形式提供？是否收取信息处理费？",
        ("条例第四十条", "条例第四十二条"),
        (Outcome.GRANTED, Outcome.UNPAID_FEE),
    ),
)
"""Art 35 stands beside the other reasons not to process; the rest is the order of the Regulation's own tests."""
