"""Two texts side by side: what changed is marked and escaped, what is alike far from it left out."""

from gongkai.publishing.desk.changed_text import ShownRow, changed_text


def test_what_went_is_struck_and_what_came_underlined() -> None:
    [row] = changed_text("<p>每户不超过120平方米</p>", "<p>每户不超过160平方米</p>")
    assert (row.old, row.new) == (
        "每户不超过1<del>2</del>0平方米",
        "每户不超过1<ins>6</ins>0平方米",
    )


def test_long_stretches_alike_are_counted_and_left_out() -> None:
    alike = "".join(f"<p>第{n}条规定</p>" for n in range(1, 11))
    rows = changed_text(alike + "<p>末条</p>", alike + "<p>末条</p><p>附则</p>")
    assert rows[0] == ShownRow(left_out=9)
    assert [row.new for row in rows[1:]] == ["第10条规定", "末条", "<ins>附则</ins>"]
    assert rows[-1].new_class == "new"


def test_markup_in_a_text_stays_text() -> None:
    [row] = changed_text("<p>甲&lt;b&gt;</p>", "<p>甲&lt;i&gt;</p>")
    assert "<b>" not in row.old
    assert "&lt;" in row.old


def test_texts_alike_have_no_rows() -> None:
    assert changed_text("<p>一</p>", "<p>一</p>") == []
