"""Which cells a count speaks of. Where a phrase allows several readings (受理 with or without 上年结转), all of
them are given, and only a number that none of them yields is wrong."""

from dataclasses import dataclass

from gongkai.report.codes import APPLICANT_COLUMNS, Column, Result, Track, t3, t4
from gongkai.report.forms import OUTCOME_GROUPS, Form, outcome_leaves
from gongkai.report.narrative.count import Count
from gongkai.report.narrative.topic import APPLICANTS, OUTCOMES, PROCEEDINGS, Topic
from gongkai.report.value import Number, Report


@dataclass(frozen=True, slots=True)
class Reading:
    """A sum of cells that a count can mean: cells added, cells taken away, and the factor to the count's unit
    (10,000 for an amount in 万元 against 元)."""

    added: tuple[str, ...]
    taken: tuple[str, ...] = ()
    factor: int = 1

    @property
    def cells(self) -> tuple[str, ...]:
        """Every cell of the sum."""
        return (*self.added, *self.taken)

    def value(self, report: Report) -> Number | None:
        """The sum in this report; None where a cell is missing or without a number."""
        total: Number = 0
        for sign, codes in ((1, self.added), (-1, self.taken)):
            for code in codes:
                number = report.value(code)
                if number is None:
                    return None
                total += sign * number
        return total * self.factor


_IN = t3("received_new", Column.TOTAL)
_CARRIED_IN = t3("carried_in", Column.TOTAL)
_DONE = t3("outcome.total", Column.TOTAL)
_CARRIED_OUT = t3("carried_out", Column.TOTAL)
_ORGANISATIONS = tuple(column for column in APPLICANT_COLUMNS if column is not Column.NATURAL_PERSON)
_REVIEW = t4(Track.REVIEW, Result.TOTAL)
_SUITS = (t4(Track.SUIT_DIRECT, Result.TOTAL), t4(Track.SUIT_AFTER_REVIEW, Result.TOTAL))
_POWER_ROWS = ("licensing", "other_services", "penalty", "coercion")
_MEASURES_2019 = {"issued": "made", "disclosed": "newly_disclosed"}


def readings(count: Count, report: Report) -> tuple[Reading, ...]:
    """The readings of a count in the forms of this report, the nearest first; none where no cell answers to it."""
    topic = count.topic
    if topic is None:
        return ()
    table = 3
    if topic in APPLICANTS:
        found = _applicants(topic)
    elif topic in OUTCOMES:
        found = _outcomes(topic, report)
    elif topic in PROCEEDINGS:
        found, table = _proceedings(topic), 4
    elif topic is Topic.HANDLED:
        found = _handled(report)
    elif topic in _TABLE_3:
        found = _TABLE_3[topic]
    else:
        found, table = _table_2(topic, report.t2_form), 2
    return found if report.has_table(table) else ()


_TABLE_3 = {
    # Offices write 收到 and 受理 for what came in this year, and for it together with what was carried over.
    Topic.RECEIVED: (Reading((_IN,)), Reading((_IN, _CARRIED_IN))),
    Topic.PROCESSED: (Reading((_IN,)), Reading((_IN, _CARRIED_IN)), Reading((_DONE,))),
    Topic.CARRIED_IN: (Reading((_CARRIED_IN,)),),
    Topic.CARRIED_OUT: (Reading((_CARRIED_OUT,)),),
}


def _handled(report: Report) -> tuple[Reading, ...]:
    """All outcomes; 收到10件，办结9件 can leave out what was carried over, and 答复 what ended without a reply."""
    others = tuple(f"{row}@{Column.TOTAL}" for row in _rows_of("t3.outcome.other", report))
    return Reading((_DONE,)), Reading((_DONE,), (_CARRIED_IN,)), Reading((_DONE,), others)


def _applicants(topic: Topic) -> tuple[Reading, ...]:
    columns = {Topic.NATURAL_PERSON: (Column.NATURAL_PERSON,), Topic.ORGANISATION: _ORGANISATIONS}.get(topic)
    columns = columns or (Column(topic.value),)
    new = tuple(t3("received_new", column) for column in columns)
    carried = tuple(t3("carried_in", column) for column in columns)
    return Reading(new), Reading((*new, *carried))


def _outcomes(topic: Topic, report: Report) -> tuple[Reading, ...]:
    if topic is Topic.GRANTED_OR_PARTIAL:
        rows = ["t3.outcome.granted", "t3.outcome.partial"]
    else:
        rows = _rows_of(f"t3.outcome.{topic.value}", report)
    return (Reading(tuple(f"{row}@{Column.TOTAL}" for row in rows)),)


def _rows_of(code: str, report: Report) -> list[str]:
    """The row itself, or the leaves of a group in the report's form."""
    if code not in OUTCOME_GROUPS or report.t3_form is None:
        return [code]
    return [row for row in outcome_leaves(report.t3_form) if row == code or row.startswith(f"{code}.")]


def _proceedings(topic: Topic) -> tuple[Reading, ...]:
    if topic is Topic.SUIT:
        return (Reading(_SUITS),)
    if topic is Topic.CASES:
        return (Reading((_REVIEW, *_SUITS)),)
    track, _, result = topic.value.partition(".")
    if track != "suit":
        return (Reading((t4(Track(track), result or Result.TOTAL),)),)
    return (Reading((t4(Track.SUIT_DIRECT, result), t4(Track.SUIT_AFTER_REVIEW, result))),)


def _table_2(topic: Topic, form: Form | None) -> tuple[Reading, ...]:
    subject, _, measure = topic.value.partition(".")
    if topic in (Topic.LICENSING, Topic.PENALTY, Topic.COERCION):
        return (Reading((f"t2.{topic.value}.decisions",)),)
    if topic is Topic.ADMIN_FEES:
        return (Reading(("t2.admin_fees.amount_wan",), factor=10_000),) if form is Form.F2021 else ()
    if subject in ("normative_docs", "rules"):
        if form is Form.F2021 and measure in ("issued", "repealed", "in_force"):
            return (Reading((f"t2.{topic.value}",)),)
        if form is Form.F2019 and measure in _MEASURES_2019:
            return (Reading((f"t2.{subject}.{_MEASURES_2019[measure]}",)),)
        return ()
    if form is Form.F2019 and topic is Topic.POWER_ITEMS:
        return (_items(*_POWER_ROWS),)
    if form is Form.F2019 and measure == "items":
        return (_items(subject),)
    return ()


def _items(*subjects: str) -> Reading:
    return Reading(tuple(f"t2.{s}.{m}" for s in subjects for m in ("items_prev", "items_delta")))
