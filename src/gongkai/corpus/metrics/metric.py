"""A metric as data: a sum of cells, or one sum over another, with what it means and where that comes from."""

from dataclasses import dataclass
from enum import StrEnum

CENT_OF_WAN = 1_000_000
"""分 in one 万元."""

REPORTS_COUNTED = "t3_counted"
"""Stands in a denominator for the reports with a number in Table 3: the column of a roll-up row, 1 of a report."""


class Kind(StrEnum):
    """How the values of a metric behave: what may be asked of them follows from it."""

    COUNT = "count"
    AMOUNT = "amount"
    SHARE = "share"
    RATIO = "ratio"

    @property
    def label(self) -> str:
        """In Chinese."""
        return {"count": "件数", "amount": "金额", "share": "占比", "ratio": "比率"}[self.value]


class Better(StrEnum):
    """Which end of a ranking is the good one, where the Regulation or its practice says so."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"

    @property
    def label(self) -> str:
        """In Chinese."""
        return {"higher": "越高越好", "lower": "越低越好", "neither": "高低本身不说明好坏"}[self.value]


@dataclass(frozen=True, slots=True)
class PerForm:
    """Cells with one meaning that the two forms print differently: `of_2019` and `of_2021` are each a sum.

    `whole` is the cell of both forms that holds it together with `rest`. A rolled-up row may count reports in either
    form, and some in the new form that print the old line beside its parts: what it has is both, at most what the
    rest leaves of the whole.
    """

    of_2019: tuple[str, ...]
    of_2021: tuple[str, ...]
    whole: str
    rest: tuple[str, ...]

    @property
    def cells(self) -> tuple[str, ...]:
        """Every cell code that it reads."""
        return (*self.of_2019, *self.of_2021, self.whole, *self.rest)


Term = str | PerForm
Sum = tuple[Term, ...]
"""Terms added up: cell codes, or cells by form. Without one of its cells a sum has no value."""


@dataclass(frozen=True, slots=True)
class Metric:
    """One figure of a report or of a division.

    Without a denominator the value is the numerator in `unit`, else `per` times numerator over denominator: 100 for
    a share in %. Of a share the numerator is part of the denominator. `least` is the smallest denominator with which
    a row is ranked or held against its peers; 0 where there is none. `says` is the definition in Chinese, `source`
    the article or the cells of the form that it rests on.
    """

    code: str
    label: str
    says: str
    source: str
    kind: Kind
    unit: str
    numerator: Sum
    denominator: Sum = ()
    per: int = 1
    least: int = 0
    better: Better = Better.NEITHER

    @property
    def cells(self) -> tuple[str, ...]:
        """Every cell code that it reads, each once."""
        terms = (*self.numerator, *self.denominator)
        every = (code for term in terms for code in (term.cells if isinstance(term, PerForm) else (term,)))
        return tuple(dict.fromkeys(code for code in every if code != REPORTS_COUNTED))

    @property
    def digits(self) -> int:
        """Decimals with which a value is shown."""
        return {Kind.COUNT: 0, Kind.AMOUNT: 2, Kind.SHARE: 1, Kind.RATIO: 1}[self.kind]

    def shown(self, value: float) -> str:
        """A value as pages and sentences print it, with its unit: `1,250件`, `71.3%`."""
        return f"{value:,.{self.digits}f}{self.unit}"


LEAST_OF_SHARE = 30
"""Smallest denominator of a share that is ranked: with 30 cases the 95 % interval is still up to 34 points wide."""


def count(code: str, label: str, says: str, source: str, *cells: Term) -> Metric:
    """A number of 件."""
    return Metric(code, label, says, source, Kind.COUNT, "件", cells)


def share(
    code: str,
    label: str,
    says: str,
    source: str,
    part: Sum,
    whole: Sum,
    better: Better = Better.NEITHER,
) -> Metric:
    """A part of a whole in %."""
    return Metric(
        code, label, says, source, Kind.SHARE, "%", part, whole, per=100, least=LEAST_OF_SHARE, better=better
    )
