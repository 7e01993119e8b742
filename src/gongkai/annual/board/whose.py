"""Whose units an agency's office oversees."""

from gongkai.agencies.models import Agency, AgencyKind


def government_of(agency: Agency) -> Agency:
    """The government whose units report to this agency: itself, or the one above where this is its office or the
    department in charge of disclosure (条例 Art 4); another agency oversees what lies below it. At most one question
    to the database, one more for the parent.
    """
    parent = agency.parent
    if parent is None or agency.kind == AgencyKind.GOVERNMENT:
        return agency
    in_charge = agency.kind == AgencyKind.OWN_OFFICE or agency.supervised.filter(parent=parent).exists()
    return parent if in_charge else agency
