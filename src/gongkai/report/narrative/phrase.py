"""What recognisers share: a topic with its doubts, the text around a number, and pieces of patterns."""

from dataclasses import dataclass

from gongkai.report.narrative.topic import APPLICATIONS, Topic

QUALIFIED = "有修饰语，可能只说了其中一部分"
NO_VERB = "没有说明是收到、办结还是其他"
FROM_CONTEXT = "所指要从上文推断"
NOT_EXACTLY = "说法与表中的项目不完全对应"


@dataclass(frozen=True, slots=True)
class Recognised:
    """A topic with the doubts that its phrase leaves, in Chinese."""

    topic: Topic
    doubts: tuple[str, ...] = ()


@dataclass(slots=True)
class Context:
    """What the text spoke of before a number: the last topic of its sentence and of the sentence before, whether
    that one was sure, the track of the cases last named, the last verb; and where the text stands: its section,
    whether it lists documents by attribute, whether its heading is 依申请公开, whose report it is and on which
    year; whether a remark in brackets after 政府信息公开申请 is being read."""

    sentence: Topic | None = None
    sure: bool = True
    paragraph: Topic | None = None
    track: Topic | None = None
    verb: str = ""
    section: int | None = None
    about_documents: bool = False
    under_applications: bool = False
    agency: str = ""
    year: int | None = None
    remark: bool = False

    @property
    def applications(self) -> bool:
        """Whether the sentence, or the one before, counts 政府信息公开申请."""
        return (
            self.remark
            or self.sentence in APPLICATIONS
            or (self.sentence is None and self.paragraph in APPLICATIONS)
        )


def run(words: str) -> str:
    """Pattern of any number of these words (split at spaces) in a row.

    The longest goes first and nothing is tried twice, so that no text makes it slow.
    """
    return "(?:" + "|".join(sorted(words.split(), key=len, reverse=True)) + ")*+"


FILL = run(
    "的 共计 合计 总计 总共 累计 一共 共 计 达到 达 为 是 有 约 分别 数量 总数 件数 总金额 金额 办件量 总 数 量 了 [：“”] 情况 均 各 已 也 仅 只"
)
"""Words between a noun and its number that add nothing."""

WHO = "我[局办委厅镇乡街处市县区省旗州] 本[局办委厅镇乡街处市县区省]?(?:机关|单位|年度|年) 全[市县区省旗州镇乡] 20[0-9]{2}年度? 各级行政机关 全年 年内"
"""The reporting agency and its year, as a lead to a count."""
