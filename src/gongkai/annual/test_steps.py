from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User

from gongkai.annual import limits, steps
from gongkai.annual.examination import examine_file
from gongkai.annual.models import CheckedFile, Correction, LibraryReport, Workspace
from gongkai.report.value import Report, State

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
TOTALS = ("t3.outcome.total@natural_person", "t3.outcome.total@total")


@pytest.fixture
def workspace() -> Workspace:
    return steps.open_workspace("visitor", now=NOW)


@pytest.fixture
def file(workspace: Workspace, defect: Report, reads: Callable[[Report | str], None]) -> CheckedFile:
    reads(defect)
    return steps.take(workspace, "report.html", b"<html>", now=NOW)


def test_a_file_is_kept_as_its_report_and_never_as_the_file(file: CheckedFile, defect: Report) -> None:
    stored = CheckedFile.objects.get(pk=file.pk)
    assert stored.report == defect
    assert stored.errors == 1
    assert (stored.name, stored.size) == ("report.html", 6)


def test_a_file_that_cannot_be_read_is_kept_as_its_name_and_the_reason(
    workspace: Workspace, reads: Callable[[Report | str], None]
) -> None:
    reads("文件是空的。")
    file = steps.take(workspace, "空.docx", b"", now=NOW)
    assert (file.name, file.problem, file.data) == ("空.docx", "文件是空的。", "")


def test_a_file_over_the_limit_is_not_read(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "FILE_BYTES", 10_000_000)
    file = steps.take(workspace, "大.pdf", b"x" * 12_300_000, now=NOW)
    assert file.problem == "文件有12.3 MB，超过10 MB的上限。请压缩图片或另存后再选。"


