from dataclasses import replace
from random import Random

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.corpus.columns import REPORTS
from gongkai.corpus.comparing.likeness import LEAST_LETTERS, alike, repeated
from gongkai.corpus.comparing.numbering import numbered
from gongkai.corpus.comparing.sentence_order import ordered
from gongkai.corpus.comparing.telling_sentences import telling
from gongkai.corpus.ingest.reading import sentence_hash
from gongkai.corpus.ingest.tables import SENTENCES
from gongkai.report.likeness import alike as alike_one_by_one
from gongkai.report.likeness import masked_sentences
from gongkai.report.value import Report, Section

COPIED = "全年主动公开各类信息{}条，其中通过门户网站公开{}条，比上年明显增加。"
OWN = (
    "组织干部职工到村组宣讲惠农补贴的申领办法，现场解答群众提问。",
    "对照目录逐项清理过期的办事指南，重新核对了窗口电话和办公时间。",
    "邀请企业代表座谈，听取对惠企政策文件解读方式的意见和建议。",
    "在便民服务大厅设置公开专区，方便不会上网的老年人查阅文件。",
    "请律师逐件审核依申请公开的答复，改正援引条款不准确的问题。",
    "把财政预决算同往年的数字排在一起，附上增减原因一并公布。",
)
BOILERPLATE = "坚持以公开为常态、不公开为例外，扎实推进政府信息公开各项工作。"


def told(agency: str, *paragraphs: str, year: int = 2024) -> Report:
    return Report(agency=agency, year=year, sections=(Section(1, "总体情况", paragraphs),))


def as_reports(reports: list[Report]) -> pl.LazyFrame:
    rows = [
        {"report": f"r{n}", "year": r.year, "unit": r.agency, "unit_name": r.agency, "standing": True}
        for n, r in enumerate(reports)
    ]
    return pl.DataFrame(rows, schema=REPORTS.schema).lazy()


def as_sentences(reports: list[Report]) -> pl.LazyFrame:
    rows = [
        {"report": f"r{n}", "hash": sentence_hash(masked), "letters": len(masked)}
        for n, report in enumerate(reports)
        for masked in masked_sentences(report)
    ]
    return pl.DataFrame(rows, schema=SENTENCES.schema).lazy()


def found(reports: list[Report], least: float = 0.5, letters: int = 1) -> tuple[pl.DataFrame, pl.DataFrame]:
    numbers = numbered(as_reports(reports)).lazy()
    shared, own = telling(ordered(as_sentences(reports), numbers), numbers).values()
    return alike(shared.lazy(), own, numbers, least=least, letters=letters), repeated(own, numbers)


def test_a_copy_with_other_figures_and_names_is_found() -> None:
    one = told("青溪县教育局", "青溪县教育局" + COPIED.format(120, 80), "我局" + OWN[0])
    other = told("青溪县民政局", "青溪县民政局" + COPIED.format(97, 41), "我局" + OWN[0])
    (row,) = found([one, other, told("青溪县水利局", *OWN[1:4])])[0].iter_rows(named=True)
    assert {row["unit"], row["other_unit"]} == {"青溪县教育局", "青溪县民政局"}
    assert (row["share"], row["sentences"], row["year"]) == (1, 2, 2024)


def test_what_many_units_say_is_boilerplate() -> None:
    reports = [told(f"{name}局", BOILERPLATE, own) for name, own in zip("甲乙丙丁戊己", OWN, strict=True)]
    assert found(reports, least=0.01)[0].is_empty()
    assert not found(reports[:2], least=0.01)[0].is_empty()


def test_no_share_of_a_whole_country_saves_what_fifty_units_say() -> None:
    forty_nine = [told(f"甲{n}局", OWN[0]) for n in range(49)]
    others = [told(f"乙{n}局") for n in range(250)]
    assert found([*forty_nine, *others])[0].height == 49 * 48 // 2
    assert found([*forty_nine, told("丙局", OWN[0]), *others])[0].is_empty()


def test_a_sentence_or_two_in_common_are_not_told_of_among_many_reports() -> None:
    short, longer = (told("甲局", *OWN[:n]) for n in (1, 4))
    in_common = sum(map(len, masked_sentences(longer)))
    assert found([short, replace(short, agency="乙局")], letters=LEAST_LETTERS)[0].is_empty()
    (row,) = found([longer, replace(longer, agency="乙局")], letters=LEAST_LETTERS)[0].iter_rows(named=True)
    assert row["letters"] == in_common >= LEAST_LETTERS


def test_years_of_one_unit_are_no_pair_but_what_is_kept_is_told() -> None:
    then = told("甲局", OWN[0], OWN[1], year=2023)
    now = told("甲局", OWN[0], OWN[2], year=2024)
    pairs_found, kept = found([then, now])
    assert pairs_found.is_empty()
    (row,) = kept.iter_rows(named=True)
    same, new = (len(next(iter(masked_sentences(told("甲局", text))))) for text in (OWN[0], OWN[2]))
    assert (row["report"], row["before"], row["letters"]) == ("r1", "r0", same)
    assert row["share"] == pytest.approx(same / (same + new))


def test_a_year_between_is_not_the_year_before() -> None:
    assert found([told("甲局", OWN[0], year=2021), told("甲局", OWN[0], year=2023)])[1].is_empty()


def test_reports_of_unknown_units_are_each_their_own() -> None:
    assert found([told("", OWN[0]), told("", OWN[0])])[0].height == 1


texts = st.lists(st.sampled_from((*OWN, BOILERPLATE, COPIED.format(1, 2), "无。")), max_size=5)


@settings(max_examples=25, deadline=None)
@given(st.lists(texts, min_size=2, max_size=32), st.sampled_from((0.01, 0.5, 0.9)), st.randoms())
def test_it_finds_the_same_pairs_as_one_by_one_whatever_the_order(
    drawn: list[list[str]], least: float, random: Random
) -> None:
    reports = [told(f"某{chr(0x4E00 + n)}局", *paragraphs) for n, paragraphs in enumerate(drawn)]
    expected = {
        (frozenset((pair.one.agency, pair.other.agency)), round(pair.share, 9), len(pair.common))
        for pair in alike_one_by_one(reports, least=least)
    }
    for order in (reports, random.sample(reports, len(reports))):
        rows = found(order, least)[0].iter_rows(named=True)
        assert {
            (frozenset((row["unit"], row["other_unit"])), round(row["share"], 9), row["sentences"])
            for row in rows
        } == expected
