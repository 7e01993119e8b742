"""What a number speaks of, told from the words around it.

A noun counts only as the head of its phrase (政府信息公开申请 3件, not 依申请公开培训 3次); words that narrow it
(涉及…的, 市政府…) leave a doubt, and a doubt makes the topic a hint.
"""

import re
from dataclasses import dataclass

from gongkai.report.narrative.quantity import Quantity
from gongkai.report.narrative.topic import (
    APPLICATIONS,
    PROCEEDINGS,
    REVIEW_RESULTS,
    SUIT_RESULTS,
    Topic,
)


@dataclass(frozen=True, slots=True)
class Recognised:
    """A topic with the doubts that its phrase leaves, in Chinese."""

    topic: Topic
    doubts: tuple[str, ...] = ()


@dataclass(slots=True)
class Context:
    """What the text spoke of before a number: the last topic of its sentence and paragraph, and fixed surroundings."""

    sentence: Topic | None = None
    paragraph: Topic | None = None
    case_track: Topic | None = None
    section: int | None = None
    verb: str = ""
    about_ogi: bool = False
    about_documents: bool = False
    agency: str = ""

    @property
    def applications(self) -> bool:
        """Whether the sentence, or the one before, counts 政府信息公开申请."""
        return self.sentence in APPLICATIONS or (self.sentence is None and self.paragraph in APPLICATIONS)


