"""A name as it is printed, made ready to be read: without brackets, a year or the words of a title."""

import re
from dataclasses import dataclass

from gongkai.corpus.agencies.flags import Flag
from gongkai.corpus.agencies.identity import Scope
from gongkai.divisions.name_search import plain

_MARKS = re.compile(r"[《》〈〉<>“”\"'‘’「」『』*#·•:：|]+")
_REMARK = re.compile(r"[(（〔\[【][^)）〕\]】]*[)）〕\]】]?")
_TITLE = re.compile(
    r"(?:关于)?(?:(?:19|20)\d{2}年?度?.*|(?:政府信息|政务信息|信息|政务)公开(?:工作|年度|情况|的)*(?:报告|年报).*)$"
)
_LEAD = re.compile(r"^(?:关于|中共|中国共产党|(?:19|20)\d{2}年度?)")
# 全州县 is a county, 平安 may stand before 全.
_WHOLE = re.compile(r"汇总|(?<!安)全(?:[省市县区盟旗]|州(?!县)|自治区)")
_OWN = re.compile(r"本级|本机关|本单位|本局")


@dataclass(frozen=True, slots=True)
class PrintedName:
    """A name ready to be read, what was odd about it, and what it says of the report's scope beside itself."""

    text: str
    flags: tuple[Flag, ...] = ()
    scope: Scope | None = None


def printed_name(text: str) -> PrintedName:
    """The name that a text is, without what is none: 〈沭阳县教育局（汇总）〉2023年政府信息公开工作年度报告."""
    flags = []
    printed = "".join(text.split())
    named = without_remarks(printed)
    name = plain(_MARKS.sub("", named))
    if name != named:
        flags.append(Flag.WRITTEN_OTHERWISE)
    without = _TITLE.sub("", _LEAD.sub("", name)) or name
    if without != name or named != printed:
        flags.append(Flag.TRIMMED)
    return PrintedName(without, tuple(flags), scope_said(plain(printed)))


def without_remarks(name: str) -> str:
    """The name without what stands in brackets; as it is if nothing else stands there."""
    return _REMARK.sub("", name) or name


def scope_said(text: str) -> Scope | None:
    """What words beside a name say of the scope: 汇总 and 全县 of a whole, 本级 of the agency alone."""
    if _OWN.search(text):
        return Scope.OWN
    return Scope.WHOLE if _WHOLE.search(text) else None
