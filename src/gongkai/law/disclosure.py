"""The disclosure attribute (公开属性), set when a document is drafted and confirmed when it is signed.

国办发〔2016〕80号 and the local rules on 公文公开属性源头认定; the grounds are 条例 Art 13-16, Art 19-21.
"""

from enum import StrEnum


class DisclosureAttribute(StrEnum):
    """What becomes of a document once it is signed."""

    PROACTIVE = "proactive"
    ON_APPLICATION = "on_application"
    WITHHELD = "withheld"

    @property
    def label(self) -> str:
        """In Chinese, as the dispatch sheet says it."""
        return _LABELS[self]

    @property
    def note(self) -> str:
        """附注: the line in brackets under the date of a printed document (GB/T 9704)."""
        return _NOTES[self]

    @property
    def article(self) -> str:
        """The article that it rests on."""
        return _ARTICLES[self]

    @property
    def needs_reason(self) -> bool:
        """Whether the drafter has to say why: not for what the law wants published."""
        return self is not DisclosureAttribute.PROACTIVE


_LABELS = {
    DisclosureAttribute.PROACTIVE: "主动公开",
    DisclosureAttribute.ON_APPLICATION: "依申请公开",
    DisclosureAttribute.WITHHELD: "不予公开",
}
_NOTES = {
    DisclosureAttribute.PROACTIVE: "此件主动公开",
    DisclosureAttribute.ON_APPLICATION: "此件依申请公开",
    DisclosureAttribute.WITHHELD: "此件不予公开",
}
_ARTICLES = {
    DisclosureAttribute.PROACTIVE: "条例第十九条至第二十一条",
    DisclosureAttribute.ON_APPLICATION: "条例第十三条、第二十七条",
    DisclosureAttribute.WITHHELD: "条例第十四条至第十六条",
}
