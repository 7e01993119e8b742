"""What the pages say of a corpus by hand (`tests/hand_made_corpus.py`); they ask the database nothing of it."""

import gzip
import re
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings
from tests import hand_made_corpus
from tests.hand_made_corpus import FINDINGS, REPORTS, UNIT, finding, put, report, rows

from gongkai.corpus import manifest
from gongkai.corpus.checking import VERDICTS
from gongkai.corpus.ingest.tables import UNREAD
from gongkai.corpus.listing import list_findings, list_units
from gongkai.corpus.places.place import Place
from gongkai.corpus.rolling_up import DIFFERENCES, MISSING, ROLLUP
from gongkai.corpus.running.map_shards import part_name
from gongkai.portal import cached_pages
from gongkai.portal.corpus import table_files

pytestmark = pytest.mark.django_db
ADDRESSES = (
    "/corpus/",
    "/corpus/?year=2023&metric=disclosed_share",
    "/corpus/divisions/510000/",
    "/corpus/divisions/000000/reports/",
    "/corpus/divisions/510000/missing/",
    "/corpus/divisions/510000/units/",
    "/corpus/unmatched/",
    "/corpus/metrics/",
    "/corpus/metrics/disclosed_share/",
    f"/corpus/unit/?unit={quote(UNIT)}",
    "/corpus/rules/",
    "/corpus/rules/T3-01/",
    "/corpus/downloads/",
)
NAMES = r"(四川省|广东省|西藏自治区)?(教育厅|人民政府|档案局)?|某某学会|\d{4}年政府信息公开工作年度报告"
QUOTED = (
    "依据由各单位报告之和改为本级政府的汇总报告。",
    "自然人列：新收与上年结转共5件，办结与结转下年度共6件，相差1件。",
    "18件，同类单位多为2至6件。",
)
"""Findings of the corpus by hand, in sentences with their figures."""


def text(address: str, language: str = "") -> str:
    """The words of a page, without tags, blanks between them made one."""
    cache.clear()
    client = Client()
    client.cookies["language"] = language
    response = client.get(address)
    assert response.status_code == 200, address
    main = response.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_answers_and_is_small(corpus: Place, address: str) -> None:
    response = Client().get(address)
    assert response.status_code == 200
    assert len(gzip.compress(response.content)) < 60_000


@pytest.mark.parametrize("address", ADDRESSES)
def test_in_english_only_names_and_what_was_found_stay_chinese(corpus: Place, address: str) -> None:
    said = text(address, "en")
    ours = re.sub(NAMES, "", said)
    for sentence in QUOTED:
        ours = ours.replace(sentence, "")
    assert re.findall("[一-鿿]+", ours) == []
    # Said where there is something to quote, and to nobody who reads Chinese.
    quoted = any(sentence in said for sentence in QUOTED)
    assert ("What was found is quoted in Chinese" in said) == quoted
    assert "用中文照录" not in text(address)


def test_the_overview_ranks_the_provinces_and_says_what_the_figure_rests_on(corpus: Place) -> None:
    said = text("/corpus/?metric=disclosed_share")
    assert "2024年：64.0% 640件/1000件" in said
    assert "应报单位12个，11个有报告（91.7%），1个没有。" in said
    assert "1 四川省 74.3% 70.9—77.4%" in said
    assert "2 广东省 40.0%" in said
    # Twenty of twenty: shown, and in no place.
    assert "— 西藏自治区 100.0%" in said
    assert "分母不足30" in said
    assert "其中1个单位看不出属于哪个区划" in said


def test_a_division_shows_its_own_report_beside_its_units_and_marks_the_break(corpus: Place) -> None:
    said = text("/corpus/divisions/510000/")
    assert "2024年：800件" in said
    assert "取自本级政府的汇总报告。" in said
    assert "另据所辖单位报告5份相加：790件。" in said
    assert "＊2024：依据由各单位报告之和改为本级政府的汇总报告。" in said
    assert "虚线：前后两年不能直接相比" in said


