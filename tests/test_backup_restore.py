"""An installation is destroyed and comes back, on both databases and from one to the other."""

import json
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from tests.installation import Installation, copied

PASSPHRASE = {"GONGKAI_BACKUP_PASSPHRASE": "a long sentence for backups"}

FILL = """
from dataclasses import replace
from datetime import date, datetime, timezone
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import transaction
from gongkai.agencies.actor import SYSTEM
from gongkai.agencies.models import Agency, AgencyKind
from gongkai.annual import sample
from gongkai.casework.disputes.registration import Filing, register
from gongkai.casework.intake import Party
from gongkai.law.dispute import Cause, DisputeKind, Procedure
from gongkai.law.review_organ import AgencyStanding
from gongkai.records.append import append, lock
from gongkai.records.models import Case
from gongkai.records.moment import Moment
from gongkai.records.vault import seal
from gongkai.records.vault.key_use import make_first
from gongkai.workflow.jobs.housekeeping import remove_finished
from gongkai.workflow.jobs.job import enqueue

at = datetime(2026, 3, 12, 1, 30, 0, 123456, tzinfo=timezone.utc)
sample.load(now=at)
user = get_user_model().objects.create_user("zhou", password="not of anybody", is_staff=True)
agency = Agency.objects.create(name="青溪县自然资源局", region_code="510899", kind=AgencyKind.DEPARTMENT,
                               standing=next(iter(AgencyStanding)).value, path="000001")
case = Case.objects.create(agency=agency, kind="application", opened_at=at)
with transaction.atomic():
    for number in range(3):
        append(lock(case.pk), "registered", on=date(2026, 3, 12), actor=SYSTEM, when=Moment(date(2026, 3, 12), at),
               data={"说": f"第{number}步“引号”\\n换行"})
make_first()
seal(case, "applicant", "name", "林小溪")
day = date(2026, 3, 12)
review = Filing(agency, DisputeKind.REVIEW, Cause.DECISION, Procedure.SIMPLE, "青溪县人民政府", "不予公开", day, day,
                claimant=Party("孟小河"))
moment = Moment(day, at)
suit = replace(review, kind=DisputeKind.SUIT_AFTER_REVIEW, after=register(review, SYSTEM, moment))
register(suit, SYSTEM, moment)
enqueue(remove_finished)
settings.FILES.mkdir(exist_ok=True)
(settings.FILES / "ab").mkdir()
(settings.FILES / "ab" / "cdef").write_bytes(bytes(range(256)) * 5000)
settings.ROOTS.mkdir(exist_ok=True)
(settings.ROOTS / "2026-03-12").write_text("root")
"""
STATE = """
import hashlib, json
from pathlib import Path
from django.apps import apps
from django.conf import settings
from gongkai.records.models import Secret
from gongkai.records.vault import unseal
from gongkai.search.searching import search

def plain(value):
    return bytes(value) if isinstance(value, memoryview) else value

state = {}
for model in apps.get_models(include_auto_created=True):
    # The index of the search is made anew: what is found is compared below.
    if model._meta.proxy or model._meta.app_label in ("sessions", "search"):
        continue
    rows = [[plain(value) for value in row] for row in model._base_manager.order_by("pk").values_list()]
    state[model._meta.label] = [len(rows), hashlib.sha256(repr(rows).encode()).hexdigest()]
for folder in (settings.FILES, settings.ROOTS):
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            state[str(file.relative_to(settings.HOME))] = hashlib.sha256(file.read_bytes()).hexdigest()
state["key"] = settings.SECRET_KEY
state["found"] = [found.reference for found in search("信息公开", most=100).entries]
state["opened"] = [unseal(secret) for secret in Secret.objects.order_by("pk")]
print(json.dumps(state, sort_keys=True))
"""


