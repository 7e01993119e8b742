"""Counts of 行政复议 and 行政诉讼 caused by 政府信息公开."""

import re

from gongkai.report.narrative.phrase import FILL, FROM_CONTEXT, NOT_EXACTLY, Context, Recognised, run
from gongkai.report.narrative.topic import PROCEEDINGS, RESULTS_OF, TRACKS, Topic

NOT_ABOUT_OGI = "没有说明是政府信息公开案件"
AS_REVIEW_ORGAN = "可能是作为复议机关办理的案件"

_ENDS = run("案件 案 申请 事项 件(?!数) 情况 工作 的") + FILL + "$"
_KINDS = (
    (
        Topic.CASES,
        re.compile(
            r"(?:行政)?复议(?:案件|申请|案|件)?(?:和|及|、|与|或者?|以及|，)(?:被?提起|引起|引发|发生)?(?:的)?(?:行政)?诉讼"
            + _ENDS
        ),
    ),
    (Topic.SUIT_DIRECT, re.compile(r"直接(?:向[^，]{0,6})?(?:提起)?(?:行政)?(?:起诉|诉讼)" + _ENDS)),
    (
        Topic.SUIT_AFTER_REVIEW,
        re.compile(r"复议后(?:再|又)?(?:向[^，]{0,6})?(?:提起)?(?:行政)?(?:起诉|诉讼)" + _ENDS),
    ),
    (Topic.SUIT, re.compile(r"(?:行政诉讼|行政应诉|(?<!行政)诉讼)" + _ENDS)),
    (Topic.REVIEW, re.compile(r"(?:行政复议|(?<!行政)复议)" + _ENDS)),
)
_RELATED = re.compile(rf"相关案件{FILL}$")
_NUMBER_FIRST = re.compile(rf"(?:有|发生|引发|产生|收到|共|涉及|因[^，]*)(?:了)?{FILL}$")
_OGI = re.compile(r"信息公开|政务公开|依申请公开|公开申请|公开政府信息")
_PUBLISHED = re.compile(r"平台|栏目|网站|公示|公布|发布|录入")
_REVIEW_ORGAN = re.compile(r"受理|审理|审结|办理|承办|收到")
_RESULTS = tuple(
    (result, re.compile(f"(?:{words})(?:的)?(?:案件|件(?!数))?{FILL}$"))
    for result, words in (
        ("pending", r"(?:尚未|未|正在|待)(?:审结|审理|办结|结案)|审理中"),
        ("corrected", r"(?:结果)?(?:被)?(?:纠正|纠错|撤销|败诉|确认违法|责令履行)(?:结果)?"),
        ("upheld", r"(?:结果)?维持(?:原?结果|原?决定|原具体行政行为)?|驳回(?:诉讼请求|复议申请)?"),
        ("other", r"(?:其他|其它)结果"),
    )
)
_AS_PRINTED = re.compile("结果|维持|纠正")


def proceeding(phrase: str, tail: str, context: Context) -> Recognised | None:
    """Cases of either track, or of both together, and their results after the track was named."""
    if context.track and not any(pattern.search(phrase) for _, pattern in _KINDS):
        track = _named_track(phrase) or context.track
        for result, pattern in _RESULTS:
            if pattern.search(phrase):
                exact = result in ("pending", "other") or bool(_AS_PRINTED.search(phrase))
                doubts = () if exact and context.sure else (NOT_EXACTLY,)
                return Recognised(Topic(f"{track.value}.{result}"), doubts)
        if _RELATED.search(phrase):
            return Recognised(Topic.CASES, (FROM_CONTEXT,))
    words = phrase
    found = _kind(phrase)
    if not found and _NUMBER_FIRST.search(phrase):
        words = tail
        found = _kind(tail)
    if not found:
        return (
            Recognised(Topic.CASES, (FROM_CONTEXT,)) if _RELATED.search(phrase) and "诉" in phrase else None
        )
    topic, start = found
    lead = phrase[:start] if words is phrase else phrase
    open_questions = []
    named = _OGI.search(phrase + tail) and not _PUBLISHED.search(lead)
    if not (named or context.section == 4 or (context.sentence in PROCEEDINGS and context.sure)):
        open_questions.append(NOT_ABOUT_OGI)
    if _REVIEW_ORGAN.search(lead):
        open_questions.append(AS_REVIEW_ORGAN)
    return Recognised(topic, tuple(open_questions))


def _kind(words: str) -> tuple[Topic, int] | None:
    for topic, pattern in _KINDS:
        if match := pattern.search(words):
            return topic, match.start()
    return None


def track_of(topic: Topic | None) -> Topic | None:
    """The track of cases that a topic belongs to, if any."""
    return next((track for track in TRACKS if topic is track or topic in RESULTS_OF[track]), None)


def _named_track(phrase: str) -> Topic | None:
    """The track that a phrase with a result names itself (复议维持3件), if it names one."""
    named = [track for track, word in ((Topic.REVIEW, "复议"), (Topic.SUIT, "诉讼")) if word in phrase]
    return named[0] if len(named) == 1 and "起诉" not in phrase else None
