"""The empty DOCX that every document starts from: page, line grid, styles, typefaces and page numbers."""

import math
from functools import cache
from io import BytesIO
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from gongkai.paper import page
from gongkai.paper.fonts import FACES, Typeface

TABLE_TEXT = "TableText"
"""Style id of the text in a cell."""

_KEPT_STYLES = frozenset(
    {"Normal", "Title", "Heading 1", "Heading 2", "Footer", "Default Paragraph Font", "Normal Table"}
)
# Baggage of python-docx's own template: 800 kB of styles twice over, a thumbnail, numbering that is not used, and the
# name of another program as the file's maker.
_DROPPED_PARTS = (
    "stylesWithEffects",
    "customXml",
    "numbering",
    "webSettings",
    "thumbnail",
    "extended-properties",
)


@cache
def template() -> bytes:
    """DOCX bytes without content."""
    file = docx.Document()
    _drop_baggage(file)
    _set_styles(file)
    _set_page(file)
    _set_page_numbers(file)
    _set_language(file)
    _list_fonts(file)
    core = file.core_properties
    core.comments = core.keywords = core.last_modified_by = ""
    # The sample date of python-docx's template would be taken for the document's own.
    for name in ("dcterms:created", "dcterms:modified"):
        for element in core._element.findall(qn(name)):
            core._element.remove(element)
    stream = BytesIO()
    file.save(stream)
    return stream.getvalue()


def east_asian_fonts(typeface: Typeface) -> str:
    """The `w:rFonts` element that sets a run in the official typeface."""
    name = FACES[typeface].official[0]
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def _drop_baggage(file: Any) -> None:
    for source in (file.part, file.part.package):
        for key, relation in list(source.rels.items()):
            if relation.reltype.rsplit("/", 1)[-1] in _DROPPED_PARTS:
                del source.rels[key]
    for style in list(file.styles):
        if style.name not in _KEPT_STYLES:
            style.delete()
    latent = file.styles.element.find(qn("w:latentStyles"))
    if latent is not None:
        file.styles.element.remove(latent)


def _set_styles(file: Any) -> None:
    defaults = file.styles.element.find(qn("w:docDefaults"))
    file.styles.element.remove(defaults)
    file.styles.element.insert(
        0,
        parse_xml(
            f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>{east_asian_fonts(Typeface.BODY)}"
            '<w:kern w:val="0"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>'
            "<w:pPrDefault/></w:docDefaults>"
        ),
    )
    styles = file.styles
    table_text = styles.add_style("Table Text", WD_STYLE_TYPE.PARAGRAPH)
    table_text.element.set(qn("w:styleId"), TABLE_TEXT)
    _set(styles["Normal"], Typeface.BODY, page.BODY_SIZE, indent=True)
    _set(styles["Heading 1"], Typeface.HEADING, page.BODY_SIZE, indent=True)
    _set(styles["Heading 2"], Typeface.SUBHEADING, page.BODY_SIZE, indent=True)
    _set(styles["Title"], Typeface.TITLE, page.TITLE_SIZE, align=WD_ALIGN_PARAGRAPH.CENTER)
    _set(styles["Footer"], Typeface.BODY, page.PAGE_NUMBER_SIZE, pitch=None)
    _set(table_text, Typeface.BODY, page.TABLE_SIZE, pitch=None, align=WD_ALIGN_PARAGRAPH.LEFT)
    styles["Title"].paragraph_format.space_after = Pt(page.LINE_PITCH)
    _off_the_grid(styles["Title"])
    for level in (1, 2):
        heading = styles[f"Heading {level}"]
        heading.paragraph_format.keep_with_next = True
        outline = f'<w:outlineLvl {nsdecls("w")} w:val="{level - 1}"/>'
        heading.element.pPr.append(parse_xml(outline))


