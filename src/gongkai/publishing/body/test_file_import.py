"""Files become bodies: structure kept, what is not taken over told, hostile ones refused with a reason."""

import io
import zipfile
from collections.abc import Callable

import docx as docx_library
import pytest
from PIL import Image
from tests.tools import program

from gongkai.paper.document import Body, Document
from gongkai.paper.pdf import write_pdf
from gongkai.paper.table import Table, TableCell
from gongkai.publishing.body.file_import import imported
from gongkai.publishing.body.imported import FIRST_NUMBER, Imported
from gongkai.publishing.body.importing import import_file
from gongkai.publishing.body.refusal import CannotTake
from gongkai.report.reading import office

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = f"{_R}/"
_NUMBERING = """
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="（%1）"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="（%1）"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="第%1部分"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="6"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimalEnclosedCircle"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>
<w:num w:numId="5"><w:abstractNumId w:val="4"/></w:num><w:num w:numId="6"><w:abstractNumId w:val="5"/></w:num><w:num w:numId="7"><w:abstractNumId w:val="6"/></w:num>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num>"""
_STYLES = """
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="mine"><w:name w:val="二级"/><w:basedOn w:val="base"/></w:style>
<w:style w:type="paragraph" w:styleId="base"><w:name w:val="base"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>"""


def picture() -> bytes:
    file = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "camera of somebody"
    Image.new("RGB", (8, 6), "red").save(file, "JPEG", exif=exif)
    return file.getvalue()


def paragraph(words: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r></w:p>"


def listed(words: str, number: int, level: int = 0) -> str:
    return paragraph(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def docx(content: str, **parts: str | bytes) -> bytes:
    """A DOCX with this body, its styles and numbering, and further parts by relationship."""
    names = {"numbering": _NUMBERING, "styles": _STYLES, **parts}
    relations, files = [], {}
    for number, (kind, inner) in enumerate(names.items()):
        suffix = "xml" if isinstance(inner, str) else "jpg"
        files[f"word/{kind}.{suffix}"] = (
            inner if isinstance(inner, bytes) else f'<w:{kind} xmlns:w="{_W}">{inner}</w:{kind}>'.encode()
        )
        relations.append(f'<Relationship Id="r{number}" Type="{_RELATIONS}{kind}" Target="{kind}.{suffix}"/>')
    relations.append(
        f'<Relationship Id="out" Type="{_RELATIONS}hyperlink" Target="https://a.cn/" TargetMode="External"/>'
        f'<Relationship Id="bad" Type="{_RELATIONS}hyperlink" Target="javascript:x()" TargetMode="External"/>'
        f'<Relationship Id="far" Type="{_RELATIONS}image" Target="https://a.cn/x.png" TargetMode="External"/>'
    )
    rels = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    document = (
        f'<w:document xmlns:w="{_W}" xmlns:r="{_R}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        f"<w:body>{content}</w:body></w:document>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
        )
        main = f'<Relationship Id="m" Type="{_RELATIONS}officeDocument" Target="word/document.xml"/>'
        archive.writestr("_rels/.rels", rels.format(main))
        archive.writestr("word/document.xml", document)
        archive.writestr("word/_rels/document.xml.rels", rels.format("".join(relations)))
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()


def body(content: str, **parts: str | bytes) -> str:
    return imported("文件.docx", docx(content, **parts)).body


CENTRED = '<w:jc w:val="center"/>'
LARGE = '<w:sz w:val="44"/>'


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (paragraph("总则", '<w:pStyle w:val="1"/>'), "<h2>总则</h2>"),
        (
            paragraph("甲", '<w:pStyle w:val="1"/>') + paragraph("乙", '<w:pStyle w:val="mine"/>'),
            "<h2>甲</h2><h3>乙</h3>",
        ),
        (paragraph("甲", '<w:outlineLvl w:val="0"/>'), "<h2>甲</h2>"),
        (paragraph("一、总则", "", '<w:rFonts w:eastAsia="黑体"/>'), "<h2>一、总则</h2>"),
        (
            paragraph("甲", "", '<w:b/><w:vertAlign w:val="superscript"/>'),
            "<p><strong><sup>甲</sup></strong></p>",
        ),
        (paragraph("甲", "", '<w:b w:val="0"/><w:u w:val="none"/>'), "<p>甲</p>"),
        (
            listed("甲", 1) + listed("乙", 1, 1) + listed("丙", 1),
            '<ol><li>甲<ol type="a"><li>乙</li></ol></li><li>丙</li></ol>',
        ),
        (listed("甲", 2) + listed("乙", 2), "<ul><li>甲</li><li>乙</li></ul>"),
        (listed("甲", 3) + listed("乙", 3), "<p>一、甲</p><p>二、乙</p>"),
        (listed("甲", 4) + listed("乙", 4), "<p>（1）甲</p><p>（2）乙</p>"),
        (listed("甲", 5) + listed("乙", 6) + listed("丙", 7), "<p>（c）甲</p><p>第IV部分乙</p><p>①丙</p>"),
        (
            '<w:p><w:hyperlink r:id="out"><w:r><w:t>甲</w:t></w:r></w:hyperlink><w:hyperlink r:id="bad"><w:r><w:t>乙</w:t></w:r></w:hyperlink></w:p>',
            '<p><a href="https://a.cn/" rel="noopener noreferrer">甲</a>乙</p>',
        ),
    ],
)
def test_paragraphs_of_a_docx(content: str, expected: str) -> None:
    assert body(content) == expected


