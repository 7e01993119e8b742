"""Tables laid out to be looked up: which units there are and where they stand, findings by rule and division."""

from gongkai.corpus.listing.findings_by_rule import list_findings
from gongkai.corpus.listing.reading import (
    finding_counts,
    findings_of_rule,
    findings_of_unit,
    reports_of_unit,
    units_of_division,
    units_without_division,
    within,
)
from gongkai.corpus.listing.tables import UNITS
from gongkai.corpus.listing.units import list_units

__all__ = [
    "UNITS",
    "finding_counts",
    "findings_of_rule",
    "findings_of_unit",
    "list_findings",
    "list_units",
    "reports_of_unit",
    "units_of_division",
    "units_without_division",
    "within",
]
