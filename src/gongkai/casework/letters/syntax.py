"""The wording of a letter with merge fields: a small language that a clerk can read and nothing can run in.

`{{收到申请之日}}` is replaced by a fact. `{{如有 延长理由}}…{{否则}}…{{结束}}` keeps a passage only where the fact is
there, `{{逐项 事项}}…{{结束}}` repeats it. Facts go in as they are: nothing in them is read as a field. A general
template engine would bring tags, filters and attribute access that an agency's text must not have.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

BLANK = "＿＿＿＿"
"""Stands where a fact is missing, so that nobody overlooks it."""

_TAG = re.compile(r"\{\{([^{}\n]*)\}\}")
_STRAY = re.compile(r"\{\{|\}\}")


class Word(StrEnum):
    """The words of the language; all else between braces is a field."""

    IF = "如有"
    EACH = "逐项"
    ELSE = "否则"
    END = "结束"


@dataclass(frozen=True, slots=True)
class Literal:
    """Text as it stands."""

    text: str


@dataclass(frozen=True, slots=True)
class Merge:
    """A field, and the line it stands on."""

    name: str
    line: int


@dataclass(slots=True)
class Passage:
    """A conditional or repeated passage."""

    word: Word
    name: str
    line: int
    body: "list[Node]" = field(default_factory=list)
    otherwise: "list[Node]" = field(default_factory=list)


Node = Literal | Merge | Passage


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a wording, where, and what to do, in Chinese."""

    line: int
    says: str

    def __str__(self) -> str:
        return f"第{self.line}行：{self.says}" if self.line else self.says


def parse(text: str) -> tuple[list[Node], tuple[Problem, ...]]:
    """The nodes of a wording, and everything wrong with its braces; never raises."""
    top: list[Node] = []
    open_passages: list[Passage] = []
    here = top
    problems: list[Problem] = []
    at = 0
    for tag in _TAG.finditer(text):
        _literal(text, at, tag.start(), here, problems)
        at = tag.end()
        line = text.count("\n", 0, tag.start()) + 1
        word, _, name = tag[1].strip().partition(" ")
        name = name.strip()
        if word in (Word.IF, Word.EACH):
            passage = Passage(Word(word), name, line)
            here.append(passage)
            open_passages.append(passage)
            here = passage.body
        elif word == Word.ELSE and open_passages and open_passages[-1].word is Word.IF:
            here = open_passages[-1].otherwise
        elif word == Word.END and open_passages:
            open_passages.pop()
            here = _inside(open_passages, top)
        elif word in (Word.ELSE, Word.END):
            before = "如有" if word == Word.ELSE else "如有”或者“逐项"
            problems.append(Problem(line, f"“{{{{{word}}}}}”前面没有“{before}”。请删去或者补上开头。"))
        else:
            here.append(Merge(tag[1].strip(), line))
    _literal(text, at, len(text), here, problems)
    problems += [
        Problem(p.line, f"“{{{{{p.word} {p.name}}}}}”没有“{{{{结束}}}}”。请在该段之后补上“{{{{结束}}}}”。")
        for p in open_passages
    ]
    return top, tuple(problems)


def _inside(open_passages: Sequence[Passage], top: list[Node]) -> list[Node]:
    if not open_passages:
        return top
    passage = open_passages[-1]
    return passage.otherwise if passage.otherwise else passage.body


def _literal(text: str, start: int, end: int, here: list[Node], problems: list[Problem]) -> None:
    if start == end:
        return
    here.append(Literal(text[start:end]))
    for stray in _STRAY.finditer(text, start, end):
        line = text.count("\n", 0, stray.start()) + 1
        problems.append(Problem(line, f"“{stray[0]}”不成对。合并字段写作“{{{{字段名}}}}”，中间不换行。"))


@dataclass(frozen=True, slots=True)
class Scope:
    """What names stand for at a place: facts by name and lists by name, then those of the place around it.

    A fact that is `held` back is left in the text as its field, to be merged later.
    """

    facts: Callable[[str], str | None]
    lists: Callable[[str], "Sequence[Scope] | None"]
    held: frozenset[str] = frozenset()


def render(nodes: Sequence[Node], scopes: Sequence[Scope], missing: list[str]) -> str:
    """The wording with its facts, innermost scope last; names without a fact are added to `missing`."""
    parts: list[str] = []
    for node in nodes:
        match node:
            case Literal(text):
                parts.append(text)
            case Merge(name):
                parts.append(_merged(name, scopes, missing))
            case Passage(Word.EACH, name):
                parts += [render(node.body, (*scopes, inner), missing) for inner in _list(name, scopes)]
            case Passage(_, name):
                chosen = node.body if _has(name, scopes) else node.otherwise
                parts.append(render(chosen, scopes, missing))
    return "".join(parts)


def _merged(name: str, scopes: Sequence[Scope], missing: list[str]) -> str:
    if any(name in scope.held for scope in scopes):
        return f"{{{{{name}}}}}"
    if value := _fact(name, scopes):
        return value
    missing.append(name)
    return BLANK


def _has(name: str, scopes: Sequence[Scope]) -> bool:
    return any(name in scope.held for scope in scopes) or bool(_fact(name, scopes))


def _fact(name: str, scopes: Sequence[Scope]) -> str | None:
    found = (scope.facts(name) for scope in reversed(scopes))
    return next((value for value in found if value is not None), None)


def _list(name: str, scopes: Sequence[Scope]) -> Sequence[Scope]:
    found = (scope.lists(name) for scope in reversed(scopes))
    return next((members for members in found if members is not None), ())


def walk(nodes: Sequence[Node], lists: tuple[str, ...] = ()) -> "list[tuple[Node, tuple[str, ...]]]":
    """Every node with the lists that it stands in, outermost first."""
    found: list[tuple[Node, tuple[str, ...]]] = []
    for node in nodes:
        found.append((node, lists))
        if isinstance(node, Passage):
            inner = (*lists, node.name) if node.word is Word.EACH else lists
            found += walk(node.body, inner) + walk(node.otherwise, lists)
    return found
