import pytest

from gongkai.corpus.agencies.alias_file import AliasFileRefused, read_aliases

HEAD = "名称,区划代码,规范名称,起始年度,截止年度\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_list_is_read_in_the_encodings_that_spreadsheets_write(encoding: str) -> None:
    aliases = read_aliases((HEAD + "朝阳教育,220104,教育局,2019,\n").encode(encoding))
    found = aliases.of("朝阳 教育", 2020)
    assert found is not None
    assert (found.code, found.canonical) == ("220104", "教育局")
    assert aliases.of("朝阳教育", 2018) is None
    assert aliases.of("朝阳教育", None) is None


def test_one_name_may_mean_another_unit_in_other_years() -> None:
    rows = "开发区管委会,220104,教育局,,2019\n开发区管委会,110105,教育局,2020,\n"
    aliases = read_aliases((HEAD + rows).encode())
    assert [aliases.of("开发区管委会", year).code for year in (2019, 2020)] == ["220104", "110105"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ("朝阳教育,999999,教育局,,", "第2行：没有区划代码“999999”"),
        ("朝阳教育,220104,,,", "第2行：没有写规范名称"),
        (",220104,教育局,,", "第2行：没有写名称"),
        ("朝阳教育,220104,教育局,2019年,", "第2行：起始年度“2019年”应为四位年份"),
        ("朝阳教育,220104,教育局,2021,2019", "第2行：起始年度2021晚于截止年度2019"),
        (
            "朝阳教育,220104,教育局,,2020\n\n朝阳教育,110105,教育局,2020,",
            "第4行：名称“朝阳教育”在同一年度已有一行",
        ),
        ("朝阳教育", "第2行：没有区划代码“”"),
    ],
)
def test_a_row_that_cannot_be_used_is_told_with_its_line(rows: str, why: str) -> None:
    with pytest.raises(AliasFileRefused) as refused:
        read_aliases((HEAD + rows + "\n").encode())
    assert [reason.startswith(why) for reason in refused.value.reasons] == [True]


def test_every_bad_row_is_told_at_once() -> None:
    with pytest.raises(AliasFileRefused, match="有2处不能用"):
        read_aliases((HEAD + "a,1,教育局,,\nb,2,教育局,,\n").encode())


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"\xff\xff\xff", b"a" * 200_000])
def test_what_is_no_such_list_is_refused(content: bytes) -> None:
    with pytest.raises(AliasFileRefused):
        read_aliases(content)
