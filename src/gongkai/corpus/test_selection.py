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
ALIKE = Table(
    "alike", "内容雷同", (REPORTS.fields[0], Field("other", pl.String, "另一份"), REPORTS.fields[1])
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
    assert selection.of(ROWS, REPORTS, lambda: ROWS).collect()["report"].to_list() == found


def test_what_names_only_its_report_is_chosen_by_the_report() -> None:
    texts = Table("texts", "正文", (REPORTS.fields[0], Field("text", pl.String, "正文")))
    rows = pl.DataFrame({"report": ["盱眙", "济源", "盱眙"], "text": ["一", "二", "三"]}).lazy()
    chosen = Selection((2023,), "320000").of(rows, texts, lambda: ROWS)
    assert chosen.collect().equals(pl.DataFrame({"report": ["盱眙", "盱眙"], "text": ["一", "三"]}))


@pytest.mark.parametrize(
    ("selection", "found"),
    [
        (Selection(division="320800"), ["盱眙-济源", "济源-盱城"]),
        (Selection(division="419001"), ["盱眙-济源", "济源-税务", "济源-盱城"]),
        (Selection((2023,), "320830001"), ["济源-盱城"]),
        (Selection((2022,), "320800"), []),
    ],
)
def test_two_reports_that_are_alike_are_told_of_wherever_one_of_them_is(
    selection: Selection, found: list[str]
) -> None:
    rows = pl.DataFrame(
        [("盱眙", "济源", 2023), ("济源", "税务", 2023), ("济源", "盱城", 2023)],
        schema=ALIKE.schema,
        orient="row",
    )
    chosen = selection.of(rows.lazy(), ALIKE, lambda: ROWS)
    assert [f"{one}-{other}" for one, other, _ in chosen.collect().iter_rows()] == found


@pytest.mark.parametrize(
    ("selection", "found"),
    [
        (Selection((2023,)), ["320800", "320830:教育局", "410000"]),
        (Selection(division="320000"), ["320800", "320830:教育局"]),
        (Selection((2023,), "320830"), ["320830:教育局"]),
        (Selection(division="410000"), ["410000"]),
    ],
)
def test_what_is_said_of_a_division_needs_no_report_to_be_chosen(
    selection: Selection, found: list[str]
) -> None:
    """A figure that is the sum of units has no report of its own."""
    schema = {"of": pl.String, "subject": pl.String, "report": pl.String, "year": pl.Int32}
    far = Table("outliers", "离群", tuple(Field(name, dtype, name) for name, dtype in schema.items()))
    rows = pl.DataFrame(
        [
            ("division", "320800", None, 2023),
            ("unit", "320830:教育局", "盱眙", 2023),
            ("division", "410000", None, 2023),
        ],
        schema=schema,
        orient="row",
    )
    reports = pl.DataFrame(
        {"report": ["盱眙"], "unit": ["320830:教育局"], "year": [2023], "division": ["320830"]},
        schema_overrides={"year": pl.Int32},
    )
    standing = reports.with_columns(standing=pl.lit(value=True)).lazy()
    assert selection.of(rows.lazy(), far, lambda: standing).collect()["subject"].to_list() == found


def test_a_table_without_years_says_so() -> None:
    unread = Table("unread", "读不了的文件", (Field("source", pl.String, "来源"),))
    with pytest.raises(NotByThat, match="“读不了的文件”这张表没有年度"):
        Selection((2023,)).of(pl.LazyFrame({"source": ["甲"]}), unread, lambda: ROWS)
