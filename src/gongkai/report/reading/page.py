"""Which part of a web page is the report, and what the page states about it beside the text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from selectolax.lexbor import LexborHTMLParser

from gongkai.report.reading.blocks import Block, Grid, Paragraph
from gongkai.text import dates


class Container:
    """An element that holds blocks, as a link to the one around it."""

    __slots__ = ("depth", "parent", "tag")

    def __init__(self, parent: "Container | None", tag: str) -> None:
        self.parent = parent
        self.tag = tag
        self.depth: int = parent.depth + 1 if parent else 0

    def around(self) -> Iterator["Container"]:
        """This container and those around it, from the inside out."""
        container: Container | None = self
        while container is not None:
            yield container
            container = container.parent

    def shared_with(self, other: "Container") -> "Container":
        """The innermost container around both."""
        left, right = self, other
        while left is not right:
            if left.depth >= right.depth and left.parent is not None:
                left = left.parent
            elif right.parent is not None:
                right = right.parent
            else:
                break
        return left


@dataclass(frozen=True, slots=True)
class Found:
    """A block of the page, the element that holds it, and whether all of its text is a link."""

    block: Block
    container: Container
    linked: bool


_SECTION = re.compile(
    r"[(（]?[一二三四五六][)）]?\s*[、.．,，:：]?\s*(总体情况|概述|主动公开|收到和处理|依申请公开|因?政府信息公开|存在|其他需要)"
)
_SECTIONS_TO_TRUST = 3
_STATUTORY = re.compile(r"本年新收|第二十条第|申请人情况|结果维持|现行有效|自然人")
_OPENING = re.compile(r"政府信息公开条例|本报告|本年报|统计期限|现.{0,6}公布")
_TITLE = re.compile(r".{0,40}\d{4}年.{0,20}信息公开.{0,12}报告.{0,6}")
_NOT_CONTENT = frozenset(("nav", "aside", "footer"))
_META = {
    "articletitle": "title",
    "title": "title",
    "og:title": "title",
    "pubdate": "published",
    "publishdate": "published",
    "publish_time": "published",
    "article:published_time": "published",
    "contentsource": "来源",
    "sitename": "site",
    "sitedomain": "site_domain",
    "siteidcode": "site_id_code",
    "columnname": "column",
    "columndescription": "column_description",
    "columnkeywords": "column_keywords",
    "columntype": "column_type",
    "keywords": "keywords",
    "description": "description",
    "author": "author",
    "image": "image",
    "url": "url",
}
"""Names of meta tags that government sites carry (国办 rules for their page code, and what CMSs add)."""
_STATED = {
    "名称": "title",
    "标题": "title",
    "信息名称": "title",
    "索引号": "索引号",
    "发布机构": "发布机构",
    "发文机关": "发布机构",
    "公开机构": "公开机构",
    "公开主体": "公开机构",
    "信息来源": "来源",
    "来源": "来源",
    "公开日期": "published",
    "发布日期": "published",
    "发布时间": "published",
    "成文日期": "成文日期",
    "文号": "文号",
}
_PAIR = re.compile(
    rf"({'|'.join(sorted(_STATED, key=len, reverse=True))})\s*[:：]\s*([^:：\s][^:：]*?)(?=$|\s{{1,}}\S+\s*[:：])"
)
_FURNITURE = re.compile(
    r"(上一[篇条]|下一[篇条]|打印(本页|此页)?|关闭(窗口|本页)?|分享到?|扫一扫|字体|字号|【|\[?\s*[大中小]\s*\]?\s*[大中小]|浏览次数|点击数|"
    r"访问量|责任编辑|版权所有|主办单位|承办单位|网站标识码|.{0,3}ICP备|.{0,2}公网安备|网站地图|您(现在|当前)?的?(所在)?位置|当前位置|"
    r"首页\s*[>＞›»]|相关(链接|附件|文档|阅读)|返回(首页|顶部)|来源[:：]|发布(时间|日期|机构)[:：]|索引号[:：]|生成日期[:：])"
)


def report_part(found: Sequence[Found]) -> tuple[Block, ...]:
    """The blocks of the report: those inside the innermost element that holds its section heads and tables.

    Where a page shows fewer than three section heads nothing is left out by place. Around the sections, lines
    that belong to every page of a site (打印, 上一篇, ICP备 …) are dropped.
    """
    part = _with_title(_inside(found), found)
    heads = [at for at, one in enumerate(part) if _is_section(one)]
    first, last = (heads[0], heads[-1]) if heads else (len(part), len(part))
    return tuple(
        one.block
        for at, one in enumerate(part)
        if first <= at <= last or not (_is_furniture(one) or (heads and _is_stated(one)))
    )


def _is_section(one: Found) -> bool:
    return isinstance(one.block, Paragraph) and not one.linked and bool(_SECTION.match(one.block.text))


def _is_statutory(one: Found) -> bool:
    return isinstance(one.block, Grid) and any(
        cell is not None and _STATUTORY.search(cell.text) for row in one.block.rows for cell in row
    )


def _is_furniture(one: Found) -> bool:
    if isinstance(one.block, Grid):
        return False
    return one.linked or bool(_FURNITURE.match(one.block.text))


def _is_stated(one: Found) -> bool:
    """Whether a grid outside the sections is the site's table of index number, publisher and date."""
    if not isinstance(one.block, Grid) or _is_statutory(one):
        return False
    words = {_key(cell.text) for row in one.block.rows for cell in row if cell is not None}
    return len(words & _STATED.keys()) > 1


