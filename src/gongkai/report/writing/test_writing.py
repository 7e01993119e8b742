"""One door for all kinds."""

from random import Random

import pytest
from tests.random_reports import random_report

from gongkai.report.writing import Kind, write


@pytest.mark.parametrize(
    ("kind", "begins"),
    [
        (Kind.DOCX, b"PK"),
        (Kind.PDF, b"%PDF-"),
        (Kind.HTML, b"<!DOCTYPE html>"),
        (Kind.XLSX, b"PK"),
        (Kind.CSV, b"\xef\xbb\xbfcode,label"),
        (Kind.JSON, b"{"),
    ],
)
def test_each_kind_is_written_as_what_it_is(kind: Kind, begins: bytes) -> None:
    report = random_report(Random(0))
    assert write(report, kind).startswith(begins)
    assert write(report, kind.value).startswith(begins)


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="odt"):
        write(random_report(Random(0)), "odt")


def test_every_kind_has_a_media_type_and_a_name_on_buttons() -> None:
    assert len({kind.media_type for kind in Kind}) == len({kind.label for kind in Kind}) == len(Kind)
