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
