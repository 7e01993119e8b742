"""Attachments are read once, shown page by page, and found as soon as they are read; nothing of it before."""

import io
from collections.abc import Callable

import pytest
from PIL import Image
from tests.county import County, county
from tests.desk_cases import TODAY, at
from tests.newsroom import Newsroom
from tests.redaction_desk import OwnProcess

from gongkai.agencies.role import Role
from gongkai.casework.redaction import workshop
from gongkai.paper.document import Body
from gongkai.paper.document import Document as Paper
from gongkai.paper.pdf import write_pdf
from gongkai.publishing import attachments_text
from gongkai.publishing.attachments_text import preview, read, read_waiting
from gongkai.publishing.body import file_words
from gongkai.publishing.body.refusal import CannotTake
from gongkai.publishing.document_files import add
from gongkai.publishing.kept_pictures import KeptPictures
from gongkai.publishing.models import Document, DocumentFile, FileUse, Publication, TextState
from gongkai.search.searching import search
from gongkai.workflow.taking import InputsRefused

pytestmark = pytest.mark.django_db
NOW = at(TODAY)


def paper(words: str) -> bytes:
    return write_pdf(Paper("", "", (Body(words),)))


def png() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def here() -> County:
    return county(TODAY)


@pytest.fixture
def room(here: County) -> Newsroom:
    return Newsroom(here)


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The processes have tests of their own."""
    monkeypatch.setattr(workshop, "WORKSHOP", OwnProcess())
    monkeypatch.setattr(attachments_text, "words_of_file", file_words.words_of)


def attached(
    here: County, document: Document, name: str, content: bytes, use: FileUse = FileUse.ATTACHMENT
) -> DocumentFile:
    return add(document.pk, here.actor(Role.OFFICER), NOW, use, name, content, "名单")


@pytest.mark.parametrize(
    ("name", "content", "text", "state", "pages"),
    [
        ("名单.pdf", lambda: paper("石桥村补助名单"), "石桥村补助名单\n— 1 —", TextState.READ, 1),
        ("名单.txt", lambda: "石桥村\r\n补助".encode("gb18030"), "石桥村\n补助", TextState.READ, None),
    ],
)
def test_words_and_pages_are_kept(
    here: County,
    room: Newsroom,
    name: str,
    content: Callable[[], bytes],
    text: str,
    state: str,
    pages: int | None,
) -> None:
    file = attached(here, room.begin(TODAY), name, content())
    assert (file.text_state, file.pages) == (TextState.WAITING, None)
    read(file.pk, NOW)
    file.refresh_from_db()
    assert (file.text, file.text_state, file.pages) == (text, state, pages)


def test_a_file_that_cannot_be_read_stays_without_words(
    here: County, room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_data: bytes, _media: str) -> None:
        raise CannotTake("文件打不开。")

    monkeypatch.setattr(attachments_text, "words_of_file", refuse)
    file = attached(here, room.begin(TODAY), "名单.pdf", paper("甲"))
    read_waiting(NOW)
    file.refresh_from_db()
    assert (file.text, file.text_state) == ("", TextState.NONE)


def test_pages_are_shown_as_pictures_drawn_once(here: County, room: Newsroom) -> None:
    file = attached(here, room.begin(TODAY), "名单.pdf", paper("石桥村补助名单"))
    with pytest.raises(IndexError):
        preview(file.attachment, 1)
    read(file.pk, NOW)
    with Image.open(io.BytesIO(preview(file.attachment, 1))) as seen:
        assert (seen.format, seen.width) == ("JPEG", 910)
    preview(file.attachment, 1)
    assert workshop.WORKSHOP.drawn == [1]  # type: ignore[attr-defined]
    for page in (0, 2):
        with pytest.raises(IndexError):
            preview(file.attachment, page)


def test_a_picture_in_the_text_needs_neither_words_nor_pages(here: County, room: Newsroom) -> None:
    file = attached(here, room.begin(TODAY), "图.png", png(), FileUse.PICTURE)
    read(file.pk, NOW)
    file.refresh_from_db()
    assert (file.text_state, file.pages, file.preview) == (TextState.NONE, None, None)


def test_a_document_waits_until_its_attachments_are_read_and_is_found_by_them(
    here: County, room: Newsroom
) -> None:
    document = room.begin(TODAY)
    file = attached(here, document, "名单.pdf", paper("蓝莓种植补助"))
    document = room.signed(document, TODAY)
    with pytest.raises(InputsRefused, match="附件“名单”的文字还没有读取"):
        room.take(document, "publish", TODAY)
    read(file.pk, NOW)
    assert not search("蓝莓种植").entries
    room.take(document, "publish", TODAY)
    assert [entry.reference for entry in search("蓝莓种植").entries] == [f"document:{document.pk}"]
    version = Publication.objects.get(pk=document.pk).version
    read(file.pk, NOW)
    assert Publication.objects.get(pk=document.pk).version == version


def test_what_the_guard_finds_in_an_attachment_read_after_review_stops_the_publication(
    here: County, room: Newsroom
) -> None:
    document = room.begin(TODAY)
    file = attached(here, document, "名单.pdf", paper("110101199003078494"))
    document = room.signed(document, TODAY)
    read(file.pk, NOW)
    with pytest.raises(InputsRefused, match="检查没有通过"):
        room.take(document, "publish", TODAY)
    assert not Publication.objects.exists()


def test_a_page_that_an_old_site_brought_is_found_by_its_attachment_once_that_is_read(
    here: County, room: Newsroom
) -> None:
    document = room.begin(TODAY)
    file = attached(here, document, "名单.pdf", paper("蓝莓种植补助"))
    kept = DocumentFile.objects.filter(pk=file.pk)
    kept.update(text_state=TextState.NONE)
    room.take(room.signed(document, TODAY), "publish", TODAY)
    # As the import leaves it: public, and still to be read.
    kept.update(text_state=TextState.WAITING)
    version = Publication.objects.get(pk=document.pk).version
    read(file.pk, NOW)
    assert [entry.reference for entry in search("蓝莓种植").entries] == [f"document:{document.pk}"]
    assert Publication.objects.get(pk=document.pk).version == version + 1


def test_a_draft_is_not_found_by_its_attachment(here: County, room: Newsroom) -> None:
    file = attached(here, room.begin(TODAY), "名单.pdf", paper("蓝莓种植补助"))
    read(file.pk, NOW)
    assert not search("蓝莓种植").entries


def test_pictures_kept_in_memory_stay_within_their_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongkai.publishing.kept_pictures.MOST_BYTES", 10)
    kept, drawn = KeptPictures(), []

    def draw(number: int) -> bytes:
        drawn.append(number)
        return b"1234"

    for number in (1, 2, 1, 3, 2, 1):
        assert kept.get(("x", number), lambda number=number: draw(number)) == b"1234"  # type: ignore[misc]
    # Two fit: with the third goes the one not asked for longest.
    assert drawn == [1, 2, 3, 2, 1]
