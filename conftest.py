"""Django settings of an installation that has not been set up: what tests need of a home is given here."""

import pytest


def pytest_configure() -> None:
    """A key, files served as they lie, and no process that outlives the tests."""
    from django.conf import settings

    settings.SECRET_KEY = "only-for-tests"  # noqa: S105
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # No set-up, so no folder of collected files; WhiteNoise would warn of it with every client.
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "whitenoise" not in name]


@pytest.fixture(scope="session", autouse=True)
def _reading_processes_end() -> object:
    yield
    import sys

    # Only where a test has loaded it: the pure rooms' tests load no records.
    if pool := sys.modules.get("gongkai.annual.reading_pool"):
        pool.POOL.close()
