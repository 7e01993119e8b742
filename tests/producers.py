"""Reports as other programs write them: Word, WPS, a site's CMS, spreadsheets."""

import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from html import escape
from io import BytesIO

from gongkai.report.forms import (
    Form,
)
from tests.printed_form import Box, Rows, Source, marked, table_3


def _grid(rows: Rows) -> list[list[tuple[Box, bool] | None]]:
    """Each place with its box and whether the box begins there."""
    width = sum(box.columns for box in rows[0])
    grid: list[list[tuple[Box, bool] | None]] = [[None] * width for _ in rows]
    for y, row in enumerate(rows):
        x = 0
        for box in row:
            while grid[y][x] is not None:
                x += 1
            for below in range(y, min(y + box.rows, len(rows))):
                for across in range(x, x + box.columns):
                    grid[below][across] = (box, (below, across) == (y, x))
    return grid


def plain_html(document: Source) -> str:
    """Tables and paragraphs with nothing around."""
    return (
        f"<html><head><meta charset=utf-8><title>x</title></head><body>{_html_blocks(document)}</body></html>"
    )


def _html_blocks(document: Source, paragraph: Callable[[str], str] | None = None) -> str:
    say = paragraph or (lambda text: f"<p>{escape(text)}</p>")
    return "\n".join(
        say(block) if isinstance(block, str) else html_table(block, say) for block in document.blocks
    )


def html_table(rows: Rows, say: Callable[[str], str] = escape, attributes: str = "border=1") -> str:
    """A table with its spans."""
    lines = []
    for row in rows:
        cells = "".join(f"<td{_spans(box)}>{say(box.text) if box.text else ''}</td>" for box in row)
        lines.append(f"<tr>{cells}</tr>")
    return f"<table {attributes}>{''.join(lines)}</table>"


def _spans(box: Box) -> str:
    return (f" rowspan={box.rows}" if box.rows > 1 else "") + (
        f" colspan={box.columns}" if box.columns > 1 else ""
    )


def word_html(document: Source, encoding: str = "gb2312") -> bytes:
    """Word's own 「网页」: MsoNormal, words in several spans, lines wrapped anywhere, a last row of no height."""

    def say(text: str) -> str:
        middle = len(text) // 2
        return (
            "<p class=MsoNormal align=center style='text-align:center;mso-pagination:widow-orphan'><span\n"
            f"style='font-size:12.0pt;font-family:仿宋_GB2312'>{escape(text[:middle])}</span><span lang=EN-US\n"
            f"style='font-size:12.0pt;mso-hansi-font-family:宋体'>{escape(text[middle:])}<o:p></o:p></span></p>\n"
        )

    def table(rows: Rows) -> str:
        body = html_table(
            rows, say, "class=MsoNormalTable border=1 cellspacing=0 style='mso-yfti-tbllook:1184'"
        )
        width = sum(box.columns for box in rows[0])
        ruler = "".join("<td width=60 style='border:none'></td>" for _ in range(width))
        return body.replace(
            "</table>", f"<![if !supportMisalignedColumns]><tr height=0>{ruler}</tr><![endif]></table>"
        )

    blocks = "".join(
        say(block) if isinstance(block, str) else f"<div align=center>{table(block)}</div>"
        for block in document.blocks
    )
    page = (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>'
        f'<meta http-equiv=Content-Type content="text/html; charset={encoding}">'
        "<!--[if gte mso 9]><xml><o:DocumentProperties><o:Pages>5</o:Pages></o:DocumentProperties></xml><![endif]-->"
        '<style><!-- p.MsoNormal {mso-style-parent:"";} --></style></head>'
        f"<body lang=ZH-CN><div class=WordSection1>{blocks}</div></body></html>"
    )
    return page.encode("gb18030" if encoding.startswith("gb") else encoding)


