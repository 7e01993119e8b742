"""The sentences behind a likeness: what two reports have in common, as it is printed, boilerplate apart."""

import polars as pl

from gongkai.corpus import manifest
from gongkai.corpus.columns import READ
from gongkai.corpus.comparing.boilerplate import boilerplate_from
from gongkai.corpus.comparing.numbering import NUMBERED
from gongkai.corpus.comparing.numbering import STEP as NUMBERING
from gongkai.corpus.comparing.sentence_order import STEP as ORDERING
from gongkai.corpus.comparing.sentence_order import USED
from gongkai.corpus.ingest.reading import sentence_hash
from gongkai.corpus.ingest.tables import SECTIONS
from gongkai.corpus.places.place import Place
from gongkai.report.likeness import masked_sentences
from gongkai.report.value import Report, Section


def in_common(place: Place, report: str, other: str) -> tuple[str, ...]:
    """The sentences of `report`, in its order and words, that `other` has too and few others have.

    Both by their numbers, as in ALIKE and REPEATED; none if one of them is not in the corpus or is not compared.
    """
    numbers = manifest.table(place, NUMBERING.name, NUMBERED)
    years = numbers.filter(pl.col("report") == report).select("year").collect().to_series()
    told = {name: masked_sentences(_read(place, name)) for name in (report, other)}
    hashes = {masked: sentence_hash(masked) for masked in told[report] if masked in told[other]}
    if years.is_empty() or not hashes:
        return ()
    of_year = pl.col("year") == years[0]
    users = (
        manifest.table(place, ORDERING.name, USED)
        .filter(of_year, pl.col("hash").is_in(list(hashes.values())))
        .group_by("hash")
        .agg(users=pl.col("number").n_unique())
        .collect()
    )
    limit = boilerplate_from(numbers.filter(of_year)).collect()["limit"][0]
    telling = set(users.filter(pl.col("users") < limit)["hash"])
    return tuple(told[report][masked] for masked, found in hashes.items() if found in telling)


def _read(place: Place, report: str) -> Report:
    own = pl.col("report") == report
    agencies = manifest.table(place, "ingest", READ).filter(own).select("agency").collect().to_series()
    sections = manifest.table(place, "ingest", SECTIONS).filter(own, pl.col("section") > 0)
    return Report(
        agency=(agencies[0] or "") if len(agencies) else "",
        sections=tuple(
            Section(row["section"], row["title"], tuple(row["text"].split("\n")))
            for row in sections.collect().iter_rows(named=True)
        ),
    )
