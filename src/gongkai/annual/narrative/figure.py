"""A figure that a report can state, by name: what it says, in which unit, and the query behind it."""

from collections.abc import Callable
from dataclasses import dataclass

from gongkai.publishing.figures import Figure
from gongkai.publishing.scope import Scope


@dataclass(frozen=True, slots=True)
class NamedFigure:
    """`code` stands in the text as `{code}`; `label` says it in Chinese, `unit` is 件, 条, 场, 元 …

    `count` is the query, whose rows are the list behind the number. `group` is the heading under which lists of
    figures show it.
    """

    code: str
    label: str
    unit: str
    group: str
    count: Callable[[Scope], Figure]
