"""Kinds of results as tabs: what a reader tells apart, each of one or several kinds of documents."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.translation import gettext_lazy as _

from gongkai.publishing.kind import DocumentKind
from gongkai.search.indexing import facet

REPORT = "report"
"""The kind of an annual report, which is no document of `publishing`."""
_OTHER = "more"


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab: its code in the address, its label, the kinds that stand under it."""

    code: str
    label: Any
    kinds: tuple[str, ...]

    @property
    def facet(self) -> tuple[str, ...]:
        """As results are narrowed by it."""
        return tuple(facet("kind", kind) for kind in self.kinds)


_OF_THEIR_OWN: tuple[tuple[str, Any, tuple[str, ...]], ...] = (
    ("normative", _("规范性文件"), (DocumentKind.RULE, DocumentKind.NORMATIVE)),
    ("documents", _("其他文件"), (DocumentKind.OTHER_DOCUMENT, DocumentKind.RULES_OF_DISCLOSURE)),
    ("interpretation", _("解读"), (DocumentKind.INTERPRETATION, DocumentKind.PRESS_CONFERENCE)),
    ("notices", _("公示公告"), (DocumentKind.NOTICE, DocumentKind.DRAFT_FOR_COMMENT)),
    ("news", _("动态"), (DocumentKind.NEWS, DocumentKind.MEETING)),
    ("services", _("办事服务"), (DocumentKind.LICENSING, DocumentKind.FEES)),
    ("answers", _("申请答复"), (DocumentKind.ANSWER,)),
    ("reports", _("年报"), (REPORT,)),
)


@cache
def tabs() -> tuple[Tab, ...]:
    """All tabs; every kind stands under one, the last holds those without one of their own."""
    own = [Tab(code, label, tuple(map(str, kinds))) for code, label, kinds in _OF_THEIR_OWN]
    taken = {kind for tab in own for kind in tab.kinds}
    rest = tuple(kind.value for kind in DocumentKind if kind.value not in taken)
    return (*own, Tab(_OTHER, _("其他信息"), rest))


def tab_of(code: str) -> Tab | None:
    """The tab of an address; None for any other word."""
    return next((tab for tab in tabs() if tab.code == code), None)


def label_of(kind: str) -> Any:
    """A kind in Chinese, as a result says it."""
    return _("政府信息公开年报") if kind == REPORT else DocumentKind(kind).label
