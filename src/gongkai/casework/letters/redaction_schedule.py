"""The schedule of redactions (区分处理清单), annexed to the letter that gives the files: 条例 Art 37."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.casework.redaction.schedule import Entry, count_by_ground
from gongkai.paper.document import Block, Body, Heading, Title, printable
from gongkai.paper.letter_parts import PageBreak
from gongkai.paper.table import Head, Table, TableCell

NAME = "区分处理清单"
_HEADS = ("序号", "页", "依据", "条款", "说明", "处数")
_SHARES = (12, 7, 23, 27, 22, 9)
_SIZE = 10.5


@dataclass(frozen=True, slots=True)
class RedactedFile:
    """A released file: its name, its pages, and the covered places in the order of their numbers."""

    name: str
    pages: int
    entries: tuple[Entry, ...]

    @property
    def summary(self) -> str:
        """How much of it is covered, and on which grounds."""
        counts = count_by_ground(entry.ground for entry in self.entries)
        grounds = "，".join(f"{ground.label}{count}处" for ground, count in counts.items())
        return f"共{self.pages}页，遮盖{len(self.entries)}处：{grounds}。"


def schedule_blocks(files: Sequence[RedactedFile]) -> Iterator[Block]:
    """The annex on paper, from a page of its own; nothing where no file was redacted."""
    if not files:
        return
    yield PageBreak()
    yield Title((NAME,))
    yield Body(
        "下列文件含有不应当公开的内容，能够作区分处理，遮盖后提供（条例第三十七条）。序号印在文件的遮盖处。"
    )
    for at, file in enumerate(files, start=1):
        yield Heading(f"{at}．{printable(file.name)}", 2)
        yield Body(file.summary)
        rows = [tuple(TableCell(head, head=Head.COLUMN) for head in _HEADS)]
        rows += [tuple(map(_cell, enumerate(row))) for row in _rows(file)]
        yield Table(f"{NAME}：{printable(file.name)}", tuple(rows), _SHARES, _SIZE, head_rows=1)


def schedule_text(files: Sequence[RedactedFile]) -> Iterator[str]:
    """The same as lines of text."""
    for file in files:
        yield f"{NAME}：{file.name}，{file.summary}"
        yield from ("　".join(row) for row in _rows(file))


def _cell(numbered: tuple[int, str]) -> TableCell:
    at, text = numbered
    return TableCell(printable(text), left=_HEADS[at] in ("依据", "条款", "说明"))


def _rows(file: RedactedFile) -> Iterator[tuple[str, ...]]:
    """Places that follow one another on a page, on one ground and with one note, are one row."""
    run: list[Entry] = []
    for entry in file.entries:
        if run and _alike(run[-1]) != _alike(entry):
            yield _row(run)
            run = []
        run.append(entry)
    if run:
        yield _row(run)


def _alike(entry: Entry) -> tuple[object, ...]:
    return entry.page, entry.ground, entry.note


def _row(run: Sequence[Entry]) -> tuple[str, ...]:
    first, last = run[0], run[-1]
    numbers = str(first.number) if first is last else f"{first.number}—{last.number}"
    return numbers, str(first.page), first.label, first.article, first.note, str(len(run))
