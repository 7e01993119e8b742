"""Personal data goes when its time is over; what happened and what is counted stays."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.db.models import QuerySet
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from gongkai.agencies.actor import SYSTEM, Actor
from gongkai.records.append import append, lock
from gongkai.records.attachments import attach, open_attachment, store
from gongkai.records.attachments.unowned import remove_unowned
from gongkai.records.models import Attachment, Case, Secret
from gongkai.records.moment import Moment
from gongkai.records.vault import NotOpened, same_value, seal, unseal
from gongkai.records.vault.erasure import due_for_erasure, erase, erase_due
from gongkai.records.verification import verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def filled(case: Case, clerk: Actor, when: Moment, settings: Settings, tmp_path: Path) -> Case:
    """A case with two secrets and a file."""
    settings.FILES, settings.ROOTS = tmp_path / "files", tmp_path / "roots"
    seal(case, "applicant", "name", "林小溪")
    seal(case, "applicant", "identity_number", "510899199001010011")
    with transaction.atomic():
        locked = lock(case.pk)
        append(
            locked, "registered", on=when.today, actor=clerk, when=when, data={"applicant": "natural_person"}
        )
        attach(locked, "identity", "林小溪身份证.txt", BytesIO("林小溪".encode()), clerk, when)
    return case


def test_after_erasure_nothing_opens_and_nobody_is_found(
    filled: Case,
    clerk: Actor,
    when: Moment,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    stored = filled.attachments.get().stored
    with django_capture_on_commit_callbacks(execute=True):
        assert erase(filled, when, clerk, "申请人要求")
    assert not same_value("name", "林小溪").exists()
    for secret in filled.secrets.all():
        assert (bytes(secret.sealed), secret.key, secret.blind, secret.masked) == (b"", "", "", "已清除")
        with pytest.raises(NotOpened, match="已按保存期限清除"):
            unseal(secret)
    attachment = filled.attachments.get()
    assert (attachment.name, bytes(attachment.wrapped_key)) == ("已清除", b"")
    with pytest.raises(NotOpened, match="已按保存期限清除"):
        open_attachment(attachment)
    assert not store.path(stored).exists()
    with connection.cursor() as cursor:
        for table in ("records_secret", "records_attachment", "records_event"):
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608
            assert "林" not in str(cursor.fetchall())


def test_the_history_stays_and_says_what_was_erased(filled: Case, clerk: Actor, when: Moment) -> None:
    erase(filled, when, clerk, "申请人要求")
    first, last = filled.events.in_order()
    assert (first.kind, last.kind) == ("registered", "personal_data_erased")
    assert last.values == {"reason": "申请人要求", "secrets": 2, "attachments": 1}
    assert list(verify()) == []


def test_what_is_erased_is_not_erased_twice(filled: Case, clerk: Actor, when: Moment) -> None:
    assert erase(filled, when, clerk, "申请人要求")
    assert not erase(filled, when, clerk, "申请人要求")
    assert filled.events.count() == 2


def test_a_file_stays_until_the_transaction_that_erases_it_has_ended(
    filled: Case, clerk: Actor, when: Moment
) -> None:
    attachment = filled.attachments.get()
    with transaction.atomic():
        erase(filled, when, clerk, "申请人要求")
        transaction.set_rollback(True)
    assert open_attachment(Attachment.objects.get(pk=attachment.pk)) == "林小溪".encode()


@pytest.mark.parametrize(
    ("closed", "today", "due"),
    [
        (date(2016, 3, 10), date(2026, 3, 10), True),
        (date(2016, 3, 11), date(2026, 3, 10), False),
        (date(2018, 2, 28), date(2028, 2, 29), True),
        (date(2018, 3, 1), date(2028, 2, 29), False),
    ],
)
def test_ten_years_after_the_closing_the_time_is_over(
    filled: Case, closed: date, today: date, due: bool
) -> None:
    def closed_by(day: date) -> QuerySet[Case]:
        return Case.objects.filter(pk=filled.pk) if closed <= day else Case.objects.none()

    assert due_for_erasure(today, closed_by).exists() is due


def test_the_daily_job_takes_what_is_due_and_what_it_leaves_comes_next(
    filled: Case, other_case: Case, when: Moment, settings: Settings
) -> None:
    settings.RETENTION_YEARS = 3
    seal(other_case, "applicant", "name", "何青")
    asked = []

    def closed_by(day: date) -> QuerySet[Case]:
        asked.append(day)
        return Case.objects.all()

    assert erase_due(when, closed_by, most=1) == 1
    assert Secret.objects.kept().get().case == other_case
    assert erase_due(when, closed_by) == 1
    assert erase_due(when, closed_by) == 0
    assert set(asked) == {date(2023, 3, 10)}
    event = filled.events.in_order().last()
    assert event is not None
    assert (event.actor_name, event.values["reason"]) == (str(SYSTEM), "办结满3年，按保存期限清除")


def test_files_that_nothing_owns_go_after_a_day(
    filled: Case, clerk: Actor, when: Moment, monkeypatch: pytest.MonkeyPatch
) -> None:
    with transaction.atomic():
        attach(lock(filled.pk), "other", "a.txt", b"a", clerk, when)
        transaction.set_rollback(True)
    assert len(list(store.all_stored())) == 2
    assert remove_unowned() == 0
    monkeypatch.setattr("gongkai.records.attachments.unowned._OLD_AFTER", -1)
    assert remove_unowned() == 1
    assert open_attachment(filled.attachments.get()) == "林小溪".encode()
