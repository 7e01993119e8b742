"""Kinds of file by content, whatever the name says."""

import pytest
from tests import printed_form, producers

from gongkai.report.reading.kind import SourceKind, kind_of

SOURCE = printed_form.source()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"%PDF-1.7\n", "年报.doc", SourceKind.PDF),
        (b"\xef\xbb\xbf\n%PDF-1.4", "", SourceKind.PDF),
        (producers.word_docx(SOURCE), "年报.doc", SourceKind.DOCX),
        (producers.openpyxl_xlsx(SOURCE), "", SourceKind.XLSX),
        (producers.word_html(SOURCE), "年报.doc", SourceKind.HTML),
        (producers.wps_html(SOURCE).encode("utf-16"), "年报.xls", SourceKind.HTML),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
            "年报.docx",
            SourceKind.OLD_DOCUMENT,
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"),
            "年报.et",
            SourceKind.OLD_SHEET,
        ),
        (b"{\\rtf1\\ansi", "年报.doc", SourceKind.OLD_DOCUMENT),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "", SourceKind.OLD_DOCUMENT),
        (
            producers.packed({"mimetype": "application/vnd.oasis.opendocument.text"}),
            "",
            SourceKind.OLD_DOCUMENT,
        ),
        (
            producers.packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
            "",
            SourceKind.OLD_SHEET,
        ),
        (b'\n {"format": "gongkai-report/1"}', "年报.txt", SourceKind.JSON),
        (b"code,label,raw,value,state\r\n", "", SourceKind.CSV),
        ("规章,0,0,0".encode(), "年报.CSV", SourceKind.CSV),
        ("一、总体情况".encode(), "年报.pdf", SourceKind.TEXT),
        ("一、总体情况\n规章 | 0 | <5".encode("gbk"), "", SourceKind.TEXT),
        ("一、总体情况".encode("utf-16"), "", SourceKind.TEXT),
    ],
)
def test_the_kind_is_told_by_content(data: bytes, name: str, kind: SourceKind) -> None:
    assert kind_of(data, name) is kind
