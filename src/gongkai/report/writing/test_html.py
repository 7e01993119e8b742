"""HTML: clean, semantic, with the meta tags that 国办发〔2017〕47号 asks for."""

import re
from datetime import date
from random import Random

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.random_reports import random_report

from gongkai.report.value import Report, Section
from gongkai.report.writing.html import write_html

REPORT = random_report(Random(1))


def page(report: Report) -> LexborHTMLParser:
    return LexborHTMLParser(write_html(report).decode())


def meta(report: Report) -> dict[str, str]:
    return {
        tag.attributes["name"]: tag.attributes["content"]
        for tag in page(report).css("meta[name]")
        if tag.attributes["name"] != "viewport"
    }


def test_content_tags_are_there_and_site_tags_only_where_the_site_is_known() -> None:
    report = Report(
        title="青溪县民政局2023年政府信息公开工作年度报告",
        agency="青溪县民政局",
        published_on=date(2024, 1, 19),
    )
    assert meta(report) == {
        "ColumnName": "政府信息公开年报",
        "ColumnType": "信息公开年报",
        "ArticleTitle": report.title,
        "PubDate": "2024-01-19",
        "ContentSource": "青溪县民政局",
    }


def test_what_the_page_around_the_report_states_goes_first() -> None:
    report = Report(
        title="年报",
        published_on=date(2024, 1, 19),
        metadata={
            "site": "青溪县人民政府",
            "site_domain": "www.example.gov.cn",
            "site_id_code": "0000000000",
            "published_on": "2024-01-19 10:30",
            "column": "法定公开内容",
        },
    )
    found = meta(report)
    assert found["SiteName"] == "青溪县人民政府"
    assert found["SiteDomain"] == "www.example.gov.cn"
    assert found["SiteIDCode"] == "0000000000"
    assert found["PubDate"] == "2024-01-19 10:30"
    assert found["ColumnName"] == "法定公开内容"


def test_no_style_no_script_no_copy_of_the_data() -> None:
    source = write_html(REPORT).decode()
    assert not re.search(r"<(script|style|link)|style=|class=|data-| on\w+=|<!--", source)
    names = {node.tag for node in page(REPORT).css("body *")}
    allowed = "main article h1 h2 p section table caption thead tbody tr th td time"
    assert names <= {*allowed.split()}


def test_heads_have_scope_and_tables_a_caption() -> None:
    tables = page(REPORT).css("table")
    assert [table.css_first("caption").text()[:2] for table in tables] == ["表二", "表三", "表四"]
    assert {th.attributes["scope"] for th in page(REPORT).css("th")} == {"col", "colgroup", "row", "rowgroup"}
    assert all(not td.attributes.get("scope") for td in page(REPORT).css("td"))
    assert len(tables[1].css("thead tr")) == 3


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", '"><img src=x>', "A&B"])
def test_text_is_never_markup(text: str) -> None:
    report = Report(title=text, sections=(Section(1, text, (text,)),), metadata={"site": text})
    found = page(report)
    assert found.css_first("h1").text() == text
    assert found.css_first("section p").text() == text
    assert found.css("script, img") == []
    assert meta(report)["SiteName"] == text
