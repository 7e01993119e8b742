import polars as pl
import pytest

from gongkai.corpus.dictionary import Field, Table
from gongkai.corpus.selection import NotByThat, Selection

REPORTS = Table(
    "reports",
    "报告",
    (
        Field("report", pl.String, "报告编号"),
        Field("year", pl.Int32, "年度"),
        Field("division", pl.String, "区划代码"),
    ),
)
ROWS = pl.DataFrame(
    [
        ("江苏", 2023, "320000"),
        ("淮安", 2022, "320800"),
        ("盱眙", 2023, "320830"),
        ("盱城", 2023, "320830001"),
        ("济源", 2023, "419001"),
        ("税务", 2023, "000000"),
        ("不明", None, None),
    ],
    schema=REPORTS.schema,
    orient="row",
).lazy()


@pytest.mark.parametrize(
    ("selection", "found"),
    [
        (Selection(), ["江苏", "淮安", "盱眙", "盱城", "济源", "税务", "不明"]),
        (Selection((2022,)), ["淮安"]),
        (Selection(division="320000"), ["江苏", "淮安", "盱眙", "盱城"]),
        (Selection(division="320800"), ["淮安", "盱眙", "盱城"]),
        (Selection((2023,), "320800"), ["盱眙", "盱城"]),
        (Selection(division="320830001"), ["盱城"]),
        (Selection(division="419001"), ["济源"]),
        (Selection(division="000000"), ["江苏", "淮安", "盱眙", "盱城", "济源", "税务"]),
    ],
)
def test_a_division_brings_all_below_it(selection: Selection, found: list[str]) -> None:
    assert selection.of(ROWS, REPORTS).collect()["report"].to_list() == found


def test_what_names_only_its_report_is_chosen_by_the_report() -> None:
    texts = Table("texts", "正文", (REPORTS.fields[0], Field("text", pl.String, "正文")))
    rows = pl.DataFrame({"report": ["盱眙", "济源", "盱眙"], "text": ["一", "二", "三"]}).lazy()
    wanted = Selection((2023,), "320000")
    assert wanted.by_report(texts)
    assert not wanted.by_report(REPORTS)
    chosen = wanted.of_reports(rows, ROWS)
    assert chosen.collect()["text"].to_list() == ["一", "三"]


def test_a_table_without_years_says_so() -> None:
    unread = Table("unread", "读不了的文件", (Field("source", pl.String, "来源"),))
    with pytest.raises(NotByThat, match="“读不了的文件”这张表没有年度"):
        Selection((2023,)).of(pl.LazyFrame({"source": ["甲"]}), unread)
