"""A file is public exactly while it stands among the files of a public page."""

import pytest
from django.db import transaction
from django.test import Client
from tests.published import Published
from tests.tracked_case import PDF

from gongkai.agencies.actor import SYSTEM
from gongkai.casework.redaction.refusal import CannotRedact
from gongkai.publishing.models import Document, DocumentFile, FileUse, Publication
from gongkai.records.attachments import attach
from gongkai.records.models import Purpose

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080600000"
    "01f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


@pytest.fixture
def document(published: Published) -> Document:
    (one,) = published.bring("办法")
    return one


def add(published: Published, document: Document, name: str, content: bytes, use: FileUse) -> DocumentFile:
    with transaction.atomic():
        kept = attach(document.case, Purpose.DOCUMENT_FILE, name, content, SYSTEM, published.when)
    return DocumentFile.objects.create(document=document, attachment=kept, use=use, title=name, pages=1)


def show(*files: DocumentFile) -> None:
    lines = [
        {
            "number": one.pk,
            "title": one.title,
            "use": one.use,
            "media": one.attachment.media,
            "size": one.attachment.size,
            "pages": one.pages,
        }
        for one in files
    ]
    Publication.objects.filter(pk=files[0].document_id).update(files=lines, version=2)


def test_a_file_is_public_while_its_page_lists_it(
    published: Published, document: Document, client: Client
) -> None:
    file = add(published, document, "申请表.pdf", PDF, FileUse.ATTACHMENT)
    address = f"/info/{document.pk}/files/{file.pk}"
    everywhere = (f"{address}/", address, f"{address}/pages/1/", f"{address}/pages/1/picture.jpg")
    for where in everywhere:
        assert client.get(where).status_code == 404
    show(file)
    response = client.get(f"{address}/")
    assert response.content == PDF
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Cache-Control"] == "no-cache"
    assert "sandbox" in response["Content-Security-Policy"]
    page = client.get(f"/info/{document.pk}/").content.decode()
    assert f'<a href="{address}/">申请表.pdf</a>' in page
    assert "PDF" in page
    Publication.objects.filter(pk=document.pk).delete()
    for where in everywhere:
        assert client.get(where).status_code == 404


def test_a_file_of_another_document_is_not_found_under_this_one(
    published: Published, document: Document, client: Client
) -> None:
    (other,) = published.bring("别的办法")
    show(add(published, document, "申请表.pdf", PDF, FileUse.ATTACHMENT))
    file = DocumentFile.objects.get()
    assert client.get(f"/info/{other.pk}/files/{file.pk}/").status_code == 404


def test_pictures_are_drawn_in_the_page_and_other_files_never(
    published: Published, document: Document, client: Client
) -> None:
    picture = add(published, document, "示意图.png", PNG, FileUse.PICTURE)
    attached = add(published, document, "照片.png", PNG, FileUse.ATTACHMENT)
    show(picture, attached)
    drawn = client.get(f"/info/{document.pk}/files/{picture.pk}")
    assert (drawn["Content-Type"], "Content-Disposition" in drawn) == ("image/png", False)
    assert "Content-Disposition" in client.get(f"/info/{document.pk}/files/{attached.pk}")
    page = client.get(f"/info/{document.pk}/").content.decode()
    assert "照片.png" in page
    assert "示意图.png" not in page


def test_pages_of_a_file_can_be_looked_at(
    published: Published, document: Document, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = add(published, document, "申请表.pdf", PDF, FileUse.ATTACHMENT)
    show(file)
    address = f"/info/{document.pk}/files/{file.pk}/pages"
    monkeypatch.setattr("gongkai.portal.information.files.preview", lambda _file, page: b"page %d" % page)
    assert "第1页，共1页。" in client.get(f"{address}/1/").content.decode()
    assert client.get(f"{address}/1/picture.jpg").content == b"page 1"
    assert client.get(f"{address}/2/").status_code == 404

    def not_drawn(*_asked: object) -> bytes:
        raise CannotRedact("坏了")

    monkeypatch.setattr("gongkai.portal.information.files.preview", not_drawn)
    response = client.get(f"{address}/1/picture.jpg")
    assert response.status_code == 503
    assert "请下载文件" in response.content.decode()
