"""The draft of an answer as files and text, with notes for whoever goes on writing it."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.casework.answer_draft.matter import matter_of
from gongkai.casework.answer_draft.notes import notes
from gongkai.casework.answer_draft.parties import parties
from gongkai.casework.answer_draft.wording import as_document
from gongkai.casework.models import Dispute
from gongkai.paper.document import Body, Document, Heading, Signature, Title
from gongkai.paper.docx import write_docx
from gongkai.paper.letter_parts import AttachmentNote, Number
from gongkai.paper.pdf import write_pdf
from gongkai.records.moment import Moment


@dataclass(frozen=True, slots=True)
class AnswerDraft:
    """The skeleton under `name` (without suffix). `warnings` are for the drafter and stand nowhere in the paper."""

    name: str
    docx: bytes
    pdf: bytes
    text: str
    warnings: tuple[str, ...]


def answer_draft(dispute: Dispute, when: Moment) -> AnswerDraft:
    """The answer as far as the records go; blanks where they say nothing, and in old cases without an application.

    Raises `records.vault.KeyMissing` and `NotOpened` where names cannot be opened.
    """
    matter = matter_of(dispute, when)
    document = as_document(matter)
    name = f"{parties(matter.kind).title}（{dispute.number}）".replace("/", "／")
    return AnswerDraft(
        name, write_docx(document), write_pdf(document), "\n".join(_lines(document)), notes(matter)
    )


def _lines(document: Document) -> Iterator[str]:
    for block in document.blocks:
        match block:
            case Title(lines):
                yield from lines
            case Number(text) | Heading(text) | Body(text):
                yield text
            case AttachmentNote(names):
                yield from (f"附件{number}：{name}" for number, name in enumerate(names, start=1))
            case Signature(name, day):
                yield from (name, day)
