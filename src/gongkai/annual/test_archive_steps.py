"""A ZIP archive of reports in a workspace: what is read, and what is said of what is not."""

import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO

import pytest

from gongkai.annual import steps
from gongkai.annual.models import Workspace
from gongkai.report.value import Report

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)


@pytest.fixture
def workspace() -> Workspace:
    return steps.open_workspace("visitor", now=NOW)


def packed(*names: str) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in names:
            archive.writestr(name, b"-")
    return content.getvalue()


def test_each_document_of_an_archive_is_a_file_of_its_own(
    workspace: Workspace, defect: Report, reads: Callable[[Report | str], None]
) -> None:
    reads(defect)
    taken = steps.take_archive(workspace, "各单位.zip", packed("a.docx", "乡镇/b.pdf", ".hidden"), now=NOW)
    assert [(file.number, file.name, file.problem) for file in taken] == [
        (1, "各单位.zip/a.docx", ""),
        (2, "各单位.zip/乡镇/b.pdf", ""),
    ]


def test_documents_past_the_limit_are_named_as_left_out(
    workspace: Workspace,
    defect: Report,
    reads: Callable[[Report | str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reads(defect)
    monkeypatch.setattr(steps, "FILES_AT_ONCE", 2)
    taken = steps.take_archive(workspace, "各单位.zip", packed("1", "2", "3", "4"), now=NOW)
    assert [file.name for file in taken] == ["各单位.zip/1", "各单位.zip/2", "各单位.zip"]
    assert taken[-1].problem.startswith("压缩包没有读完：读了前2个文件，最后一个是“各单位.zip/2”")


def test_what_time_does_not_reach_is_named_as_left_out(
    workspace: Workspace,
    defect: Report,
    reads: Callable[[Report | str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reads(defect)
    monkeypatch.setattr(steps, "ARCHIVE_SECONDS", -1)
    (said,) = steps.take_archive(workspace, "各单位.zip", packed("1"), now=NOW)
    assert said.problem.startswith("压缩包没有读完：读了前0个文件")


@pytest.mark.parametrize(
    ("content", "said"),
    [(packed("1")[:20], "压缩包损坏"), (packed(), "压缩包里没有文件")],
    # The bytes hold the second in which they were made.
    ids=["damaged", "empty"],
)
def test_an_archive_without_documents_says_so(workspace: Workspace, content: bytes, said: str) -> None:
    (file,) = steps.take_archive(workspace, "坏.zip", content, now=NOW)
    assert (file.name, file.problem[: len(said)]) == ("坏.zip", said)
