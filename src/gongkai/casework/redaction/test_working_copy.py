"""What a file has to be to become pages, and what is said of one that does not."""

import io

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from gongkai.casework.redaction import working_copy as module
from gongkai.casework.redaction.refusal import CannotRedact
from gongkai.casework.redaction.working_copy import working_copy
from gongkai.records.attachments.kind import FileKind

PDF = "application/pdf"


def pdf(pages: int = 1, size: tuple[float, float] = (600, 800)) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=size)
    for number in range(pages):
        canvas.drawString(100, 700, f"page {number + 1}")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def rewritten(document: pikepdf.Pdf) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def without_pages() -> bytes:
    return rewritten(pikepdf.new())


def dynamic_form() -> bytes:
    with pikepdf.open(io.BytesIO(pdf())) as document:
        document.Root.NeedsRendering = True
        document.Root.AcroForm = pikepdf.Dictionary(
            Fields=pikepdf.Array(),
            XFA=pikepdf.Array([pikepdf.String("template"), document.make_stream(b"<t/>")]),
        )
        return rewritten(document)


def locked(**passwords: str) -> bytes:
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as document:
        document.save(file, encryption=pikepdf.Encryption(**passwords))
    return file.getvalue()


def test_a_pdf_stays_as_it_is() -> None:
    content = pdf(3)
    copy = working_copy(content, PDF)
    assert (copy.pdf, copy.pages, copy.left_out) == (content, 3, ())


def test_a_pdf_that_only_forbids_changes_is_taken() -> None:
    assert working_copy(locked(user="", owner="o"), PDF).pages == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (locked(user="u", owner="o"), "设了打开密码.*取消密码"),
        (b"%PDF-1.7 cut off", "已损坏.*重新导出"),
        (without_pages(), "没有页面|已损坏"),
        (dynamic_form(), "动态表单.*打印成 PDF"),
        (pdf(size=(15_000, 800)), "第1页的大小不正常.*打印成 A4"),
        (pdf(size=(600, 1)), "第1页的大小不正常"),
    ],
    ids=["password", "broken", "no pages", "XFA", "too wide", "too low"],
)
def test_what_cannot_be_worked_on_is_refused_with_what_to_do(content: bytes, said: str) -> None:
    with pytest.raises(CannotRedact, match=said):
        working_copy(content, PDF)


def test_more_than_a_thousand_pages_are_refused() -> None:
    assert working_copy(pdf(1_000), PDF).pages == 1_000
    with pytest.raises(CannotRedact, match="有1001页，超过1000页的上限"):
        working_copy(pdf(1_001), PDF)


def test_files_inside_a_pdf_are_told() -> None:
    with pikepdf.open(io.BytesIO(pdf())) as document:
        document.attachments["表.xlsx"] = b"cells"
        assert working_copy(rewritten(document), PDF).left_out == ("PDF 里夹带的附件1个",)


def test_every_kind_that_a_case_takes_is_handled_or_refused_by_name() -> None:
    assert {kind.media for kind in FileKind} - module._WAYS.keys() == {"application/ofd"}
    with pytest.raises(CannotRedact, match=r"OFD.*另存为 PDF"):
        working_copy(b"PK", "application/ofd")
