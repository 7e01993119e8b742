import pytest

from gongkai.text.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("无", ("无",)),
        ("收到申请1件。已答复；没有结转！", ("收到申请1件。", "已答复；", "没有结转！")),
        ("他说：“没有问题。”会后散去。", ("他说：“没有问题。”", "会后散去。")),
        ("（一）加强领导\n 一是学习。\n\n二是宣传", ("（一）加强领导", "一是学习。", "二是宣传")),
    ],
)
def test_a_sentence_ends_with_its_mark_or_its_line(text: str, expected: tuple[str, ...]) -> None:
    assert sentences(text) == expected