def _run(*words: str) -> str:
    """Pattern of any number of these words in a row. The longest goes first and nothing is tried twice, so that no
    text makes it slow."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")*+"


_FILL = _run(
    *(
        "的",
        "共计",
        "合计",
        "总计",
        "总共",
        "累计",
        "一共",
        "共",
        "计",
        "达到",
        "达",
        "为",
        "是",
        "有",
        "约",
        "分别",
    ),
    *(
        "数量",
        "总数",
        "件数",
        "总金额",
        "金额",
        "办件量",
        "总",
        "数",
        "量",
        "了",
        "[：“”]",
        "情况",
        "均",
        "各",
        "已",
        "也",
        "仅",
        "只",
    ),
)
_NOUN_WORDS = _run(
    *(
        "政府信息",
        "政务信息",
        "信息",
        "依申请",
        "申请",
        "公开",
        "事项",
        "案件",
        "文件",
        "办件",
        "类",
        "的",
        "件(?!数)",
    )
)
_APPLICATION = (
    r"(?:依申请(?:的)?(?:公开|信息|政府信息)|公开(?:类)?(?:的)?申请|公开(?:政府|政务)?信息(?:的)?申请"
    rf"|申请(?:公开)?(?:政府|政务)?信息(?:公开)?|申请公开){_NOUN_WORDS}"
)
_NOUN_BEFORE = re.compile(r"(?:政府|政务|信息|公开|的|依|类)+$")
_APPLICATION_HEAD = re.compile(
    rf"{_APPLICATION}(?P<done>办结|答复|办复|回复|办理答复|办理|收到|受理)?{_FILL}$"
)
_BARE_APPLICATION_HEAD = re.compile(rf"(?<!人)申请(?:事项|案件|件(?!数))?{_FILL}$")
_RECEIVE = re.compile(r"新收到?|收到|接到|接收|接获|收悉|收办|受理|接办|新增|收取|(?:^|共)收(?=了|依|政|申)")
_HANDLE = re.compile(r"办结|答复|办复|回复|完成")
_PROCESS = re.compile(r"办理|处理")
_PLAIN_BETWEEN = re.compile(
    _run(
        *(
            "公民",
            "法人",
            "和",
            "或者",
            "或",
            "与",
            "及",
            "、",
            "其他",
            "其它",
            "组织",
            "社会",
            "公众",
            "群众",
            "企业群众",
            "各类",
        ),
        *(
            "有效",
            "共计",
            "合计",
            "总计",
            "总共",
            "累计",
            "一共",
            "共",
            "了",
            "的",
            "到",
            "新",
            "关于",
            "有关",
            "提出",
            "提交",
            "等",
        ),
        *(
            "并",
            "处理",
            "办理",
            "受理",
            "答复",
            "接收",
            "收到",
            "登记",
            "件",
            "各级",
            "本年",
            "各",
            "向我[局办委厅镇乡街处]",
            "[（）“”]",
        ),
    )
)
_HANDLED_HEAD = re.compile(rf"(?:办结|答复|办复|办理完毕|完成答复|办理答复|回复|答复办结)(?:率)?{_FILL}$")
_PLAIN_HANDLED = re.compile(
    _run(
        *(
            "依法",
            "依规",
            "按时",
            "按期",
            "按规定",
            "及时",
            "当年",
            "年内",
            "本年",
            "全年",
            "全部",
            "共",
            "均",
            "已",
            "现",
            "并",
            "按要求",
        ),
        *(
            "在规定时间内",
            "在法定期限内",
            "期限内",
            "规定",
            "其中",
            "截至年底",
            "办理",
            "受理",
            "处理",
            "和",
            "、",
            "，",
            "了",
            "上述",
        ),
        *("依申请公开", "申请", "全市", "全区", "全县", "目前"),
    )
)
_PROCESSED_HEAD = re.compile(rf"(?:^|共|已|均)(?:办理|处理|受理){_FILL}$")
_OTHER_BUSINESS = re.compile(
    r"建议|提案|热线|信箱|留言|信访|咨询|投诉|举报|诉求|工单|来电|行政许可|处罚|执法|审批|登记(?!回执)|政务服务|问政|业务|证照|案卷|法律援助|救助"
    r"|资助|补贴|补助|低保|住房|专利|项目|平台|栏目|专栏|目录|解读|培训|指南|反馈意见|调解|纠纷"
)

_YEAR = r"(?:20[0-9]{2}年(?:度)?|上一?年(?:度)?|去年|往年|以前年度)"
_NEXT = r"(?:下一?年(?:度)?|明年|次年|翌年|下一?年度|20[0-9]{2}年(?:度)?)"
_CARRIED_IN = re.compile(
    rf"{_YEAR}(?:度)?(?:的)?(?:政府信息公开|依申请公开)?(?:申请)?(?:结转|转结|转入|结存|遗留|转来)|(?:结转|转结|转入)(?:自)?(?:上一?年|去年|往年|以前年)"
)
_CARRIED_OUT = re.compile(
    rf"(?:结转|转结|顺延|转入|转|延续|延至|留待|跨年|转接)(?:到|至|入|于)?{_NEXT}|(?:{_NEXT})(?:继续)?(?:办理|答复)"
)

_ENDS_OUTCOME = (
    _run("申请", "信息", "答复", "告知", "处理", "决定", "情形", "类", "的", "件(?!数)") + _FILL + "$"
)
_OUTCOMES = tuple(
    (topic, re.compile(words + _ENDS_OUTCOME))
    for topic, words in (
        (
            Topic.GRANTED_OR_PARTIAL,
            r"(?:予以|同意|全部)?公开(?:或者?|和|及|、|与|以及|（含)(?:者)?(?:予以)?部分公开",
        ),
        (Topic.PARTIAL, r"(?:予以)?部分公开|部分予以公开|区分处理"),
        (Topic.REFUSED, r"(?:不予|不同意|不)公开"),
        (Topic.GRANTED, r"(?:予以|同意|全部|给予)公开"),
        (Topic.UNABLE, r"(?:信息)?无法提供(?:信息)?"),
        (Topic.DECLINED, r"不予处理"),
        (Topic.OTHER, r"(?:其他|其它)处理"),
        (Topic.STATE_SECRET, r"(?:属于|涉及)国家秘密"),
        (Topic.LAW_PROHIBITED, r"(?:其他)?法律、?行政法规禁止公开"),
        (Topic.SECURITY_STABILITY, r"危及“?三安全一稳定”?"),
        (Topic.THIRD_PARTY, r"保护第三方合法权益"),
        (Topic.INTERNAL_AFFAIRS, r"(?:三类)?内部事务(?:性)?信息"),
        (Topic.PROCESS_INFO, r"(?:四类)?过程性信息"),
        (Topic.ENFORCEMENT_FILE, r"行政执法案卷(?:信息)?"),
        (Topic.ADMIN_QUERY, r"行政查询(?:事项)?"),
        (Topic.NOT_HELD, r"本(?:机关|单位|局|行政机关)不掌握(?:相关|的)*(?:政府)?(?:信息)?"),
        (Topic.NEEDS_CREATION, r"没有现成(?:信息|的)*(?:、|，)?(?:需要?)?(?:另行)?(?:制作)?"),
        (Topic.UNCLEAR_AFTER_CORRECTION, r"补正后(?:申请)?(?:内容)?仍不明确"),
        (Topic.PETITION_COMPLAINT, r"信访(?:、)?举报(?:、)?投诉(?:类)?"),
        (Topic.DUPLICATE, r"重复(?=申请)"),
        (Topic.PUBLICATION, r"(?:要求)?提供公开出版物"),
        (Topic.ABUSIVE_VOLUME, r"无正当理由大量反复(?=申请)"),
        (Topic.RECONFIRM, r"确认或(?:者)?重新出具已获取(?:的)?信息"),
        (Topic.NO_CORRECTION, r"逾期不补正"),
        (Topic.UNPAID_FEE, r"逾期(?:未|不)(?:按[^，]{0,10})?缴(?:纳)?费(?:用)?"),
    )
)
_ENDS_APPLICANT = (
    r"(?:提出|提交)?(?:的)?(?:政府信息公开|依申请公开)?"
    + _run("申请", "公开", "办件", "件(?!数)", "类", "的")
    + _FILL
    + "$"
)
_APPLICANTS = tuple(
    (topic, re.compile(words + _ENDS_APPLICANT))
    for topic, words in (
        (Topic.NATURAL_PERSON, r"(?:自然人|公民(?:个人)?)"),
        (Topic.ORGANISATION, r"法人(?:(?:或者?|和|及|、|与)(?:其他|其它)组织)?"),
        (Topic.ORG_ENTERPRISE, r"商业企业"),
        (Topic.ORG_RESEARCH, r"科研机构"),
        (Topic.ORG_PUBLIC_WELFARE, r"社会公益组织"),
        (Topic.ORG_LEGAL_SERVICE, r"法律服务机构"),
    )
)
_ENDS_CHANNEL = (
    r"(?:形式|方式|途径|渠道|平台|系统)?(?:收到|接收|提出|提交|受理|递交|接到)?(?:的)?(?:政府信息公开|依申请公开|信息公开)?"
    + _run("申请", "受理", "件(?!数)", "的")
    + _FILL
    + "$"
)
_CHANNELS = tuple(
    (topic, re.compile(words + _ENDS_CHANNEL))
    for topic, words in (
        (Topic.ONLINE, r"(?:网络|网上|互联网|网站|在线|线上|电子邮件|邮箱|门户网站|平台)"),
        (Topic.MAIL, r"(?:信函|邮寄|来信|书信|信件|书面|挂号信|邮政)"),
        (Topic.IN_PERSON, r"(?:当面|现场|窗口|面交|直接)"),
        (Topic.FAX, r"传真"),
    )
)

_ENDS_CASE = _run("案件", "案", "申请", "事项", "件(?!数)", "情况", "工作", "的") + _FILL + "$"
_CASES = re.compile(
    rf"(?:行政)?复议(?:案件|申请|案|件)?(?:和|及|、|与|或者?|以及|，)(?:被?提起|引起|引发|发生)?(?:的)?(?:行政)?诉讼{_ENDS_CASE}"
)
_SUIT = re.compile(rf"(?:行政诉讼|行政应诉|(?<!行政)诉讼){_ENDS_CASE}")
_REVIEW = re.compile(rf"(?:行政复议|(?<!行政)复议){_ENDS_CASE}")
_RELATED_CASES = re.compile(rf"相关案件{_FILL}$")
_OGI = re.compile(r"信息公开|政务公开|依申请公开|公开申请|公开政府信息")
_REVIEW_ORGAN = re.compile(r"受理|审理|审结|办理|承办|收到")
_RESULTS = tuple(
    (result, re.compile(words + rf"(?:的)?(?:案件|件(?!数))?{_FILL}$"))
    for result, words in (
        ("pending", r"(?:尚未|未|正在|待)(?:审结|审理|办结|审理中|结案)|审理中"),
        ("corrected", r"(?:结果)?(?:被)?(?:纠正|纠错|撤销|败诉|确认违法|责令履行)(?:结果)?"),
        (
            "upheld",
            r"(?:结果)?维持(?:原?结果|原?决定|原具体行政行为)?|驳回(?:诉讼请求|复议申请|原告诉讼请求)?",
        ),
        ("other", r"(?:其他|其它)结果"),
    )
)

_NORMATIVE_HEAD = re.compile(
    rf"(?P<lead>.*?)(?:本?行政)?规范性文件(?:的)?(?P<verb>制定|制发|出台|印发|发布|公开|废止|失效|现行有效|有效|修订|修改|清理|审查|备案)?(?:件(?!数))?{_FILL}$"
)
_RULES_HEAD = re.compile(
    rf"(?P<lead>.*?)(?:政府|部门)?规章(?:的)?(?P<verb>制定|制发|出台|印发|发布|公开|废止|失效|现行有效|有效|修订|修改)?(?:件(?!数))?{_FILL}$"
)
_IN_FORCE = re.compile(r"现行有效|继续有效|保留")
_REPEALED = re.compile(r"废止|宣布失效|失效")
_ISSUED = re.compile(r"制定|制发|出台|印发|新制|制作|制订")
_DISCLOSED = re.compile(r"公开|发布|公布|公示")
_NO_ISSUE = re.compile(
    r"审核|审查|备案|报备|起草|移交|清理|修订|修改|学习|解读|评估|报送|送交|转发|上传|收录|归集"
)
_PLAIN_LEAD = re.compile(
    _run(
        *(
            "我[局办委厅镇乡街处市县区省]",
            "本[局办委厅镇乡街处市县区省]?(?:机关|单位|年度|年)",
            "全[市县区省年镇乡]",
            "20[0-9]{2}年度?",
        ),
        *(
            "共",
            "新",
            "累计",
            "制定",
            "制发",
            "出台",
            "印发",
            "发布",
            "公布",
            "并",
            "和",
            "及",
            "、",
            "主动",
            "公开",
            "废止",
            "宣布",
            "失效",
        ),
        *(
            "现行",
            "有效",
            "的",
            "以来",
            "已",
            "了",
            "继续",
            "保留",
            "清理",
            "其中",
            "对",
            "截至",
            "年底",
            "目前",
            "各类",
            "行政",
            "区域内",
            "，",
        ),
    )
)
_BARE_MEASURE = re.compile(
    rf"(?P<verb>新制定|制定|制发|修改|修订|清理废止|废止|宣布失效|现行有效|保留)(?:的)?(?:文件)?{_FILL}$"
)
_MEASURE_TAIL = re.compile(r"^(?:予以|宣布)?(?P<verb>废止|失效|保留|继续有效)")

_WHAT = _run("审批", "处理", "案件", "案", "事项", "决定书", "决定", "的", "类", "件(?!数)", "业务", "信息")
_DECISIONS = tuple(
    (decisions, items, re.compile(rf"(?P<lead>.*?)(?:{words})(?P<what>{_WHAT}){_FILL}$"))
    for decisions, items, words in (
        (Topic.LICENSING, Topic.LICENSING_ITEMS, "行政许可"),
        (Topic.PENALTY, Topic.PENALTY_ITEMS, "(?:行政)?处罚(?=决定)|行政处罚"),
        (Topic.COERCION, Topic.COERCION_ITEMS, "行政强制(?:措施|执行)?"),
    )
)
_DECIDE = re.compile(r"作出|做出|实施|下达|完成|办结")
_PLAIN_DECIDE = re.compile(
    _run(
        *(
            "我[局办委厅镇乡街处市县区省]",
            "本(?:机关|单位|年度|年)",
            "全[市县区省年镇乡]",
            "各级行政机关",
            "20[0-9]{2}年度?",
            "共",
        ),
        *(
            "累计",
            "依法",
            "作出",
            "做出",
            "实施",
            "下达",
            "完成",
            "办结",
            "办理",
            "各类",
            "[省市县区]级",
            "了",
            "、",
            "和",
            "及",
            "审批",
            "的",
            "，",
        ),
    )
)
_ADMIN_FEES = re.compile(r"行政事业性收费")
_PROCESSING_FEE = re.compile(r"信息处理费|信息公开(?:处理)?(?:费|收费)|处理费")
_POWERS = re.compile(r"^(?:行政)?权力(?:事项|清单)?")
_POWERS_HEAD = re.compile(rf"行政权力(?:事项)?{_FILL}$")

_COUNTED_AS_CASES = frozenset(
    {"件", "条", "宗", "份", "起", "项", "个", "例", "件次", "条次", "次", "", "批", "笔"}
)
_COUNTED_AS_DOCUMENTS = frozenset({"件", "个", "份", "部", "项"})
_COUNTED_AS_DECISIONS = frozenset({"件", "宗", "起", "例", "件次", "次", "个", "项", "条", "笔"})

QUALIFIED = "申请前的修饰语可能缩小了范围"
NO_VERB = "没有说明是收到、办结还是其他"
OTHER_UNIT = "计量单位不是件"
ISSUER = "只说了某一级或某一类文件"
ONLY_DISCLOSED = "说的是公开数，不是制发数"
NOT_ABOUT_OGI = "没有说明是政府信息公开案件"
AS_REVIEW_ORGAN = "可能是作为复议机关办理的案件"
FROM_CONTEXT = "所指要从上文推断"
NOT_DECISIONS = "说的可能是事项数或公开数，不是决定数"
SUB_REASON = "说法与表中的项目不完全对应"


def recognise(quantity: Quantity, context: Context) -> Recognised | None:
    """The topic of a number; None where its words name nothing that the tables count."""
    phrase, tail, unit = quantity.phrase, quantity.tail, quantity.unit
    if unit == "元":
        return _money(phrase)
    found = None
    if unit in _COUNTED_AS_CASES:
        found = (
            _proceeding(phrase, tail, context)
            or _carried(phrase, tail, context)
            or _applicant_or_channel(phrase, context)
            or _outcome(phrase, tail, context)
        )
    if not found and unit in _COUNTED_AS_DOCUMENTS:
        found = _document(phrase, tail, context)
    if not found and unit in _COUNTED_AS_DECISIONS:
        found = _decision(phrase, unit, context)
    if not found and unit in ("项", "个") and (_POWERS.match(tail) or _POWERS_HEAD.search(phrase)):
        found = Recognised(Topic.POWER_ITEMS)
    if not found and unit in _COUNTED_AS_CASES:
        found = _application(phrase, tail, context)
    if found and found.topic in APPLICATIONS and unit in ("次", "", "批", "项", "个"):
        return Recognised(found.topic, (*found.doubts, OTHER_UNIT))
    return found


def _money(phrase: str) -> Recognised | None:
    if _ADMIN_FEES.search(phrase):
        return Recognised(Topic.ADMIN_FEES)
    if _PROCESSING_FEE.search(phrase):
        return Recognised(Topic.PROCESSING_FEE)
    return None


def _proceeding(phrase: str, tail: str, context: Context) -> Recognised | None:
    if context.case_track:
        for result, pattern in _RESULTS:
            if pattern.search(phrase) and not _REVIEW.search(phrase) and not _SUIT.search(phrase):
                topic = Topic(f"{context.case_track.value}.{result}")
                return Recognised(topic, () if result != "corrected" or "结果" in phrase else (SUB_REASON,))
    words = phrase
    match = _CASES.search(phrase) or _SUIT.search(phrase) or _REVIEW.search(phrase)
    if not match and re.search(rf"(?:有|发生|引发|产生|收到|共|涉及|因[^，]*)(?:了)?{_FILL}$", phrase):
        words = tail
        match = _CASES.search(tail) or _SUIT.search(tail) or _REVIEW.search(tail)
    if match:
        topic = next(
            t
            for t, p in ((Topic.CASES, _CASES), (Topic.SUIT, _SUIT), (Topic.REVIEW, _REVIEW))
            if p.search(words)
        )
        doubts = []
        if not (_OGI.search(phrase + tail) or context.about_ogi or context.section == 4):
            doubts.append(NOT_ABOUT_OGI)
        if _REVIEW_ORGAN.search(phrase[: match.start()] if words is phrase else phrase):
            doubts.append(AS_REVIEW_ORGAN)
        return Recognised(topic, tuple(doubts))
    if _RELATED_CASES.search(phrase) and context.case_track:
        return Recognised(Topic.CASES, (FROM_CONTEXT,))
    return None


def _carried(phrase: str, tail: str, context: Context) -> Recognised | None:
    for words in (phrase, tail):
        carried_in, carried_out = _CARRIED_IN.search(words), _CARRIED_OUT.search(words)
        if not (carried_in or carried_out):
            continue
        if "申请" not in phrase + tail and not context.applications:
            return None
        if carried_in and not (carried_out and carried_out.end() > carried_in.end()):
            return Recognised(Topic.CARRIED_IN)
        return Recognised(Topic.CARRIED_OUT)
    return None


def _applicant_or_channel(phrase: str, context: Context) -> Recognised | None:
    own = "申请" in phrase
    if not (context.applications or own):
        return None
    for topic, pattern in (*_APPLICANTS, *_CHANNELS):
        match = pattern.search(phrase)
        if match and (
            topic is not Topic.ORGANISATION or not phrase[: match.start()].endswith(("公民、", "公民和"))
        ):
            before = phrase[: match.start()]
            if (
                own
                and not context.applications
                and _RECEIVE.search(before) is None
                and _OTHER_BUSINESS.search(before)
            ):
                return None
            if before.endswith("等") or "群众" in before[-4:]:
                return None
            return Recognised(topic)
    return None


def _outcome(phrase: str, tail: str, context: Context) -> Recognised | None:
    if context.about_documents and not context.applications:
        return None
    if not context.applications and "申请" not in phrase:
        return None
    for words in (phrase, tail if len(phrase) < 3 else ""):
        for topic, pattern in _OUTCOMES:
            if words and pattern.search(words):
                return Recognised(topic)
    return None


def _document(phrase: str, tail: str, context: Context) -> Recognised | None:
    for family, pattern in (("normative_docs", _NORMATIVE_HEAD), ("rules", _RULES_HEAD)):
        if match := pattern.search(phrase):
            return _measure(family, match["lead"], match["verb"] or "", context)
    family = context.sentence.value.partition(".")[0] if context.sentence else ""
    if family in ("normative_docs", "rules"):
        match = _BARE_MEASURE.search(phrase) or (_MEASURE_TAIL.search(tail) if len(phrase) < 3 else None)
        if match:
            found = _measure(family, "", match["verb"], context)
            return Recognised(found.topic, (FROM_CONTEXT, *found.doubts)) if found else None
    return None


def _measure(family: str, lead: str, verb: str, context: Context) -> Recognised | None:
    said = verb or lead
    own_verb = any(p.search(said) for p in (_IN_FORCE, _REPEALED, _ISSUED, _DISCLOSED, _NO_ISSUE))
    if not own_verb:
        said = context.verb
    doubts = () if _PLAIN_LEAD.fullmatch(_without_agency(lead, context.agency)) else (ISSUER,)
    if not own_verb and said:
        doubts = (*doubts, FROM_CONTEXT)
    if _IN_FORCE.search(said):
        return Recognised(Topic(f"{family}.in_force"), doubts)
    if _REPEALED.search(said):
        return Recognised(Topic(f"{family}.repealed"), doubts)
    if _NO_ISSUE.search(said):
        return None
    if _ISSUED.search(said):
        return Recognised(Topic(f"{family}.issued"), doubts)
    if _DISCLOSED.search(said):
        return Recognised(Topic(f"{family}.disclosed"), (*doubts, ONLY_DISCLOSED))
    return None


_OWN_NAME = re.compile(r"^[\u4e00-\u9fff]{2,30}?(?:政府|[局委厅])")


def _without_agency(lead: str, agency: str) -> str:
    """The words without the reporting agency's own name (and its office) at their start."""
    name = _OWN_NAME.match(lead)
    if not name or not agency or not agency.endswith(name[0]):
        return lead
    return lead[name.end() :].removeprefix("办公室").removeprefix("办公厅")


