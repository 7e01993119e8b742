"""Closed cases that help to answer the next one: in 青溪县自然资源局, in the government above it, in another county."""

from dataclasses import replace
from datetime import date

from gongkai.agencies.models import Agency
from gongkai.agencies.role import Role
from gongkai.casework.intake import Party
from gongkai.casework.models import Application
from tests.county import County
from tests.desk_cases import LIN, Office
from tests.dispute_cases import Court

CAME, ANSWERED, DISPUTED, LOST = date(2026, 2, 3), date(2026, 2, 10), date(2026, 2, 20), date(2026, 3, 10)
SUN = Party("孙采薇", "510811199303030033", "13600000000", "sun@example.invalid", "清和县柳渡镇9组")
NOTES = "补偿方案讨论记录"
"""What the cases here ask for, after the name of a place."""
REFUSED = {
    "item-1-outcome": "refused.process_info",
    "item-1-reason": "属于内部讨论记录，孙采薇所在小组尚未定案。",
    "item-1-harm": "影响内部坦率讨论。",
}


def office_of(county: County, agency: Agency) -> Office:
    """Another agency of the county at work."""
    return Office(replace(county, agency=agency))


def refused(office: Office, wanted: str, by: Party = LIN, on: date = ANSWERED) -> Application:
    """Refused as 过程性信息 on the day, its reply delivered."""
    case = office.assigned(office.register(wanted, on=CAME, by=by), CAME)
    case = office.take(case, "decide", on, REFUSED, role=Role.OFFICER)
    case = office.take(case, "draft_reply", on, role=Role.OFFICER)
    reply = case.letters.get(code="reply_refused").pk
    case = office.signed(case, reply, on, Role.SECTION_HEAD, Role.OGI_HEAD, Role.LEADER)
    case = office.dispatched(case, reply, on)
    return office.take(case, "deliver_letter", on, {"on": on}, about=reply)


def marked(office: Office, case: Application, **words: object) -> Application:
    """Kept as an example."""
    return office.take(case, "mark_typical", LOST, {"lesson": "先看是否已经定案。", **words})


def lost(
    county: County, case: Application, lesson: str = "讨论已经结束的，不能再以过程性信息不予公开。"
) -> None:
    """A review over the case that set the answer aside, with its lesson."""
    court = Court(county)
    review = court.register(DISPUTED, application=case, title="不服讨论记录不予公开")
    court.take(review, "file_answer", date(2026, 2, 25), {"with_evidence": True})
    court.decided(review, LOST, "revoked", ordered=True)
    court.take(review, "record_lesson", LOST, {"lesson": lesson})
