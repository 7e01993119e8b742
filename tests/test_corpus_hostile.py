"""What strangers put among the reports: each is told of by itself, and the job comes to its end."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from gongkai import report
from gongkai.corpus import manifest
from gongkai.corpus.columns import LARGEST, READ
from gongkai.corpus.ingest import ingest, unread
from gongkai.corpus.ingest.tables import RAW, UNREAD
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.map_shards import Loop
from gongkai.corpus.running.shard import Receipt, Shards, Step
from gongkai.corpus.wide_row import cells
from gongkai.report import Kind
from gongkai.report.value import Cell, State
from tests.clean_reports import clean, with_cell, with_section
from tests.hostile.bombs import bombs
from tests.hostile.broken import broken
from tests.hostile.disguises import disguised
from tests.marked_copies import lay_out
from tests.random_reports import random_report

RECEIVED = "t3.received_new@total"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A folder with one sound report."""
    folder = tmp_path / "年报"
    folder.mkdir()
    (folder / "好.json").write_bytes(report.write(random_report(Random(1)), Kind.JSON))
    return folder


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(str(tmp_path / "corpus"))


def codes(place: Place) -> dict[str, str]:
    """The code of every file without a report, by its name."""
    table = manifest.table(place, "ingest", UNREAD).select("source", "code").collect()
    return dict(table.iter_rows())


def reports(place: Place) -> list[str]:
    return sorted(manifest.table(place, "ingest", READ).select("source").collect()["source"])


@pytest.mark.parametrize(
    ("printed", "held"),
    [
        ("1000000000000000", None),  # 10^15 has one figure more than the reader takes for a count
        ("999999999999999", 999_999_999_999_999),
        ("999999999999999万亿", None),
        ("1" + "0" * 30, None),
        ("9" * 5000, None),
        ("-3", -3),
    ],
)
def test_absurd_numbers_are_kept_whole_or_called_unreadable(
    source: Path, place: Place, printed: str, held: int | None
) -> None:
    found = with_cell(clean(2023), RECEIVED, Cell(printed, 1, State.NUMBER))
    (source / "怪.html").write_bytes(report.write(found, Kind.HTML))
    ingest(place, [str(source)])
    assert reports(place) == ["年报/好.json", "年报/怪.html"]
    table = manifest.table(place, "ingest", READ).collect()
    (row,) = (row for row in table.iter_rows(named=True) if row["source"].endswith("怪.html"))
    assert row[RECEIVED] == held
    cell = cells(row)[RECEIVED]
    if held is None:
        unread = cell.state in (State.UNREADABLE, State.UNDECIDED)
        assert unread or (cell.value is not None and cell.value > LARGEST)


# What hangs the library that opens it needs a process that can be ended, as `gongkai.corpus.running` gives it.
HARMLESS_BOMBS = (
    "page_tree_in_a_circle",
    "picture_of_endless_size",
    "png_of_endless_size",
    "entities_that_multiply",
)


def test_hostile_documents_are_refused_one_by_one(source: Path, place: Place) -> None:
    cases = [*broken.all, *disguised.all, *(case for case in bombs.all if case.name in HARMLESS_BOMBS)]
    for case in cases:
        (source / f"{case.name}.bin").write_bytes(case.make().content)
    ingest(place, [str(source)])
    told = codes(place)
    assert reports(place) == ["年报/好.json"]
    assert set(told) == {f"年报/{case.name}.bin" for case in cases}
    assert "bug" not in told.values()
    assert manifest.table(place, "ingest", RAW).collect().height == len(cases) + 1


def test_a_pdf_of_three_thousand_pages_is_refused_without_opening_them(source: Path, place: Place) -> None:
    kids = b" ".join(b"%d 0 R" % number for number in range(3, 3_003))
    pages = b"".join(b"%d 0 obj<</Type/Page/Parent 2 0 R>>endobj\n" % number for number in range(3, 3_003))
    (source / "厚.pdf").write_bytes(
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/MediaBox[0 0 595 842]"
        b"/Count 3000/Kids[%s]>>endobj\n%strailer<</Root 1 0 R>>\n%%%%EOF" % (kids, pages)
    )
    ingest(place, [str(source)])
    assert codes(place) == {"年报/厚.pdf": "too_large"}


