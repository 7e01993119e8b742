"""Linear rules as data: sums of cells on two sides of a relation, declared once for all columns, rows or blocks.

A declaration knows nothing of a report. `gongkai.report.checks.evaluation` asks it of one; the same terms can be
asked of many at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from gongkai.report.checks.rule import Rule
from gongkai.report.finding import Answer, Severity, Verdict
from gongkai.report.forms import Form

PLACE = "{place}"
"""Stands in a term's code for the column, row, block or subject that the equation is asked on."""

BEFORE = "before:"
"""Put before a code to mean the same cell of the year before."""


class Relation(StrEnum):
    """How the left side has to stand to the right."""

    EQUAL = "="
    AT_MOST = "≤"
    AT_LEAST = "≥"

    @property
    def broken(self) -> str:
        """The sign that is true instead where the relation fails."""
        return {"=": "≠", "≤": ">", "≥": "<"}[self.value]


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of cells with weights: pairs of a code, in which `{place}` may stand, and +1 or −1.

    Only the sums of conditions weigh a cell more than once.
    """

    terms: tuple[tuple[str, int], ...] = ()

    def __add__(self, other: "Sum") -> "Sum":
        return Sum(self.terms + other.terms)

    def __sub__(self, other: "Sum") -> "Sum":
        return Sum(self.terms + tuple((code, -sign) for code, sign in other.terms))

    def __rmul__(self, times: int) -> "Sum":
        return Sum(tuple((code, times * weight) for code, weight in self.terms))

    def at(self, place: str) -> "Sum":
        """The same sum with its place filled in."""
        return Sum(tuple((code.replace(PLACE, place), sign) for code, sign in self.terms))

    def codes(self, sign: int) -> tuple[str, ...]:
        """The codes that are added (+1) or taken away (−1)."""
        return tuple(code for code, own in self.terms if own == sign)


NOTHING = Sum()
"""The empty sum, 0."""


def cell(code: str) -> Sum:
    """One cell."""
    return Sum(((code, 1),))


def before(code: str) -> Sum:
    """The same cell of the year before."""
    return Sum(((BEFORE + code, 1),))


def total(*codes: str) -> Sum:
    """All these cells added up."""
    return Sum(tuple((code, 1) for code in codes))


@dataclass(frozen=True, slots=True)
class Equation:
    """A linear rule: `left relation right`, asked once for every place.

    `places` gives each place its name in a sentence. `says` is the finding's message, with `{place}`, `{left}`,
    `{right}` and `{gap}` (the absolute difference). `table` is the statutory table it is about; `form` the form that
    table must have and `form_before` the one it must have in the year before, None for either. With `if_printed` it
    is asked only where the source has that cell, which the form does not require. `alone` is asked in its stead where
    the year before is not known. `explains` is a rule that fails at the same place wherever this one does, or because
    of the same number. `severity` replaces the rule's. `mild_where` is a place: where the equation holds there, its
    failure at another is no more than a warning.
    """

    rule: Rule
    left: Sum
    relation: Relation
    right: Sum
    table: int
    says: str
    places: Mapping[str, str] = field(default_factory=lambda: {"": ""})
    form: Form | None = None
    form_before: Form | None = None
    if_printed: str = ""
    alone: "Equation | None" = None
    explains: Rule | None = None
    severity: Severity | None = None
    mild_where: str = ""

    @property
    def spans_years(self) -> bool:
        """Whether it needs the report of the year before."""
        return any(code.startswith(BEFORE) for code, _ in (*self.left.terms, *self.right.terms))

    def instances(self) -> tuple["Instance", ...]:
        """The equation written out for each of its places."""
        return tuple(Instance.of(self, place) for place in self.places)


@dataclass(frozen=True, slots=True)
class Instance:
    """An equation at one place, ready to be asked: codes by side and sign.

    `cells` are the report's own codes; `signs` gives for each code how `left − right` moves with it. `holds` is the
    verdict of every report on which it holds.
    """

    equation: Equation
    place: str
    left: Sum
    right: Sum
    cells: tuple[str, ...]
    signs: Mapping[str, int]
    added_left: tuple[str, ...]
    taken_left: tuple[str, ...]
    added_right: tuple[str, ...]
    taken_right: tuple[str, ...]
    if_printed: str
    holds: Verdict

    @classmethod
    def of(cls, equation: Equation, place: str) -> "Instance":
        """Write out an equation at a place."""
        left, right = equation.left.at(place), equation.right.at(place)
        signs: dict[str, int] = {}
        for code, sign in (left - right).terms:
            signs[code] = signs.get(code, 0) + sign
        cells = tuple(code for code in signs if not code.startswith(BEFORE))
        return cls(
            equation=equation,
            place=place,
            left=left,
            right=right,
            cells=cells,
            signs=signs,
            added_left=left.codes(1),
            taken_left=left.codes(-1),
            added_right=right.codes(1),
            taken_right=right.codes(-1),
            if_printed=equation.if_printed.replace(PLACE, place),
            holds=Verdict(equation.rule.code, Answer.PASS, cells, place=place),
        )
