"""Asking about a document from its page: taken in once, without anybody's data, answered on the page."""

from datetime import date

import pytest
from django.test import Client
from tests.brought_documents import published
from tests.county import county

from gongkai.publishing.models import Document, PolicyQuestion, Publication

pytestmark = pytest.mark.django_db


@pytest.fixture
def document() -> Document:
    agency = county(date(2026, 3, 12)).agency
    return published(agency, "青溪县宅基地审批管理办法", date(2026, 3, 2), kind="normative")


def test_a_question_is_taken_in_once_from_the_page(client: Client, document: Document) -> None:
    address = f"/info/{document.pk}/ask/"
    assert f'href="{address}"' in client.get(f"/info/{document.pk}/").content.decode()
    assert "青溪县宅基地审批管理办法" in client.get(address).content.decode()
    for _pressed in range(2):
        sent = client.post(address, {"question": "旧宅能翻建吗？", "once": "a"})
        assert sent["Location"] == f"{address}?sent"
    assert "已收到您的问题" in client.get(sent["Location"]).content.decode()
    question = PolicyQuestion.objects.get()
    assert (question.document, question.asked_by, question.shown) == (document, "site", False)


@pytest.mark.parametrize(
    ("question", "says"), [(" ", "还没有写问题"), ("我的身份证110101199003078494", "身份证号")]
)
def test_what_cannot_be_taken_is_said_and_stays(
    client: Client, document: Document, question: str, says: str
) -> None:
    answer = client.post(f"/info/{document.pk}/ask/", {"question": question, "once": "a"})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert question.strip() in answer.content.decode()
    assert not PolicyQuestion.objects.exists()


def test_of_what_is_not_public_nobody_asks(client: Client, document: Document) -> None:
    Publication.objects.all().delete()
    for answer in (
        client.get(f"/info/{document.pk}/ask/"),
        client.post(f"/info/{document.pk}/ask/", {"question": "问", "once": "a"}),
    ):
        assert answer.status_code == 404
    assert not PolicyQuestion.objects.exists()
