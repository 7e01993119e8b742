"""Paragraphs and runs of WordprocessingML, put together as text."""

from xml.sax.saxutils import escape

from gongkai.paper import page
from gongkai.paper.document import printable

TWIPS_A_MM = 1440 / 25.4
TWIPS_A_POINT = 20


def paragraph(style: str, runs: str, properties: str = "") -> str:
    """A paragraph of a style with further properties in the order of the schema."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def run(text: str, properties: str = "") -> str:
    """A run; tabs and line breaks become elements, nothing in the text is markup."""
    if not text:
        return ""
    marked = escape(printable(text)).replace("\t", "</w:t><w:tab/><w:t>").replace("\n", "</w:t><w:br/><w:t>")
    return f'<w:r>{properties}<w:t xml:space="preserve">{marked}</w:t></w:r>'


def sized(size: float) -> str:
    """The size in points, as elements of run properties."""
    half_points = round(2 * size)
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def twips(characters: float) -> int:
    """Width of so many characters of the text."""
    return round(characters * page.CHARACTER_PITCH * TWIPS_A_POINT)


def lines(count: float) -> int:
    """Height of so many lines of the text, in twips."""
    return round(count * page.LINE_PITCH * TWIPS_A_POINT)
