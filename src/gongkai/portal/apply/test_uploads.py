"""Files of a draft: taken by content, refused in words, with everything that was typed still there."""

import zipfile
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.county import county
from tests.draft_filling import PERSON, begin, fill, text

from gongkai.portal.apply import uploads
from gongkai.portal.apply.draft import Draft, DraftFile
from gongkai.records.attachments import open_attachment
from gongkai.records.models import Attachment

pytestmark = pytest.mark.django_db

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c6360000000020001486fa9210000000049454e44ae426082"
)


@pytest.fixture
def drafting(client: Client) -> Client:
    """A visitor on the page of particulars."""
    made = county(timezone.localdate())
    begin(client)
    fill(client, "what", {"wanted-1": "石桥村征收土地公告"})
    fill(client, "agency", {"other": made.agency.pk})
    fill(client, "who", {"applicant_kind": "individual", "acts_through": "agent"})
    return client


def brought(client: Client, name: str, content: bytes) -> Any:
    file = SimpleUploadedFile(name, content)
    return fill(client, "details", PERSON | {"agent_name": "何山", "file-identity": file})


def docx_with_macro() -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", "<document/>")
        package.writestr("word/vbaProject.bin", b"macro")
    return content.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("身份证.html", b"<!doctype html><script>alert(1)</script>", "网页、图形或者脚本"),
        ("身份证.txt", b"<script>alert(1)</script>", "网页、图形或者脚本"),
        (
            "身份证.svg",
            b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
            "网页、图形或者脚本",
        ),
        ("身份证.png", PNG + b"<script>alert(1)</script>", "“身份证.png”："),
        ("身份证.pdf", b"%PDF-1.7\n" + b"PK\x03\x04" + b"<html><script>alert(1)</script>", "“身份证.pdf”："),
        ("身份证.pdf", PNG, "文件名以“.pdf”结尾，内容却是 PNG"),
        ("身份证.exe", b"MZ" + bytes(100), "这是程序"),
        ("身份证.zip", b"PK\x03\x04" + bytes(100), "“身份证.zip”："),
        ("身份证.docx", docx_with_macro(), "“身份证.docx”："),
        ("身份证.png", b"", "文件是空的"),
    ],
)
def test_what_cannot_be_taken_is_refused_beside_the_field_and_nothing_is_lost(
    drafting: Client, name: str, content: bytes, says: str
) -> None:
    response = brought(drafting, name, content)
    assert response.status_code == 422
    assert says in text(response)
    assert 'id="id_file-identity_error"' in response.content.decode()
    assert 'value="林小满"' in response.content.decode()
    assert not DraftFile.objects.exists()
    assert "alert(1)" not in response.content.decode()


def test_a_hundred_megabytes_are_refused_in_words(drafting: Client) -> None:
    response = brought(drafting, "视频.png", PNG + bytes(100 << 20))
    assert response.status_code == 422
    assert "文件超过20MB" in text(response)
    assert 'value="林小满"' in response.content.decode()
    assert not DraftFile.objects.exists()


def test_a_file_is_kept_sealed_and_becomes_an_attachment_of_the_case(drafting: Client) -> None:
    assert brought(drafting, "身份证.png", PNG)["Location"] == "/apply/application/how/"
    kept = DraftFile.objects.get()
    assert PNG[:8] not in bytes(kept.sealed)
    assert kept.content == PNG
    assert "身份证.png" in text(drafting.get("/apply/application/details/"))
    fill(drafting, "how", {"provided_as": "electronic", "sent_by": "download"})
    drafting.post("/apply/application/send/")
    attachment = Attachment.objects.get()
    assert (attachment.purpose, attachment.name, open_attachment(attachment)) == (
        "identity",
        "身份证.png",
        PNG,
    )
    assert not DraftFile.objects.exists()


def test_a_file_is_taken_out_again_without_losing_what_was_typed(drafting: Client) -> None:
    brought(drafting, "身份证.png", PNG)
    page = fill(drafting, "details", PERSON | {"name": "林小满改", "do": "remove-1"})
    assert "身份证.png" not in text(page)
    assert 'value="林小满改"' in page.content.decode()
    assert not DraftFile.objects.exists()
    assert fill(drafting, "details", PERSON | {"do": "remove-99"}).status_code == 200


def test_good_files_are_kept_beside_a_refused_one_and_there_is_a_limit(
    drafting: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [SimpleUploadedFile("好.png", PNG), SimpleUploadedFile("坏.png", b"MZ")]
    page = fill(drafting, "details", PERSON | {"agent_name": "何山", "file-identity": files})
    assert page.status_code == 422
    assert [one["name"] for one in Draft.objects.get().answers["files"]] == ["好.png"]
    monkeypatch.setattr(uploads, "MOST_FILES", 1)
    assert "最多1个文件" in text(brought(drafting, "再来.png", PNG))
    monkeypatch.setattr(uploads, "MOST_FILES", 10)
    monkeypatch.setattr(uploads, "MOST_BYTES", len(PNG))
    assert "所有文件合计超过" in text(brought(drafting, "再来.png", PNG))
    monkeypatch.setattr(uploads, "MOST_BYTES", 60 << 20)
    monkeypatch.setattr(uploads, "MOST_BYTES_OF_ALL", len(PNG))
    assert "网站暂时放不下更多文件" in text(brought(drafting, "再来.png", PNG))


def test_a_name_with_markup_is_shown_as_text(drafting: Client) -> None:
    brought(drafting, "<img src=x onerror=alert(1)>.png", PNG)
    page = drafting.get("/apply/application/details/").content.decode()
    assert "<img" not in page
