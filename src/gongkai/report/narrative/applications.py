"""Counts of 政府信息公开申请: received, handled, carried over, by applicant, channel and outcome.

The noun has to be the head of its phrase (政府信息公开申请3件, not 依申请公开培训3次).
"""

import re

from gongkai.report.narrative.phrase import (
    FILL,
    FROM_CONTEXT,
    NO_VERB,
    QUALIFIED,
    WHO,
    Context,
    Recognised,
    run,
)
from gongkai.report.narrative.topic import APPLICANTS, APPLICATIONS, CHANNELS, OUTCOME_GROUPS, OUTCOMES, Topic

_NOUN = (
    r"(?:依申请(?:的)?(?:公开|信息|政府信息)|公开(?:类)?(?:的)?申请|公开(?:政府|政务)?信息(?:的)?申请"
    r"|申请(?:公开)?(?:政府|政务)?信息(?:公开)?|申请公开)"
    + run("政府信息 政务信息 信息 依申请 申请 公开 事项 案件 文件 办件 类 的 件(?!数)")
)
_BEFORE_NOUN = re.compile(r"(?:政府|政务|信息|公开|的|依|类)+$")
_HEAD = re.compile(rf"{_NOUN}(?P<done>办结|答复|办复|回复|办理答复|办理|收到|受理)?{FILL}$")
_BARE_HEAD = re.compile(rf"(?<!人)申请(?:事项|案件|件(?!数))?{FILL}$")
_PLAINLY_RECEIVED = re.compile(
    rf"(?:新收到?|收到|接到|受理)(?:各类|有效)?(?:公开)?申请(?:事项|案件|件(?!数))?{FILL}$"
)
_ENDS_IN_VERB = re.compile(rf"(?:收到|接到|接收|受理|办理|新收|办结|有|答复|提出|提交){FILL}$")
_SAID_OF_ALL = re.compile(r"(?:均|全部|都|已|现已).*$")
_NEW_TAIL = re.compile(r"^(?:为|是|属于?)?(?:20[0-9]{2}年度?|本年度?|当年)?(?:新收到?|新增)$")
_RECEIVED_BY_ITSELF = re.compile(
    run("我[局办委厅镇乡街处] 本[局办委厅镇乡街处] 本(?:机关|单位) 20[0-9]{2}年度? 其中 全年 共 均")
    + rf"(?:收到|受理|接到|接收){FILL}$"
)
_NEW = re.compile(rf"^(?:其中)?(?:本年)?新(?:收到?|增|受理){FILL}$")
_RECEIVE = re.compile(r"新收到?|收到|接到|接收|接获|收悉|收办|受理|接办|新增|收取|(?:^|共)收(?=了|依|政|申)")
_HANDLE = re.compile(r"(?<!未)(?:办结|答复|办复|回复|完成)")
_NOT_YET = re.compile("未(?:能)?(?:办结|答复|办复|办理|回复|完成)")
_PROCESS = re.compile(r"办理|处理")
_BETWEEN = re.compile(
    run(
        "公民 法人 和 或者 或 与 及 、 其他 其它 组织 社会 公众 企业群众 各类 有效 共计 合计 总计 总共 累计 一共 共 了 的 到 新"
        " 居民 村民 市民 群众 有关 提出 提交 等 并 处理 办理 受理 答复 接收 收到 登记 件 各级 本年 各 向我[局办委厅镇乡街处] [（）“”]"
    )
)
_HANDLED_HEAD = re.compile(rf"(?:办结|答复|办复|办理完毕|完成答复|办理答复|回复)(?:率)?{FILL}$")
_PLAIN_HANDLED = re.compile(
    run(
        f"{WHO} 依法 依规 按时 按期 按规定 及时 当年 全部 共 均 已 现 并 按要求 在规定时间内 在法定期限内 期限内 规定 其中 截至年底 办理 受理"
        " 处理 和 、 ， 了 上述 依申请公开 申请 目前"
    )
)
_PROCESSED_HEAD = re.compile(rf"(?:^|共|已|均)(?:办理|处理|受理){FILL}$")
_OTHER_BUSINESS = re.compile(
    r"建议|提案|热线|信箱|留言|信访|咨询|投诉|举报|诉求|工单|来电|行政许可|处罚|执法|审批|登记(?!回执)|政务服务|问政|业务|证照|案卷"
    r"|法律援助|救助|资助|补贴|补助|低保|住房|专利|项目|平台|栏目|专栏|目录|解读|培训|指南|反馈意见|调解|纠纷"
)
_NARROWED = re.compile(
    r"延期|延长|逾期|超期|补正|撤回|网络|网上|网站|邮箱|信函|邮寄|当面|现场|传真|自然人|法人(?![、或和及与])|(?<!事)企业(?!群众)|律师"
    r"|涉及|关于|不服|转办|转来|交办|委托|协助|会同|指导|督促|上级|下级|重复|疑难|复杂|敏感"
)
_ORGANISATIONS = re.compile("法人|组织")
_ALL_WAYS = re.compile(r"等(?:多种|各种|多个|不同)?(?:方式|渠道|形式|途径)")

