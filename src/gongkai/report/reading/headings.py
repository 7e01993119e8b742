"""Where the six sections begin, in paragraphs or inside text that runs on without a break."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.report.reading.labels import SECTIONS, match_section
from gongkai.report.value import Where
from gongkai.text.folding import folded, simplified

_NUMBERED = re.compile(r"\s*(?:#+\s*)?(?:第?[一二三四五六七](?:部分)?\s*[、.．,:： ]|[1-6]\s*[、.．])")
_BRACKETED = re.compile(r"\s*(?:#+\s*)?[(（]\s*[一二三四五六七]\s*[)）]")
_LONGEST_HEADING = 60
# A title set in running text has its number in front, and is long enough not to be a turn of phrase.
_RUN_IN = re.compile(
    r"(?:(?<=^)|(?<=[^(（第之项条]))([一二三四五六七])\s?[、.．]\s?("
    + "|".join(sorted(map(re.escape, SECTIONS.wordings), key=len, reverse=True))
    + r"|政府信息公开行政复议[、,，]?行政诉讼情况|因政府信息公开工作被申请行政复议[、,，]?提起行政诉讼情况)"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A section heading: which section, its printed title without number, and the paragraph that it is."""

    number: int
    title: str
    paragraph: int
    exact: bool
    numbered: bool
    where: Where | None = None


def split_run_in(text: str) -> list[str]:
    """The text cut before and after each section heading that stands inside it."""
    plain = simplified(text)
    if len(plain) != len(text):  # pragma: no cover - the table maps one character to one
        return [text]
    cuts = []
    for match in _RUN_IN.finditer(plain):
        cuts += [match.start(), match.end()]
    if not cuts:
        return [text]
    pieces = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    # 一、总体情况。 as a line: the full stop belongs to the heading.
    return [piece for piece in pieces if piece.strip(" \t\u3000\u00a0。．.:：")]


def find_headings(paragraphs: Sequence[str], wheres: Sequence[Where | None]) -> list[Heading]:
    """Every paragraph that can be a section heading, in order; the same section may come up more than once."""
    found = []
    for index, text in enumerate(paragraphs):
        if len(text) > _LONGEST_HEADING or not text.strip():
            continue
        # （一）主动公开政府信息情况 is a part of section one, whatever its words.
        match = None if _BRACKETED.match(text) else match_section(text)
        if match is None:
            continue
        numbered = _NUMBERED.match(folded(text)) is not None
        if not numbered and match.score < 100:
            continue
        number = int(match.code.partition(".")[2])
        found.append(Heading(number, printed_title(text), index, match.exact, numbered, wheres[index]))
    return found


def printed_title(text: str) -> str:
    """The heading's words as printed, without number, mark of Markdown and closing stop."""
    return _NUMBERED.sub("", text, count=1).strip().strip("#*").strip().rstrip("。．.:：")


def choose(headings: Sequence[Heading], lengths: Sequence[int]) -> list[Heading]:
    """One heading a section, in the order of the text.

    Where a section comes up more than once, the form's own wording is preferred, then one with its number, then
    the one with text under it: a list of contents repeats the headings with nothing between. `lengths` are the
    characters of each paragraph.
    """
    best: dict[int, tuple[tuple[bool, bool, bool], Heading]] = {}
    for position, heading in enumerate(headings):
        end = headings[position + 1].paragraph if position + 1 < len(headings) else len(lengths)
        rank = (heading.exact, heading.numbered, sum(lengths[heading.paragraph + 1 : end]) > 0)
        if heading.number not in best or rank > best[heading.number][0]:
            best[heading.number] = rank, heading
    return sorted((heading for _, heading in best.values()), key=lambda heading: heading.paragraph)


def restarts(headings: Sequence[Heading], lengths: Sequence[int]) -> bool:
    """Whether the sections run through twice, each time with text: two reports in one source."""
    chain: list[int] = []
    for position, heading in enumerate(headings):
        end = headings[position + 1].paragraph if position + 1 < len(headings) else len(lengths)
        if heading.exact and heading.numbered and sum(lengths[heading.paragraph + 1 : end]) > 0:
            chain.append(heading.number)
    first_starts = [position for position, number in enumerate(chain) if number == 1]
    return len(first_starts) > 1 and all(
        any(number >= 5 for number in chain[start:stop])
        for start, stop in zip(first_starts, [*first_starts[1:], len(chain)], strict=True)
    )
