"""A document's content as the rules read it: one passage for every field that has words, the body with its structure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from gongkai.publishing.content import Content
from gongkai.publishing.guard.body_text import BodyText, read
from gongkai.publishing.guard.folded_text import FoldedText, fold

WRITTEN = ("title", "abstract", "keywords", "content_source", "subtheme")
"""Fields of words beside the body and the particulars."""
_STATED = (
    "document_number",
    "date_of_document",
    "effective_date",
    "valid_until",
    "notice_from",
    "notice_until",
    "source_address",
)


@dataclass(frozen=True)
class Passage:
    """The plain text of one field. `is_ours` where it can be written in; the words of a file cannot."""

    field: str
    text: str
    is_ours: bool = True

    @cached_property
    def folded(self) -> FoldedText:
        """For searching."""
        return fold(self.text)


@dataclass(frozen=True)
class Reading:
    """The content with its passages. `files` are the words of its attachments by their number."""

    content: Content
    files: Mapping[int, str]

    @cached_property
    def body(self) -> BodyText:
        """The body with its structure."""
        return read(self.content.body)

    @cached_property
    def main(self) -> Passage:
        """The plain text of the body."""
        return Passage("body", self.body.text)

    @cached_property
    def title(self) -> Passage:
        """The title."""
        return self.of("title")

    @cached_property
    def written(self) -> tuple[Passage, ...]:
        """Everything that somebody wrote and somebody will read: title, body, summary, particulars, files and the words
        for them, those that stand for pictures, the names of issuers."""
        particulars = (
            Passage(f"particulars.{code}", words) for code, words in self.content.particulars.items() if words
        )
        files = (
            Passage(f"file:{one.number}", words, is_ours=False)
            for one in self.content.files
            if (words := self.files.get(one.number, ""))
        )
        named = (Passage(f"name:{one.number}", one.title, is_ours=False) for one in self.content.files)
        others = (
            Passage("issuers", "\n".join(self.content.issuers), is_ours=False),
            Passage("pictures", "\n".join(one.alt or "" for one in self.body.pictures), is_ours=False),
        )
        own = (self.of(name) for name in WRITTEN)
        written = (self.main, *own, *others, *particulars, *named, *files)
        return tuple(one for one in written if one.text.strip())

    def of(self, name: str) -> Passage:
        """A field as text, a date as 2026-03-10."""
        value = getattr(self.content, name)
        said = value.isoformat() if isinstance(value, date) else str(value or "")
        return Passage(name, said, is_ours=name in WRITTEN)

    def passages(self) -> Iterator[Passage]:
        """All that a finding may point into."""
        yield self.main
        yield from (one for one in self.written if one.field != "body")
        yield from map(self.of, _STATED)
