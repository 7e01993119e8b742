"""The house: each room imports only what `docs/architecture.md` lets it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "src" / "gongkai"
PURE = ("text", "paper", "divisions", "law", "report", "corpus")
RECORDS = ("agencies", "records", "workflow", "search", "casework", "publishing", "registers", "annual")
MAY_IMPORT = {
    "text": (),
    "paper": ("text",),
    "divisions": ("text",),
    "law": ("text",),
    "report": ("text", "paper", "law"),
    "corpus": PURE[:-1],
    **{room: (*PURE, *RECORDS[:place]) for place, room in enumerate(RECORDS)},
    "search": ("text", "agencies"),
    "portal": (*PURE, *RECORDS),
    "api": (*PURE, *RECORDS),
    "site": (*PURE, *RECORDS, "portal", "api"),
    "cli": (*PURE, *RECORDS, "portal", "api", "site"),
}


def imports(path: Path) -> Iterator[str]:
    """Dotted names of everything that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def modules() -> list[Path]:
    return sorted(ROOT.rglob("*.py"))


def test_every_module_lives_in_a_room() -> None:
    loose = {path.relative_to(ROOT).parts[0] for path in modules()} - {*MAY_IMPORT, "__init__.py"}
    assert not loose


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_room_imports_only_the_rooms_listed_for_it(path: Path) -> None:
    room = path.relative_to(ROOT).parts[0].removesuffix(".py")
    others = {name.split(".")[1] for name in imports(path) if name.startswith("gongkai.")}
    assert others <= {room, *MAY_IMPORT.get(room, ())}
    if room in PURE:
        assert not any(name.split(".")[0] == "django" for name in imports(path))


LATE = {"polars", "fsspec", "distributed", "numpy", "openpyxl"}
"""What works on tables, and what brings it along: slow to load, and tens of megabytes in every process."""
BY_THEMSELVES = ("corpus/", "cli/corpus_", "portal/corpus/chain.py")
"""The corpus room, and what is loaded with the first command on a corpus or in a process of its own."""


def imports_at_once(path: Path) -> set[str]:
    """Names of what is imported as soon as the module is."""
    named = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import):
            named |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            named |= {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)}
    return named


def test_nothing_that_works_on_tables_is_loaded_at_the_start_of_the_site_or_of_the_command() -> None:
    late = {}
    for path in modules():
        name = path.relative_to(ROOT).as_posix()
        tested = path.name.startswith(("test_", "conftest"))
        if tested or (name.startswith(BY_THEMSELVES) and name != "cli/corpus_command.py"):
            continue
        wrong = {
            one
            for one in imports_at_once(path)
            if one.split(".")[0] in LATE
            or one.startswith(("gongkai.corpus", "gongkai.portal.corpus.chain"))
            or (one.startswith("gongkai.cli.corpus_") and one != "gongkai.cli.corpus_command")
        }
        if wrong:
            late[name] = wrong
    assert late == {}