def test_behind_a_figure_stand_its_reports_and_beside_it_who_is_missing(corpus: Place) -> None:
    # The whole report of 2024 covers the department, whose own one is counted where there is no such report.
    of_2024 = text("/corpus/divisions/000000/reports/?year=2024")
    assert "四川省人民政府2024年政府信息公开工作年度报告" in of_2024
    assert "四川省教育厅" not in of_2024
    assert "四川省教育厅2023年政府信息公开工作年度报告" in text("/corpus/divisions/000000/reports/?year=2023")
    assert "四川省档案局" in text("/corpus/divisions/510000/missing/?year=2024")
    assert "这一年应报的单位都有报告。" in text("/corpus/divisions/510000/missing/?year=2023")
    assert "四川省教育厅" in text("/corpus/divisions/510000/units/")
    assert "某某学会" in text("/corpus/unmatched/")


def test_a_metric_says_its_definition_its_formula_and_its_source(corpus: Place) -> None:
    said = text("/corpus/metrics/disclosed_share/")
    assert "予以公开与部分公开的件数，占办结件数的百分比。" in said
    assert "÷ 表三“（七）总计” × 100%" in said
    assert "条例第五条" in said
    # The name of a metric, some of which take a line, stands over the tables and is no head of a narrow column.
    assert "年度 数值 由此算出" in said
    assert "名次 地区 数值" in said
    assert "2个地区参与，共3个" in said
    assert "分母不足30件的不参与排名" in said


def test_a_unit_shows_its_years_its_findings_and_whom_it_is_like(corpus: Place) -> None:
    said = text(f"/corpus/unit/?unit={quote(UNIT)}")
    assert "新收申请 12件 18件" in said
    assert "2024 表三勾稽关系 自然人列：新收与上年结转共5件，办结与结转下年度共6件，相差1件。" in said
    assert "18件，同类单位多为2至6件。" in said
    assert "2024年：相同的文字占62%，9句，与 某某学会" in said
    assert "与本单位上一年报告相同的文字占40%" in said


def test_a_rule_lists_the_findings_behind_its_number(corpus: Place) -> None:
    assert "表三勾稽关系 T3-01 错误 2份 2处" in text("/corpus/rules/?year=2024")
    said = text("/corpus/rules/T3-01/?year=2024")
    assert "全国2024年：2份报告" in said
    assert "相符0次，不符2次，无法判断1次。" in said
    assert said.index("四川省教育厅") < said.index("某某学会")
    assert "四川省2024年：1份报告" in text("/corpus/rules/T3-01/?year=2024&division=510000")


@pytest.fixture
def shown(tmp_path: Path, settings: Settings) -> Place:
    """A corpus of its own, to be changed."""
    place = Place(str(tmp_path / "corpus"))
    hand_made_corpus.make(place)
    settings.CORPUS = place.address
    cached_pages.forget()
    return place


def test_where_nothing_is_listed_it_is_said_what_was_asked(shown: Place) -> None:
    answers = [
        {"rule": rule, "place": "", "year": 2023, "passed": passed, "failed": 0, "untold": untold}
        for rule, passed, untold in (("T3-01", 5, 1), ("T3-02", 0, 3))
    ]
    put(shown, "check", {FINDINGS: FINDINGS.empty(), VERDICTS: rows(VERDICTS, answers)}, "again")
    list_findings(shown)
    for address in ("/corpus/?year=2023", "/corpus/rules/?year=2023"):
        assert "检查过，没有查出问题：核对数字的规则共问9次，相符5次，无法判断4次。" in text(address)
    assert "检查过，没有查出问题。" in text("/corpus/divisions/510000/?year=2023")
    assert "检查过，没有查出问题。" in text(f"/corpus/unit/?unit={quote(UNIT)}")
    assert "没有收到报告，没有可以检查的。" in text("/corpus/rules/?year=2023&division=540000")
    of_rule = text("/corpus/rules/T3-01/?year=2023")
    assert "相符5次，不符0次，无法判断1次。" in of_rule
    assert "这一年没有查出这个问题。" in of_rule
    assert "都无法判断有没有这个问题。" in text("/corpus/rules/T3-02/?year=2023")
    assert "这条规则在读入每份报告时问" in text("/corpus/rules/NV-01/?year=2023")
    assert "这里不问这条规则。" in text("/corpus/rules/RU-01/?year=2023")


