import pytest

from gongkai.portal.title import parts


@pytest.mark.parametrize(
    ("title", "pieces"),
    [
        (
            "青溪县自然资源局2025年政府信息公开工作年度报告",
            ["青溪县自然资源局", "2025年", "政府信息公开", "工作年度报告"],
        ),
        ("某某局政府信息公开年度报告", ["某某局", "政府信息公开", "年度报告"]),
        ("没有这些词的标题", ["没有这些词的标题"]),
        ("", []),
    ],
)
def test_a_title_breaks_only_between_its_parts(title: str, pieces: list[str]) -> None:
    assert parts(title) == pieces
