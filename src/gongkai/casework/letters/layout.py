"""A composed letter as a document (GB/T 9704): number, title, addressee, text, attachments, signature, note, slips, schedule."""

import re
from collections.abc import Iterator

from gongkai.casework.letters.merge import LetterText
from gongkai.casework.letters.redaction_schedule import schedule_blocks
from gongkai.law.letter import LetterCode
from gongkai.paper import docx, pdf
from gongkai.paper.document import Block, Body, Document, Heading, Signature, Title
from gongkai.paper.letter_parts import Addressee, AttachmentNote, Note, Number, PageBreak
from gongkai.paper.page import CHARACTERS_A_LINE
from gongkai.paper.table import Table, TableCell

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_HEADINGS = ((re.compile(f"{_NUMERAL}、"), 1), (re.compile(f"（{_NUMERAL}）"), 2))
_TABLE_SIZE = 14.0
_CONSENT = "□同意公开　□不同意公开　□部分同意公开"

_ANSWERED = {
    LetterCode.THIRD_PARTY_INQUIRY: ("意见回复表", "被征求意见人", "不同意公开的理由"),
    LetterCode.CO_MAKER_INQUIRY: ("意见回复表", "被征求意见机关", "不同意公开的依据和理由"),
}
"""Inquiries bring a form for the answer: its title, who answers, and what is to be told."""


def as_document(letter: LetterText, letterhead: str = "") -> Document:
    """The letter on plain paper, or in letter form under the sender's name as `letterhead`."""
    title = (letter.title,) if letterhead else (letter.agency, letter.title)
    blocks: list[Block] = [Number(letter.number), Title(title), Addressee(letter.addressee)]
    blocks += [_paragraph(paragraph) for paragraph in letter.paragraphs]
    if letter.attachments:
        blocks.append(AttachmentNote(letter.attachments))
    blocks.append(Signature(letter.agency, letter.dated))
    if letter.contact:
        blocks.append(Note(letter.contact))
    blocks += _reply_form(letter)
    blocks += schedule_blocks(letter.redacted)
    return Document(f"{letter.title} {letter.number}".strip(), letter.agency, tuple(blocks), letterhead)


def write_docx(letter: LetterText, letterhead: str = "") -> bytes:
    """The letter as DOCX bytes."""
    return docx.write_docx(as_document(letter, letterhead))


def write_pdf(letter: LetterText, letterhead: str = "") -> bytes:
    """The letter as PDF bytes."""
    return pdf.write_pdf(as_document(letter, letterhead))


def delivery_slip(letter: LetterText) -> Document:
    """送达回证: signed by the recipient or whoever takes the letter, and kept with the file (Art 45)."""
    rows = (
        ("文书名称", letter.title, 12.0),
        ("文号", letter.number, 12.0),
        ("受送达人", letter.addressee, 12.0),
        *((("附件", "；".join(letter.attachments), 12.0),) if letter.attachments else ()),
        ("送达方式", "□当面　　□邮寄　　□电子送达　　□其他", 14.0),
        ("送达地点", "", 16.0),
        ("收件人签名或者盖章", "　　　　　　　　　　年　　月　　日", 26.0),
        ("代收人签名和理由", "　　　　　　　　　　年　　月　　日", 26.0),
        ("送达人", "", 16.0),
        ("备注", "", 26.0),
    )
    blocks = (Title((letter.agency, "送达回证")), _form("送达回证", rows))
    return Document(f"送达回证 {letter.number}".strip(), letter.agency, blocks)


def _paragraph(text: str) -> Block:
    """A short line with a number and without a full stop is a heading."""
    if len(text) <= CHARACTERS_A_LINE and text[-1] not in "。；：，！？":
        for pattern, level in _HEADINGS:
            if pattern.match(text):
                return Heading(text, level)
    return Body(text)


def _reply_form(letter: LetterText) -> Iterator[Block]:
    if letter.code not in _ANSWERED:
        return
    name, who, why = _ANSWERED[letter.code]
    rows = (
        ("征询文书文号", letter.number, 12.0),
        (who, "", 14.0),
        ("意见", _CONSENT, 14.0),
        (why, "", 80.0),
        ("签名或者盖章", "　　　　　　　　　　年　　月　　日", 26.0),
        ("联系方式", "", 14.0),
    )
    yield PageBreak()
    yield Title((name,))
    yield _form(name, rows)
    yield Body(f"请自收到{letter.title}之日起15个工作日内，将本表送交{letter.agency}。")


def _form(caption: str, rows: tuple[tuple[str, str, float], ...]) -> Table:
    cells = tuple((TableCell(label), TableCell(text, left=True)) for label, text, _ in rows)
    return Table(caption, cells, (30, 70), _TABLE_SIZE, heights=tuple(height for _, _, height in rows))
