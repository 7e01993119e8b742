"""Counts that a text gives by what it says of another: 收到2件，均已办结; 行政复议1件，结果维持.

They are always hints: who writes 均已答复 may not mean every one of the year.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gongkai.report.narrative.count import Count, Manner
from gongkai.report.narrative.topic import Topic

_ALL_HANDLED = re.compile(
    r"(?:均|全部|都|(?<![件宗条份起])(?:已|现已))[^，。；0-9]{0,16}(?:办结|答复|办复|办毕|办理完毕|办理完成|回复)|办结率(?:为|达)?(?:到)?100%|答复率(?:为|达)?(?:到)?100%"
)
_RESULT = re.compile(r"(?:均|全部)?(?:为)?(?:结果)?(?:均)?(?P<upheld>维持)(?:原)?(?:结果|决定)?(?![0-9件])")
_CHANNEL = re.compile(
    r"(?:均)?为(?P<online>网络|网上|网站)申请|(?:均)?为(?P<mail>信函|邮寄)申请|(?:均)?为(?P<person>当面)申请|方式(?:均)?为(?P<way>网站|网上|网络)申请"
)
_NOT_HELD = re.compile(r"(?:为)?本(?:机关|单位|局)不掌握")

IMPLIED = "由文中说法推出，不是写明的数"


def implied(sentence: str, before: Sequence[Count]) -> Iterator[Count]:
    """Counts that a cleaned sentence implies of those before it (its own and the last sentence's)."""
    received = next(
        (c for c in reversed(before) if c.topic is Topic.RECEIVED and c.manner is Manner.STATED), None
    )
    topics = {count.topic for count in before}
    if received and received.value:
        if Topic.HANDLED not in topics and _ALL_HANDLED.search(sentence):
            yield _same(received, Topic.HANDLED)
        if match := _CHANNEL.search(sentence):
            if match["online"] or match["way"]:
                yield _same(received, Topic.ONLINE)
            elif match["mail"]:
                yield _same(received, Topic.MAIL)
            else:
                yield _same(received, Topic.IN_PERSON)
        if received.value == 1 and Topic.NOT_HELD not in topics and _NOT_HELD.search(sentence):
            yield _same(received, Topic.NOT_HELD)
    if _RESULT.search(sentence):
        for case, result in ((Topic.REVIEW, Topic.REVIEW_UPHELD), (Topic.SUIT, Topic.SUIT_UPHELD)):
            count = next((c for c in reversed(before) if c.topic is case and c.manner is Manner.STATED), None)
            if count and count.value and result not in topics:
                yield _same(count, result)


def _same(count: Count, topic: Topic) -> Count:
    return replace(
        count,
        topic=topic,
        manner=Manner.IMPLIED,
        part_of=None,
        doubts=tuple(dict.fromkeys((*count.doubts, IMPLIED))),
    )
