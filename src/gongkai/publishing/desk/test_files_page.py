"""Files of a working text: uploaded, named, ordered, removed; for whoever may have them."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from tests.county import County

from gongkai.agencies.role import Role
from gongkai.publishing.desk.conftest import Desk, shown, words
from gongkai.publishing.models import Document, DocumentFile

pytestmark = pytest.mark.django_db


def picture() -> bytes:
    stream = BytesIO()
    Image.new("RGB", (4, 3), "white").save(stream, "PNG")
    return stream.getvalue()


def upload(
    client: Client, document: Document, name: str, content: bytes, use: str = "attachment", title: str = ""
) -> str:
    """What the page says then."""
    sent = {"use": use, "title": title, "file": SimpleUploadedFile(name, content)}
    answer = client.post(reverse("document-files", args=[document.pk]), sent, follow=True)
    return words(answer.content.decode())


def change(client: Client, document: Document, file: DocumentFile, do: str, title: str = "") -> str:
    address = reverse("change-document-file", args=[document.pk, file.pk])
    return words(client.post(address, {"do": do, "title": title}, follow=True).content.decode())


@pytest.fixture
def officer(here: County) -> Client:
    return here.client(Role.OFFICER)


@pytest.fixture
def document(office: Desk) -> Document:
    return office.begun()


def names(document: Document) -> list[str]:
    rows = document.files.filter(removed=False).order_by("use", "position")
    return list(rows.values_list("title", flat=True))


def test_files_are_uploaded_named_ordered_and_removed(officer: Client, document: Document) -> None:
    assert "已上传“申请表”" in upload(officer, document, "申请表.txt", "表".encode())
    upload(officer, document, "说明.txt", "说明".encode(), title="填表说明")
    assert names(document) == ["申请表", "填表说明"]
    first, second = document.files.order_by("position")
    change(officer, document, second, "up")
    assert names(document) == ["填表说明", "申请表"]
    change(officer, document, second, "up")
    assert names(document) == ["填表说明", "申请表"]
    assert "已改名为“宅基地申请表”" in change(officer, document, first, "retitle", "宅基地申请表")
    assert "附件要有名称" in change(officer, document, first, "retitle", " ")
    assert "已移除“填表说明”" in change(officer, document, second, "remove")
    assert names(document) == ["宅基地申请表"]
    assert "这个文件已经移除" in change(officer, document, second, "down")
    listed = shown(officer, "document", document.pk)
    assert "宅基地申请表" in listed
    assert "填表说明" not in words(listed).partition("附件和图片")[2].partition("送审稿")[0]


def test_a_picture_has_words_and_stays_while_the_text_shows_it(
    officer: Client, document: Document, office: Desk
) -> None:
    assert "还没有写替代文字" in upload(officer, document, "图.png", picture(), "picture")
    upload(officer, document, "图.png", picture(), "picture", "审批流程图")
    file = document.files.get()
    Document.objects.filter(pk=document.pk).update(body=f'<p><img src="files/{file.pk}" alt="流程图"></p>')
    assert "正文里还用着这张图片" in change(officer, document, file, "remove")
    change(officer, document, file, "retitle", '审批"三步"流程图')
    document.refresh_from_db()
    assert document.body == f'<p><img src="files/{file.pk}" alt="审批&quot;三步&quot;流程图"></p>'
    page = shown(officer, "document", document.pk)
    address = reverse("document-file", args=[document.pk, file.pk])
    assert f'src="{address}"' in page
    assert officer.get(address).content == picture()
    assert "只收JPG和PNG" in upload(officer, document, "图.txt", b"no picture", "picture", "文字")
    assert document.files.count() == 1


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("空.txt", b"", "空"),
        ("程序.exe", b"MZ\x90\x00" + bytes(100), "这是程序，不能作为附件"),
        ("假.pdf", "其实是文本".encode(), "文件名却以“.pdf”结尾"),
        ("图.svg", b"<svg xmlns='http://www.w3.org/2000/svg'></svg>", "不能作为附件"),
    ],
)
def test_what_is_not_taken_is_refused_in_words(
    officer: Client, document: Document, name: str, content: bytes, says: str
) -> None:
    assert says in upload(officer, document, name, content)
    assert not document.files.exists()


def test_after_submission_the_files_stay_as_they_are(
    officer: Client, document: Document, office: Desk
) -> None:
    upload(officer, document, "申请表.txt", "表".encode())
    file = document.files.get()
    office.submitted(document)
    assert "不能修改正文" in upload(officer, document, "又一份.txt", "又".encode())
    assert "不能修改正文" in change(officer, document, file, "remove")
    assert names(document) == ["申请表"]


def test_files_are_for_whoever_may_see_the_document(
    officer: Client, document: Document, office: Desk, here: County
) -> None:
    upload(officer, document, "申请表.txt", "表".encode())
    file = document.files.get()
    address = reverse("document-file", args=[document.pk, file.pk])
    above = here.client(Role.SUPERIOR_READER, here.government)
    other = here.client(Role.CLERK, here.other)
    assert officer.get(address).content.decode() == "表"
    assert [client.get(address).status_code for client in (above, other, Client())] == [404, 404, 302]
    DocumentFile.objects.update(text_state="none")
    office.published(document)
    assert [client.get(address).status_code for client in (above, other)] == [200, 404]
    office.take(document, "revise", Role.OFFICER)
    upload(officer, document, "新附件.txt", "新".encode())
    newer = reverse("document-file", args=[document.pk, document.files.latest("pk").pk])
    assert above.get(newer).status_code == 404
    assert above.get(reverse("document-files", args=[document.pk])).status_code == 404
