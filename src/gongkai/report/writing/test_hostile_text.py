"""Text as it may come out of a damaged source: every kind is written, and nothing acts."""

import pytest

from gongkai.report.codes import Track, t4
from gongkai.report.value import Cell, Report, Section, State
from gongkai.report.writing import Kind, write

TEXTS = {
    "control characters": "甲\x00乙\x08丙\x1b丁\x7f",
    "half a surrogate pair": "甲\ud800乙",
    "no characters of Unicode": "甲\ufffe\uffff乙",
    "marks of direction": "甲\u202e乙\u2066丙",
    "beyond the basic plane": "𠮷野家😀",
    "blanks of all kinds": "\t甲\u00a0乙\u3000丙\u200b \n丁",
    "markup": "<a href='x'>&amp;]]></w:t>#let x = 1 $\\frac$ `raw` //",
    "formula": "=cmd|' /C calc'!A0",
    "one word without end": "A" * 5000,
    "a page without a stop": "字" * 20_000,
    "nothing": "",
}


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_any_text_can_be_written(kind: Kind, text: str) -> None:
    report = Report(
        title=text[:200],
        agency=text[:200],
        preamble=(text,),
        sections=(Section(1, text[:200], (text,)), Section(6, "其他", (text, text))),
        cells={t4(Track.REVIEW, "total"): Cell(text, None, State.UNREADABLE)},
        signature=text[:200],
        metadata={"site": text[:200]},
    )
    assert len(write(report, kind)) > 100