_NEXT = r"(?:下一?年(?:度)?|明年|次年|翌年)"
_ENDS_CARRIED = (
    run("的 政府信息公开 信息公开 依申请公开 申请 事项 案件 件(?!数) 继续办理 继续 办理 答复 处理")
    + FILL
    + "$"
)
_CARRIED_IN = re.compile(
    r"(?:(?:20[0-9]{2}年度?|上一?年(?:度)?|去年|往年|以前年度)(?:的)?(?:政府信息公开|依申请公开)?(?:申请)?(?:结转|转结|转入|结存|遗留|转来)"
    rf"|(?:结转|转结|转入)(?:自)?(?:上一?年(?:度)?|去年|往年|以前年度)){_ENDS_CARRIED}"
)
_CARRIED_OUT = re.compile(
    rf"(?:(?:结转|转结|顺延|转入|转|延续|延至|留待|跨年|转接)(?:到|至|入|于)?{_NEXT}"
    rf"|(?:结转|顺延|转|延续)(?:到|至|入)20[0-9]{{2}}年度?|{_NEXT}(?:继续)?(?:办理|答复)){_ENDS_CARRIED}"
)

_SPLIT = re.compile("(?:结转|转结|顺延|延续)了?$")
_CARRIED_BY_YEAR = re.compile(
    rf"(?:结转|转结|顺延|延续)(?:到|至|入|自)?(?P<year>20[0-9]{{2}})年度?{_ENDS_CARRIED}"
)

