"""Blocks as HTML: every word escaped, every attribute quoted, one form for one content."""

from collections.abc import Iterable
from html import escape

from gongkai.publishing.body.tree import Node

_VOID = frozenset(("br", "hr", "img"))


def written(nodes: Iterable[Node]) -> str:
    """The nodes as HTML."""
    pieces: list[str] = []
    for node in nodes:
        _write(node, pieces)
    return "".join(pieces)


def _write(node: Node, pieces: list[str]) -> None:
    if isinstance(node, str):
        pieces.append(escape(node, quote=False))
        return
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in node.attributes.items())
    pieces.append(f"<{node.name}{attributes}>")
    if node.name not in _VOID:
        for child in node.children:
            _write(child, pieces)
        pieces.append(f"</{node.name}>")
