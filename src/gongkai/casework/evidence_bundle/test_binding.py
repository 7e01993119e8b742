"""Binding: every page keeps its content and gets its stamp; bookmarks lead where they say."""

from io import BytesIO

import pdfplumber
import pytest
from pypdf import PdfReader
from tests.disputed_cases import pages

from gongkai.casework.evidence_bundle.binding import Bookmark, bind
from gongkai.paper.stamps import Stamp, write_stamps

SHEET, LYING = (595.0, 842.0), (842.0, 595.0)


def stamps(*sizes: tuple[float, float]) -> BytesIO:
    stamped = [Stamp(*size, f"证据{at}", f"第{at}页　共{len(sizes)}页") for at, size in enumerate(sizes, 1)]
    return BytesIO(write_stamps(stamped))


def test_every_page_keeps_its_words_and_gets_its_stamp_at_its_margins() -> None:
    out = BytesIO()
    parts = [BytesIO(pages("ONE", "TWO")), BytesIO(pages("THREE", size=LYING))]
    bind(parts, stamps(SHEET, SHEET, LYING), [], {"/Title": "证据材料"}, out)
    with pdfplumber.open(out) as bound:
        for at, (page, word) in enumerate(zip(bound.pages, ("ONE", "TWO", "THREE"), strict=True), 1):
            words = {found["text"]: found for found in page.extract_words(keep_blank_chars=True)}
            assert word in words
            assert words[f"证据{at}"]["top"] < 40
            assert words[f"证据{at}"]["x0"] > page.width / 2
            foot = words[f"第{at}页　共3页"]
            assert foot["bottom"] > page.height - 40
            assert (foot["x0"] + foot["x1"]) / 2 == pytest.approx(page.width / 2, abs=3)


def test_bookmarks_lead_to_their_pages_and_the_file_states_its_title() -> None:
    out = BytesIO()
    marks = [Bookmark("第一组", 1), Bookmark("证据1", 1, 2), Bookmark("证据2", 3, 2), Bookmark("第二组", 3)]
    bind([BytesIO(pages("ONE", "TWO", "THREE"))], stamps(*[SHEET] * 3), marks, {"/Title": "证据材料"}, out)
    read = PdfReader(out)
    assert read.metadata
    assert read.metadata.title == "证据材料"
    first, under, second = read.outline
    assert [first.title, [item.title for item in under], second.title] == [
        "第一组",
        ["证据1", "证据2"],
        "第二组",
    ]
    assert [read.get_destination_page_number(item) for item in (first, *under, second)] == [0, 0, 2, 2]


def test_the_typeface_of_the_stamps_is_kept_once() -> None:
    sizes = {}
    for count in (10, 110):
        out = BytesIO()
        bind([BytesIO(pages(*["W"] * count))], stamps(*[SHEET] * count), [], {}, out)
        sizes[count] = len(out.getvalue())
    assert (sizes[110] - sizes[10]) / 100 < 2_000


def test_a_page_without_its_stamp_is_never_bound() -> None:
    with pytest.raises(ValueError, match="2 stamps for 1 pages"):
        bind([BytesIO(pages("ONE"))], stamps(SHEET, SHEET), [], {}, BytesIO())
