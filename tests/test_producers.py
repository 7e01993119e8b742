"""Documents of other programs: whatever wrote it, every cell is found."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gongkai.report.forms import Form
from gongkai.report.reading import read, read_bytes
from gongkai.report.value import Report
from tests import printed_form, producers, tools
from tests.printed_form import Source

FORMS = [(Form.F2021, Form.F2021), (Form.F2019, Form.F2019), (Form.F2021, Form.F2019)]

PRODUCERS: dict[str, Callable[[Source], bytes]] = {
    "word.html": producers.word_html,
    "wps.html": lambda source: producers.wps_html(source).encode(),
    "cms.html": lambda source: producers.cms_page(source).encode(),
    "word.docx": producers.word_docx,
    "wps.docx": producers.wps_docx,
    "sheet.xlsx": producers.openpyxl_xlsx,
    "sheet.csv": lambda source: producers.form_csv(source).encode("gb18030"),
}


def check(report: Report, source: Source) -> None:
    """Every cell with its number, no cell besides, and the text around the tables in its sections."""
    assert {code: report.value(code) for code in report.cells} == source.values
    assert report.agency == "临江县发展和改革局"
    assert [section.number for section in report.sections] == [1, 2, 3, 4, 5, 6]
    assert len(report.preamble) == 1
    assert [len(section.paragraphs) for section in report.sections] == [1, 0, 0, 0, 1, 1]
    assert report.signature == "临江县发展和改革局"
    assert report.signed_on is not None
    assert report.signed_on.month == 1


@pytest.mark.parametrize("name", PRODUCERS)
@pytest.mark.parametrize(("t2_form", "t3_form"), FORMS)
def test_every_cell_is_found_whoever_wrote_the_file(name: str, t2_form: Form, t3_form: Form) -> None:
    source = printed_form.source(t2_form, t3_form)
    report = read_bytes(PRODUCERS[name](source), name)
    assert (report.t2_form, report.t3_form) == (t2_form, t3_form)
    check(report, source)


def test_headings_that_the_program_numbers_itself_are_read_with_their_numbers() -> None:
    source = printed_form.source()
    docx = producers.wps_docx(source)
    assert "一、总体情况".encode() not in docx
    titles = [section.title for section in read_bytes(docx).sections]
    assert titles == [block[2:] for block in source.blocks if isinstance(block, str) and block[1] == "、"]


def test_the_frame_of_a_page_is_kept_as_metadata_and_not_as_text() -> None:
    report = read_bytes(producers.cms_page(printed_form.source()).encode())
    everything = "".join((*report.preamble, *(section.text for section in report.sections)))
    for word in ("打印", "上一篇", "ICP", "信息公开指南", "关键词", "索引号"):
        assert word not in everything
    assert report.title == "临江县发展和改革局2023年政府信息公开工作年度报告"
    assert report.published_on is not None
    assert report.published_on.isoformat() == "2024-01-18"
    assert report.metadata["site"] == "临江县人民政府"


@pytest.mark.parametrize(
    "encode",
    [
        lambda page: page.encode("utf-8"),
        lambda page: page.encode("utf-8-sig"),
        lambda page: page.encode("gb18030"),
        lambda page: page.replace("utf-8", "gb2312").encode("gbk"),
        lambda page: page.replace("utf-8", "gb2312").encode("utf-8"),
        lambda page: page.encode("gbk"),
        lambda page: page.replace('<meta charset="utf-8">', "").encode("gbk"),
        lambda page: page.encode("utf-16"),
        lambda page: page.encode("utf-16-le"),
        lambda page: page.encode("utf-16-be"),
    ],
    ids=[
        "utf-8",
        "with mark",
        "GB18030 declared as utf-8",
        "GBK declared as GB2312",
        "utf-8 declared as GB2312",
        "GBK declared as utf-8",
        "GBK undeclared",
        "utf-16 with mark",
        "utf-16-le",
        "utf-16-be",
    ],
)
@pytest.mark.parametrize("page", [producers.wps_html, producers.cms_page])
def test_the_encoding_is_told_by_the_bytes(
    page: Callable[[Source], str], encode: Callable[[str], bytes]
) -> None:
    source = printed_form.source()
    check(read_bytes(encode(page(source))), source)


@pytest.fixture(scope="module")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[bytes, str], Path]]:
    """Saves a Word-like DOCX again as another kind of file."""
    program = tools.program("soffice", "libreoffice")
    room = tmp_path_factory.mktemp("office")

    def save(data: bytes, suffix: str) -> Path:
        source = room / "source.docx"
        source.write_bytes(data)
        profile = f"-env:UserInstallation={(room / 'profile').as_uri()}"
        target = {"html": "html:HTML", "doc": "doc:MS Word 97"}.get(suffix, suffix)
        subprocess.run(
            [program, profile, "--headless", "--convert-to", target, "--outdir", room / suffix, source],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return room / suffix / f"source.{suffix}"

    yield save
    shutil.rmtree(room)


@pytest.mark.parametrize("suffix", ["docx", "html", "pdf", "doc", "odt", "rtf"])
def test_what_libreoffice_saves_is_read(suffix: str, libreoffice: Callable[[bytes, str], Path]) -> None:
    source = printed_form.source(Form.F2021, Form.F2019)
    check(read(libreoffice(producers.word_docx(source, with_unread=False), suffix)), source)


def test_a_wps_or_word_97_file_is_known_by_its_content(libreoffice: Callable[[bytes, str], Path]) -> None:
    source = printed_form.source()
    data = libreoffice(producers.word_docx(source, with_unread=False), "doc").read_bytes()
    check(read_bytes(data, "年报.wps"), source)


def printed_by_a_browser(source: Source, style: str, room: Path) -> Path:
    """The page as a browser prints it to PDF."""
    program = tools.program("chromium", "chromium-browser", "google-chrome")
    page = room / "page.html"
    head = f'<style>{style} body {{ font-family: "Noto Sans CJK SC" }}</style></head>'
    html = producers.plain_html(source).replace("</head>", head).replace("border=1", "")
    page.write_text(html, encoding="utf-8")
    command = [program, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={room / 'browser'}"]
    subprocess.run(
        [*command, "--no-pdf-header-footer", f"--print-to-pdf={room / 'page.pdf'}", page.as_uri()],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return room / "page.pdf"


@pytest.mark.parametrize(
    "style",
    [
        "table { border-collapse: collapse; width: 100% } td { border: 1px solid #000 }",
        "table { border-spacing: 2px } td { border: 1px solid #999 }",
        "table { border-collapse: collapse } td { border: 0.5pt solid #000; background: #eee }",
    ],
    ids=["one line between cells", "a box around each cell", "shaded cells"],
)
def test_what_a_browser_prints_is_read(style: str, tmp_path: Path) -> None:
    source = printed_form.source(Form.F2021, Form.F2019)
    check(read(printed_by_a_browser(source, style, tmp_path)), source)


def test_a_table_printed_without_lines_is_read_or_left_undecided(tmp_path: Path) -> None:
    source = printed_form.source()
    report = read(printed_by_a_browser(source, "td { padding: 3px }", tmp_path))
    numbers = {code: report.value(code) for code in report.cells if report.value(code) is not None}
    assert not {code: number for code, number in numbers.items() if number != source.values.get(code)}
    assert len(numbers) > len(source.values) // 2