def test_what_was_never_checked_is_not_said_to_be_right(shown: Place) -> None:
    shown.remove("manifests/lists.json")
    unit = f"/corpus/unit/?unit={quote(UNIT)}"
    for address in ("/corpus/", "/corpus/divisions/510000/", "/corpus/rules/", "/corpus/rules/T3-01/", unit):
        said = text(address)
        assert "还没有检查，不知道有没有问题。管理员运行gongkai corpus check以后才知道。" in said
        assert "0份报告" not in said
        assert "0处" not in said


def test_years_that_were_never_compared_are_not_said_to_be_comparable(shown: Place) -> None:
    address, says = "/corpus/divisions/510000/", "各年还没有比较过"
    assert says not in text(address)
    shown.remove("manifests/compare.json")
    assert says in text(address)


def test_a_finding_by_an_older_rule_names_its_cells_and_both_numbers(shown: Place) -> None:
    older = finding(f"{UNIT}-2024", cells=["t3.received_new@total", "t3.carried_out@total"])
    money = finding(f"{UNIT}-2023", cells=["t2.admin_fees.amount_wan"], left=1_500_000, right=2_000_000)
    unknown = finding("某某学会-2024", cells=["t9.gone"])
    found = rows(FINDINGS, [older, money, unknown])
    put(shown, "check", {FINDINGS: found, VERDICTS: VERDICTS.empty()}, "again")
    list_findings(shown)
    said = text("/corpus/rules/T3-01/?year=2024")
    assert (
        "按检查时的规则，“一、本年新收政府信息公开申请数量”总计格、“四、结转下年度继续办理”总计格不符："
        "相比的两个数是5和6。规则后来改过，以重新检查的结果为准。"
    ) in said
    assert "按检查时的规则，表三勾稽关系不符：相比的两个数是5和6。" in said
    assert "相比的两个数是1.5和2。" in text("/corpus/rules/T3-01/?year=2023")


def test_of_a_corpus_with_other_columns_the_pages_say_what_to_run(shown: Place) -> None:
    [shard] = manifest.parts(shown, "rollup") or []
    name = part_name("rollup", ROLLUP.name, shard)
    shown.write_frame(name, shown.scan([name]).drop("t3_counted").collect())
    for address in ADDRESSES[:-1]:
        assert "管理员依次运行gongkai corpus ingest" in text(address)


def test_who_owes_nothing_is_not_said_to_have_reported(corpus: Place) -> None:
    # No figure of 440000 before 2024.
    assert "这一年没有应报的单位。" in text("/corpus/divisions/440000/missing/?year=2023")


def test_a_report_from_the_web_is_a_link_to_it(corpus: Place) -> None:
    page = Client().get("/corpus/rules/T3-01/?year=2024").content.decode()
    assert 'href="https://example.org/2024.html"' in page


@pytest.mark.parametrize("address", [one for one in ADDRESSES if "/unit/" not in one])
def test_in_english_no_number_has_a_chinese_unit_and_no_word_is_stuck_to_another(
    corpus: Place, address: str
) -> None:
    said = text(address, "en")
    assert "Annual reports in figures" in said
    # Names of agencies, titles of reports, rules and definitions are Chinese.
    assert not re.search("(?<![一-鿿])[0-9]+(?:[件份处个]|年(?!政府|格式))", said)
    assert not re.search(r"[a-z]\.[A-Z0-9]|[0-9][a-z]{2}|：[0-9]", re.sub(r"\S+\.html", "", said))
    assert not {"全国", "错误", "越高越好", "缺数"} & set(said.split())


@pytest.mark.parametrize(
    "address",
    [
        "/corpus/divisions/999999/",
        "/corpus/divisions/x/",
        "/corpus/metrics/none/",
        "/corpus/metrics/handled/?within=999999",
        "/corpus/rules/X-01/",
        "/corpus/rules/?division=1",
        "/corpus/rules/T3-01/?division=1",
        "/corpus/rules/T3-01/?division=' or 1",
        "/corpus/unit/?unit=nobody",
        "/corpus/unit/",
        "/corpus/downloads/none.csv",
        "/corpus/downloads/..%2Fsources.json",
    ],
)
def test_what_the_corpus_does_not_know_is_not_found(corpus: Place, address: str) -> None:
    assert Client().get(address).status_code == 404


