"""Whatever sound units are summed, every cell is their sum, and the sum is a sound report."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit_reports import tables

from gongkai.agencies.models import Agency
from gongkai.annual.roll_up.reported import Source
from gongkai.annual.roll_up.rolling_up import Part, RollUp
from gongkai.report.checks import check
from gongkai.report.codes import APPLICANT_COLUMNS, Result, Track, t3, t4
from gongkai.report.finding import Severity

DECIDED = ("outcome.granted", "outcome.partial", "outcome.unable.not_held", "outcome.other.misc")


@st.composite
def unit(draw: st.DrawFn) -> dict[str, int]:
    """Leaves of a report in which what was received is what was handled."""
    count = st.integers(0, 10**6)
    leaves = {"t2.licensing.decisions": draw(count), "t2.normative_docs.issued": draw(st.integers(0, 9))}
    leaves["t2.normative_docs.in_force"] = leaves["t2.normative_docs.issued"]
    for column in draw(st.sets(st.sampled_from(APPLICANT_COLUMNS))):
        handled = {t3(row, column): draw(count) for row in (*DECIDED, "carried_out")}
        carried_in = draw(st.integers(0, sum(handled.values())))
        received = sum(handled.values()) - carried_in
        leaves |= handled | {t3("carried_in", column): carried_in, t3("received_new", column): received}
    leaves[t4(Track.REVIEW, Result.UPHELD)] = draw(st.integers(0, 9))
    return leaves


@settings(max_examples=25, deadline=None)
@given(st.lists(unit(), min_size=1, max_size=6))
def test_the_sum_of_sound_units_is_their_sum_and_sound(units: list[dict[str, int]]) -> None:
    agencies = [Agency(pk=number, name=f"青溪县第{number}局") for number in range(len(units) + 1)]
    reports = [
        tables(agency.name, 2025, leaves) for agency, leaves in zip(agencies, [{}, *units], strict=True)
    ]
    parts = tuple(
        Part(agency, Source.FILED if number else Source.OWN, report)
        for number, (agency, report) in enumerate(zip(agencies, reports, strict=True))
    )
    found = RollUp(agencies[0], 2025, parts, (), 0)
    assert found.cells == {
        code: sum(report.cells[code].value or 0 for report in reports) for code in reports[0].cells
    }
    whole = found.compiled.report(agencies[0].name)
    assert not [one for one in check(whole).findings if one.severity is Severity.ERROR]
    assert not [one.finding for one in found.judgements(whole) if one.finding]
