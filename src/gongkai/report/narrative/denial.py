"""Zeros that a text states by denying: 未收到…申请, 未发生…复议, 零申请, 未印发规范性文件.

A bare 无 denies nothing in particular and is never read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.report.narrative.topic import Topic


@dataclass(frozen=True, slots=True)
class Denial:
    """Something said not to have happened: where it stands in the cleaned sentence, what, and the doubts it leaves."""

    start: int
    end: int
    phrase: str
    topics: tuple[Topic, ...]
    doubts: tuple[str, ...] = ()


_NOT = re.compile(
    r"(?P<verb>(?:未|没有|没|尚未|暂未|从未|均未)(?:曾|有|予)?(?:新)?(?:收到|接到|收办|接收|受理|发生|产生|出现|涉及|引发|存在|办理|制定|制发|出台|印发|废止|收取|收(?=信息处理费)))"
    r"(?P<object>[^，。；！？]{2,60})"
    r"|(?P<none>(?<![有毫并])(?:没有|无)(?!法提供|正当|关|需|论|不|论|障碍|误|故|偿|效|缝|死角|线电|明显|锡|为))(?P<named>[^，。；！？]{2,60})"
    r"|(?P<nil>零申请)"
)
_NUMBER = re.compile(r"[0-9]")
_APPLICATION = re.compile(
    r"(?:依申请(?:的)?(?:公开|信息|政府信息)|公开(?:类)?(?:的)?申请|公开(?:政府|政务)?信息(?:的)?申请|申请(?:公开)?(?:政府|政务)?信息(?:公开)?|申请公开)"
    r"(?:政府信息|政务信息|信息|依申请|申请(?!人|行政|复议)|公开|事项|案件|文件|办件|类|的|件|要求)*+$"
)
_PLAIN_BEFORE = re.compile(
    r"(?:公民|自然人|法人|和|或者|或|与|及|其他|其它|组织|、|社会|公众|群众|任何|各类|有关|关于|对|本[局办委厅镇乡街处]|我[局办委厅镇乡街处]|针对|书面|申请人|形式|方式|各种|提出|提交|的|等|政府|政务|信息|公开|依|方面|新|以|要求|向本[局办委厅镇乡街处]|向我[局办委厅镇乡街处]"
    r"|上年|结转)*+"
)
_CLOSING = re.compile(r"(?:的)?(?:情况|情形|现象|问题|事项|事件|等|发生|产生|出现)*$")
_QUALIFIED_CASE = re.compile(
    r"败诉|纠错|纠正|撤销|确认违法|维持|超期|逾期|投诉|举报|追责|责任追究|咨询|费用|收费|不良"
)
_ONE_WAY = re.compile(r"(?:渠道|平台|方式|途径|窗口|信箱|邮箱|栏目)[均都也]?$")
"""Right before the verb: what did not come in this way may have come in another."""
_REVIEW = re.compile(r"复议")
_SUIT = re.compile(r"诉讼|应诉")
_OGI = re.compile(r"信息公开|政务公开|依申请公开|公开申请|公开工作|公开政府信息")
_MAKES = re.compile(r"制定|制发|出台|印发")
_CASES_END = re.compile(r"(?:复议|诉讼|应诉)(?:案件|申请|案|事项|件)*$")

NOT_ABOUT_OGI = "没有说明是政府信息公开案件"
QUALIFIED = "未收到的申请前有修饰语，可能只指某一类"


def denials(sentence: str) -> Iterator[Denial]:
    """The denials of one cleaned sentence that a table can be asked about."""
    for match in _NOT.finditer(sentence):
        words = match["object"] or match["named"] or ""
        number = _NUMBER.search(words)
        if match["nil"]:
            yield Denial(match.start(), match.end(), match[0], (Topic.RECEIVED,))
            continue
        if number:
            continue
        if found := _denied(match["verb"] or "", words, sentence):
            topics, doubts = found
            if _ONE_WAY.search(sentence, 0, match.start()):
                doubts = (*doubts, QUALIFIED)
            yield Denial(match.start(), match.end(), match[0], topics, doubts)


def _denied(verb: str, words: str, sentence: str) -> tuple[tuple[Topic, ...], tuple[str, ...]] | None:
    head = _CLOSING.sub("", words)
    if _QUALIFIED_CASE.search(head):
        return None
    review, suit = _REVIEW.search(head), _SUIT.search(head)
    if review or suit:
        if not _CASES_END.search(head):
            return None
        topics = tuple(t for t, said in ((Topic.REVIEW, review), (Topic.SUIT, suit)) if said)
        return topics, () if _OGI.search(sentence) else (NOT_ABOUT_OGI,)
    if not re.search(r"发生|产生|出现|引发|存在|制|出台|印发|废止|收取|收$", verb):
        application = _APPLICATION.search(head)
        if application:
            before = head[: application.start()]
            if not verb and len(before) > 4:
                return None
            plain = _PLAIN_BEFORE.fullmatch(before)
            return (Topic.RECEIVED,), () if plain else (QUALIFIED,)
    if verb and re.search(r"规范性文件$", head):
        if "废止" in verb:
            return (Topic.NORMATIVE_REPEALED,), () if head in ("规范性文件", "行政规范性文件") else (
                QUALIFIED,
            )
        if _MAKES.search(verb):
            return (Topic.NORMATIVE_ISSUED,), () if head in ("规范性文件", "行政规范性文件") else (QUALIFIED,)
    if re.search(r"行政强制(?:的)?$", head):
        return (Topic.COERCION_ITEMS,), ("说的可能是事项数",)
    if re.search(r"信息处理费(?:用)?$", head):
        return (Topic.PROCESSING_FEE,), ()
    return None
