"""What changed between two versions, block by block and within a block."""

import pytest

from gongkai.publishing.body.comparing import Cell, Change, Side, compare


def marked(side: Side | None) -> str:
    """Words of a side, changed ones in brackets, cells parted by a bar."""
    return "|".join(_marked(cell) for cell in side.cells) if side else ""


def _marked(cell: Cell) -> str:
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in cell)


def seen(old: str, new: str) -> list[tuple[str, str, str]]:
    return [(row.change.value, marked(row.old), marked(row.new)) for row in compare(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "rows"),
    [
        ("<p>甲</p>", "<p>甲</p>", [("same", "甲", "甲")]),
        ("", "<p>甲</p>", [("added", "", "[甲]")]),
        ("<p>甲</p>", "", [("removed", "[甲]", "")]),
        (
            "<p>自2026年3月1日起施行，有效期5年。</p>",
            "<p>自2026年5月1日起施行，有效期3年。</p>",
            [("changed", "自2026年[3]月1日起施行，有效期[5]年。", "自2026年[5]月1日起施行，有效期[3]年。")],
        ),
        (
            "<p>第一条内容</p><p>第三条规定</p>",
            "<p>第一条内容</p><p>新增加的一款</p><p>第三条规定了</p>",
            [
                ("same", "第一条内容", "第一条内容"),
                ("added", "", "[新增加的一款]"),
                ("changed", "第三条规定", "第三条规定[了]"),
            ],
        ),
        ("<p>完全不同</p>", "<p>另写一段</p>", [("removed", "[完全不同]", ""), ("added", "", "[另写一段]")]),
        (
            "<table><tr><td>甲项</td><td>20万元</td></tr></table>",
            "<table><tr><td>甲项</td><td>30万元</td></tr></table>",
            [("changed", "甲项|[2]0万元", "甲项|[3]0万元")],
        ),
        # Where a link leads may be all that changed.
        (
            "<p><a href='/a'>办事指南</a></p>",
            "<p><a href='/b'>办事指南</a></p>",
            [("changed", "办事指南〔/[a]〕", "办事指南〔/[b]〕")],
        ),
        (
            "<figure><img src=files/1 alt=图></figure>",
            "<figure><img src=files/2 alt=图></figure>",
            [("changed", "图|files/[1]", "图|files/[2]")],
        ),
    ],
)
def test_rows_side_by_side(old: str, new: str, rows: list[tuple[str, str, str]]) -> None:
    assert seen(old, new) == rows


def test_items_know_their_level() -> None:
    (first, second) = compare(
        "<ul><li>甲<ol><li>乙</li></ol></li></ul>", "<ul><li>甲<ol><li>乙</li></ol></li></ul>"
    )
    assert [(row.old.element, row.old.level) for row in (first, second) if row.old] == [("li", 1), ("li", 2)]


def test_a_heading_that_became_a_paragraph_is_changed() -> None:
    (row,) = compare("<h2>总则</h2>", "<p>总则</p>")
    assert row.change is Change.CHANGED
    assert (row.old and row.old.element, row.new and row.new.element) == ("h2", "p")


def test_long_texts_are_compared_in_time() -> None:
    old = "".join(f"<p>第{number}条　公开内容{number * 7 % 13}</p>" for number in range(2_000))
    assert len(compare(old, old.replace("公开", "公布"))) == 2_000
