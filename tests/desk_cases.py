"""Cases of 青溪县自然资源局 as the mock-ups show them, made by the steps of the table: 12 March 2026, a Thursday."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from gongkai.agencies.role import Role
from gongkai.casework.intake import Intake, Party
from gongkai.casework.models import Application
from gongkai.casework.steps.registration import register
from gongkai.casework.taking import take
from gongkai.law.applicant import ApplicantKind
from gongkai.law.receipt import Channel
from gongkai.records.models import CaseKind
from gongkai.records.moment import Moment
from tests.county import County

TODAY = date(2026, 3, 12)
LIN = Party("林小满", "510811199001010011", "13800000000", "lin@example.invalid", "青溪县石桥村3组")


def at(day: date, hour: int = 2) -> Moment:
    """Ten in the morning in Beijing, or as many hours later as `hour` is after two."""
    return Moment(day, datetime(day.year, day.month, day.day, hour, 20, tzinfo=UTC))


class Office:
    """青溪县自然资源局 at work: cases come in and go through steps, each on its day."""

    def __init__(self, county: County) -> None:
        self.county = county

    def register(
        self, *wanted: str, on: date, channel: Channel = Channel.IN_PERSON, by: Party = LIN, **more: Any
    ) -> Application:
        """A case that came in on the day."""
        intake = Intake(
            agency=self.county.agency,
            channel=channel,
            arrived=on,
            applicant_kind=more.pop("applicant_kind", ApplicantKind.INDIVIDUAL),
            applicant=by,
            wanted=wanted,
            **more,
        )
        return register(intake, self.county.actor(Role.CLERK), at(on)).application

    def take(
        self,
        case: Application,
        code: str,
        on: date,
        inputs: Mapping[str, Any] | None = None,
        role: str = Role.CLERK,
        about: int | None = None,
    ) -> Application:
        """Take a step on the day."""
        return take(code, case.pk, self.county.actor(role), at(on), inputs or {}, about=about)

    def assigned(self, case: Application, on: date) -> Application:
        """Given to the 不动产登记科 and signed for there."""
        unit = self.county.units["不动产登记科"]
        case = self.take(case, "assign", on, {"unit": unit.pk})
        return self.take(case, "sign_for", on, role=Role.OFFICER, about=case.assignments.get().pk)

    def signed(self, case: Application, letter: int, on: date, *roles: str) -> Application:
        """Submitted, and approved by everybody of the chain."""
        case = self.take(case, "submit_letter", on, role=Role.OFFICER, about=letter)
        for role in roles:
            case = self.take(case, "approve_letter", on, role=role, about=letter)
        return case

    def dispatched(self, case: Application, letter: int, on: date) -> Application:
        """Sent by post."""
        return self.take(case, "dispatch_letter", on, {"on": on, "sent_by": "post"}, about=letter)

    def of_the_mock_up(self) -> Application:
        """石桥村 …: a third party was consulted, three items are decided, the reply is drafted."""
        case = self.register(
            "石桥村2024年征收土地公告",
            "补偿登记表",
            "补偿方案讨论记录",
            on=date(2026, 2, 3),
            channel=Channel.ONLINE,
            title="石桥村2024年征收土地补偿登记表等3项",
        )
        case = self.take(case, "confirm_receipt", date(2026, 2, 4), {"on": "2026-02-04", "how": "telephone"})
        case = self.assigned(case, date(2026, 2, 6))
        case = self.consulted(case)
        case = self.take(case, "decide", TODAY, PARTLY, role=Role.OFFICER)
        return self.take(case, "draft_reply", TODAY, role=Role.OFFICER)

    def consulted(self, case: Application) -> Application:
        """A third party was asked on 25 February and objects on 10 March."""
        on = date(2026, 2, 25)
        asked = {"name": "石桥村2户", "information": "补偿登记表"}
        case = self.take(case, "consult_third_party", on, asked, role=Role.OFFICER)
        inquiry = case.letters.get(code="third_party_inquiry").pk
        pending = case.letters.get(code="third_party_pending_notice").pk
        case = self.signed(case, inquiry, on, Role.OGI_HEAD)
        case = self.dispatched(case, inquiry, on)
        case = self.signed(case, pending, on, Role.OGI_HEAD)
        case = self.dispatched(case, pending, on)
        case = self.take(case, "deliver_letter", date(2026, 2, 26), {"on": "2026-02-26"}, about=inquiry)
        answer = {"on": "2026-03-10", "answer": "objects", "words": "不同意公开姓名、账号"}
        return self.take(case, "consultation_answered", date(2026, 3, 10), answer, about=inquiry)

    def closed(self, case: Application, on: date = TODAY) -> Application:
        """The reply of the case goes through its chain, out, and arrives."""
        reply = case.letters.get(code="reply_partial").pk
        case = self.signed(case, reply, on, Role.SECTION_HEAD, Role.OGI_HEAD, Role.LEADER)
        case = self.dispatched(case, reply, on)
        return self.take(case, "deliver_letter", on, {"on": on}, about=reply)

    def of_the_inbox(self) -> dict[str, Application]:
        """A late one, one to confirm today, one near, one far, one that waits for others; by what it is."""
        late = self.assigned(
            self.register("北坪社区不动产测绘成果图", on=date(2026, 1, 29)), date(2026, 1, 30)
        )
        unconfirmed = self.register(
            "柳渡镇采砂许可证及年检材料",
            on=TODAY,
            channel=Channel.PLAIN_MAIL,
            applicant_kind=ApplicantKind.COMPANY,
            by=Party("柳渡砂石有限公司", telephone="13900000000"),
        )
        soon = self.take(self.register("全县所有规划文件", on=date(2026, 2, 6)), "assign", date(2026, 2, 6))
        far = self.register(
            "青溪镇老车站地块容积率调整批复", on=date(2026, 3, 6), by=Party("何小雨"), theme="planning"
        )
        return {
            "late": late,
            "unconfirmed": unconfirmed,
            "soon": soon,
            "far": far,
            "mock-up": self.of_the_mock_up(),
        }

    def complaint(self) -> Application:
        """A complaint about non-disclosure."""
        return self.register("不公开规划文件", on=date(2026, 3, 9), kind=CaseKind.COMPLAINT)


PARTLY = {
    "item-1-outcome": "granted",
    "item-1-where": "https://qingxi.example.invalid/1",
    "item-2-outcome": "partial",
    "item-2-withheld": ["refused.third_party"],
    "item-2-given": "随本告知书提供遮盖后的登记表12页。",
    "item-2-reason": "登记表载有他人姓名、账号41处。",
    "item-2-harm": "公开会损害他人的财产安全和生活安宁。",
    "item-3-outcome": "refused.process_info",
    "item-3-reason": "属于行政机关履行职责过程中形成的讨论记录。",
    "item-3-harm": "公开会影响内部坦率讨论。",
}
"""Decisions on the three items of the mock-up."""
