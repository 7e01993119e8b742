"""Who receives an agency's annual report: 条例 Art 49, the department in charge of disclosure of its government."""

from typing import Any

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency, AgencyKind, Line
from gongkai.annual.models.annual_report import SUPERVISING
from gongkai.workflow.step import Whose


def superiors_of(agency: Agency) -> tuple[int, ...]:
    """Ids of those who may return and clear its reports, first the one that is asked to: the department in charge of
    disclosure (主管部门), where one is named, then the government above; an agency led by its own line (垂直领导) has
    its department in charge alone.
    """
    above = (agency.supervising_department_id, None if agency.line == Line.VERTICAL else agency.parent_id)
    return tuple(dict.fromkeys(one for one in above if one is not None and one != agency.pk))


def receives_from(agency: Agency, actor: Actor) -> bool:
    """Whether the actor works in the office of a superior of the agency: in one that `superiors_of` names, or in the
    own office (办公厅、室) of the government above.
    """
    office = actor.agency
    if office is None or actor.role not in SUPERVISING or office.pk == agency.pk:
        return False
    if office.pk in superiors_of(agency):
        return True
    beside = office.kind == AgencyKind.OWN_OFFICE and office.parent_id == agency.parent_id
    return beside and agency.line == Line.LOCAL


def _is_superior(report: Any, actor: Actor) -> bool:
    return receives_from(report.agency, actor)


SUPERIOR = Whose("上级机关的", _is_superior)
"""Steps of the superior in a report of an agency below."""