_ENDS_OUTCOME = run("申请 信息 答复 告知 处理 决定 情形 类 的 件(?!数)") + FILL + "$"
_OUTCOMES = tuple(
    (topic, re.compile(f"(?:{words}){_ENDS_OUTCOME}"))
    for topic, words in (
        (
            Topic.GRANTED_OR_PARTIAL,
            r"(?:予以|同意|全部)?公开(?:或者?|和|及|、|与|以及)(?:者)?(?:予以)?部分公开",
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
        (Topic.NOT_HELD, r"本(?:机关|单位|局|行政机关)不掌握(?:相关)?(?:的)?(?:政府)?(?:信息)?"),
        (Topic.NEEDS_CREATION, r"没有现成(?:的)?信息(?:、|，)?(?:需要?)?(?:另行)?(?:制作)?"),
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
_SOME_KIND = re.compile("类|因|涉及|属于|关于|信访|重复|不掌握|不存在")
"""Before an outcome: only the cases of one reason or subject had it."""
_ENDS_APPLICANT = (
    r"(?:提出|提交)?(?:的)?(?:政府信息公开|依申请公开)?" + run("申请 公开 办件 件(?!数) 类 的") + FILL + "$"
)
_ENDS_CHANNEL = (
    r"(?:形式|方式|途径|渠道|平台|系统)?(?:收到|接收|提出|提交|受理|递交|接到)?(?:的)?(?:政府信息公开|依申请公开|信息公开)?"
    + run("申请 受理 件(?!数) 的")
    + FILL
    + "$"
)
_DIVIDED_BY = tuple(
    (topic, re.compile(words + ending))
    for topic, words, ending in (
        (Topic.NATURAL_PERSON, r"(?:自然人|公民(?:个人)?)", _ENDS_APPLICANT),
        (
            Topic.ORGANISATION,
            r"(?<!公民[、和或])法人(?:(?:或者?|和|及|、|与)(?:其他|其它)组织)?",
            _ENDS_APPLICANT,
        ),
        (Topic.ORG_ENTERPRISE, r"商业企业", _ENDS_APPLICANT),
        (Topic.ORG_RESEARCH, r"科研机构", _ENDS_APPLICANT),
        (Topic.ORG_PUBLIC_WELFARE, r"社会公益组织", _ENDS_APPLICANT),
        (Topic.ORG_LEGAL_SERVICE, r"法律服务机构", _ENDS_APPLICANT),
        (Topic.ONLINE, r"(?:网络|网上|互联网|网站|在线|线上|电子邮件|邮箱|门户网站|平台)", _ENDS_CHANNEL),
        (
            Topic.MAIL,
            r"(?:信函|邮寄|邮政寄送|寄送|来信|书信|信件|书面|挂号信|邮政|快递|特快专递)",
            _ENDS_CHANNEL,
        ),
        (Topic.IN_PERSON, r"(?:当面|现场|窗口|面交|直接)", _ENDS_CHANNEL),
        (Topic.FAX, r"传真", _ENDS_CHANNEL),
    )
)


REMARK_ON_APPLICATIONS = re.compile(_NOUN + "（[^（）]*$")
"""The words before a number that stands in a remark on 申请."""


def carried_by_year(words: str, year: int | None) -> Topic | None:
    """结转2024年3件 in the report on 2023 is carried out, 结转2022年3件 carried in; other years say nothing."""
    named = _CARRIED_BY_YEAR.search(words)
    if year is None or not named:
        return None
    return {year + 1: Topic.CARRIED_OUT, year - 1: Topic.CARRIED_IN}.get(int(named["year"]))


def carried_over(phrase: str, tail: str, context: Context) -> Recognised | None:
    """上年结转, 结转下年度."""
    if "申请" not in phrase + tail and not context.applications:
        return None
    around = phrase + tail if _SPLIT.search(phrase) else ""  # 结转1件至下年度
    for words in (phrase, tail, around):
        if by_year := carried_by_year(words, context.year):
            return Recognised(by_year)
        for topic, pattern in ((Topic.CARRIED_OUT, _CARRIED_OUT), (Topic.CARRIED_IN, _CARRIED_IN)):
            if match := pattern.search(words):
                narrowed = _HANDLE.search(words[: match.start()])
                return Recognised(topic, (QUALIFIED,) if narrowed else ())
    return None


def divided_by(phrase: str, context: Context) -> Recognised | None:
    """By kind of applicant or by channel; only where the text speaks of applications."""
    if not (context.applications or "申请" in phrase):
        return None
    for topic, pattern in _DIVIDED_BY:
        if not (match := pattern.search(phrase)):
            continue
        before = phrase[: match.start()]
        if match[0].startswith("公民") and not context.applications and _RECEIVE.search(before):
            return None  # 收到公民政府信息公开申请4件: whether organisations are meant too, it does not say.
        if before.endswith("等") or "群众" in before[-4:] or _OTHER_BUSINESS.search(before):
            return None
        of_all = context.sure and context.sentence in {Topic.RECEIVED, *CHANNELS, *APPLICANTS}
        return Recognised(topic, () if of_all else (FROM_CONTEXT,))
    return None


def outcome(phrase: str, tail: str, context: Context) -> Recognised | None:
    """予以公开, 部分公开, … and the reasons of Table 3."""
    if not context.applications and ("申请" not in phrase or context.about_documents):
        return None
    for words in (phrase, tail if len(phrase) < 3 else ""):
        for topic, pattern in _OUTCOMES:
            if words and (match := pattern.search(words)):
                if topic in OUTCOME_GROUPS and _SOME_KIND.search(words, 0, match.start()):
                    return Recognised(topic, (QUALIFIED,))
                sure = context.sure or context.sentence in OUTCOMES
                return Recognised(topic, () if sure else (FROM_CONTEXT,))
    return None


def application(phrase: str, tail: str, context: Context) -> Recognised | None:
    """Received, handled, or processed without saying which."""
    if _NOT_YET.search(phrase):
        return None
    if match := _HEAD.search(phrase):
        lead = _BEFORE_NOUN.sub("", phrase[: match.start()])
        return _by_verb(lead, match["done"] or "", context)
    if _ENDS_IN_VERB.search(phrase) and (match := _HEAD.search(_SAID_OF_ALL.sub("", tail))):
        between = _BEFORE_NOUN.sub("", tail[: match.start()])
        if _OTHER_BUSINESS.search(between):
            return None
        found = _by_verb(phrase, match["done"] or "", context)
        plain = _BETWEEN.fullmatch(between)
        return found if plain or not found else Recognised(found.topic, (*found.doubts, QUALIFIED))
    if context.under_applications and (bare := _PLAINLY_RECEIVED.search(phrase)):
        narrowed = _NARROWED.search(phrase[: bare.start()]) or _OTHER_BUSINESS.search(phrase)
        return Recognised(Topic.RECEIVED, (QUALIFIED,) if narrowed else ())
    if context.under_applications and context.sentence is None and _RECEIVED_BY_ITSELF.fullmatch(phrase):
        return Recognised(Topic.RECEIVED, (FROM_CONTEXT,))
    if context.applications:
        return _in_context(phrase, tail, context)
    return None


def _in_context(phrase: str, tail: str, context: Context) -> Recognised | None:
    """A verb without its noun (办结9件) after a count of applications."""
    head = _HANDLED_HEAD.search(phrase)
    if head and not _OTHER_BUSINESS.search(phrase):
        sure = _PLAIN_HANDLED.fullmatch(phrase[: head.start()]) and context.sure
        return Recognised(Topic.HANDLED, () if sure else (QUALIFIED,))
    if _PROCESSED_HEAD.search(phrase) and context.sentence in APPLICATIONS:
        return Recognised(Topic.PROCESSED, (NO_VERB,))
    if _BARE_HEAD.search(phrase) and _RECEIVE.search(phrase):
        return Recognised(Topic.RECEIVED, (FROM_CONTEXT, QUALIFIED))
    if _NEW.search(phrase) or (len(phrase) < 3 and _NEW_TAIL.search(tail)):
        return Recognised(Topic.RECEIVED)
    if _RECEIVED_BY_ITSELF.fullmatch(phrase):
        return Recognised(Topic.RECEIVED, (FROM_CONTEXT, QUALIFIED))
    return None


def _by_verb(lead: str, done: str, context: Context) -> Recognised | None:
    narrowed = _NARROWED.search(lead) and not _ALL_WAYS.search(lead)
    if done in ("收到", "受理"):
        return Recognised(Topic.RECEIVED, () if _PLAIN_HANDLED.fullmatch(lead) else (QUALIFIED,))
    receives = list(_RECEIVE.finditer(lead))
    after = lead[receives[-1].end() :] if receives else ""
    if receives and not _HANDLE.search(after) and done != "办结":
        plain = (
            _BETWEEN.fullmatch(after)
            and not narrowed
            and (_ORGANISATIONS.search(after) or "公民" not in after)
        )
        return Recognised(Topic.RECEIVED, () if plain else (QUALIFIED,))
    if done in ("办结", "答复", "办复", "回复", "办理答复") or _HANDLE.search(lead):
        plain = not (narrowed or _OTHER_BUSINESS.search(lead))
        return Recognised(Topic.HANDLED, () if plain else (QUALIFIED,))
    if context.about_documents:
        return None
    doubts = (NO_VERB, QUALIFIED) if narrowed else (NO_VERB,)
    return Recognised(Topic.PROCESSED if _PROCESS.search(lead) or done else Topic.RECEIVED, doubts)
