"""Word files, written part by part; the name stands in the body, the number where Word hides it."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from tests.hostile.hostile import DOCX, Cases, Expects, Family, Made
from tests.hostile.invented import Invented
from tests.hostile.recognised_layer import scan
from tests.hostile.sheet import PLACE

word = Cases(Family.WORD)
_SPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    }.items()
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def paragraph(*runs: str) -> str:
    """A paragraph of ready runs."""
    return f"<w:p>{''.join(runs)}</w:p>"


def run(text: str, look: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def document(*paragraphs: str) -> str:
    """The body of a Word file."""
    return f'<?xml version="1.0"?><w:document {_SPACES}><w:body>{"".join(paragraphs)}</w:body></w:document>'


def package(parts: Mapping[str, str | bytes], relations: Mapping[str, str] | None = None) -> bytes:
    """A Word file of these parts; `relations` of the body: file and kind."""
    related = "".join(
        f'<Relationship Id="r{place}" Type="{_OFFICE}/{kind}" Target="{file}"/>'
        for place, (file, kind) in enumerate((relations or {}).items())
    )
    kinds = "".join(
        f'<Override PartName="/word/{file}" ContentType="{_WORD}.{kind}+xml"/>'
        for file, kind in (relations or {}).items() if file.endswith(".xml") and not file.startswith("..")
    )  # fmt: skip
    every: dict[str, str | bytes] = {
        "[Content_Types].xml": (
            '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="png" ContentType="image/png"/>'
            '<Default Extension="bin" ContentType="application/octet-stream"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>{kinds}</Types>'
        ),
        "_rels/.rels": (
            f'<?xml version="1.0"?><Relationships xmlns="{_RELATIONS}"><Relationship Id="a" '
            f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/_rels/document.xml.rels": (
            f'<?xml version="1.0"?><Relationships xmlns="{_RELATIONS}">{related}</Relationships>'
        ),
        "word/document.xml": document(paragraph(run(PLACE))),
        **parts,
    }
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in every.items():
            archive.writestr(name, content)
    return out.getvalue()


def _made(
    person: Invented, *paragraphs: str, parts: Mapping[str, str | bytes] | None = None, **relations: str
) -> Made:
    body = document(paragraph(run(PLACE)), paragraph(run(f"乙方：{person.name}")), *paragraphs)
    related = {key.replace("_", ".", 1): kind for key, kind in relations.items()}
    content = package({"word/document.xml": body, **(parts or {})}, related)
    return Made(content, (person.name, person.identity), None, (PLACE,))


_BY = 'w:id="7" w:author="甲" w:date="2024-01-01T00:00:00Z"'


@word(DOCX)
def tracked_deletion(person: Invented) -> Made:
    """The number was deleted while changes were tracked."""
    gone = f"<w:del {_BY}><w:r><w:delText>{person.identity}</w:delText></w:r></w:del>"
    return _made(person, paragraph(run("号码："), gone))


@word(DOCX)
def tracked_move(person: Invented) -> Made:
    """The number was moved away while changes were tracked."""
    return _made(person, paragraph(f"<w:moveFrom {_BY}>{run(person.identity)}</w:moveFrom>", run("号码：")))


@word(DOCX)
def author_of_a_change(person: Invented) -> Made:
    """A tracked insertion names its author; the words inserted stay."""
    added = (
        f'<w:ins w:id="1" w:author="{person.identity}" w:date="2024-01-01T00:00:00Z">{run("附表一")}</w:ins>'
    )
    return _made(person, paragraph(added))


@word(DOCX)
def comment_in_the_margin(person: Invented) -> Made:
    """A comment says the number."""
    note = f'<w:comments {_SPACES}><w:comment w:id="0" w:author="甲">{paragraph(run(person.identity))}</w:comment></w:comments>'
    anchor = '<w:r><w:commentReference w:id="0"/></w:r>'
    return _made(
        person, paragraph(run("附表一"), anchor), parts={"word/comments.xml": note}, comments_xml="comments"
    )


@word(DOCX)
def hidden_words(person: Invented) -> Made:
    """The number is formatted as hidden."""
    return _made(person, paragraph(run("号码："), run(person.identity, "<w:vanish/>")))


@word(DOCX)
def white_words(person: Invented) -> Made:
    """The number is white on white."""
    return _made(person, paragraph(run("号码："), run(person.identity, '<w:color w:val="FFFFFF"/>')))


@word(DOCX)
def black_shading(person: Invented) -> Made:
    """The number is black on black shading; who sees the page covers it."""
    look = '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>'
    return _made(person, paragraph(run("号码："), run(person.identity, look)))


@word(DOCX)
def box_of_words(person: Invented) -> Made:
    """The number stands in a text box, in the old and in the new way."""
    inner = f"<w:txbxContent>{paragraph(run(person.identity))}</w:txbxContent>"
    old = (
        f'<w:pict><v:shape style="width:300pt;height:30pt"><v:textbox>{inner}</v:textbox></v:shape></w:pict>'
    )
    return _made(person, paragraph(f"<w:r>{old}</w:r>"))


@word(DOCX)
def alternative_content(person: Invented) -> Made:
    """What older programs are to show instead says the number."""
    either = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{run("附表一")}</mc:Choice>'
        f"<mc:Fallback>{run(person.identity)}</mc:Fallback></mc:AlternateContent>"
    )
    return _made(person, paragraph(either))


@word(DOCX)
def header_and_footer(person: Invented) -> Made:
    """The number stands in the header of every page."""
    head = f"<w:hdr {_SPACES}>{paragraph(run(person.identity))}</w:hdr>"
    section = '<w:sectPr><w:headerReference w:type="default" r:id="r0"/></w:sectPr>'
    return _made(person, section, parts={"word/header1.xml": head}, header1_xml="header")


@word(DOCX)
def foot_note(person: Invented) -> Made:
    """A foot note says the number."""
    note = f'<w:footnotes {_SPACES}><w:footnote w:id="2">{paragraph(run(person.identity))}</w:footnote></w:footnotes>'
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    return _made(
        person, paragraph(run("附表一"), mark), parts={"word/footnotes.xml": note}, footnotes_xml="footnotes"
    )


@word(DOCX)
def instruction_of_a_field(person: Invented) -> Made:
    """A field's instruction says the number; its result stays."""
    parts = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        f'<w:r><w:instrText> HYPERLINK "https://x.invalid/{person.identity}" </w:instrText></w:r>',
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', run("附表一"),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )  # fmt: skip
    return _made(person, paragraph(*parts))


