"""The library is handed over as files; what has not changed is not touched, what is gone goes."""

import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from gongkai.annual import sample, steps
from gongkai.annual.models import LibraryReport
from gongkai.portal import jobs
from gongkai.portal.corpus import of_library
from gongkai.portal.corpus.sources import address_of
from gongkai.report.reading.json import read_json

pytestmark = pytest.mark.django_db


def test_each_report_of_the_library_is_a_file_and_nothing_else_is(tmp_path: Path) -> None:
    first, second = (
        steps.add_to_library(report, user=None, now=timezone.now()) for report in sample.reports()[:2]
    )
    of_library.hand_over(tmp_path / "library")
    files = sorted((tmp_path / "library").iterdir())
    assert [file.name for file in files] == [f"library-{first.pk}.json", f"library-{second.pk}.json"]
    assert read_json(files[0].read_bytes()).agency == first.agency
    touched = files[0].stat().st_mtime_ns
    LibraryReport.objects.filter(pk=second.pk).delete()
    (tmp_path / "library" / "half.part").write_text("cut off")
    of_library.hand_over(tmp_path / "library")
    assert list((tmp_path / "library").iterdir()) == [files[0]]
    assert files[0].stat().st_mtime_ns == touched


def test_the_library_ends_in_pages_by_a_process_of_its_own(no_corpus: Path) -> None:
    for report in sample.reports()[:2]:
        filed = steps.add_to_library(report, user=None, now=timezone.now())
    of_library.make()
    page = Client().get(f"/corpus/unit/?unit={quote(filed.agency)}").content.decode()
    assert filed.title in page
    assert f'href="/reports/{filed.pk}/"' in page
    assert (no_corpus / "downloads" / "reports.parquet").is_file()


def test_the_file_of_a_report_leads_to_its_page(no_corpus: Path, settings: Settings) -> None:
    assert address_of("library/library-17.json") == "/reports/17/"
    assert address_of("https://example.org/a.html") == "https://example.org/a.html"
    assert address_of("510000/2024.html") == ""
    assert address_of("javascript:alert(1)") == ""
    settings.CORPUS = "s3://elsewhere"
    assert address_of("library/library-17.json") == ""


def test_a_process_that_fails_says_why(
    no_corpus: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(of_library, "CHAIN", "gongkai.portal.corpus.none_such")
    with pytest.raises(of_library.CorpusNotMade, match="none_such"):
        of_library.make()


def test_a_corpus_that_was_named_is_left_alone_by_the_nightly_job(
    no_corpus: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    monkeypatch.setattr(of_library, "make", lambda: made.append(sys.executable))
    jobs.roll_up_library.call()
    assert len(made) == 1
    settings.CORPUS = "s3://elsewhere"
    jobs.roll_up_library.call()
    assert len(made) == 1
