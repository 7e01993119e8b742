"""A change in the code makes every part anew; a change in its tests does not."""

from pathlib import Path

import pytest

from gongkai.corpus.running.code_version import code_version


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of this test's own, `made_up`, with a module and a table of data."""
    monkeypatch.syspath_prepend(str(tmp_path))
    home = tmp_path / "made_up"
    (home / "inner").mkdir(parents=True)
    (home / "__init__.py").write_text("")
    (home / "rule.py").write_text("LIMIT = 1\n")
    (home / "inner" / "codes.json").write_text("[1]")
    return home


def version(*modules: str) -> str:
    code_version.cache_clear()
    return code_version(*modules)


@pytest.mark.parametrize(
    ("file", "content", "another"),
    [
        ("rule.py", "LIMIT = 2\n", True),
        ("inner/codes.json", "[2]", True),
        ("inner/rule.py", "LIMIT = 1\n", True),
        ("test_rule.py", "assert True\n", False),
        ("__pycache__/rule.pyc", "x", False),
    ],
)
def test_the_version_follows_sources_and_data_and_not_tests(
    package: Path, file: str, content: str, another: bool
) -> None:
    before = version("made_up")
    (package / file).parent.mkdir(exist_ok=True)
    (package / file).write_text(content)
    assert (version("made_up") != before) is another


def test_a_module_that_is_not_there_is_no_code(package: Path) -> None:
    with pytest.raises(ModuleNotFoundError):
        version("gongkai.corpus.no_such_module")