def _decision(phrase: str, unit: str, context: Context) -> Recognised | None:
    for decisions, items, pattern in _DECISIONS:
        match = pattern.search(phrase)
        if not match:
            continue
        lead, what = match["lead"], match["what"]
        if (
            _DISCLOSED.search(lead)
            or "信息" in what
            or (unit in ("项", "个", "条") and not _DECIDE.search(lead + context.verb))
        ):
            if "信息" in what or unit == "条":
                return None
            if unit in ("项", "个"):
                return Recognised(items, (NOT_DECISIONS,))
            return Recognised(decisions, (NOT_DECISIONS,))
        certain = ("决定" in what or bool(_DECIDE.search(lead or context.verb))) and _PLAIN_DECIDE.fullmatch(
            lead
        )
        return Recognised(decisions, () if certain and unit != "次" else (NOT_DECISIONS,))
    if context.sentence in (Topic.LICENSING, Topic.PENALTY, Topic.COERCION) and re.search(
        rf"^(?:共|已|均)?办结{_FILL}$", phrase
    ):
        return Recognised(context.sentence)
    return None


def _application(phrase: str, tail: str, context: Context) -> Recognised | None:
    match = _APPLICATION_HEAD.search(phrase)
    if match:
        lead = _NOUN_BEFORE.sub("", phrase[: match.start()])
        return _received(lead, match["done"] or "", context)
    if re.search(rf"(?:收到|接到|接收|受理|办理|新收|新收到|办结|有|答复){_FILL}$", phrase) and (
        match := _APPLICATION_HEAD.search(tail)
    ):
        between = _NOUN_BEFORE.sub("", tail[: match.start()])
        if _OTHER_BUSINESS.search(between):
            return None
        plain = _PLAIN_BETWEEN.fullmatch(between) or re.fullmatch(
            r"(?:以)?(?:信函|网络|书面|当面)(?:形式|方式)提出的", between
        )
        found = _received(phrase, match["done"] or "", context)
        return found if plain or not found else Recognised(found.topic, (*found.doubts, QUALIFIED))
    if _HANDLED_HEAD.search(phrase) and context.applications and not _OTHER_BUSINESS.search(phrase):
        head = _HANDLED_HEAD.search(phrase)
        assert head is not None  # noqa: S101
        plain = _PLAIN_HANDLED.fullmatch(phrase[: head.start()])
        return Recognised(Topic.HANDLED, () if plain else (QUALIFIED,))
    if _PROCESSED_HEAD.search(phrase) and context.applications and context.sentence in APPLICATIONS:
        return Recognised(Topic.PROCESSED, (NO_VERB,))
    bare = _BARE_APPLICATION_HEAD.search(phrase)
    if bare and context.applications and _RECEIVE.search(phrase):
        return Recognised(Topic.RECEIVED, (FROM_CONTEXT, QUALIFIED))
    if context.applications and re.search(rf"^(?:其中)?(?:本年)?新(?:收到?|增|受理){_FILL}$", phrase):
        return Recognised(Topic.RECEIVED)
    return None


