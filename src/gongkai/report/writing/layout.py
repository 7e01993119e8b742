"""An annual report laid out as an official document: title, preamble, six sections with their tables, signature."""

import re
from collections.abc import Iterator

from gongkai.paper.document import Block, Body, Document, Heading, Signature, Title, characters
from gongkai.report.forms import SECTION_NUMERALS
from gongkai.report.value import Report, Section
from gongkai.report.writing.tables import statutory_table

TABLE_OF_SECTION = {2: 2, 3: 3, 4: 4}
_TITLE_LINE = 20
"""Characters of 二号 on a line of 156 mm."""
_YEAR_JOINT = re.compile(r"(?=\d{4}年)")
_SECOND_LEVEL = re.compile(r"（[一二三四五六七八九十]+）[^。；]{1,24}(?P<stop>。)?")


def as_document(report: Report) -> Document:
    """The report as paper prints it; a table without its section stands where the section would."""
    return Document(report.title, report.agency, tuple(_blocks(report)))


def heading(section: Section) -> str:
    """A section's heading with its number: `一、总体情况`."""
    return f"{SECTION_NUMERALS[section.number - 1]}、{section.title}"


def signed_on(report: Report) -> str:
    """The date under the text, `2023年4月13日` without leading zeros (GB/T 9704), or nothing."""
    day = report.signed_on
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def _blocks(report: Report) -> Iterator[Block]:
    if report.title:
        yield Title(_title_lines(report.title))
    yield from (_paragraph(text) for text in report.preamble)
    for number in range(1, 7):
        if section := report.section(number):
            yield Heading(heading(section))
            yield from (_paragraph(text) for text in section.paragraphs)
        if (number in TABLE_OF_SECTION) and (table := statutory_table(report, TABLE_OF_SECTION[number])):
            yield table
    if report.signature or report.signed_on:
        yield Signature(report.signature, signed_on(report))


def _title_lines(title: str) -> tuple[str, ...]:
    """A long title breaks before its year: 机关 | 年份与文种."""
    if characters(title) <= _TITLE_LINE:
        return (title,)
    return tuple(part for part in _YEAR_JOINT.split(title, maxsplit=1) if part)


def _paragraph(text: str) -> Block:
    """（一） begins a heading of the second level: alone on its line, or run in up to the first full stop."""
    if not (match := _SECOND_LEVEL.match(text)):
        return Body(text)
    if match.end() == len(text) and not match["stop"]:
        return Heading(text, level=2)
    return Body(text, lead=match.end() if match["stop"] else 0)
