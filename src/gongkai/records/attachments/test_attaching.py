"""A file goes into a case, lies there unreadable, and comes back as a download only."""

from io import BytesIO

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from gongkai.agencies.actor import Actor
from gongkai.records.append import lock
from gongkai.records.attachments import (
    Fault,
    Refused,
    attach,
    attachment_response,
    open_attachment,
    store,
)
from gongkai.records.attachments.file_name import MOST, cleaned
from gongkai.records.models import Attachment, Case
from gongkai.records.moment import Moment
from gongkai.records.vault import KeyMissing, NotOpened

LETTER = "申请公开2023年征地批复。".encode() * 10_000
"""Several pieces long."""


@pytest.fixture
def letter(case: Case, clerk: Actor, when: Moment) -> Attachment:
    with transaction.atomic():
        return attach(lock(case.pk), "application", "林小溪的申请.txt", LETTER, clerk, when)


def test_a_file_comes_back_as_it_was(letter: Attachment) -> None:
    found = Attachment.objects.get(pk=letter.pk)
    assert open_attachment(found) == LETTER
    assert (found.name, found.media, found.size) == ("林小溪的申请.txt", "text/plain", len(LETTER))


def test_on_disk_there_is_nothing_to_read(letter: Attachment) -> None:
    file = store.path(letter.stored)
    assert file.stat().st_mode & 0o077 == 0
    assert "征地".encode() not in file.read_bytes()
    assert "林小溪" not in str(file)


def test_the_digest_is_sm3_of_the_content(case: Case, clerk: Actor, when: Moment) -> None:
    with transaction.atomic():
        made = attach(lock(case.pk), "other", "例.txt", b"abc", clerk, when)
    # GB/T 32905-2016, appendix A.1.
    assert made.digest == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data[:-1],
        lambda data: data[: store.PIECE_BYTES + 16],
        lambda data: data[: 2 * (store.PIECE_BYTES + 16)],
        lambda data: data[:10] + b"x" + data[11:],
        lambda data: data + b"x",
        lambda data: data[store.PIECE_BYTES + 16 :],
        lambda data: (
            data[store.PIECE_BYTES + 16 : 2 * (store.PIECE_BYTES + 16)]
            + data[: store.PIECE_BYTES + 16]
            + data[2 * (store.PIECE_BYTES + 16) :]
        ),
        lambda data: data[:0],
    ],
    ids=["short", "one-piece", "two-pieces", "byte", "longer", "first-gone", "swapped", "empty"],
)
def test_a_file_that_was_cut_changed_or_reordered_does_not_open(letter: Attachment, change) -> None:
    file = store.path(letter.stored)
    file.write_bytes(change(file.read_bytes()))
    with pytest.raises(NotOpened, match="被改动或者损坏"):
        open_attachment(letter)


def test_a_lost_file_and_an_altered_row_are_told_apart(letter: Attachment) -> None:
    letter.wrapped_key = bytes(len(letter.wrapped_key))
    with pytest.raises(NotOpened, match="登记被改动"):
        open_attachment(letter)
    letter.refresh_from_db()
    store.remove(letter.stored)
    with pytest.raises(NotOpened, match="不在磁盘上"):
        open_attachment(letter)


@pytest.mark.parametrize(
    "altered",
    [
        {"case_id": 0},
        {"name": "别的.txt"},
        {"media": "application/pdf"},
        {"digest": "0" * 64},
        {"purpose": "other"},
    ],
    ids=lambda altered: next(iter(altered)),
)
def test_a_row_that_says_something_else_of_its_file_does_not_open(
    letter: Attachment, other_case: Case, altered: dict[str, str | int]
) -> None:
    Attachment.objects.update(**{name: value or other_case.pk for name, value in altered.items()})
    with pytest.raises(NotOpened, match="登记被改动"):
        open_attachment(Attachment.objects.get())


def test_without_the_vaults_key_no_file_opens(letter: Attachment, settings: Settings) -> None:
    settings.VAULT_KEYS = [bytes(32)]
    with pytest.raises(KeyMissing, match=letter.key):
        open_attachment(letter)


def test_an_upload_is_read_no_further_than_the_limit(
    case: Case, clerk: Actor, when: Moment, settings: Settings
) -> None:
    settings.ATTACHMENT_MEGABYTES = 1
    upload = BytesIO(bytes(100_000_000))
    with pytest.raises(Refused, match="文件超过1MB") as refused, transaction.atomic():
        attach(lock(case.pk), "other", "大.txt", upload, clerk, when)
    assert refused.value.fault is Fault.TOO_LARGE
    assert upload.tell() == (1 << 20) + 1


@pytest.mark.parametrize("content", [b"", b"<html>"])
def test_what_is_refused_leaves_nothing_behind(
    case: Case, clerk: Actor, when: Moment, content: bytes
) -> None:
    before = set(store.all_stored())
    with pytest.raises(Refused), transaction.atomic():
        attach(lock(case.pk), "other", "页.html", content, clerk, when)
    assert set(store.all_stored()) == before
    assert not case.attachments.exists()


def test_a_download_is_never_a_page_of_the_site(letter: Attachment) -> None:
    response = attachment_response(letter)
    assert response.content == LETTER
    assert response["Content-Type"] == "text/plain"
    assert response["Content-Disposition"] == (
        "attachment; filename*=utf-8''%E6%9E%97%E5%B0%8F%E6%BA%AA%E7%9A%84%E7%94%B3%E8%AF%B7.txt"
    )
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Cache-Control"] == "private, no-store"


def test_a_media_type_put_into_the_database_by_hand_is_not_stated(letter: Attachment) -> None:
    letter.media = "text/html"
    with pytest.raises(NotOpened):
        attachment_response(letter)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("申请书.pdf", "申请书.pdf"),
        ("C:\\Users\\lin\\申请书.pdf", "申请书.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("申请\r\nSet-Cookie: a=b.pdf", "申请Set-Cookie a=b.pdf"),
        ("申请书\u202efdp.exe", "申请书fdp.exe"),
        ('a"b.pdf', "ab.pdf"),
        ("", "附件.pdf"),
        ("...", "附件.pdf"),
        ("/", "附件.pdf"),
        (".pdf", "pdf.pdf"),
        ("a." + "字" * 300, "a." + "字" * 114 + ".pdf"),
        ("字" * 300 + ".pdf", "字" * 116 + ".pdf"),
    ],
)
def test_a_name_is_made_fit_to_be_kept_and_sent(sent: str, kept: str) -> None:
    assert cleaned(sent, "pdf") == kept


@given(st.text(st.one_of(st.characters(), st.sampled_from(". /")), max_size=200))
def test_whatever_the_name_it_has_no_folder_no_control_and_an_end(sent: str) -> None:
    kept = cleaned(sent, "pdf")
    assert 0 < len(kept) <= MOST
    assert not any(ord(sign) < 32 or sign in '/\\"\u202e' for sign in kept)
    assert "." in kept.strip(".")
