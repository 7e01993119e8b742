"""Django settings of an installation that has not been set up, and the sample reports for the tests of records."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.installation import Installation

    from gongkai.report.value import Report

pytest_plugins = ("tests.patience", "tests.long_ones_first")

DEFECT = ("青溪县经济和信息化局", 2020)
"""The sample report whose row （七）总计 was left at 0: one cause of five broken equations."""


def pytest_configure() -> None:
    """A key, files served as they lie, and no process that outlives the tests."""
    from django.conf import settings

    settings.SECRET_KEY = "only-for-tests"  # noqa: S105
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    # The threads of test servers come and go; what one leaves open, another may not close.
    settings.DATABASES["default"]["CONN_MAX_AGE"] = 0
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # No set-up, so no folder of collected files; WhiteNoise would warn of it with every client.
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "whitenoise" not in name]


def pytest_collection_finish() -> None:
    """Thousands of tests stand in memory until the end: the collector need not go through them again and again."""
    import gc

    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 20, 100)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """SQLite in a file as on a site: each thread of a test's server has a connection and transactions of its own.

    In memory all would share the one of the test.
    """
    from django.conf import settings

    database = settings.DATABASES["default"]
    if database["ENGINE"] == "django.db.backends.sqlite3":
        database["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "gongkai.sqlite3")
        # It need not outlive the machine.
        database["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"


@pytest.fixture(scope="session")
def django_db_use_migrations(django_db_use_migrations: bool) -> Iterator[bool]:
    """The tables are made quickly."""
    from tests.quick_migrations import migrate_quickly

    with pytest.MonkeyPatch.context() as patch:
        migrate_quickly(patch)
        yield django_db_use_migrations


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> object:
    """Tables are emptied quickly after the tests that commit."""
    from tests.emptying import empty_quickly

    with pytest.MonkeyPatch.context() as patch:
        empty_quickly(patch)
        yield


@pytest.fixture(scope="session", autouse=True)
def _records_lie_apart(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A vault key, and attachments and roots that go with the tests."""
    from django.conf import settings

    settings.VAULT_KEYS = [b"key of the tests, thirty-two long"[:32]]
    home = tmp_path_factory.mktemp("records")
    settings.KEYS, settings.FILES, settings.ROOTS = home / "keys", home / "files", home / "roots"


@pytest.fixture(scope="session", autouse=True)
def _reading_processes_end() -> object:
    yield
    import sys

    # Only where a test has loaded it: the pure rooms' tests load no records.
    if pool := sys.modules.get("gongkai.annual.reading_pool"):
        pool.POOL.close()


@pytest.fixture(scope="session")
def model_on_sqlite(tmp_path_factory: pytest.TempPathFactory) -> "Installation":
    """An installation set up once for all copies and processes: most of what a set-up takes are the migrations."""
    import fcntl
    import os

    from tests.installation import Installation, set_up

    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        # Of all processes of this run.
        folder = folder.parent
    found, done = Installation(folder / "model" / "home", ""), folder / "model-done"
    with (folder / "model-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            (folder / "model").mkdir()
            set_up(found)
            done.touch()
    return found


@pytest.fixture(scope="session")
def samples() -> "dict[tuple[str, int | None], Report]":
    """The sample reports by agency and year."""
    from gongkai.annual import sample

    return {(report.agency, report.year): report for report in sample.reports()}


@pytest.fixture
def defect(samples: "dict[tuple[str, int | None], Report]") -> "Report":
    """The sample report with the total row left at 0."""
    return samples[DEFECT]


@pytest.fixture(autouse=True)
def _nothing_is_kept_of_the_test_before() -> object:
    # The next test's rows have the same numbers and versions. Before the test too: a browser of the one before may
    # have asked for a last thing after its end.
    _forget()
    yield
    _forget()


def _forget() -> None:
    import sys

    # Only where a test has loaded them.
    if cached := sys.modules.get("gongkai.portal.cached_pages"):
        cached.forget()
    if kept := sys.modules.get("django.core.cache"):
        kept.cache.clear()