def test_a_workspace_holds_so_many_files_and_no_more(
    workspace: Workspace,
    defect: Report,
    reads: Callable[[Report | str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reads(defect)
    monkeypatch.setattr(steps, "FILES_IN_WORKSPACE", 1)
    steps.take(workspace, "1.html", b"-", now=NOW)
    with pytest.raises(steps.StepRefused, match="最多检查1个文件"):
        steps.take(workspace, "2.html", b"-", now=NOW)


def test_correcting_the_two_totals_makes_all_five_equations_hold(file: CheckedFile) -> None:
    before = file.failed
    assert steps.correct(file, dict.fromkeys(TOTALS, "1"), now=NOW) == 2
    file.refresh_from_db()
    # T3-07, and T3-01 and T3-02 in the columns 自然人 and 总计.
    assert (file.errors, file.failed) == (0, before - 5)


def test_a_correction_leaves_the_printed_text_as_it_was(file: CheckedFile) -> None:
    steps.correct(file, {TOTALS[0]: "1"}, now=NOW)
    examined = examine_file(file)
    assert examined.printed.cells[TOTALS[0]].raw == "0"
    assert examined.report.cells[TOTALS[0]].value == 1
    assert dict(examined.corrections) == {TOTALS[0]: "1"}


def test_undo_takes_back_the_latest_round_and_only_that(file: CheckedFile) -> None:
    steps.correct(file, dict.fromkeys(TOTALS, "1"), now=NOW)
    steps.correct(file, {TOTALS[0]: "7"}, now=NOW)
    assert steps.undo(file, now=NOW) == 1
    assert examine_file(file).report.value(TOTALS[0]) == 1
    assert steps.undo(file, now=NOW) == 2
    assert examine_file(file).report == file.report
    assert Correction.objects.count() == 3  # marked, not deleted
    with pytest.raises(steps.StepRefused):
        steps.undo(file, now=NOW)


@pytest.mark.parametrize(
    ("code", "typed", "value"),
    [
        (TOTALS[0], " １２ ", 12),  # full-width digits
        (TOTALS[0], "", None),
        ("t2.licensing.items_delta", "-2", -2),
        ("t2.licensing.items_delta", "−2", -2),  # the mathematical minus sign
        ("t2.procurement.amount_yuan", "297.5", 297.5),
    ],
)
def test_what_people_type_is_understood(
    file: CheckedFile, code: str, typed: str, value: float | None
) -> None:
    steps.correct(file, {code: typed}, now=NOW)
    cell = examine_file(file).report.cells[code]
    assert cell.value == value
    assert cell.state is (State.BLANK if value is None else State.NUMBER)


@pytest.mark.parametrize(
    ("code", "typed"),
    [(TOTALS[0], "一"), (TOTALS[0], "-1"), (TOTALS[0], "1.5"), (TOTALS[0], "1" * 13), ("t9.no.such", "1")],
)
def test_one_wrong_correction_stops_all_and_says_which(file: CheckedFile, code: str, typed: str) -> None:
    with pytest.raises(steps.CorrectionRefused) as refused:
        steps.correct(file, {TOTALS[1]: "1", code: typed}, now=NOW)
    assert list(refused.value.faults) == [code]
    assert not Correction.objects.exists()


def test_last_years_report_in_the_same_workspace_is_checked_against(
    workspace: Workspace, samples: dict[tuple[str, int | None], Report], reads: Callable[[Report | str], None]
) -> None:
    later, earlier = (samples["青溪县人民政府", year] for year in (2025, 2024))
    reads(later)
    file = steps.take(workspace, "2025.html", b"-", now=NOW)
    alone = file.cannot_tell
    reads(earlier)
    steps.take(workspace, "2024.html", b"-", now=NOW)
    file.refresh_from_db()
    assert file.cannot_tell < alone


def test_what_is_not_kept_is_gone_two_hours_after_its_last_use(file: CheckedFile) -> None:
    workspace = file.workspace
    assert workspace.expires_at == NOW + timedelta(hours=2)
    later = NOW + timedelta(hours=1)
    steps.correct(file, {TOTALS[0]: "1"}, now=later)
    workspace.refresh_from_db()
    assert workspace.expires_at == later + limits.UNKEPT
    assert steps.remove_expired(now=later + limits.UNKEPT) == 1
    assert not CheckedFile.objects.exists()


def test_a_kept_workspace_lives_as_long_as_was_said(workspace: Workspace) -> None:
    steps.keep(workspace, 30, now=NOW)
    assert steps.remove_expired(now=NOW + timedelta(days=29)) == 0
    assert steps.remove_expired(now=NOW + timedelta(days=30)) == 1
    with pytest.raises(steps.StepRefused):
        steps.keep(workspace, 365, now=NOW)


def test_a_workspace_is_seen_by_its_visitor_and_a_kept_one_by_whoever_has_the_link(
    workspace: Workspace,
) -> None:
    def seen(visitor: str, now: datetime = NOW) -> bool:
        return Workspace.objects.visible_to(visitor, now).filter(pk=workspace.pk).exists()

    assert seen("visitor")
    assert not seen("another")
    assert not seen("")
    assert not seen("visitor", workspace.expires_at)
    steps.keep(workspace, 7, now=NOW)
    assert seen("another")
    assert not seen("another", NOW + timedelta(days=7))


def test_only_staff_add_to_the_library_and_take_out_of_it(defect: Report) -> None:
    citizen = User(username="citizen")
    with pytest.raises(steps.StepRefused, match="只有工作人员"):
        steps.add_to_library(defect, user=citizen, now=NOW)
    clerk = User.objects.create_user("clerk", is_staff=True)
    filed = steps.add_to_library(defect, user=clerk, now=NOW)
    assert (filed.report, filed.errors, filed.added_by) == (defect, 1, clerk)
    with pytest.raises(steps.StepRefused, match="只有工作人员"):
        steps.remove_from_library(filed, user=citizen)
    steps.remove_from_library(filed, user=clerk)
    assert not LibraryReport.objects.exists()


def test_the_library_has_one_report_of_an_agency_and_year(defect: Report) -> None:
    steps.add_to_library(defect, user=None, now=NOW)
    with pytest.raises(steps.StepRefused, match="年报库里已有青溪县经济和信息化局2020年的报告"):
        steps.add_to_library(defect, user=None, now=NOW)


@pytest.mark.parametrize("missing", [{"agency": ""}, {"year": None}])
def test_a_report_without_agency_or_year_cannot_be_filed(defect: Report, missing: dict[str, None]) -> None:
    with pytest.raises(steps.StepRefused, match="没有读出机关名称或年度"):
        steps.add_to_library(replace(defect, **missing), user=None, now=NOW)
