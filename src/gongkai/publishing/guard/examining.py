"""检查: everything that the guard has to say of a content, the gravest first, each place told once by each rule."""

from collections.abc import Callable, Iterable

from gongkai.publishing.content import Content
from gongkai.publishing.guard import (
    leaders,
    links,
    metadata,
    numbers,
    people,
    personal,
    printed,
    structure,
    tables,
    wording,
)
from gongkai.publishing.guard.finding import Finding, Severity
from gongkai.publishing.guard.known import Known
from gongkai.publishing.guard.reading import Reading
from gongkai.publishing.guard.rule import Rule

_LOOKING: tuple[Callable[[Reading, Known], Iterable[Finding]], ...] = (
    personal.look,
    people.look,
    wording.look,
    leaders.look,
    metadata.look,
    numbers.look,
    tables.look,
    links.look,
    structure.look,
    printed.look,
)
RULES: dict[str, Rule] = {
    rule.code: rule
    for module in (personal, people, wording, leaders, metadata, numbers, tables, links, structure, printed)
    for rule in module.RULES
}
"""Every rule by its code, in the order of docs/guard-rules.md."""
_ORDER = {severity: at for at, severity in enumerate(Severity)}


def examine(content: Content, known: Known) -> tuple[Finding, ...]:
    """Findings in the order of severity, then of their places; pure, and total on any content."""
    reading = Reading(content, known.files)
    found = {(one.rule, one.place): one for look in _LOOKING for one in look(reading, known)}
    fields = {passage.field: at for at, passage in enumerate(reading.passages())}
    return tuple(
        sorted(
            found.values(),
            key=lambda one: (_ORDER[one.severity], fields[one.place.field], one.place.start, one.rule),
        )
    )
