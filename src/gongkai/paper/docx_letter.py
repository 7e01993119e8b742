"""What a letter has beside its text, as WordprocessingML: number, addressee, attachments, note, letterhead."""

from collections.abc import Iterator
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from gongkai.paper import page
from gongkai.paper.document import letterhead_size
from gongkai.paper.docx_markup import TWIPS_A_MM, TWIPS_A_POINT, lines, paragraph, run, sized, twips
from gongkai.paper.docx_template import east_asian_fonts
from gongkai.paper.fonts import Typeface
from gongkai.paper.letter_parts import ATTACHMENTS_LEAD, Addressee, AttachmentNote, Note, Number, PageBreak

_FLUSH = '<w:ind w:firstLine="0" w:firstLineChars="0"/>'

LetterPart = Number | Addressee | AttachmentNote | Note | PageBreak


def letter_part(part: LetterPart, letterhead: str, keep: str) -> Iterator[str]:
    """The paragraphs of a part; `keep` is the property that holds it with the next block."""
    match part:
        case Number(text):
            before = _number_top(letterhead) if letterhead else 0
            spacing = f'<w:spacing w:before="{before}" w:after="{lines(2)}"/>'
            yield paragraph("Normal", run(text), f'{keep}{spacing}{_FLUSH}<w:jc w:val="right"/>')
        case Addressee():
            yield paragraph("Normal", run(part.text), f"{keep}{_FLUSH}")
        case AttachmentNote(names):
            for at, (number, name) in enumerate(zip(part.numbers, names, strict=True)):
                yield _attachment(number, name, part.number_width, keep, first=at == 0)
        case Note():
            yield paragraph("Normal", run(part.text), keep)
        case PageBreak():
            # A break in a run leaves Word an empty line on the new page.
            spacing = '<w:spacing w:line="20" w:lineRule="exact"/>'
            yield paragraph("Normal", "", f"<w:pageBreakBefore/>{spacing}{_FLUSH}")


def _attachment(number: str, name: str, number_width: float, keep: str, *, first: bool) -> str:
    lead = len(ATTACHMENTS_LEAD)
    at_number, at_name = page.INDENT + lead, page.INDENT + lead + number_width
    before = lines(1) if first else 0
    hanging = at_name - (page.INDENT if first else at_number)
    stops = "".join(f'<w:tab w:val="left" w:pos="{twips(place)}"/>' for place in {at_number, at_name})
    text = (ATTACHMENTS_LEAD if first else "") + (f"{number}\t" if number else "") + name
    return paragraph(
        "Normal",
        run(text),
        f'{keep}<w:tabs>{stops}</w:tabs><w:spacing w:before="{before}"/>'
        f'<w:ind w:left="{twips(at_name)}" w:firstLineChars="0" w:hanging="{twips(hanging)}"/>',
    )


def _number_top(letterhead: str) -> int:
    """Twips between the type area's upper edge and the number, which stands under the first red rule."""
    rule = page.RULE_THICK + page.RULE_GAP + page.RULE_THIN
    above = (page.LETTERHEAD_TOP + page.RULE_BELOW_LETTERHEAD - page.TOP) * TWIPS_A_MM
    return round(above + TWIPS_A_POINT * (letterhead_size(letterhead) + rule + page.NUMBER_BELOW_RULE))


def add_letterhead(file: Any, name: str) -> None:
    """Sender's name and the two red rules on the first page, which has no page number."""
    section = file.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_footer.is_linked_to_previous = False
    section.first_page_footer.paragraphs[0].style = file.styles["Footer"]
    header = section.first_page_header
    header.is_linked_to_previous = False
    header.paragraphs[0].style = file.styles["Footer"]
    size = letterhead_size(name)
    rule_top = page.LETTERHEAD_TOP + page.RULE_BELOW_LETTERHEAD + size / page.POINTS_A_MM
    framed = (
        _framed(name, page.LETTERHEAD_TOP, size)
        + _rule("thickThinSmallGap", rule_top)
        + _rule("thinThickSmallGap", page.HEIGHT - page.RULE_ABOVE_EDGE)
    )
    for at, element in enumerate(parse_xml(f"<w:hdr {nsdecls('w')}>{framed}</w:hdr>")):
        header._element.insert(at, element)


def _framed(name: str, top: float, size: float) -> str:
    properties = (
        f'<w:rPr>{east_asian_fonts(Typeface.TITLE)}<w:color w:val="{page.RED}"/>{sized(size)}</w:rPr>'
    )
    height = round(size * TWIPS_A_POINT)
    spacing = f'<w:spacing w:line="{height}" w:lineRule="exact"/>'
    return paragraph("Footer", run(name, properties), f'{_frame(top, height)}{spacing}<w:jc w:val="center"/>')


def _rule(border: str, top: float) -> str:
    edge = f'<w:pBdr><w:top w:val="{border}" w:sz="24" w:space="0" w:color="{page.RED}"/></w:pBdr>'
    return paragraph("Footer", "", f'{_frame(top, 40)}{edge}<w:spacing w:line="40" w:lineRule="exact"/>')


def _frame(top: float, height: int) -> str:
    left = (page.WIDTH - page.RULE_LENGTH) / 2
    return (
        f'<w:framePr w:w="{round(page.RULE_LENGTH * TWIPS_A_MM)}" w:h="{height}" w:hRule="exact" w:wrap="around" '
        f'w:vAnchor="page" w:hAnchor="page" w:x="{round(left * TWIPS_A_MM)}" w:y="{round(top * TWIPS_A_MM)}"/>'
    )
