"""What the guard knows of an agency and of a document, as a value: with it, an examination asks nobody anything."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from gongkai.publishing.guard.dictionary import Dictionary


@dataclass(frozen=True, slots=True)
class Serving:
    """A leader in an office: name, title (several parted by 、), place in the order, first and last day."""

    name: str
    title: str
    position: int = 0
    since: date | None = None
    until: date | None = None

    def on(self, day: date) -> bool:
        """Whether in office on the day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Known:
    """`names` of the agency; `telephones` of its offices, digits only, which are nobody's personal data; `hosts` of
    this site. Of the document: its disclosure `attribute`, the words of its `files` by number, and which of the
    documents that it links to are `public` (none: nobody has asked), and which links are `dead`, with what was said."""

    today: date
    dictionary: Dictionary
    names: tuple[str, ...] = ()
    leaders: tuple[Serving, ...] = ()
    telephones: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()
    attribute: str = ""
    files: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    public: frozenset[int] | None = None
    dead: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
