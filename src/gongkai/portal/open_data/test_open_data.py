"""Everything public can be downloaded, a chunk at a time, and nothing in it is a formula."""

import csv
import json
import tracemalloc
from collections.abc import Iterator
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.test import Client
from tests.published import Published

from gongkai.portal.open_data import rows
from gongkai.portal.open_data.rows import Format, written
from gongkai.portal.open_data.views import type_of
from gongkai.publishing.columns.version import count_up
from gongkai.publishing.models import Publication
from gongkai.publishing.open_fields import FIELDS, IN_TABLE

pytestmark = pytest.mark.django_db


def sent(address: str, **headers: str) -> Any:
    return Client().get(f"/open-data/{address}", headers=headers)


def content(response: Any) -> str:
    return b"".join(response.streaming_content).decode()


def table(address: str) -> list[dict[str, str]]:
    said = content(sent(address))
    assert said.startswith("\ufeff编号,")
    return list(csv.DictReader(StringIO(said.removeprefix("\ufeff"))))


def test_every_line_is_a_document_with_all_its_fields(published: Published) -> None:
    (made,) = published.bring("办法“一”\n", body="<p>第一条</p><p>第二条</p>", keywords="宅基地")
    response = sent("documents.ndjson")
    assert response.headers["Content-Type"] == "application/x-ndjson"
    (line,) = content(response).splitlines()
    said = json.loads(line)
    assert list(said) == [field.name for field in FIELDS]
    assert (said["number"], said["body"]) == (made.pk, "<p>第一条</p><p>第二条</p>")
    assert (said["text"], said["keywords"]) == ("第一条\n第二条", "宅基地")


def test_a_table_has_labels_for_heads_and_no_formulas(published: Published) -> None:
    published.bring('=HYPERLINK("http://example.org")', audience=("farmers", "students"), abstract="@SUM(A1)")
    (row,) = table("documents.csv")
    assert list(row) == [field.label for field in IN_TABLE]
    assert row["名称"] == '\'=HYPERLINK("http://example.org")'
    assert (row["内容概述"], row["服务对象"]) == ("'@SUM(A1)", "农民、学生及家长")
    assert row["发布时间"] == "2026-03-10T09:30:00+08:00"


def test_an_agency_has_a_file_of_its_own(published: Published) -> None:
    published.bring("局办法")
    published.bring("县办法", at=published.county.government)
    own = published.agency.pk
    assert [row["名称"] for row in table(f"agencies/{own}/documents.csv")] == ["局办法"]
    assert {row["名称"] for row in table("documents.csv")} == {"局办法", "县办法"}
    name = sent(f"agencies/{own}/documents.csv").headers["Content-Disposition"]
    assert name.startswith("attachment; filename*=utf-8''%E9%9D%92%E6%BA%AA")
    assert sent(f"agencies/{published.county.town.pk}/documents.csv").status_code == 404
    assert sent("documents.xlsx").status_code == 404


def test_chunks_follow_each_other_without_gap(
    published: Published, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    # Two moments with several documents each, so that chunks end within a moment.
    for title in "甲乙丙":
        published.bring(title, f"{title}前")
    monkeypatch.setattr(rows, "AT_ONCE", 2)
    with django_assert_num_queries(4):
        found = [page.title for chunk in rows.chunks(Publication.objects.all()) for page in chunk]
    assert sorted(found[:3]) == sorted("甲乙丙")
    assert sorted(found[3:]) == ["丙前", "乙前", "甲前"]


def test_what_is_taken_down_while_somebody_downloads_is_not_sent(
    published: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "AT_ONCE", 1)
    _newer, older = published.bring("新", "旧")
    pieces: Iterator[bytes] = written(Publication.objects.all(), Format.NDJSON, "")
    assert "新" in next(pieces).decode()
    Publication.objects.filter(pk=older.pk).delete()
    assert list(pieces) == []


def test_memory_does_not_grow_with_the_number_of_documents(
    published: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "AT_ONCE", 2)
    published.bring(*(f"办法{number}" for number in range(40)), body=f"<p>{'长' * 5_000}</p>")
    tracemalloc.start()
    size = sum(map(len, written(Publication.objects.all(), Format.NDJSON, "")))
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    # Each document says its text of 15 kB twice; two of them are in memory, in a few forms.
    assert size > 1_200_000
    assert most < size / 2


def test_a_file_that_has_not_changed_is_not_sent_again(published: Published) -> None:
    published.bring("办法")
    for address in ("documents.csv", f"agencies/{published.agency.pk}/documents.ndjson"):
        first = sent(address)
        etag = first.headers["ETag"]
        content(first)
        assert sent(address, **{"If-None-Match": etag}).status_code == 304
        head = Client().head(f"/open-data/{address}")
        assert (head.headers["ETag"], content(head)) == (etag, "")
        count_up(published.agency)
        assert sent(address, **{"If-None-Match": etag}).status_code == 200


def test_the_page_says_how_much_there_is_and_what_each_field_means(published: Published) -> None:
    published.bring("办法一", "办法二", on=date(2026, 3, 10))
    said = sent("").content.decode()
    assert "现在共2件。最近一件发布于2026-03-10。" in said
    assert f"/open-data/agencies/{published.agency.pk}/documents.csv" in said
    for field in FIELDS:
        assert f"<code>{field.name}</code>" in said
        assert field.says in said
    told = sent("fields.json").json()
    assert [one["name"] for one in told["fields"]] == [field.name for field in FIELDS]
    assert told["codes"]["有效性"]["repealed"] == "废止"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("number", "整数"),
        ("title", "文字"),
        ("repealed_date", "文字"),
        ("files", "列表"),
        ("particulars", "名称和内容"),
    ],
)
def test_types_are_said_in_words(name: str, words: str) -> None:
    assert type_of(next(field for field in FIELDS if field.name == name)) == words