def _inside(found: Sequence[Found]) -> Sequence[Found]:
    marks = [one for one in found if _is_section(one) or _is_statutory(one)]
    if sum(_is_section(one) for one in marks) < _SECTIONS_TO_TRUST:
        return [one for one in found if not any(c.tag in _NOT_CONTENT for c in one.container.around())]
    shared = marks[0].container
    for mark in marks[1:]:
        shared = shared.shared_with(mark.container)
    shared = _widened(shared, found, found.index(marks[0]))
    return [one for one in found if _within(one, shared)]


def _with_title(part: Sequence[Found], found: Sequence[Found]) -> Sequence[Found]:
    """The part with the page's own title line above it, which a CMS keeps outside of the text."""
    start = next((at for at, one in enumerate(part) if _is_section(one)), len(part))
    if not part or part is found or any(_is_title(one) for one in part[:start]):
        return part
    above = [one for one in found[: found.index(part[0])] if _is_title(one)]
    return [*above[-1:], *part]


def _is_title(one: Found) -> bool:
    return (
        isinstance(one.block, Paragraph)
        and not one.linked
        and not _is_furniture(one)
        and bool(_TITLE.fullmatch(one.block.text))
    )


def _within(one: Found, outer: Container) -> bool:
    for container in one.container.around():
        if container is outer:
            return True
        if container.tag in _NOT_CONTENT:
            return False
    return False


def _widened(shared: Container, found: Sequence[Found], first: int) -> Container:
    """`shared`, or an element around it that also holds the report's title and opening paragraphs.

    The opening is known by its words; beyond it, the part grows as long as no line of the site comes with it.
    """
    for one in found[:first]:
        if isinstance(one.block, Paragraph) and not one.linked and _OPENING.search(one.block.text):
            shared = shared.shared_with(one.container)
    for container in shared.around():
        if any(_within(one, container) and (_is_furniture(one) or _is_stated(one)) for one in found):
            break
        shared = container
    return shared


def page_metadata(tree: LexborHTMLParser, found: Sequence[Found]) -> Mapping[str, str]:
    """What a page states about its report: `title`, `published`, and under their Chinese names 来源, 发布机构 and more.

    Meta tags (`ArticleTitle`, `PubDate`, `ContentSource`, `SiteName` of the rules for government sites) come before
    the table of index number and date, that before a line 「发布时间：…」, and the page's own title is last.
    """
    metadata: dict[str, str] = {}
    for node in tree.css("meta[name], meta[property]"):
        attributes = node.attributes
        key = _META.get((attributes.get("name") or attributes.get("property") or "").strip().lower())
        content = (attributes.get("content") or "").strip()
        if key and content:
            metadata.setdefault(key, _day(content) if key == "published" else content)
    for one in found:
        for key, text in _statements(one):
            metadata.setdefault(key, _day(text) if key == "published" else text)
    for selector in ("h1", "title"):
        shown = tree.css_first(selector)
        text = " ".join(shown.text().split()) if shown is not None else ""
        if text:
            metadata.setdefault("title", text)
    return MappingProxyType(metadata)


def _statements(one: Found) -> Iterator[tuple[str, str]]:
    if isinstance(one.block, Paragraph):
        if len(one.block.text) < 200:
            for key, text in _PAIR.findall(one.block.text):
                yield _STATED[key], text.strip()
    elif _is_stated(one):
        for row in one.block.rows:
            cells = [cell.text for cell in row if cell is not None]
            for name, text in pairwise(cells):
                if (key := _STATED.get(_key(name))) and text.strip():
                    yield key, text.strip()


def _key(text: str) -> str:
    return re.sub(r"[\s:：]", "", text)


def _day(text: str) -> str:
    """The ISO date that a statement of time begins with, or the text itself."""
    return next((stated.day.isoformat() for stated in dates.find(text) if stated.day), text)
