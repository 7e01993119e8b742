"""The working text brought back to what was finished."""

from datetime import date

import pytest
from tests.county import county
from tests.desk_cases import at
from tests.newsroom import Newsroom

from gongkai.agencies.role import Role
from gongkai.publishing import document_files
from gongkai.publishing.content import content_of
from gongkai.publishing.models import DocumentFile, FileUse, TextState

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 12)


def test_a_dropped_revision_leaves_nothing_behind_not_even_the_names_of_files() -> None:
    qingxi = county(DAY)
    room, officer = Newsroom(qingxi), qingxi.actor(Role.OFFICER)
    document = room.begin(DAY)
    table, form = (
        document_files.add(document.pk, officer, at(DAY), FileUse.ATTACHMENT, name, b"1", title)
        for name, title in (("1.txt", "附表"), ("2.txt", "申请表"))
    )
    document = room.signed(document, DAY)
    finished = content_of(document)
    document = room.take(document, "revise", DAY, role=Role.OFFICER)
    document_files.retitle(document.pk, officer, table.pk, "讨论中的名单")
    document_files.move(document.pk, officer, form.pk, up=True)
    document_files.remove(document.pk, officer, form.pk)
    document_files.add(document.pk, officer, at(DAY), FileUse.ATTACHMENT, "3.txt", b"3", "草稿")
    document = room.signed(document, DAY)
    DocumentFile.objects.update(text_state=TextState.NONE)
    document = room.take(document, "publish", DAY)
    assert [line.title for line in content_of(document).files] == ["讨论中的名单", "草稿"]
    document = room.take(document, "revise", DAY, role=Role.OFFICER)
    document_files.retitle(document.pk, officer, table.pk, "又改的名单")
    document = room.take(document, "drop_revision", DAY, role=Role.OFFICER)
    assert [line.title for line in content_of(document).files] == ["讨论中的名单", "草稿"]
    assert [line.title for line in finished.files] == ["附表", "申请表"]


def test_characters_that_nobody_sees_are_not_kept() -> None:
    room = Newsroom(county(DAY))
    document = room.save(
        room.begin(DAY), DAY, title="关于\u202e宅\x02基地", abstract="摘\x00要", keywords="甲\x1b乙"
    )
    assert (document.title, document.abstract, document.keywords) == ("关于宅基地", "摘要", "甲乙")
