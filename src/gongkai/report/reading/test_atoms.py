"""Lines cut into cells, as the layouts of real copies set them."""

import pytest

from gongkai.report.reading.atoms import Kind, cut

T, V, B, E = Kind.TEXT, Kind.VALUE, Kind.BLANK, Kind.ROW_END


def look(text: str) -> list[tuple[Kind, str]]:
    return [(atom.kind, atom.text) for atom in cut(text)[0]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("规章 |\n0 |\n |\n2 |", [(T, "规章"), (V, "0"), (B, ""), (V, "2")]),
        ("规章\n|\n0\n|\n\n|\n2\n|", [(T, "规章"), (V, "0"), (B, ""), (V, "2")]),
        ("0 | 0 | ||", [(V, "0"), (V, "0"), (B, ""), (B, "")]),
        ("0 |\n||\n行政强制 |", [(V, "0"), (E, "||"), (T, "行政强制")]),
        ("5 |\n | ||", [(V, "5"), (B, ""), (E, "| ||")]),
        (
            "| 规章 | 0 | | 2 |\n|---|---|---|---|\n| x | 1 | 2 | 3 |",
            [(T, "规章"), (V, "0"), (B, ""), (V, "2"), (E, ""), (T, "x"), (V, "1"), (V, "2"), (V, "3")],
        ),
        ("规章\t0\t\t2", [(T, "规章"), (V, "0"), (B, ""), (V, "2")]),
        ("\t规章\n\t0", [(T, "规章"), (V, "0")]),
        ("0 0\u30003件 1,234", [(V, "0"), (V, "0"), (V, "3件"), (V, "1,234")]),
        ("3 件", [(V, "3 件")]),
        ("- 8", [(V, "- 8")]),
        ("行政许可 97", [(T, "行政许可 97")]),
        ("0\r\r\r0", [(V, "0"), (V, "0")]),
        ("0\n- 3 -\n第 4 页 共 9 页\n0", [(V, "0"), (V, "0")]),
        ("**0**｜１２", [(V, "0"), (V, "１２")]),
        ("1 |\n- |\n-- | -- |\n--- |", [(V, "1"), (V, "-"), (V, "--"), (V, "--"), (V, "---")]),
        ("| a | b |\n| :---: | -- |", [(T, "a"), (T, "b"), (E, "")]),
    ],
)
def test_cells_come_out_of_every_layout(text: str, found: list[tuple[Kind, str]]) -> None:
    assert look(text) == found


def test_a_mark_that_opens_a_line_is_a_blank_cell_unless_all_lines_open_so() -> None:
    assert look("1 | 2 | 3 |\n4 | 5 | 6 |\n | 8 | 9 |")[6:] == [(B, ""), (V, "8"), (V, "9")]
    assert look("| 1 | 2 |\n| 3 | 4 |") == [(V, "1"), (V, "2"), (V, "3"), (V, "4")]


def test_a_mark_that_ends_a_line_has_a_blank_cell_after_it_unless_most_lines_end_so() -> None:
    assert look("1 | 2 | 3\n4 | 5 | 6\n7 | 8 | ")[6:] == [(V, "7"), (V, "8"), (B, "")]
    assert look("1 | 2 |\n3 | 4 |") == [(V, "1"), (V, "2"), (V, "3"), (V, "4")]


def test_places_are_counted_from_one() -> None:
    atom = cut("一行\n  规章 | 12 |")[0][2]
    assert (atom.text, atom.line, atom.column) == ("12", 2, 8)


def test_a_tab_alone_is_a_blank_cell_where_every_cell_is_indented_and_not_before_the_words_of_a_row() -> None:
    rows = "\t规章\n\t1\n\t\n\t3\n\t\n\n\t\n\t规范性文件\n\t4\n" * 5
    found = [(T, "规章"), (V, "1"), (B, ""), (V, "3"), (B, ""), (T, "规范性文件"), (V, "4")]
    assert look(rows) == found * 5
    assert look("行政处罚\n0\n\t\n行政强制") == [(T, "行政处罚"), (V, "0"), (T, "行政强制")]
