"""A DOCX with everything that a printed page does not show, made in the test and read back from its XML."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from gongkai.casework.redaction.docx_cleaning import cleaned, not_typeset
from gongkai.report.errors import ReportError

W = nsdecls("w")
RELATIONS = "word/_rels/document.xml.rels"


def made(*paragraphs: str, header: str = "", styles: str = "") -> bytes:
    """A DOCX with these runs (XML of WordprocessingML) as its paragraphs."""
    document = docx.Document()
    for runs in paragraphs:
        paragraph = parse_xml(f"<w:p {W}>{runs}</w:p>")
        document.element.body.insert(len(document.element.body) - 1, paragraph)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    if styles:
        for style in parse_xml(f"<w:styles {W}>{styles}</w:styles>"):
            document.styles.element.append(style)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def part(data: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


DELETED = '<w:del w:id="1" w:author="x"><w:r><w:delText>删去的底价</w:delText></w:r></w:del>'
INSERTED = '<w:ins w:id="2" w:author="x"><w:r><w:t>新加的</w:t></w:r></w:ins>'
MOVED = (
    '<w:moveFrom w:id="3" w:author="x"><w:r><w:t>移走的</w:t></w:r></w:moveFrom>'
    '<w:moveTo w:id="4" w:author="x"><w:r><w:t>移来的</w:t></w:r></w:moveTo>'
)


def test_tracked_changes_are_accepted_and_told() -> None:
    clean, left_out = cleaned(made(run("甲方") + DELETED + INSERTED + MOVED))
    assert left_out == ("修订中已删除的文字2处",)
    text = part(clean)
    assert "删去的底价" not in text
    assert "移走的" not in text
    assert "新加的" in text
    assert "移来的" in text
    assert "<w:ins" not in text


def test_what_was_put_in_and_taken_out_again_is_gone() -> None:
    both = f'<w:ins w:id="5" w:author="x">{DELETED}<w:r><w:t>留下</w:t></w:r></w:ins>'
    clean, left_out = cleaned(made(both))
    assert left_out == ("修订中已删除的文字1处",)
    assert "删去的底价" not in part(clean)
    assert "留下" in part(clean)


def test_a_deleted_row_of_a_table_is_gone() -> None:
    document = docx.Document()
    table = document.add_table(2, 1)
    table.cell(0, 0).text, table.cell(1, 0).text = "留下", "删去的一行"
    properties = parse_xml(f'<w:trPr {W}><w:del w:id="6" w:author="x"/></w:trPr>')
    table.rows[1]._tr.insert(0, properties)
    file = io.BytesIO()
    document.save(file)
    clean, left_out = cleaned(file.getvalue())
    assert left_out == ("修订中已删除的文字1处",)
    assert "删去的一行" not in part(clean)
    assert "留下" in part(clean)


@pytest.mark.parametrize(
    ("runs", "hidden"),
    [
        (run("暗的", "<w:vanish/>"), True),
        (run("暗的", '<w:vanish w:val="1"/>'), True),
        (run("暗的", '<w:vanish w:val="0"/>'), False),
        (run("暗的", '<w:rStyle w:val="Dark"/>'), True),
        (run("暗的", '<w:rStyle w:val="Darker"/>'), True),  # based on Dark
        (run("暗的", '<w:rStyle w:val="Lit"/>'), False),  # based on Dark, and shown again
        ('<w:pPr><w:pStyle w:val="Cellar"/></w:pPr>' + run("暗的"), True),
        ('<w:pPr><w:pStyle w:val="Cellar"/></w:pPr>' + run("暗的", '<w:vanish w:val="false"/>'), False),
    ],
)
def test_hidden_text_is_gone_whatever_hides_it(runs: str, hidden: bool) -> None:
    styles = (
        '<w:style w:type="character" w:styleId="Dark"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Darker"><w:basedOn w:val="Dark"/></w:style>'
        '<w:style w:type="character" w:styleId="Lit"><w:basedOn w:val="Dark"/>'
        '<w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Cellar"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    clean, left_out = cleaned(made(run("明的"), runs, styles=styles))
    assert ("暗的" in part(clean)) is not hidden
    assert left_out == (("隐藏文字1处",) if hidden else ())
    assert "明的" in part(clean)


def related(data: bytes, *relations: tuple[str, str], **parts: str) -> bytes:
    """The package with these relations (kind, target) of its document, and these parts of folder word."""
    types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    added = "".join(
        f'<Relationship Id="x{at}" Type="{types}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if '://' in target else ''}/>"
        for at, (kind, target) in enumerate(relations)
    )
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(file, "w") as after:
        for entry in before.infolist():
            content = before.read(entry).decode("utf-8", "surrogateescape")
            if entry.filename == RELATIONS:
                content = content.replace("</Relationships>", f"{added}</Relationships>")
            after.writestr(entry, content.encode("utf-8", "surrogateescape"))
        for name, content in parts.items():
            after.writestr(f"word/{name}.xml", content)
    return file.getvalue()


def test_comments_are_gone_and_counted() -> None:
    marked = '<w:commentRangeStart w:id="0"/>' + run("甲方") + '<w:commentRangeEnd w:id="0"/>'
    data = made(marked + '<w:r><w:commentReference w:id="0"/></w:r>')
    comment = f'<w:comments {W}><w:comment w:id="0"><w:p>{run("别给他看")}</w:p></w:comment></w:comments>'
    clean, left_out = cleaned(related(data, ("comments", "remarks.xml"), remarks=comment))
    assert left_out == ("批注1条",)
    assert "别给他看" not in part(clean, "word/remarks.xml")
    assert "comment" not in part(clean)


def test_headers_and_notes_are_cleaned_whatever_they_are_called() -> None:
    head = f"<w:hdr {W}><w:p>{run('眉')}{DELETED}</w:p></w:hdr>"
    note = f"<w:footnotes {W}><w:footnote w:id='1'><w:p>{DELETED}</w:p></w:footnote></w:footnotes>"
    data = related(made(run("甲方")), ("header", "top.xml"), ("footnotes", "below.xml"), top=head, below=note)
    clean, left_out = cleaned(data)
    assert left_out == ("修订中已删除的文字2处",)
    assert "删去的底价" not in part(clean, "word/top.xml") + part(clean, "word/below.xml")
    assert "眉" in part(clean, "word/top.xml")


def test_what_lies_outside_is_not_fetched_and_what_lies_inside_is_told() -> None:
    data = related(
        made(run("甲方"), '<w:altChunk r:id="x3" xmlns:r="r"/>'),
        ("image", "http://evil.example/a.png"),
        ("hyperlink", "http://site.example/"),
        ("package", "book.xml"),
        ("aFChunk", "other.xml"),
        book="cells",
        other="pages",
    )
    clean, left_out = cleaned(data)
    assert "evil.example" not in part(clean, RELATIONS)
    assert "site.example" in part(clean, RELATIONS)
    assert "altChunk" not in part(clean)
    assert left_out == ("插入的其他文档1份", "嵌入的文件（只有它的图样）1份")


def test_a_plain_document_loses_nothing() -> None:
    clean, left_out = cleaned(made(run("甲方"), header="页眉"))
    assert left_out == ()
    assert [p.text for p in docx.Document(io.BytesIO(clean)).paragraphs] == ["甲方"]


def test_what_we_cannot_typeset_is_told() -> None:
    box = (
        f'<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p>{run("框")}'
        "</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    assert not_typeset(made(run("甲方"))) == ()
    assert not_typeset(made(run("甲方") + box, header="页眉")) == ("页眉和页脚", "文本框")


def damaged() -> bytes:
    """A DOCX of which one part, that is only copied, does not unpack."""
    file = io.BytesIO(made(run("甲方")))
    with zipfile.ZipFile(file, "a") as package:
        package.writestr("word/media/picture.png", b"pixels " * 100)
    return file.getvalue().replace(b"pixels pixels", b"pixels pixelz", 1)


@pytest.mark.parametrize("content", [b"PK\x03\x04 cut off", damaged()], ids=["cut off", "damaged"])
def test_what_does_not_unpack_is_refused(content: bytes) -> None:
    with pytest.raises(ReportError):
        cleaned(content)