def test_a_text_without_end_is_refused_before_it_is_counted(source: Path, place: Place) -> None:
    found = with_section(clean(2023), 1, *["全年公开信息12条，培训3次。"] * 50_000)
    (source / "长.txt").write_bytes(lay_out(found, "A").encode())
    ingest(place, [str(source)])
    assert codes(place) == {"年报/长.txt": "too_large"}


def test_a_file_beyond_the_limit_is_not_even_fetched(
    source: Path, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (source / "大.html").open("wb") as file:
        file.truncate(65 << 20)
    opened: list[str] = []
    real = os.open

    def noted(path: str, *rest: int) -> int:
        opened.append(str(path))
        return real(path, *rest)

    monkeypatch.setattr("gongkai.corpus.ingest.folder.os.open", noted)
    ingest(place, [str(source)])
    assert codes(place) == {"年报/大.html": "too_large"}
    assert [path for path in opened if path.endswith(".html")] == []


def test_names_that_no_terminal_should_show_are_written_out(source: Path, place: Place) -> None:
    for name in (b"\x1b[2J.txt", b"a\nb.txt", "\u202etxt.exe".encode(), b"\xc4\xea\xb1\xa8.txt"):
        Path(os.fsdecode(os.fsencode(source) + b"/" + name)).write_bytes(b"x")
    ingest(place, [str(source)])
    told = sorted(codes(place))
    assert told == [
        r"年报/\u001b[2J.txt",
        r"年报/\u202etxt.exe",
        r"年报/\udcc4걨.txt",  # 年报 in GBK; three of the four bytes happen to be a character in UTF-8
        r"年报/a\u000ab.txt",
    ]


def test_links_and_pipes_are_told_of_and_not_followed(source: Path, place: Path, tmp_path: Path) -> None:
    outside = tmp_path / "别处"
    outside.mkdir()
    (outside / "密.json").write_bytes(report.write(random_report(Random(2)), Kind.JSON))
    (source / "链.json").symlink_to(outside / "密.json")
    (source / "夹").symlink_to(outside)
    (source / "环").symlink_to(source)
    (source / "断").symlink_to(source / "没有")
    os.mkfifo(source / "管")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(source / "口"))
        ingest(place, [str(source)])
    assert reports(place) == ["年报/好.json"]
    assert codes(place) == {
        "年报/链.json": "link",
        "年报/夹": "link",
        "年报/环": "link",
        "年报/断": "link",
        "年报/管": "special",
        "年报/口": "special",
    }


def test_a_file_put_in_the_place_of_another_by_a_link_is_not_followed(
    source: Path, place: Place, tmp_path: Path
) -> None:
    (tmp_path / "密.txt").write_text("秘密", encoding="utf-8")

    class Swapping(Loop):
        def done(self, step: Step, shards: Shards, place: Place) -> Iterator[Receipt]:
            (source / "好.json").unlink()
            (source / "好.json").symlink_to(tmp_path / "密.txt")
            yield from super().done(step, shards, place)

    ingest(place, [str(source)], Swapping())
    assert codes(place) == {"年报/好.json": "link"}
    assert manifest.table(place, "ingest", RAW).collect().is_empty()


def test_a_file_that_vanishes_after_it_was_listed_is_told_of_and_then_forgotten(
    source: Path, place: Place
) -> None:
    (source / "短命.json").write_bytes(b"{}")

    class Deleting(Loop):
        def done(self, step: Step, shards: Shards, place: Place) -> Iterator[Receipt]:
            (source / "短命.json").unlink()
            yield from super().done(step, shards, place)

    assert unread(ingest(place, [str(source)], Deleting())) == {"vanished": 1}
    assert reports(place) == ["年报/好.json"]
    assert unread(ingest(place, [str(source)])) == {}


def test_a_thousand_small_files_are_each_told_of(source: Path, place: Place) -> None:
    for number in range(1000):
        (source / f"{number:04}.txt").write_bytes(b"" if number % 10 == 0 else str(number).encode())
    receipts = ingest(place, [str(source)])
    assert unread(receipts) == {"not_a_report": 900, "empty": 100}
    assert len(codes(place)) == 1000
    assert [receipt.tally["files"] for receipt in receipts] == [200, 200, 200, 200, 200, 1]