@pytest.mark.parametrize("query", ["year=1900", "year=x", "metric=none", "page=0", "page=99999", "level=9"])
def test_what_cannot_be_meant_counts_as_not_asked(corpus: Place, query: str) -> None:
    for address in ("/corpus/", "/corpus/metrics/handled/", "/corpus/rules/T3-01/"):
        assert Client().get(f"{address}?{query}").status_code == 200


def test_beyond_the_last_page_of_a_list_is_the_last_page(corpus: Place) -> None:
    assert "第1—1行，共1行" in text("/corpus/divisions/510000/reports/?page=99999")


def test_a_page_is_kept_until_the_corpus_changes(corpus: Place) -> None:
    address = f"/corpus/unit/?unit={quote(UNIT)}"
    first = Client().get(address)
    again = Client().get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_of_a_corpus_without_places_the_units_are_shown(tmp_path: Path, settings: Settings) -> None:
    place = Place(str(tmp_path))
    settings.CORPUS = place.address
    put(place, "agencies", {REPORTS: rows(REPORTS, [report("青溪县教育局", "青溪县教育局", None, 2024)])})
    found = rows(FINDINGS, [finding("青溪县教育局-2024")])
    put(place, "check", {FINDINGS: found, VERDICTS: VERDICTS.empty()})
    list_units(place)
    list_findings(place)
    put(place, "rollup", {table: table.empty() for table in (ROLLUP, MISSING, DIFFERENCES)})
    cached_pages.forget()
    said = text("/corpus/")
    assert "政府信息公开年报1份，单位1个。看不出这些单位属于哪个区划" in said
    assert "青溪县教育局" in said
    assert "表三勾稽关系" in said
    assert "定义" in text("/corpus/metrics/handled/")


@pytest.mark.parametrize(
    "address",
    ["/corpus/", "/corpus/divisions/510000/", "/corpus/rules/", "/corpus/unit/", "/corpus/unmatched/"],
)
def test_without_a_corpus_the_pages_say_when_there_will_be_one(no_corpus: Path, address: str) -> None:
    assert "年报库里的报告每天夜里汇总一次" in text(address)


def test_without_the_corpus_that_was_named_the_pages_say_what_to_run(
    no_corpus: Path, settings: Settings
) -> None:
    settings.CORPUS = str(no_corpus / "elsewhere")
    assert "那里还没有读入报告。管理员核对地址，依次运行gongkai corpus ingest" in text("/corpus/")
    put(Place(settings.CORPUS), "ingest", {UNREAD: UNREAD.empty()})
    assert "报告读入了，还没有汇总。管理员依次运行gongkai corpus check" in text("/corpus/")


def test_downloads_are_the_files_that_were_made_with_their_dictionary(corpus: Place) -> None:
    assert "PARQUET" not in text("/corpus/downloads/")
    made = table_files.make(corpus)
    assert {"downloads/divisions.parquet", "downloads/divisions.csv", "downloads/divisions.xlsx"} <= set(made)
    # The page was kept, and the corpus has not changed since.
    assert "各级区划汇总 PARQUET" in text("/corpus/downloads/")
    in_english = text("/corpus/downloads/", "en")
    assert "Totals of divisions PARQUET" in in_english
    assert "division Code of the division Text 000000 for the nation" in in_english
    assert re.findall("[一-鿿]+", in_english) == []
    response = Client().get("/corpus/downloads/divisions.csv")
    content = b"".join(response.streaming_content).decode("utf-8-sig")
    assert content.startswith("division,name,level")
    assert "510000,四川省,1,000000,2024,figure,whole" in content
    assert response.headers["Content-Disposition"] == 'attachment; filename="divisions.csv"'
    again = Client().get(
        "/corpus/downloads/divisions.csv", headers={"If-None-Match": response.headers["ETag"]}
    )
    assert again.status_code == 304
    assert "区划代码" in b"".join(
        Client().get("/corpus/downloads/divisions.dictionary.csv").streaming_content
    ).decode("utf-8-sig")