def _set(
    style: ParagraphStyle,
    typeface: Typeface,
    size: float,
    *,
    indent: bool = False,
    pitch: float | None = page.LINE_PITCH,
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.JUSTIFY,
) -> None:
    element: Any = style.element
    for name in ("w:pPr", "w:rPr", "w:next", "w:link", "w:basedOn"):
        for child in element.findall(qn(name)):
            element.remove(child)
    style.font.size = Pt(size)
    style.font.color.rgb = RGBColor(0, 0, 0)
    element.rPr.insert(
        0, parse_xml(east_asian_fonts(typeface).replace("<w:rFonts", f"<w:rFonts {nsdecls('w')}"))
    )
    form = style.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.alignment = align
    form.widow_control = False
    for name in ("autoSpaceDE", "autoSpaceDN"):
        # No blanks between characters and figures: paper has none.
        element.pPr.find(qn("w:spacing")).addprevious(parse_xml(f'<w:{name} {nsdecls("w")} w:val="0"/>'))
    if pitch is None:
        form.line_spacing_rule = WD_LINE_SPACING.SINGLE
        _off_the_grid(style)
    else:
        form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        form.line_spacing = Pt(pitch)
    if indent:
        closer = math.floor((page.CHARACTER_PITCH - page.BODY_SIZE) * 20)
        element.rPr.find(qn("w:sz")).addprevious(parse_xml(f'<w:spacing {nsdecls("w")} w:val="{closer}"/>'))
        form.first_line_indent = Pt(page.INDENT * page.CHARACTER_PITCH)
        element.pPr.find(qn("w:ind")).set(qn("w:firstLineChars"), str(page.INDENT * 100))


def _off_the_grid(style: ParagraphStyle) -> None:
    """The style's lines follow their own size, not the line grid of the page."""
    properties: Any = style.element.pPr
    properties.find(qn("w:spacing")).addprevious(parse_xml(f'<w:snapToGrid {nsdecls("w")} w:val="0"/>'))


def _set_page(file: Any) -> None:
    section = file.sections[0]
    section.page_width, section.page_height = Mm(page.WIDTH), Mm(page.HEIGHT)
    section.top_margin, section.bottom_margin = Mm(page.TOP), Mm(page.BOTTOM)
    section.left_margin, section.right_margin = Mm(page.LEFT), Mm(page.RIGHT)
    section.footer_distance = Mm(page.BOTTOM - page.PAGE_NUMBER_BELOW) - Pt(page.PAGE_NUMBER_SIZE)
    properties = section._sectPr
    for grid in properties.findall(qn("w:docGrid")):
        properties.remove(grid)
    pitch = round(page.LINE_PITCH * 20)
    # A grid of lines only: LibreOffice spreads the characters of a `linesAndChars` grid over two places each. The 28
    # characters of a line come from the spacing in the styles, which Word, WPS and LibreOffice read alike.
    properties.append(parse_xml(f'<w:docGrid {nsdecls("w")} w:type="lines" w:linePitch="{pitch}"/>'))


def _set_page_numbers(file: Any) -> None:
    """— 1 — on the outer side, one character from the edge."""
    file.settings.odd_and_even_pages_header_footer = True
    section = file.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.style = file.styles["Footer"]
        properties = paragraph._p.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:ind {nsdecls("w")} w:{side}="{round(page.PAGE_NUMBER_SIZE * 20)}"/>')
        )
        properties.append(parse_xml(f'<w:jc {nsdecls("w")} w:val="{side}"/>'))
        for run in (
            '<w:t xml:space="preserve">— </w:t>',
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
            '<w:t xml:space="preserve"> —</w:t>',
        ):
            paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{run}</w:r>"))


def _set_language(file: Any) -> None:
    """Chinese typesetting: python-docx's template is set up for Japanese and leaves punctuation unclosed."""
    settings = file.settings.element
    settings.find(qn("w:themeFontLang")).set(qn("w:eastAsia"), "zh-CN")
    settings.find(qn("w:characterSpacingControl")).set(qn("w:val"), "compressPunctuation")


def _list_fonts(file: Any) -> None:
    """The font table names stand-ins for each official typeface, for machines that lack it."""
    fonts = "".join(
        f'<w:font w:name="{face.official[0]}"><w:altName w:val="{",".join(face.families[1:])}"/>'
        '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="default"/></w:font>'
        for face in FACES.values()
    )
    part = file.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    part._blob = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {nsdecls("w")}>{fonts}</w:fonts>'
    ).encode()