def _received(lead: str, done: str, context: Context) -> Recognised | None:
    if done in ("收到", "受理"):
        return Recognised(Topic.RECEIVED, () if _PLAIN_HANDLED.fullmatch(lead) else (QUALIFIED,))
    receives = list(_RECEIVE.finditer(lead))
    if receives and not _HANDLE.search(lead[receives[-1].end() :]) and done != "办结":
        between = lead[receives[-1].end() :]
        if _OTHER_BUSINESS.search(between):
            return Recognised(Topic.RECEIVED, (QUALIFIED,))
        return Recognised(Topic.RECEIVED, () if _PLAIN_BETWEEN.fullmatch(between) else (QUALIFIED,))
    if done in ("办结", "答复", "办复", "回复", "办理答复") or _HANDLE.search(lead):
        return Recognised(Topic.HANDLED, () if not _OTHER_BUSINESS.search(lead) else (QUALIFIED,))
    if context.about_documents:
        return None
    if _PROCESS.search(lead) or done:
        return Recognised(Topic.PROCESSED, (NO_VERB,))
    return Recognised(Topic.RECEIVED, (NO_VERB,))


def track_of(topic: Topic | None) -> Topic | None:
    """复议 or 诉讼, where a topic belongs to one of them."""
    if topic is Topic.REVIEW or topic in REVIEW_RESULTS:
        return Topic.REVIEW
    if topic is Topic.SUIT or topic in SUIT_RESULTS:
        return Topic.SUIT
    return None


def is_proceeding(topic: Topic | None) -> bool:
    """Whether a topic is about 复议 or 诉讼."""
    return topic in PROCEEDINGS
