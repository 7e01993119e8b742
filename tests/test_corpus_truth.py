"""A thousand files of every kind through the whole chain, the real reports hidden among them: what is said is what is so."""

import shutil
from pathlib import Path

import pytest

from gongkai import report as single
from gongkai.corpus.checking.cell_rules import CELL_RULES
from gongkai.corpus.corpus import Corpus
from gongkai.corpus.places.place import Place
from gongkai.corpus.wide_row import cells
from gongkai.report.finding import Answer
from gongkai.report.value import State
from tests.corpus_truth import Known, differences, sums_of, write_files
from tests.planted_reports import planted
from tests.shared_reports import FOLDER, source
from tests.truth_reports import slugs, truth_report

FILES = 1000


@pytest.fixture(scope="module")
def hidden(tmp_path_factory: pytest.TempPathFactory) -> tuple[Corpus, Known]:
    """The corpus, and what is known of the files that were made."""
    folder = tmp_path_factory.mktemp("truth")
    known = write_files(planted(FILES, 11, pdf_in=250), folder / "files")
    if FOLDER.is_dir():
        for slug in slugs("full", "fragment"):
            (folder / "files" / slug).mkdir()
            shutil.copy(source(slug), folder / "files" / slug)
    corpus = Corpus(Place(str(folder / "corpus")))
    corpus.ingest(str(folder / "files"))
    corpus.check()
    return corpus, known


def test_every_planted_fault_is_found_and_none_invented(hidden: tuple[Corpus, Known]) -> None:
    corpus, known = hidden
    assert len({rule for faults in known.faults.values() for rule, _ in faults}) >= 12
    assert not list(differences(corpus, known))


def test_the_sums_over_all_reports_are_those_of_the_files(hidden: tuple[Corpus, Known]) -> None:
    corpus, known = hidden
    found = sums_of(corpus, "files/[0-9]")
    assert found["t3.received_new@total"].min() > 100
    assert found.equals(known.sums())


def test_real_reports_among_them_say_what_they_say_alone(hidden: tuple[Corpus, Known]) -> None:
    corpus, _ = hidden
    rows = {row["source"]: row for row in corpus.table("reports").collect().iter_rows(named=True)}
    faults = corpus.findings().select("report", "rule").collect()
    for slug in slugs("full", "fragment"):
        path: Path = source(slug)
        row = rows[f"files/{slug}/{path.name}"]
        held = cells(row)
        for code, cell in truth_report(slug).cells.items():
            # A reader that is not sure says so; it never says another number.
            if cell.state is State.NUMBER and code in held and held[code].state is State.NUMBER:
                assert held[code].value == cell.value, (slug, code)
        read = single.read(path)
        assert {code: (c.state, c.value) for code, c in held.items()} == {
            code: (c.state, c.value) for code, c in read.cells.items()
        }
        told = set(faults.filter(faults["report"] == row["report"])["rule"])
        checked = single.check(read)
        failed = {v.rule for v in checked.verdicts if v.answer is Answer.FAIL}
        # What only follows from another finding is told with that one.
        expected = (failed & CELL_RULES) | {finding.rule for finding in checked.findings}
        # Rules that look at last year's report depend on which others are there.
        expected -= {"T4-05"}
        assert {rule for rule in told if not rule.startswith("XY") and rule != "T4-05"} == expected, slug