def wps_html(document: Source) -> str:
    """What an editor in a CMS keeps of a paste from WPS: a font element around every few characters."""

    def say(text: str) -> str:
        pieces = [text[at : at + 3] for at in range(0, len(text), 3)]
        return (
            '<p style="text-indent:2em;line-height:2;"><span style="font-family:微软雅黑;">'
            + "</span><span>".join(f'<font face="方正仿宋_GBK">{escape(piece)}</font>' for piece in pieces)
            + "</span><span><o:p></o:p></span></p>"
        )

    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><ucapcontent>'
        f"{_html_blocks(document, say)}</ucapcontent></body></html>"
    )


def cms_page(document: Source) -> str:
    """A page of a government site: navigation, index table, nested layout tables, buttons, footer, hidden copies."""
    title = document.blocks[0]
    wrong = html_table(table_3(Form.F2021, marked(Form.F2021, Form.F2021, 70_001)))
    inner = _html_blocks(replace(document, blocks=document.blocks[1:]))
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}_临江县人民政府</title>
<meta name="SiteName" content="临江县人民政府"><meta name="SiteIDCode" content="3200000099">
<meta name="ArticleTitle" content="{title}"><meta name="PubDate" content="2024-01-18 09:30">
<meta name="ContentSource" content="县发改局"><script>var t3 = [1,2,3];</script></head><body>
<div class="top"><a href="/">首页</a> | <a href="/zwgk">政务公开</a><form><input name=q value="关键词"></form></div>
<ul class="nav"><li><a href="/a">一、总体情况</a></li><li><a href="/b">二、主动公开政府信息情况</a></li></ul>
<div style="display: none">{wrong}</div><div hidden>{wrong}</div><template>{wrong}</template>
<table width=1000 class=layout><tr><td width=200><ul><li><a href=x>信息公开指南</a></li></ul></td><td>
<table class=index><tr><td>索引号</td><td>01431/2024-00002</td><td>分类</td><td>年报</td></tr>
<tr><td>发布机构</td><td>临江县发展和改革局</td><td>公开日期</td><td>2024-01-18</td></tr></table>
<table><tr><td><h1>{title}</h1><p>发布时间：2024-01-18 来源：县发改局 字体：大 中 小</p>
<div class="TRS_Editor">{inner}</div>
<p><a href="up">上一篇：某通知</a></p><p>【打印本页】【关闭窗口】</p></td></tr></table>
</td></tr></table><div class=footer><p>主办单位：临江县人民政府办公室 苏ICP备05000001号</p><p>网站标识码：3200000099</p></div>
</body></html>"""


_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PACKAGE = {
    "[Content_Types].xml": '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
}


def packed(parts: dict[str, str | bytes]) -> bytes:
    """A ZIP package of these parts."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def word_docx(document: Source, *, with_unread: bool = True) -> bytes:
    """A DOCX as Word writes it: runs cut at random, vMerge; `with_unread`, hidden and deleted text and a text box."""
    body = "".join(
        _word_paragraph(block) if isinstance(block, str) else _word_table(block) for block in document.blocks
    )
    noise = (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>一、本年新收政府信息公开申请数量 8881</w:t></w:r>"
        "<w:del><w:r><w:delText>8882</w:delText></w:r></w:del>"
        "<w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'><mc:Choice>"
        "<w:drawing><w:txbxContent><w:p><w:r><w:t>水印8883</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    return packed(
        {
            **_PACKAGE,
            "word/document.xml": f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {_WORD}>'
            f"<w:body>{noise if with_unread else ''}{body}<w:sectPr/></w:body></w:document>",
            "word/header1.xml": f"<w:hdr {_WORD}><w:p><w:r><w:t>页眉</w:t></w:r></w:p></w:hdr>",
            "customXml/item1.xml": "<cells><t3.received_new>8884</t3.received_new></cells>",
        }
    )


def _word_paragraph(text: str) -> str:
    runs = "".join(
        f'<w:r w:rsidR="00A1"><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">{escape(text[at : at + 4])}</w:t></w:r>'
        '<w:proofErr w:type="spellStart"/>'
        for at in range(0, len(text), 4)
    )
    return f'<w:p w:rsidR="00A1"><w:pPr><w:pStyle w:val="a"/></w:pPr><w:bookmarkStart w:id="0" w:name="_GoBack"/>{runs}<w:bookmarkEnd w:id="0"/></w:p>'


