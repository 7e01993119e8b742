"""Facts of an invented case in the invented 青溪县, for the preview of an edited wording."""

from datetime import date

from gongkai.casework.letters.facts import (
    AssistFacts,
    ClosingFacts,
    ConsultationFacts,
    CorrectionFacts,
    DelayFacts,
    ExtensionFacts,
    FeeBasis,
    FeeFacts,
    FindingFacts,
    IssuingAgency,
    ItemFacts,
    LetterFacts,
    NotHeld,
    ReasonsFacts,
    Recipient,
    RecipientKind,
    WithheldPart,
)
from gongkai.law.correction import Defect
from gongkai.law.letter import LETTERS, LetterCode
from gongkai.law.outcome import Outcome
from gongkai.law.receipt import Channel
from gongkai.law.review_organ import AgencyStanding

AGENCY = IssuingAgency(
    name="青溪县民政局",
    standing=AgencyStanding.LOCAL_DEPARTMENT,
    document_word="青民公开",
    address="青溪县中心路1号",
    telephone="0000-8001234",
    contact="周敏秋",
    government="青溪县人民政府",
    superior="清江市民政局",
    court="青溪县人民法院",
    payment_account="青溪县财政局非税收入专户，账号 0000-1111",
    payment_method="凭缴款码到代理银行缴纳",
)

_WHAT = "2024年度城乡居民最低生活保障资金发放明细"
_HARM = "公开会使低保家庭的病情、收入等为他人所知，损害其人格尊严和生活安宁"
_CONSULTED = "已书面征求第三方意见，第三方不同意公开，理由合理"


def sample_item(code: LetterCode) -> ItemFacts:
    """An item with the first outcome that the letter may carry; of a letter without decision, one that is given."""
    outcome = (LETTERS[code].outcomes or (Outcome.GRANTED,))[0]
    match code:
        case LetterCode.REPLY_PARTIAL:
            names = WithheldPart(
                ground=Outcome.THIRD_PARTY,
                part="明细中的家庭成员姓名、病情",
                reason="属于个人隐私",
                harm=_HARM,
                consultation=_CONSULTED,
            )
            return ItemFacts(
                what=_WHAT, outcome=outcome, given="随本告知书提供隐去个人隐私后的明细12页", withheld=(names,)
            )
        case LetterCode.REPLY_REFUSED:
            return ItemFacts(
                what=_WHAT,
                outcome=Outcome.THIRD_PARTY,
                reason="明细逐户记载家庭成员的姓名、病情和收入，属于个人隐私，且无法作区分处理",
                harm=_HARM,
                consultation=_CONSULTED,
            )
        case LetterCode.REPLY_ALREADY_PUBLIC:
            where = (
                "青溪县人民政府网站政府信息公开栏“社会救助”栏目，https://www.qingxi.example/xxgk/shjz/1.html"
            )
            return ItemFacts(what=_WHAT, outcome=outcome, where=where)
        case LetterCode.REPLY_ADMIN_QUERY:
            return ItemFacts(
                what="青溪县中心路5号房屋的登记资料",
                outcome=outcome,
                law="《不动产登记暂行条例》",
                channel="青溪县不动产登记中心，持有效证件到窗口查询",
            )
        case LetterCode.REPLY_NOT_EXIST:
            return ItemFacts(
                what=_WHAT,
                outcome=outcome,
                search="社会救助股、档案室于2025年4月10日以“低保”“明细”为关键词检索办公系统和纸质档案目录",
            )
        case LetterCode.REPLY_NOT_RESPONSIBLE:
            return ItemFacts(
                what=_WHAT,
                outcome=outcome,
                not_held=NotHeld.NOT_RESPONSIBLE,
                reason="资金由县财政局直接发放，明细由其制作",
                organ="青溪县财政局",
                organ_contact="0000-8005678",
            )
        case LetterCode.REPLY_DUPLICATE | LetterCode.REPLY_RECONFIRM:
            return ItemFacts(
                what=_WHAT,
                outcome=outcome,
                reason="两次申请的内容相同",
                earlier="青民公开〔2025〕3号，2025年2月18日",
            )
        case LetterCode.REPLY_PETITION | LetterCode.REPLY_PUBLICATION:
            channel = "青溪县信访局（青溪县中心路3号）或者国家信访信息系统"
            if code is LetterCode.REPLY_PUBLICATION:
                channel = "青溪县图书馆查阅，或者向出版单位购买《青溪统计年鉴2024》"
            return ItemFacts(
                what=_WHAT, outcome=outcome, reason="内容是对低保审批结果不满，要求予以纠正", channel=channel
            )
        case LetterCode.CLOSED_NO_CORRECTION | LetterCode.CLOSED_UNPAID | LetterCode.CLOSED_WITHDRAWN:
            return ItemFacts(what=_WHAT, outcome=outcome)
        case _:
            given = "随本告知书提供纸质复印件12页" if outcome is Outcome.GRANTED else ""
            reason = "" if given else "本机关按乡镇分别保存台账，没有按申请要求汇总的表格"
            return ItemFacts(what=_WHAT, outcome=outcome, given=given, reason=reason)


def sample_facts(code: LetterCode) -> LetterFacts:
    """Facts that fill every field of the letter's shipped wording."""
    to_organ = code in (LetterCode.CO_MAKER_INQUIRY, LetterCode.ASSIST_REQUEST)
    person = Recipient("林知秋")
    return LetterFacts(
        agency=AGENCY,
        recipient=Recipient("青溪县财政局", RecipientKind.ORGANISATION) if to_organ else person,
        number="青民公开〔2025〕12号",
        dated=date(2025, 4, 21),
        application_number="2025-0012",
        channel=Channel.ONLINE,
        receipt_date=date(2025, 4, 1),
        request=_WHAT,
        reply_deadline=date(2025, 4, 29),
        query_code="QX7K-M2PD",
        items=(sample_item(code),),
        correction=CorrectionFacts(
            defects=(Defect.IDENTITY_PROOF.label, Defect.DESCRIPTION.label),
            guidance="请附身份证复印件，并写明所需明细的乡镇和月份",
            answer_by=date(2025, 4, 29),
            asked_on=date(2025, 4, 8),
            numbered="青民公开〔2025〕10号",
        ),
        reasons=ReasonsFacts(
            "2025年1月至3月提出申请47件，其中内容相同的21件", date(2025, 4, 29), "需要逐月核对"
        ),
        extension=ExtensionFacts(
            20, "所需资料分散在各乡镇，需要逐一调取", date(2025, 5, 29), "办公室主任何青", date(2025, 4, 18)
        )
        if code is LetterCode.EXTENSION_NOTICE
        else None,
        delay=DelayFacts(date(2025, 7, 31), "申请数量多，需要逐件检索"),
        consultation=ConsultationFacts(
            information=_WHAT,
            objection="不同意公开，担心生活受到打扰",
            disclosed="各乡镇低保户数和资金总额",
            public_interest="社会救助资金的使用关系公众监督",
        ),
        assist=AssistFacts("请核查2024年度低保资金拨付凭证", date(2025, 4, 11)),
        fee=FeeFacts(
            FeeBasis.BY_PAGE, 68, 380, "30日", 0, date(2025, 5, 21), date(2025, 4, 21), "青民公开〔2025〕11号"
        ),
        closing=ClosingFacts(withdrawn_on=date(2025, 4, 15)),
        finding=FindingFacts("出生日期与户口簿不一致，证据真实", "出生日期由1980年更正为1981年"),
        attachments=("2024年度最低生活保障资金发放明细",) if code is LetterCode.REPLY_GRANTED else (),
    )
