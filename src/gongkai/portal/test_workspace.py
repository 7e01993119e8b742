import zipfile
from collections.abc import Callable
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from gongkai.annual import stored
from gongkai.annual.models import CheckedFile, LibraryReport, Workspace
from gongkai.portal import checker
from gongkai.portal.urls import DOWNLOADING, READING
from gongkai.report.value import Report

pytestmark = pytest.mark.django_db


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_one_report_leads_straight_to_its_result(client: Client, defect: Report) -> None:
    file = upload("report.json", stored.to_text(defect).encode())
    response = client.post("/check/", {"files": file})
    assert response["Location"] == f"/check/{Workspace.objects.get().key}/1/"
    assert client.get(response["Location"]).status_code == 200
    assert Client().get(response["Location"]).status_code == 404


def test_pasted_text_is_read_as_a_report(client: Client) -> None:
    text = "青溪县教育局2024年政府信息公开工作年度报告\n一、总体情况\n全年主动公开信息12条。\n"
    client.post("/check/", {"text": text})
    file = CheckedFile.objects.get()
    assert (file.name, file.agency, file.year) == ("粘贴的文字.txt", "青溪县教育局", 2024)


def test_a_bad_file_among_good_ones_has_its_reason_beside_it_and_nothing_is_lost(
    client: Client, defect: Report
) -> None:
    files = [upload("report.json", stored.to_text(defect).encode()), upload("空.docx", b"")]
    page = client.post("/check/", {"files": files}, follow=True).content.decode()
    assert "检查结果：2个文件" in page
    assert "1个文件没有读成" in page
    assert "空.docx" in page
    assert "文件是空的" in page
    assert defect.title in page


@pytest.mark.parametrize("sent", [{}, {"text": "  \n"}])
def test_nothing_to_read_is_said_beside_the_field(client: Client, sent: dict[str, str]) -> None:
    response = client.post("/check/", sent)
    assert response.status_code == 422
    assert 'aria-describedby="files-hint files-error"' in response.content.decode()
    assert "还没有选文件，也没有贴文字" in response.content.decode()
    assert not Workspace.objects.exists()


def test_a_text_that_is_no_report_comes_back_with_the_reason_beside_it(client: Client) -> None:
    response = client.post("/check/", {"text": "今天天气很好。"})
    page = response.content.decode()
    assert response.status_code == 422
    assert '<p class="error" id="text-error">没有找到政府信息公开工作年度报告' in page
    assert "今天天气很好。</textarea>" in page
    assert not Workspace.objects.exists()


def test_an_archive_becomes_the_files_in_it(client: Client, defect: Report) -> None:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("经信局.json", stored.to_text(defect))
        archive.writestr("空.docx", b"")
    zipped = upload("各单位.zip", content.getvalue())
    page = client.post("/check/", {"files": zipped}, follow=True).content.decode()
    assert "检查结果：2个文件" in page
    assert "各单位.zip/经信局.json" in page
    assert "文件是空的" in page


def test_what_was_typed_into_a_workspace_that_is_gone_is_printed_back(client: Client) -> None:
    typed = {"cell-t3.outcome.total@total": "17", "cell-no.such": "<b>", "part": "t3"}
    response = client.post("/check/0123456789012345678901/1/correct/", typed)
    page = response.content.decode()
    assert response.status_code == 404
    assert "没有找到这份检查结果" in page
    assert "（七）总计·总计：<b>17</b>" in page
    assert "no.such" not in page


def test_too_many_files_and_too_long_a_text_are_refused_whole(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checker, "FILES_AT_ONCE", 1)
    page = client.post("/check/", {"files": [upload("1.txt", b"-"), upload("2.txt", b"-")]})
    assert "一次最多1个文件，现在选了2个" in page.content.decode()
    monkeypatch.setattr(checker, "TEXT_CHARACTERS", 5)
    assert "文字太长" in client.post("/check/", {"text": "一二三四五六"}).content.decode()


def test_our_script_sends_file_after_file_into_one_workspace(client: Client, defect: Report) -> None:
    json = {"Accept": "application/json"}
    file = upload("report.json", stored.to_text(defect).encode())
    first = client.post("/check/", {"files": file}, headers=json).json()
    bad = client.post(f"{first['workspace']}files/", {"files": upload("空.docx", b"")}, headers=json).json()
    assert bad["workspace"] == first["workspace"]
    assert bad["problem"].startswith("文件是空的")
    assert Workspace.objects.get().files.count() == 2
    assert client.post(f"{first['workspace']}files/", headers=json).status_code == 422


def test_all_findings_go_into_one_spreadsheet(
    holder: Client, workspace: Workspace, take: Callable[[Report], CheckedFile], defect: Report
) -> None:
    take(defect)
    content = holder.get(f"/check/{workspace.key}/findings.xlsx").content
    book = openpyxl.load_workbook(BytesIO(content))
    texts = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    assert "T3-07" in texts
    assert defect.agency in texts
    book.close()


def test_the_table_of_files_takes_as_many_queries_for_three_as_for_one(
    holder: Client,
    workspace: Workspace,
    take: Callable[[Report], CheckedFile],
    samples: dict[tuple[str, int | None], Report],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    reports = list(samples.values())
    take(reports[0])
    # Session, workspace, files.
    with django_assert_num_queries(3):
        holder.get(f"/check/{workspace.key}/")
    take(reports[1])
    take(reports[2])
    with django_assert_num_queries(3):
        holder.get(f"/check/{workspace.key}/")


def test_keeping_shows_the_private_link_and_the_day_it_ends(holder: Client, workspace: Workspace) -> None:
    page = holder.post(f"/check/{workspace.key}/keep/", {"days": "7"}, follow=True).content.decode()
    assert f"http://testserver/check/{workspace.key}/" in page
    assert Client().get(f"/check/{workspace.key}/").status_code == 200
    assert (
        "可以保存7天或30天" in holder.post(f"/check/{workspace.key}/keep/", {"days": "99"}).content.decode()
    )


def test_deleting_asks_once_and_then_leaves_nothing(
    holder: Client, workspace: Workspace, take: Callable[[Report], CheckedFile], defect: Report
) -> None:
    take(defect)
    assert "不能撤回" in holder.get(f"/check/{workspace.key}/discard/").content.decode()
    assert "已删除" in holder.post(f"/check/{workspace.key}/discard/", follow=True).content.decode()
    assert not Workspace.objects.exists()
    assert not CheckedFile.objects.exists()


def test_a_file_is_removed_alone(
    holder: Client, workspace: Workspace, take: Callable[[Report], CheckedFile], defect: Report
) -> None:
    take(defect)
    take(defect)
    holder.post(f"/check/{workspace.key}/1/remove/")
    assert [file.number for file in workspace.files.all()] == [2]


def test_one_address_may_submit_only_so_often(client: Client) -> None:
    for _ in range(READING.requests):
        assert client.post("/check/").status_code == 422
    refused = client.post("/check/")
    assert refused.status_code == 429
    assert refused["Retry-After"] == "600"
    assert "请10分钟后再试" in refused.content.decode()
    assert client.get("/check/").status_code == 200
    assert client.post("/check/", REMOTE_ADDR="192.0.2.7").status_code == 422


def test_downloads_are_counted_apart_from_pages(client: Client, library: list[LibraryReport]) -> None:
    address = f"/reports/{library[0].pk}/csv/"
    for _ in range(DOWNLOADING.requests):
        assert client.get(address).status_code == 200
    assert client.get(address).status_code == 429
    assert client.head(address).status_code == 429
    assert client.get(f"/reports/{library[0].pk}/").status_code == 200