def _word_table(rows: Rows) -> str:
    lines = []
    for row in _grid(rows):
        cells = []
        x = 0
        while x < len(row):
            place = row[x]
            assert place is not None
            box, begins = place
            merge = "" if box.rows == 1 else ('<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>")
            span = f'<w:gridSpan w:val="{box.columns}"/>' if box.columns > 1 else ""
            text = _word_paragraph(box.text) if begins else "<w:p/>"
            cells.append(f'<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/>{span}{merge}</w:tcPr>{text}</w:tc>')
            x += box.columns
        lines.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>")
    columns = '<w:gridCol w:w="900"/>' * sum(box.columns for box in rows[0])
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return f"<w:tbl><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(lines)}</w:tbl>"


def wps_docx(document: Source) -> bytes:
    """A DOCX as WPS writes it: headings numbered by the program, rows in content controls, explicit `continue`."""
    paragraphs = []
    for block in document.blocks:
        if isinstance(block, str) and block[1:2] == "、":
            paragraphs.append(
                '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr>'
                f"<w:r><w:t>{escape(block[2:])}</w:t></w:r></w:p>"
            )
        elif isinstance(block, str):
            paragraphs.append(f"<w:p><w:r><w:t>{escape(block)}</w:t></w:r></w:p>")
        else:
            table = _word_table(block).replace("<w:vMerge/>", '<w:vMerge w:val="continue"/>')
            first, rest = table.split("<w:tr>", 1)
            last = rest.rindex("</w:tr>") + len("</w:tr>")
            paragraphs.append(
                f"{first}<w:sdt><w:sdtPr/><w:sdtContent><w:tr>{rest[:last]}</w:sdtContent></w:sdt>{rest[last:]}"
            )
    numbering = (
        f'<w:numbering {_WORD}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    return packed(
        {
            **_PACKAGE,
            "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:document {_WORD}><w:body>'
            f"{''.join(paragraphs)}</w:body></w:document>",
            "word/numbering.xml": numbering,
            "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>',
        }
    )


def sheet_rows(document: Source) -> Iterator[list[tuple[str, bool]]]:
    """Rows of one sheet with text and tables below each other: text, and whether the place begins a cell."""
    for block in document.blocks:
        if isinstance(block, str):
            yield [(block, True)]
        else:
            yield from (
                [(place[0].text, True) if place and place[1] else ("", False) for place in row]
                for row in _grid(block)
            )


def openpyxl_xlsx(document: Source) -> bytes:
    """A workbook by another library than our writer's, all on one sheet, with merged cells."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    y = 1
    for block in document.blocks:
        if isinstance(block, str):
            sheet.cell(y, 1, block)
            sheet.merge_cells(start_row=y, end_row=y, start_column=1, end_column=10)
            y += 1
            continue
        for at, row in enumerate(_grid(block)):
            for x, place in enumerate(row, start=1):
                if place and place[1]:
                    box = place[0]
                    sheet.cell(y + at, x, int(box.text) if box.code and box.text.isdecimal() else box.text)
                    if box.rows * box.columns > 1:
                        sheet.merge_cells(
                            start_row=y + at,
                            end_row=y + at + box.rows - 1,
                            start_column=x,
                            end_column=x + box.columns - 1,
                        )
        y += len(block)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def form_csv(document: Source) -> str:
    """What a spreadsheet program saves as CSV: a merged cell is its text and blanks beside and below it."""
    return "\r\n".join(
        ",".join(f'"{text}"' if "," in text or "\n" in text else text for text, _ in row)
        for row in sheet_rows(document)
    )


def only(rows: Rows, wanted: Sequence[int]) -> Rows:
    """Some rows of a table; spans are cut where rows are missing."""
    return [rows[at] for at in wanted]
