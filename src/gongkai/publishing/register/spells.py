"""Which validity a document of the register had on which days, by everything that was said of it: pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from gongkai.law.validity import Validity
from gongkai.publishing.facts import Facts
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.stage import Stage

COUNTED = frozenset({Stage.PUBLISHED, Stage.ENDED, Stage.REGISTERED})
"""What a document of the register has become, that it counts: the public had it, or it is one of before.

One that was taken down as a mistake was not issued; one that is kept inside binds nobody.
"""


@dataclass(frozen=True, slots=True)
class Spell:
    """From `since` on, until the day before `until`; `since` is none where nobody knows the day."""

    validity: Validity
    since: date | None
    until: date | None

    def holds_on(self, day: date) -> bool:
        """Whether the document had this validity on the day."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


def spells(facts: Facts) -> tuple[Spell, ...]:
    """In order of their days; none of a document that does not count in the register.

    The first begins on the date of the document, whatever was said. What was said later, of an earlier day, holds
    instead of everything that was said of that day and those after it; nothing holds before the document's date.
    """
    if facts.shelf not in COUNTED or not DocumentKind(facts.kind).about.registered or facts.dated is None:
        return ()
    found: list[Spell] = []
    for spell in _spells(facts, facts.dated):
        if found and found[-1].validity is spell.validity:
            # Said once more: nothing began.
            found[-1] = replace(found[-1], until=spell.until)
        else:
            found.append(spell)
    return tuple(found)


def _spells(facts: Facts, dated: date) -> Iterator[Spell]:
    said = _holding(facts, dated)
    days = [since for _validity, since in said]
    begins = days[0] if days else None
    first = facts.brought if facts.imported else Validity.IN_FORCE
    if first is not None and first.counts_in_force:
        yield Spell(first, dated, begins)
    elif said and said[0][0] is first:
        # It had ended when it came in, and now somebody says when.
        yield Spell(Validity.IN_FORCE, dated, begins)
    else:
        # It was issued, and nobody knows until when it was in force.
        yield Spell(Validity.IN_FORCE, dated, dated)
        if first is not None:
            yield Spell(first, None, begins)
    for (validity, since), until in zip(said, [*days[1:], None], strict=False):
        yield Spell(validity, since, until)


def _holding(facts: Facts, dated: date) -> list[tuple[Validity, date]]:
    """What holds in the end of all that was said, each with its first day."""
    found: list[tuple[Validity, date]] = []
    for validity, on in facts.said:
        since = max(on, dated)
        while found and found[-1][1] >= since:
            found.pop()
        found.append((validity, since))
    return found
