"""Published reports through the corpus: what their cells are is not changed on the way."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from gongkai import report
from gongkai.corpus import manifest
from gongkai.corpus.columns import READ
from gongkai.corpus.ingest import ingest
from gongkai.corpus.ingest.tables import RAW, UNREAD
from gongkai.corpus.places.place import Place
from gongkai.corpus.wide_row import cells
from gongkai.report.checks.answerable import answerable
from gongkai.report.errors import ReportError
from gongkai.report.value import Cell
from tests.shared_reports import folder


def said(found: Mapping[str, Cell]) -> dict[str, tuple[object, ...]]:
    return {code: (cell.state, cell.value, cell.decided_by) for code, cell in found.items()}


def test_every_real_report_has_the_cells_that_the_reader_finds(tmp_path: Path) -> None:
    place = Place(str(tmp_path / "corpus"))
    ingest(place, [str(folder())])
    rows = {
        row["source"]: row for row in manifest.table(place, "ingest", READ).collect().iter_rows(named=True)
    }
    refused = dict(manifest.table(place, "ingest", UNREAD).select("source", "code").collect().iter_rows())
    sources = sorted(folder().glob("*/source.*"))
    assert sources
    for path in sources:
        name = f"{folder().name}/{path.parent.name}/{path.name}"
        if name in refused:
            with pytest.raises(ReportError) as refusal:
                report.read(path)
            assert refused[name] == refusal.value.code
            continue
        row, read = rows[name], answerable(report.read(path))
        assert said(cells(row)) == said({code: read.cells[code] for code in cells(row)})
        assert set(cells(row)) == set(read.cells)
        printed = (row["title"], row["agency"], row["year"], row["t2_form"], row["t3_form"])
        assert printed == (read.title, read.agency, read.year, read.t2_form, read.t3_form)
        assert (row["signature"], row["signed_on"]) == (read.signature, read.signed_on)
    files = [path for path in folder().rglob("*") if path.is_file() and not path.name.startswith(".")]
    assert manifest.table(place, "ingest", RAW).collect().height == len(files)
    assert len(rows) + len(refused) == len(files)
    assert "bug" not in refused.values()
