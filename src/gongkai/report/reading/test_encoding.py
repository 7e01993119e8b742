"""Texts in the encodings that agencies' sites and machines use, declared rightly, wrongly or not at all."""

import pytest

from gongkai.report.errors import EmptyFile, NotAReport
from gongkai.report.reading.encoding import decode

TEXT = "某县教育局2023年政府信息公开工作年度报告\r\n一、总体情况\r\n本年新收政府信息公开申请3件，镕、喆、㙍字也在内。\r\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
@pytest.mark.parametrize("declared", [None, "utf-8", "gb2312", "GBK", "iso-8859-1", "no-such-encoding"])
def test_the_text_comes_back_whatever_is_declared(encoding: str, declared: str | None) -> None:
    assert decode(TEXT.encode(encoding), declared) == TEXT


@pytest.mark.parametrize("tag", ["gb2312", "utf-8", "windows-1252"])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_a_tag_inside_is_believed_only_where_the_bytes_agree(tag: str, encoding: str) -> None:
    page = f'<html><head><meta charset="{tag}"></head><body>{TEXT}</body></html>'
    assert decode(page.encode(encoding)) == page


def test_traditional_text_in_big5_is_read() -> None:
    text = "廣州市某局2022年政府信息公開工作年度報告，本年新收政府信息公開申請數量一件。" * 3
    assert decode(text.encode("big5hkscs")) == text


def test_bare_carriage_returns_stay() -> None:
    assert decode("规章\r\r\r0\r".encode()) == "规章\r\r\r0\r"


def test_a_file_cut_in_the_middle_of_a_character_is_still_read() -> None:
    assert decode(TEXT.encode()[:-4]).startswith("某县教育局2023年")
    assert decode((TEXT * 5).encode("gb18030")[:-3]).startswith("某县教育局2023年")


def test_nothing_and_noise_are_said_to_be_so() -> None:
    with pytest.raises(EmptyFile):
        decode(b"\r\n \x00")
    with pytest.raises(NotAReport):
        decode(bytes(range(128, 256)) * 7 + b"\xff\x00\x01\x02" * 100)
