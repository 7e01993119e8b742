"""One result as the page and the feed show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gongkai.law.validity import Validity
from gongkai.portal.search.tabs import label_of
from gongkai.search.excerpt import excerpt, marked
from gongkai.search.models import Entry
from gongkai.text.search_text import Term

Pieces = list[tuple[str, bool]]
"""A text in pieces; those are to be marked that were looked for."""
_VALIDITIES = {one.value.replace("_", ""): one for one in Validity}


@dataclass(frozen=True, slots=True)
class Result:
    """An entry with its title and an excerpt in pieces, its kind and validity in Chinese."""

    entry: Entry
    title: Pieces
    excerpt: Pieces
    number: Pieces
    kind: Any
    validity: Validity | None

    @classmethod
    def of(cls, entry: Entry, asked: Sequence[Term]) -> "Result":
        """An entry that was found by these terms."""
        kind, validity = _facet(entry, "kind_"), _facet(entry, "validity_")
        return cls(
            entry,
            marked(entry.title, asked),
            excerpt(entry.text, asked),
            marked(entry.document_number, asked),
            label_of(kind) if kind else "",
            _VALIDITIES.get(validity),
        )

    @property
    def badge(self) -> str:
        """What to say of the validity; nothing of one that is simply in force."""
        if self.validity in (None, Validity.IN_FORCE):
            return ""
        return self.validity.label if self.validity else ""

    @property
    def is_void(self) -> bool:
        """Whether nobody is bound by it any more."""
        return self.validity is not None and self.validity.has_ended


def _facet(entry: Entry, name: str) -> str:
    return next((one.removeprefix(name) for one in entry.facets if one.startswith(name)), "")
