"""What a query asks for: places that have to be filled all, each by the words typed or by others that mean the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.search.synonyms import alternatives
from gongkai.text.search_text import Needed, Term, terms

HEADING, FACET = "_t", "_f"
"""Before tokens of a heading and of what results are narrowed by; no token of a text begins with _."""
Clause = tuple[tuple[Needed, ...], ...]
"""Ways to fill one place of a query: the tokens of at least one of them have to be there."""
Facet = str | tuple[str, ...]
"""A token (`indexing.facet`), or several of which any will do."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One place of a query. `ways` begins with the words that were typed."""

    ways: tuple[Term, ...]

    def is_in(self, text: str) -> bool:
        """Whether any of the ways stands in a folded text."""
        return any(way.is_in(text) for way in self.ways)

    def is_in_text(self, text: str) -> bool:
        """The same of a text that is no heading."""
        return any(way.is_in(text) and not way.is_lone for way in self.ways)

    def clause(self, mark: str = "") -> Clause:
        """As the index is asked; `mark` goes before each token."""
        return tuple(
            tuple(
                Needed((HEADING if way.is_lone else mark) + needed.token, needed.begins)
                for needed in way.needed
            )
            for way in self.ways
        )

    @property
    def certain(self) -> bool:
        """Whether tokens alone prove it."""
        return all(way.certain for way in self.ways)


def asked_by(query: str, *, widened: bool = False) -> tuple[Asked, ...]:
    """The places of a query; `widened` by words that mean the same."""
    if not widened:
        return tuple(Asked((term,)) for term in terms(query))
    return tuple(
        Asked((term, *(way for words in alternatives(term.words) for way in terms(words))))
        for term in terms(query)
    )


def every_term(asked: Sequence[Asked]) -> tuple[Term, ...]:
    """All ways of all places, for marking."""
    return tuple(way for one in asked for way in one.ways)


def also(asked: Sequence[Asked]) -> Iterator[str]:
    """The words that were not typed, and are looked for too."""
    return (way.words for one in asked for way in one.ways[1:])


def narrowing(facets: Sequence[Facet]) -> list[Clause]:
    """Facets as the index is asked."""
    return [
        tuple((Needed(FACET + one),) for one in ((facet,) if isinstance(facet, str) else facet))
        for facet in facets
    ]