def test_a_table_keeps_its_merged_cells_and_its_head() -> None:
    def cell(words: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(words)}</w:tc>"

    table = (
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>"
        + cell("地区", '<w:vMerge w:val="restart"/>') + cell("数量", '<w:gridSpan w:val="2"/>')
        + "</w:tr><w:tr><w:trPr><w:tblHeader/></w:trPr>" + cell("", "<w:vMerge/>") + cell("收") + cell("办")
        + "</w:tr><w:tr>" + cell("甲") + cell("1") + cell("2") + "</w:tr></w:tbl>"
    )  # fmt: skip
    assert body(table) == (
        '<table><thead><tr><th rowspan="2" scope="col">地区</th><th colspan="2" scope="colgroup">数量</th></tr>'
        '<tr><th scope="col">收</th><th scope="col">办</th></tr></thead>'
        "<tbody><tr><td>甲</td><td>1</td><td>2</td></tr></tbody></table>"
    )


def test_title_notes_pictures_and_what_is_left_out() -> None:
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="办事流程图"/><a:blip r:embed="r2"/></wp:inline></w:drawing></w:r>'
        '<w:r><w:drawing><wp:inline><wp:docPr id="2" name="y"/><a:blip r:link="far"/></wp:inline></w:drawing></w:r></w:p>'
    )
    content = (
        paragraph("青溪县", CENTRED, LARGE)
        + paragraph("公开工作办法", CENTRED, LARGE)
        + paragraph("目录一", '<w:pStyle w:val="TOC1"/>')
        + '<w:p><w:r><w:t>正文</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r>'
        "<w:ins><w:r><w:t>新增</w:t></w:r></w:ins><w:del><w:r><w:delText>删去</w:delText></w:r></w:del>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r></w:p>" + drawing
    )
    notes = '<w:footnote w:id="7"><w:p><w:r><w:t>见条例。</w:t></w:r></w:p></w:footnote>'
    comments = '<w:comment w:id="1"><w:p><w:r><w:t>批注</w:t></w:r></w:p></w:comment>'
    found = imported("办法.docx", docx(content, image=picture(), footnotes=notes, comments=comments))
    assert found.title == "青溪县公开工作办法"
    assert found.body == (
        f'<p>正文<sup>[1]</sup>新增</p><figure><img src="files/{FIRST_NUMBER}" alt="办事流程图"></figure>'
        "<hr><p><sup>[1]</sup> 见条例。</p>"
    )
    assert found.left_out == ("修订中已删除的文字1处", "隐藏文字1处", "批注1条", "目录", "不能显示的图片1张")
    (one,) = found.pictures
    assert (one.name, one.alternative) == ("图1.jpg", "办事流程图")
    with Image.open(io.BytesIO(one.content)) as seen:
        assert (seen.format, seen.size, dict(seen.getexif())) == ("JPEG", (8, 6), {})
    assert b"somebody" not in one.content


