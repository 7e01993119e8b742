"""Signature and characters of a document."""

import pytest

from gongkai.paper.document import Body, Document, Heading, Signature, Title, characters, printable
from gongkai.paper.letter_parts import AttachmentNote, Note


@pytest.mark.parametrize(
    ("text", "width"), [("青溪县", 3.0), ("2023年4月13日", 6.5), ("", 0.0), ("（一）", 3.0)]
)
def test_half_width_characters_count_half(text: str, width: float) -> None:
    assert characters(text) == width


@pytest.mark.parametrize(
    ("name", "day", "indent"),
    [
        ("青溪县民政局", "2024年1月12日", 4.25),  # 6 characters over 6.5, four from the edge
        ("青溪县人民政府国有资产监督管理委员会", "2024年1月9日", 0.0),  # too long to be centred
        ("青溪县民政局", "", 4.0),
    ],
)
def test_the_name_stands_centred_over_the_date(name: str, day: str, indent: float) -> None:
    assert Signature(name, day).name_indent == indent


@pytest.mark.parametrize(
    ("line", "size"),
    [
        ("青溪县人民政府", 22.0),
        ("新港经济开发区人民政府国有资产监督管理委员会", 20.0),  # 22 characters on 442.2 points
        ("名" * 40, 16.0),  # never smaller than the text
    ],
)
def test_a_long_name_is_set_smaller_to_stand_on_one_line(line: str, size: float) -> None:
    assert Title((line, "2023年政府信息公开工作年度报告")).size == size


def test_what_no_document_may_hold_is_shown_as_lost() -> None:
    assert printable("甲\x00乙\x0b丙\ud800丁\ufffe") == "甲\ufffd乙\ufffd丙\ufffd丁\ufffd"
    assert printable("一行\n二行\t三") == "一行\n二行\t三"


def test_the_block_before_the_signature_stays_with_it() -> None:
    assert Document("", "", (Heading("六"), Body("无。"), Signature("甲", ""))).kept_with_next() == {1}
    assert Document("", "", (Heading("六"), Body("无。"))).kept_with_next() == frozenset()
    assert Document("", "", (Signature("甲", ""),)).kept_with_next() == frozenset()


def test_a_note_stays_under_the_date() -> None:
    noted = Document("", "", (Body("无。"), Signature("甲", "2024年3月1日"), Note("联系人：何青")))
    assert noted.kept_with_next() == {0, 1}


@pytest.mark.parametrize(
    ("names", "numbers", "width"),
    [
        (("申请表",), ("",), 0.0),  # a single one is not numbered
        (("申请表", "回复表"), ("1.", "2."), 1.0),
        (tuple("甲乙丙丁戊己庚辛壬癸"), tuple(f"{n}." for n in range(1, 11)), 1.5),
    ],
)
def test_several_attachments_are_numbered(
    names: tuple[str, ...], numbers: tuple[str, ...], width: float
) -> None:
    note = AttachmentNote(names)
    assert note.numbers == numbers
    assert note.number_width == width
