"""Paragraphs that Word and WPS number themselves made lists, with their levels and where their numbers start."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from gongkai.publishing.body.numbering import Number, number_of
from gongkai.publishing.body.office_style import heading_level, list_place, style_of
from gongkai.publishing.body.tree import Element, Node, below, text_of

_PARAGRAPHS = ("p", "div")


@dataclass(slots=True)
class _Open:
    """A list that further items may join."""

    name: str
    level: int
    element: Element
    last: Number


@dataclass(slots=True)
class _Lists:
    out: list[Node] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)


def lists_made(root: Element) -> None:
    """Gather numbered paragraphs everywhere in the tree into lists; a marker that no list can say becomes text."""
    for parent in [root, *below(root)]:
        if any(list_place(child) for child in parent.elements() if child.name in _PARAGRAPHS):
            parent.children = _gathered(parent.children)


def _gathered(children: Sequence[Node]) -> list[Node]:
    lists = _Lists()
    for child in children:
        if isinstance(child, str) and not child.strip():
            continue
        if not isinstance(child, Element) or child.name not in _PARAGRAPHS or not _joins(child, lists):
            lists.open.clear()
            lists.out.append(child)
    return lists.out


def _joins(paragraph: Element, lists: _Lists) -> bool:
    place = list_place(paragraph)
    if place is None:
        return False
    marker = _marker(paragraph)
    if marker is None or heading_level(paragraph):
        return False
    while lists.open and lists.open[-1].level > place.level:
        lists.open.pop()
    before = lists.open[-1] if lists.open and lists.open[-1].level == place.level else None
    number = number_of(text_of(marker), before.last if before else None)
    if number is None:
        return False
    _remove(paragraph, marker)
    item = Element("li", {}, paragraph.children)
    if before is not None and before.name == place.list_name and _follows(number, before.last):
        before.element.children.append(item)
        before.last = number
        return True
    if before is not None:
        lists.open.pop()
    made = Element(number.kind, _attributes(number), [item])
    if lists.open:
        holder = lists.open[-1].element.children[-1]
        if isinstance(holder, Element):
            holder.children.append(made)
    else:
        lists.out.append(made)
    lists.open.append(_Open(place.list_name, place.level, made, number))
    return True


def _follows(number: Number, last: Number) -> bool:
    if number.kind != last.kind:
        return False
    return number.kind == "ul" or (number.numbers == last.numbers and number.value == last.value + 1)


def _attributes(number: Number) -> dict[str, str]:
    found = {"start": str(number.value)} if number.value > 1 else {}
    return {**found, "type": number.numbers} if number.numbers else found


def _marker(paragraph: Element) -> Element | None:
    """The element that holds the number; the programs mark it as what other programs should pass over."""
    return next((one for one in below(paragraph) if "ignore" in style_of(one).get("mso-list", "")), None)


def _remove(root: Element, gone: Element) -> None:
    for parent in [root, *below(root)]:
        parent.children = [child for child in parent.children if child is not gone]