def test_a_pdf_keeps_headings_paragraphs_and_ruled_tables() -> None:
    rows = ((TableCell("序号"), TableCell("金额")), (TableCell("1"), TableCell("20.5")))
    paper = write_pdf(
        Document(
            "", "", (Body("一、总体要求"), Body("为了做好公开工作，" * 12), Table("", rows, (50, 50), 10.5))
        )
    )
    found = imported("文件.pdf", paper)
    assert found.body == (
        f"<h2>一、总体要求</h2><p>{'为了做好公开工作，' * 12}</p>"
        '<table><thead><tr><th scope="col">序号</th><th scope="col">金额</th></tr></thead>'
        "<tbody><tr><td>1</td><td>20.5</td></tr></tbody></table>"
    )
    assert found.left_out == ("页眉、页脚和页码",)


@pytest.mark.parametrize("code", ["utf-8", "gb18030", "utf-16"])
def test_a_text_file_in_any_code(code: str) -> None:
    text = "关于公开的通知\n\n各乡镇：\n　　为了做好政府信息公开工作，根据《中华人民共和国政府\n信息公开条例》，通知如下。\n　　一、时间\n青溪县人民政府"
    assert imported("通知.txt", text.encode(code)) == Imported(
        "<p>各乡镇：</p><p>为了做好政府信息公开工作，根据《中华人民共和国政府信息公开条例》，通知如下。</p>"
        "<h2>一、时间</h2><p>青溪县人民政府</p>",
        "关于公开的通知",
    )


def test_a_page_without_what_stands_around_its_text() -> None:
    page = "<html><head><title>公告 &amp; 通知</title></head><body><nav>首页</nav><script>x()</script><p>正文</p><img src=x.png><footer>版权</footer></body></html>"
    found = imported("a.html", page.encode())
    assert (found.title, found.body, found.left_out) == ("公告 & 通知", "<p>正文</p>", ("网页上的图片1张",))


def test_an_old_word_file_by_way_of_libreoffice() -> None:
    program("soffice", "libreoffice")
    written, file = docx_library.Document(), io.BytesIO()
    written.add_heading("总则", 1)
    written.add_paragraph("正文")
    written.save(file)
    old = office.made_of(file.getvalue(), "doc", 1 << 22)
    assert old is not None
    assert import_file("旧.doc", old).body == "<h2>总则</h2><p>正文</p>"


def bomb() -> bytes:
    return docx("<w:p/>" * 3_000_000)


def with_entities() -> bytes:
    file = io.BytesIO(docx(paragraph("甲")))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("word/styles.xml", '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><x>&a;</x>')
    return file.getvalue()


def scan() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (600, 800), "white").save(file, "PDF")
    return file.getvalue()


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    ("name", "made", "says"),
    [
        ("炸弹.docx", bomb, "展开后太大"),
        ("实体.docx", with_entities, "结构不正常"),
        ("截断.docx", lambda: docx(paragraph("甲"))[:400], "打不开"),
        ("扫描.pdf", scan, "扫描件"),
        ("坏.pdf", lambda: b"%PDF-1.7\n" + b"x" * 500, "打不开"),
        ("空.txt", lambda: b"  \n", "打不开"),
        ("图.docx", picture, "不是能导入的文件"),
        ("程序.docx", lambda: b"MZ" + bytes(range(256)) * 20, "打不开"),
        ("表.csv", lambda: "甲,乙\n1,2\n".encode(), "不能作为正文导入"),
        ("没有字.docx", lambda: docx("<w:p/>"), "没有读到文字"),
        ("套.html", lambda: ("<div>" * 100_000 + "甲").encode(), "标签太多"),
        (
            "外链.html",
            lambda: b"<html><iframe src=//evil.example></iframe><script>x()</script>",
            "没有读到文字",
        ),
    ],
)
def test_what_cannot_be_imported_is_refused_with_the_reason(
    name: str, made: Callable[[], bytes], says: str
) -> None:
    with pytest.raises(CannotTake, match=says):
        imported(name, made())


def test_a_stranger_s_file_is_read_in_a_process_of_its_own() -> None:
    found = import_file(
        "办法.docx",
        docx(
            paragraph("正文") + '<w:p><w:r><w:drawing><a:blip r:embed="r2"/></w:drawing></w:r></w:p>',
            image=picture(),
        ),
    )
    assert found.body == f'<p>正文</p><figure><img src="files/{FIRST_NUMBER}" alt=""></figure>'
    assert len(found.pictures) == 1
    with pytest.raises(CannotTake, match="展开后太大"):
        import_file("炸弹.docx", bomb())
