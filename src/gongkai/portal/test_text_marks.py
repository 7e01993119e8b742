import pytest

from gongkai.portal.finding_marks import Numbered
from gongkai.portal.text_marks import marked
from gongkai.report.finding import Finding, Severity

PARAGRAPH = "全年收到申请17件，办结16件，结转1件。"


def finding(number: int, quote: str) -> Numbered:
    return Numbered(number, Finding("NV-01", Severity.WARNING, "不一致", quote=quote), "text")


@pytest.mark.parametrize(
    ("quotes", "runs"),
    [
        ((), [(PARAGRAPH, None)]),
        (("没有这句",), [(PARAGRAPH, None)]),
        (("",), [(PARAGRAPH, None)]),
        (("收到申请17件",), [("全年", None), ("收到申请17件", 1), ("，办结16件，结转1件。", None)]),
        (("全年收到申请17件",), [("全年收到申请17件", 1), ("，办结16件，结转1件。", None)]),
        # In the order of the text, whichever was found first; the one that overlaps is left out.
        (
            ("结转1件。", "办结16件", "16件，结转"),
            [("全年收到申请17件，", None), ("办结16件", 2), ("，", None), ("结转1件。", 1)],
        ),
    ],
)
def test_a_quote_is_marked_where_it_stands(
    quotes: tuple[str, ...], runs: list[tuple[str, int | None]]
) -> None:
    findings = [finding(number, quote) for number, quote in enumerate(quotes, 1)]
    found = marked(PARAGRAPH, findings)
    assert [(run.text, run.ref.number if run.ref else None) for run in found] == runs
    assert "".join(run.text for run in found) == PARAGRAPH
