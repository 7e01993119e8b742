"""Word and Excel files as pages, with LibreOffice and without."""

import io

import docx
import openpyxl
import pytest
from openpyxl.comments import Comment
from tests import tools

from gongkai.casework.redaction import pages
from gongkai.casework.redaction.refusal import CannotRedact
from gongkai.casework.redaction.test_docx_cleaning import DELETED, INSERTED, made, run
from gongkai.casework.redaction.working_copy import WorkingCopy, working_copy
from gongkai.records.attachments.kind import FileKind
from gongkai.report.reading import office

CONTRACT = made(
    run("甲方：青溪县水利局。") + DELETED + INSERTED + run("暗的", "<w:vanish/>"), header="内部资料"
)


def text_of(copy: WorkingCopy) -> str:
    with pages.open_document(copy.pdf) as document:
        read = [pages.read_page(document, number + 1).text for number in range(copy.pages)]
    return "".join("".join(read).split())


@pytest.fixture
def _no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "PROGRAMS", ("no-such-office",))


@pytest.fixture
def _office() -> None:
    tools.program(*office.PROGRAMS)


@pytest.mark.usefixtures("_no_office")
def test_a_docx_is_typeset_where_libreoffice_is_not() -> None:
    document = docx.Document(io.BytesIO(CONTRACT))
    document.add_table(1, 2).cell(0, 1).text = "表中的字"
    file = io.BytesIO()
    document.save(file)
    copy = working_copy(file.getvalue(), FileKind.DOCX.media)
    text = text_of(copy)
    assert text.startswith("甲方：青溪县水利局。新加的表中的字")
    assert "删去" not in text
    assert "暗的" not in text
    assert copy.left_out == (
        "修订中已删除的文字1处",
        "隐藏文字1处",
        "页眉和页脚",
        "原来的版式（本机没有 LibreOffice，只有文字和表格）",
    )


@pytest.mark.usefixtures("_no_office")
@pytest.mark.parametrize("kind", [FileKind.DOC, FileKind.XLS, FileKind.XLSX])
def test_other_office_files_are_refused_where_libreoffice_is_not(kind: FileKind) -> None:
    with pytest.raises(CannotRedact, match=r"没有 LibreOffice.*另存为 PDF"):
        working_copy(b"any", kind.media)


@pytest.mark.usefixtures("_office")
def test_a_docx_is_printed_by_libreoffice_with_its_header_and_without_what_is_hidden() -> None:
    copy = working_copy(CONTRACT, FileKind.DOCX.media)
    text = text_of(copy)
    assert "内部资料" in text
    assert "甲方：青溪县水利局。新加的" in text
    assert "删去" not in text
    assert "暗的" not in text
    assert copy.left_out == ("修订中已删除的文字1处", "隐藏文字1处")


@pytest.mark.usefixtures("_office")
def test_a_document_of_word_97_loses_its_deletions_too() -> None:
    old = office.made_of(CONTRACT, "doc", 10_000_000)
    assert old is not None
    copy = working_copy(old, FileKind.DOC.media)
    assert "甲方：青溪县水利局。新加的" in text_of(copy)
    assert "删去" not in text_of(copy)
    assert "修订中已删除的文字1处" in copy.left_out


@pytest.mark.usefixtures("_office")
def test_a_workbook_of_excel_97_is_printed() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "明的"
    file = io.BytesIO()
    book.save(file)
    old = office.made_of(file.getvalue(), "xls", 10_000_000)
    assert old is not None
    assert text_of(working_copy(old, FileKind.XLS.media)) == "明的"


@pytest.mark.usefixtures("_office")
def test_a_workbook_is_printed_and_its_hidden_parts_are_told() -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["A2"], book.active["A3"] = "明的", "暗的一行", "末行"
    book.active.row_dimensions[2].hidden = True
    book.active["A3"].comment = Comment("别给他看", "x")
    book.create_sheet("底稿").sheet_state = "hidden"
    book["底稿"]["A1"] = "底稿里的字"
    file = io.BytesIO()
    book.save(file)
    copy = working_copy(file.getvalue(), FileKind.XLSX.media)
    assert text_of(copy) == "明的末行"
    assert copy.left_out == ("隐藏的工作表1张", "隐藏的行和列1处", "批注")


@pytest.mark.usefixtures("_office")
@pytest.mark.parametrize("kind", [FileKind.DOCX, FileKind.XLSX, FileKind.DOC, FileKind.XLS])
def test_a_broken_office_file_is_refused(kind: FileKind) -> None:
    head = b"PK\x03\x04" if kind in (FileKind.DOCX, FileKind.XLSX) else b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    with pytest.raises(CannotRedact, match=r"打不开.*另存为 PDF"):
        working_copy(head + b"cut off" * 200, kind.media)
