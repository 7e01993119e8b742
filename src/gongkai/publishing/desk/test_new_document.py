"""起草信息: the kind first, then an empty, a pasted or an imported text; nothing half begun."""

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from docx import Document as Word
from PIL import Image
from tests.county import County

from gongkai.agencies.role import Role
from gongkai.publishing.desk.conftest import hidden, shown, words
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import Document, FileUse

pytestmark = pytest.mark.django_db
Begin = Callable[..., HttpResponse]


@pytest.fixture
def begin(here: County) -> Begin:
    """Send the form of a kind; what comes back."""
    officer = here.client(Role.OFFICER)

    def sent(kind: str = "normative", **values: object) -> HttpResponse:
        once = hidden(shown(officer, "new-document", kind=kind), "once")
        address = f"{reverse('new-document')}?kind={kind}"
        return officer.post(address, {"title": "", "body": "", "once": once, **values}, follow=True)

    return sent


def word_file() -> SimpleUploadedFile:
    picture = BytesIO()
    Image.new("RGB", (40, 30), "white").save(picture, "PNG")
    file = Word()
    file.add_paragraph("青溪县农村宅基地审批管理办法", style="Title")
    file.add_paragraph("为规范农村宅基地审批，制定本办法。")
    file.add_picture(BytesIO(picture.getvalue()))
    stream = BytesIO()
    file.save(stream)
    return SimpleUploadedFile("办法.docx", stream.getvalue())


def test_every_kind_but_answers_is_offered(here: County) -> None:
    page = shown(here.client(Role.OFFICER), "new-document")
    offered = set(re.findall(r"\?kind=(\w+)", page))
    assert offered == {kind.value for kind in DocumentKind} - {DocumentKind.ANSWER}
    assert "起草哪一类信息" in shown(here.client(Role.OFFICER), "new-document", kind="nonsense")


def test_a_word_file_becomes_the_text_with_its_pictures_and_is_kept_as_its_source(begin: Begin) -> None:
    answer = begin(file=word_file())
    document = Document.objects.get()
    assert document.title == "青溪县农村宅基地审批管理办法"
    assert "<p>为规范农村宅基地审批，制定本办法。</p>" in document.body
    uses = dict(document.files.values_list("use", "pk"))
    assert set(uses) == {FileUse.SOURCE, FileUse.PICTURE}
    assert f'src="files/{uses[FileUse.PICTURE]}"' in document.body
    assert "修改内容" in words(answer.content.decode())


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({}, "还没有写。写标题，或者选一个要导入的文件。"),
        ({"file": SimpleUploadedFile("图.png", b"\x89PNG\r\n\x1a\n" + bytes(50))}, "没有保存"),
        ({"file": SimpleUploadedFile("文.txt", "文".encode()), "body": "也粘贴了"}, "正文只能有一个来处"),
    ],
)
def test_what_cannot_be_begun_is_said_and_nothing_is_left_behind(
    begin: Begin, values: dict[str, object], says: str
) -> None:
    answer = begin(**values)
    assert answer.status_code == 422
    assert says in words(answer.content.decode())
    assert not Document.objects.exists()


def test_sent_twice_it_is_begun_once(here: County) -> None:
    officer: Client = here.client(Role.OFFICER)
    once = hidden(shown(officer, "new-document", kind="news"), "once")
    sent = {"title": "县政府召开常务会议", "body": "", "once": once}
    answers = [officer.post(f"{reverse('new-document')}?kind=news", sent) for _ in range(2)]
    [document] = Document.objects.all()
    assert {answer["Location"] for answer in answers} == {reverse("edit-document", args=[document.pk])}


@pytest.mark.parametrize("role", [Role.LEADER, Role.LEGAL_REVIEWER, Role.AUDITOR])
def test_who_does_not_draft_is_refused(here: County, role: Role) -> None:
    assert here.client(role).get(reverse("new-document")).status_code == 403
