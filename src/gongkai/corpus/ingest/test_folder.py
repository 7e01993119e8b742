import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gongkai.corpus.ingest import folder
from gongkai.corpus.ingest.mark import CLOSED, Mark
from gongkai.corpus.ingest.refusals import IsLink, IsSpecial
from gongkai.corpus.ingest.root import Root
from gongkai.corpus.places.place import Place


def names(path: Path | str) -> list[str]:
    return sorted(one.name for one in folder.listed(Root.of(Place(str(path)))))


def test_a_folder_is_searched_to_the_bottom(tmp_path: Path) -> None:
    source = tmp_path / "年报"
    for name in ("乙/深/3.html", "乙/2.html", "1.html", ".git/config", "~$1.docx", "Thumbs.db"):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_bytes(b"x")
    assert names(source) == ["年报/1.html", "年报/乙/2.html", "年报/乙/深/3.html"]
    assert names(f"{source}/") == names(source)


def test_however_deep_and_full_folders_are_few_of_them_are_open_and_no_names_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder_of = "年报" + "/下" * 12
    (tmp_path / folder_of).mkdir(parents=True)
    for number in range(3000):
        (tmp_path / folder_of / f"{number:04}{'长' * 70}.html").touch()
    monkeypatch.setattr(folder, "HELD_OPEN", 20)
    root = Root.of(Place(str(tmp_path / "年报")))
    tracemalloc.start()
    try:
        found = sum(1 for _ in folder.listed(root))
        assert tracemalloc.get_traced_memory()[1] < 200_000
    finally:
        tracemalloc.stop()
    assert found == 3000
    monkeypatch.setattr(folder, "HELD_OPEN", 4)
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208
    files = folder.listed(root)
    next(files)
    assert len(os.listdir("/proc/self/fd")) - before <= 4  # noqa: PTH208
    assert 1 + sum(1 for _ in files) == 3000


def test_a_source_may_be_named_from_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "年报").mkdir()
    (tmp_path / "年报" / "1.html").write_bytes(b"x")
    monkeypatch.chdir(tmp_path / "年报")
    assert names(".") == ["年报/1.html"]
    assert names("1.html") == ["1.html"]


def test_a_file_named_outright_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "1.html").write_bytes(b"x")
    (tmp_path / "链.html").symlink_to(tmp_path / "1.html")
    (one,) = folder.listed(Root.of(Place(str(tmp_path / "链.html"))))
    assert (one.name, Mark.of(one.mark).size) == ("链.html", 1)
    os.close(folder.opened(str(tmp_path / "链.html"), named=True))
    with pytest.raises(IsLink):
        folder.opened(str(tmp_path / "链.html"), named=False)
    with pytest.raises(IsSpecial):
        folder.opened(str(tmp_path), named=False)


def test_a_folder_that_cannot_be_looked_into_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "年报" / "密").mkdir(parents=True)
    (tmp_path / "年报" / "1.html").write_bytes(b"x")
    real: Callable[..., Any] = os.scandir

    def refuses(path: str) -> Any:
        if str(path).endswith("密"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", refuses)
    marks = {one.name: Mark.of(one.mark) for one in folder.listed(Root.of(Place(str(tmp_path / "年报"))))}
    assert marks["年报/密"] == Mark(0, seal=CLOSED)
    assert marks["年报/1.html"].size == 1
