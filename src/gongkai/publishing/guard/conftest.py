"""A content and what is known of 青溪县自然资源局, for the tests of the guard."""

from datetime import date
from functools import cache
from typing import Any

from gongkai.publishing.content import Content, FileLine
from gongkai.publishing.guard.dictionary import Dictionary, shipped
from gongkai.publishing.guard.known import Known, Serving
from gongkai.publishing.guard.telephone import digits

TODAY = date(2026, 3, 12)
ROSTER = (
    Serving("李明远", "县委副书记、县长", 1),
    Serving("王建国", "副县长", 2),
    Serving("郑秋实", "副县长", 3),
    Serving("赵立", "县长", 1, until=date(2025, 1, 15)),
)


@cache
def base() -> Dictionary:
    """The shipped dictionary."""
    return Dictionary(shipped())


def known(**more: Any) -> Known:
    """Of the agency, with the shipped dictionary and a roster."""
    usual: dict[str, Any] = {
        "today": TODAY,
        "dictionary": base(),
        "names": ("青溪县自然资源局", "县自然资源局"),
        "leaders": ROSTER,
        "telephones": frozenset((digits("0000-8620109"),)),
        "hosts": frozenset(("qingxi.example",)),
        "attribute": "proactive",
    }
    return Known(**{**usual, **more})


def content(body: str = "", **more: Any) -> Content:
    """A notice; a body without a tag is one paragraph, and has enough words not to be told for having none."""
    usual: dict[str, Any] = {"title": "关于开展宅基地登记的通知", "kind": "notice"}
    return Content(body=body if body.startswith("<") or not body else f"<p>{body}</p>", **{**usual, **more})


def attachment(number: int, title: str = "附件") -> FileLine:
    """A file of the document."""
    return FileLine(number, "attachment", title)
