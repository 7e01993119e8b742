"""A decree of 青溪县自然资源局 as its officer wrote it in a word processor: with a slip that must not be published."""

from io import BytesIO

from docx import Document

TITLE = "青溪县不动产登记资料查询管理办法"
PHRASE = "查询人应当说明查询目的"
"""Stands in its text and nowhere else on the site."""
IDENTITY_NUMBER = "110101199003078494"
"""Passes its check and is nobody's."""


def decree() -> bytes:
    """Headings, a table and, left over from an example, somebody's identity number; as DOCX."""
    paper = Document()
    paper.add_heading(TITLE, 0)
    paper.add_heading("第一章 总则", 1)
    paper.add_paragraph("第一条 为了规范不动产登记资料查询，保护个人信息，制定本办法。")
    paper.add_paragraph(f"第二条 {PHRASE}，并出示身份证明（如{IDENTITY_NUMBER}）。")
    paper.add_heading("第二章 办理", 1)
    paper.add_paragraph("第三条 查询按下表的时限办理。")
    table = paper.add_table(rows=3, cols=2)
    for row, cells in zip(
        table.rows, (("事项", "时限"), ("现场查询", "当日"), ("书面查询", "三个工作日")), strict=True
    ):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    paper.add_paragraph("第四条 本办法自2026年4月1日起施行，有效期五年。")
    written = BytesIO()
    paper.save(written)
    return written.getvalue()