@word(DOCX)
def properties_of_the_file(person: Invented) -> Made:
    """Author and title in the file's properties."""
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{person.identity}</dc:title>'
        f"<dc:creator>{person.name}</dc:creator></cp:coreProperties>"
    )
    return _made(person, parts={"docProps/core.xml": core})


@word(DOCX)
def data_beside_the_words(person: Invented) -> Made:
    """A custom XML part, an embedded object and a variable of the document."""
    return _made(
        person,
        parts={
            "customXml/item1.xml": f"<data>{person.identity}</data>",
            "word/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0" + person.identity.encode("utf-16-le"),
            "word/settings.xml": f'<w:settings {_SPACES}><w:docVars><w:docVar w:name="n" w:val="{person.identity}"/></w:docVars></w:settings>',
        },
        settings_xml="settings",
    )


@word(DOCX)
def preview_of_the_file(person: Invented) -> Made:
    """The preview picture of the file shows its first page."""
    out = BytesIO()
    scan(200, 100, {(10, 50): person.identity}).save(out, "PNG")
    return _made(
        person,
        parts={
            "docProps/thumbnail.png": out.getvalue(),
            "docProps/app.xml": f"<Properties>{person.identity}</Properties>",
        },
    )


@word(DOCX, Expects.EITHER)
def template_from_elsewhere(person: Invented) -> Made:
    """The file wants a template from an address that carries the number."""
    related = (
        f'<?xml version="1.0"?><Relationships xmlns="{_RELATIONS}"><Relationship Id="r0" TargetMode="External" '
        f'Type="{_OFFICE}/attachedTemplate" Target="https://x.invalid/{person.identity}.dotx"/></Relationships>'
    )
    return _made(person, parts={"word/_rels/settings.xml.rels": related})
