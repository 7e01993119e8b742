from pathlib import Path

import polars as pl

from gongkai.corpus import manifest
from gongkai.corpus.columns import READ, REPORTS
from gongkai.corpus.comparing.common_sentences import in_common
from gongkai.corpus.comparing.likeness import likeness
from gongkai.corpus.dictionary import Table
from gongkai.corpus.ingest.reading import sentence_hash
from gongkai.corpus.ingest.tables import SECTIONS, SENTENCES
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.map_shards import part_name
from gongkai.corpus.running.shard import Receipt
from gongkai.report.likeness import masked_sentences
from gongkai.report.value import Report, Section

BOILERPLATE = "坚持以公开为常态、不公开为例外，扎实推进政府信息公开各项工作。"
COPIED = "全年主动公开各类信息{}条，其中通过门户网站公开{}条，比上年明显增加。"
OWN = "把财政预决算同往年的数字排在一起，附上增减原因一并公布。"


def corpus(folder: Path, texts: dict[str, tuple[str, ...]]) -> Place:
    """One report of 2024 of each agency, with these paragraphs."""
    place = Place(str(folder))
    reports = [Report(agency=name, sections=(Section(1, "总体情况", text),)) for name, text in texts.items()]
    rows: dict[Table, list[dict[str, object]]] = {
        READ: [{"report": r.agency, "agency": r.agency, "year": 2024} for r in reports],
        SECTIONS: [
            {"report": r.agency, "section": s.number, "title": s.title, "text": s.text}
            for r in reports
            for s in r.sections
        ],
        SENTENCES: [
            {"report": r.agency, "hash": sentence_hash(masked), "letters": len(masked)}
            for r in reports
            for masked in masked_sentences(r)
        ],
    }
    matched = [{"report": r.agency, "unit": r.agency, "year": 2024, "standing": True} for r in reports]
    for step, tables in (("ingest", rows), ("agencies", {REPORTS: matched})):
        for table, found in tables.items():
            place.write_frame(part_name(step, table.name, "0"), pl.DataFrame(found, schema=table.schema))
        heights = {table.name: len(found) for table, found in tables.items()}
        manifest.settle(place, step, [Receipt("0", (), heights, {})])
    return place


def test_what_two_reports_have_in_common_is_shown_as_the_first_prints_it(tmp_path: Path) -> None:
    texts = {f"{name}局": (BOILERPLATE,) for name in "甲乙丙丁"}
    place = corpus(
        tmp_path,
        {
            **texts,
            "教育局": (BOILERPLATE, COPIED.format(120, 80), OWN),
            "民政局": (COPIED.format(97, 41), BOILERPLATE),
        },
    )
    likeness(place)
    assert in_common(place, "教育局", "民政局") == (COPIED.format(120, 80),)
    assert in_common(place, "民政局", "教育局") == (COPIED.format(97, 41),)
    assert in_common(place, "甲局", "乙局") == ()
    assert in_common(place, "教育局", "没有这一份") == ()