@pytest.fixture(scope="module")
def model_filled(model: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """With something in every kind of place."""
    with copied(model, tmp_path_factory.mktemp("filled") / "home") as found:
        found.says(FILL)
        yield found


@pytest.fixture
def filled(model_filled: Installation, tmp_path: Path) -> Iterator[Installation]:
    """A copy of it, to be destroyed."""
    with copied(model_filled, tmp_path / "home") as found:
        yield found


def backed_up(installation: Installation, file: Path) -> Path:
    done = installation.command("backup", str(file), **PASSPHRASE)
    assert done.returncode == 0, done.stderr
    assert "逐项相符" in done.stdout
    assert file.stat().st_mode & 0o077 == 0
    return file


def restored(installation: Installation, file: Path, *words: str) -> None:
    done = installation.command("restore", str(file), *words, **PASSPHRASE)
    assert done.returncode == 0, done.stderr


def test_what_was_destroyed_comes_back_whole(filled: Installation, tmp_path: Path) -> None:
    before = filled.says(STATE)
    assert json.loads(before)["opened"] == ["林小溪", "孟小河", "孟小河"]
    assert len(json.loads(before)["found"]) == 11
    file = backed_up(filled, tmp_path / "backup.gongkai")
    filled.destroy()
    assert not filled.home.exists()
    restored(filled, file)
    assert filled.says("from gongkai.site import start; print(start.lacks())\n" + STATE) == f"[]\n{before}"

    # And again in place of what came later; the next rows are numbered after those that came back.
    filled.says("from django.contrib.auth.models import User; User.objects.create_user('late')")
    (filled.home / "files" / "late").write_bytes(b"late")
    (filled.home / "restoring-killed").mkdir()
    refused = filled.command("restore", str(file), **PASSPHRASE)
    assert refused.returncode == 1
    assert "--replace" in refused.stderr
    assert (filled.home / "files" / "late").exists()
    restored(filled, file, "--replace")
    assert filled.says(STATE) == before
    [aside] = filled.home.glob("before-restore-*")
    assert (aside / "files" / "late").read_bytes() == b"late"
    assert not list(filled.home.glob("restoring-*"))


def test_a_backup_moves_between_databases(
    filled: Installation, empty_installation: Installation, tmp_path: Path
) -> None:
    """From PostgreSQL to SQLite and back; one SQLite for another is what the test above shows."""
    if not filled.address:
        pytest.skip("the run on PostgreSQL has both")
    before = filled.says(STATE)
    sqlite = Installation(tmp_path / "sqlite", "")
    restored(sqlite, backed_up(filled, tmp_path / "first"))
    assert sqlite.says(STATE) == before
    restored(empty_installation, backed_up(sqlite, tmp_path / "second"))
    assert empty_installation.says(STATE) == before


WRITE_ON = """
from datetime import date, datetime, timezone
from django.db import transaction
from gongkai.agencies.actor import SYSTEM
from gongkai.records.append import append, lock
from gongkai.records.models import Case
from gongkai.records.moment import Moment
case = Case.objects.get(kind="application")
print("writing", flush=True)
while True:
    with transaction.atomic():
        append(lock(case.pk), "assigned", on=date(2026, 3, 12), actor=SYSTEM,
               when=Moment(date(2026, 3, 12), datetime.now(timezone.utc)), data={})
"""
COUNTS = """
from gongkai.records.models import Case
case = Case.objects.get(kind="application")
events = list(case.events.in_order())
assert [event.seq for event in events] == list(range(1, len(events) + 1))
print(case.length, len(events), case.head == events[-1].digest)
"""


def test_a_backup_holds_one_moment_while_others_write(filled: Installation, tmp_path: Path) -> None:
    writing = filled.start(WRITE_ON)
    try:
        assert writing.stdout
        assert writing.stdout.readline() == "writing\n"
        file = backed_up(filled, tmp_path / "backup.gongkai")
        time.sleep(0.2)
        assert writing.poll() is None
    finally:
        writing.kill()
        writing.communicate()
    after = int(filled.says(COUNTS).split()[0])
    filled.destroy()
    restored(filled, file)
    length, events, head = filled.says(COUNTS).split()
    assert length == events
    assert head == "True"
    assert 3 < int(length) < after


NEWER = """
from unittest.mock import patch
from pathlib import Path
from django.utils import timezone
from gongkai.records.backup import making, schema
with patch.object(schema, "current", lambda: {"records": "0999_not_yet"}):
    making.make(Path(FILE), "a long sentence for backups", timezone.now())
"""
BEAT = """
from django.utils import timezone
from gongkai.workflow.jobs.worker import Working
Working().beat(timezone.now())
"""


@pytest.fixture
def on_sqlite(model_on_sqlite: Installation, tmp_path: Path) -> Iterator[Installation]:
    """For what is the same whatever the database."""
    with copied(model_on_sqlite, tmp_path / "home") as found:
        yield found


def contents(folder: Path) -> dict[str, str]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {str(file.relative_to(folder)): sha256(file.read_bytes()).hexdigest() for file in files}


def test_a_refusal_says_why_and_touches_nothing(on_sqlite: Installation, tmp_path: Path) -> None:
    good = backed_up(on_sqlite, tmp_path / "good").read_bytes()
    on_sqlite.says(NEWER.replace("FILE", repr(str(tmp_path / "newer"))))
    newer = (tmp_path / "newer").read_bytes()
    before = contents(on_sqlite.home)
    file = tmp_path / "backup"

    def refused(content: bytes, passphrase: dict[str, str] = PASSPHRASE) -> str:
        file.write_bytes(content)
        done = on_sqlite.command("restore", str(file), "--replace", **passphrase)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert contents(on_sqlite.home) == before
        return done.stderr

    assert "已损坏或不是备份" in refused(good[: len(good) // 2])
    assert "已损坏或不是备份" in refused(good[:900] + bytes(40) + good[940:])
    assert "备份口令不对" in refused(good, {"GONGKAI_BACKUP_PASSPHRASE": "another long sentence"})
    assert "没有备份口令" in refused(good, {})
    assert "records.0999_not_yet），本程序没有这样的数据表。先更新程序" in refused(newer)
    on_sqlite.says(BEAT)
    before = contents(on_sqlite.home)
    assert "还在运行" in refused(good)


def test_a_backup_is_looked_through_and_never_written_over(on_sqlite: Installation, tmp_path: Path) -> None:
    file = backed_up(on_sqlite, tmp_path / "backup.gongkai")
    assert "完好" in on_sqlite.command("backup", "--verify", str(file)).stdout
    content = file.read_bytes()
    again = on_sqlite.command("backup", str(file), **PASSPHRASE)
    assert again.returncode == 1
    assert "已经有了" in again.stderr
    assert file.read_bytes() == content
    file.write_bytes(content[:-1000])
    spoiled = on_sqlite.command("backup", "--verify", str(file))
    assert spoiled.returncode == 1
    assert "换一份备份" in spoiled.stderr
    assert sorted(file.name for file in tmp_path.iterdir()) == ["backup.gongkai", "home"]


def test_a_damaged_sqlite_file_is_replaced(on_sqlite: Installation, tmp_path: Path) -> None:
    file = backed_up(on_sqlite, tmp_path / "backup.gongkai")
    (on_sqlite.home / "gongkai.sqlite3").write_bytes(b"no database at all, but long enough" * 100)
    restored(on_sqlite, file, "--replace")
    assert on_sqlite.says("from gongkai.site import start; print(start.lacks())") == "[]"
