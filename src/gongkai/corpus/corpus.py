"""A corpus as a whole: its steps in their order, and its tables as lazy frames."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import polars as pl

from gongkai.corpus import manifest
from gongkai.corpus.agencies.alias_file import read_aliases
from gongkai.corpus.agencies.match import match
from gongkai.corpus.catalogue import NEEDS, STEPS, TABLES, Stage, UnknownTable
from gongkai.corpus.checking import VERDICTS, check, summed_up
from gongkai.corpus.columns import REPORTS
from gongkai.corpus.comparing.common_sentences import in_common
from gongkai.corpus.comparing.compare import compare
from gongkai.corpus.comparing.one_metric import divisions_ranked, through_the_years, units_ranked
from gongkai.corpus.errors import CorpusError
from gongkai.corpus.exporting.findings_told import told
from gongkai.corpus.exporting.problems import write_problems
from gongkai.corpus.exporting.table_file import write_table
from gongkai.corpus.ingest import ingest
from gongkai.corpus.ingest.tables import TABLES as READ_TABLES
from gongkai.corpus.listing import list_findings, list_units
from gongkai.corpus.metrics.catalogue import metric_called
from gongkai.corpus.other_version import OtherVersion, of_other_version
from gongkai.corpus.places.alone import alone
from gongkai.corpus.places.place import Place
from gongkai.corpus.rolling_up import figures, roll_up
from gongkai.corpus.running.map_shards import Loop, Runner
from gongkai.corpus.selection import Selection
from gongkai.divisions import NATION

ALIASES = "aliases.csv"
"""Where a corpus keeps the operator's list of names, so that every later run matches by it."""


class NothingRead(CorpusError):
    """No report was ever read into the corpus."""

    def __init__(self, address: str) -> None:
        super().__init__(
            f"{address} 里还没有语料库。请先读入报告：gongkai corpus ingest 来源 --into {address}"
        )


class Corpus:
    """Reports of a place, with everything that is derived from them.

    Each step first does those it needs. What is done already is not done again; a step that was broken off goes on
    where it was. All raise NothingRead before anything was read, and OtherVersion, all but reading, where it was read
    by a version with other columns.
    """

    def __init__(self, place: Place, runner: Runner | None = None) -> None:
        self.place = place
        self.runner = runner or Loop()
        self._reached: set[Stage] = set()

    def ingest(self, *sources: str, aliases: Path | None = None) -> None:
        """Read what is new or changed in these folders, archives, files or object stores.

        Without a source, what was read by an older version of the program is read again from the raw bytes kept.
        `aliases`: a list of names by which agencies are matched, now and in later runs (docs/users/corpus-agencies.md).
        Raises OSError where that list cannot be read, AliasFileRefused for its bad rows; NothingRead without a source
        where nothing was ever read; InUse while another process reads into the corpus.
        """
        if not sources:
            self._read()
        if aliases:
            content = aliases.read_bytes()
            read_aliases(content)
            self.place.write(ALIASES, content)
        ingest(self.place, sources, self.runner)
        self._reached = {Stage.READ}

    def match(self) -> None:
        """Match reports to their agencies, and choose the version that counts."""
        self._reach(Stage.MATCHED)

    def check(self) -> None:
        """Ask every rule of every report, and list findings and units."""
        self._reach(Stage.LISTED)

    def roll_up(self) -> None:
        """Add up by division, from the township to the nation."""
        self._reach(Stage.ROLLED_UP)

    def compare(self) -> None:
        """Breaks over the years, outliers among peers, likeness."""
        self._reach(Stage.COMPARED)

    def tidy(self) -> int:
        """Take away files that nobody needs any more: see `manifest.tidy`; the number of them.

        Raises InUse while another process reads into the corpus.
        """
        self._read()
        with alone(self.place):
            return manifest.tidy(self.place, STEPS)

    def table(self, name: str, *, years: Sequence[int] = (), division: str = "") -> pl.LazyFrame:
        """A table by its name in `catalogue.TABLES`; whatever it needs is done first. Filter before `collect()`.

        `years`: only these; `division`: only this one and all below it. Raises UnknownTable, NotByThat.
        """
        held = TABLES.get(name)
        if held is None:
            raise UnknownTable(name)
        self._reach(held.stage)
        frame = manifest.table(self.place, held.step, held.table)
        if held.table is VERDICTS:
            frame = summed_up(frame.collect()).lazy()
        return Selection(tuple(years), division).of(frame, held.table, self._reports)

    def findings(self, *, years: Sequence[int] = (), division: str = "") -> pl.LazyFrame:
        """The table `findings`, each with its sentence, which is stored only where the numbers do not tell it."""
        return told(self.table("findings", years=years, division=division))

    def ranking(
        self,
        metric: str,
        *,
        year: int,
        division: str = NATION,
        level: int | None = None,
        units: bool = False,
    ) -> pl.DataFrame:
        """RANKINGS of a metric, by its code or label: who is not ranked, for want of numbers or of cases, comes last.

        Of the divisions right below `division`, or of a `level` (1 to 4) anywhere below it; or of the `units` that
        belong to it and to all below it, those of one level and type beside each other. Raises UnknownMetric.
        """
        asked = metric_called(metric)
        if units:
            reports = self.table("reports", years=(year,), division=division)
            return units_ranked(
                reports if level is None else reports.filter(pl.col("level") == level), asked, division
            )
        self._reach(Stage.ROLLED_UP)
        return divisions_ranked(figures(self.place, year=year, level=level, parent=division), asked, division)

    def series(self, metric: str, subject: str) -> pl.DataFrame:
        """SERIES of a metric, by its code or label, of a unit by its number or of a division by its code.

        Raises UnknownMetric.
        """
        asked = metric_called(metric)
        reports, divisions, breaks = (self.table(name) for name in ("reports", "divisions", "breaks"))
        return through_the_years(reports, divisions, breaks, asked, subject)

    def in_common(self, report: str, other: str) -> tuple[str, ...]:
        """The sentences behind a row of `alike` or `repeated`, in the words of `report`; both by their numbers."""
        self._reach(Stage.COMPARED)
        return in_common(self.place, report, other)

    def export(
        self,
        name: str,
        address: str,
        *,
        years: Sequence[int] = (),
        division: str = "",
        labels: bool = False,
    ) -> None:
        """Write a table to a file, with its data dictionary: see `exporting.table_file.write_table`."""
        asked = self.findings if name == "findings" else partial(self.table, name)
        frame = asked(years=years, division=division)
        write_table(frame, TABLES[name].table, address, labels=labels)

    def export_problems(self, folder: str, *, years: Sequence[int] = (), division: str = "") -> int:
        """Write for each unit with findings a workbook to send back, and two lists: see `exporting.problems`.

        Without `years`, who is missing is told of the last year alone.
        """
        findings = self.findings(years=years, division=division)
        missing = self.table("missing", years=years, division=division)
        if not years:
            missing = missing.filter(pl.col("year") == pl.col("year").max())
        return write_problems(findings, missing, folder)

    def _reports(self) -> pl.LazyFrame:
        self._reach(Stage.MATCHED)
        return manifest.table(self.place, "agencies", REPORTS)

    def _reach(self, stage: Stage) -> None:
        if stage in self._reached:
            return
        for before in NEEDS[stage]:
            self._reach(before)
        self._WORK[stage](self)
        self._reached.add(stage)

    def _read(self) -> None:
        if manifest.parts(self.place, "ingest") is None:
            raise NothingRead(self.place.address)

    def _fits(self) -> None:
        self._read()
        if table := of_other_version(self.place, (("ingest", one) for one in READ_TABLES)):
            raise OtherVersion(self.place.address, table)

    def _match(self) -> None:
        try:
            aliases = self.place.read(ALIASES)
        except FileNotFoundError:
            aliases = b""
        match(self.place, self.runner, aliases=aliases)

    def _check(self) -> None:
        check(self.place, self.runner)

    def _list(self) -> None:
        list_units(self.place, self.runner)
        list_findings(self.place, self.runner)

    def _roll_up(self) -> None:
        roll_up(self.place, self.runner)

    def _compare(self) -> None:
        compare(self.place, self.runner)

    _WORK: dict[Stage, Callable[["Corpus"], None]] = {  # noqa: RUF012
        Stage.READ: _fits,
        Stage.MATCHED: _match,
        Stage.CHECKED: _check,
        Stage.LISTED: _list,
        Stage.ROLLED_UP: _roll_up,
        Stage.COMPARED: _compare,
    }
