"""The step bar of a case as it goes its way."""

from datetime import date

from tests.desk_cases import TODAY, Office

from gongkai.agencies.role import Role
from gongkai.casework.desk.step_bar import Station, step_bar
from gongkai.casework.models import Application
from gongkai.casework.recording import happened, standing_of
from gongkai.records.models import Event


def bar(case: Application) -> tuple[Station, ...]:
    events = Event.objects.filter(case=case.pk).in_order()
    return step_bar(standing_of(case), happened(events))


def labels(case: Application) -> list[str]:
    return [f"{station.label}{'*' if station.is_now else ''}" for station in bar(case)]


def test_the_case_of_the_mock_up_stands_at_drafting(office: Office) -> None:
    case = office.of_the_mock_up()
    done = [(station.label, station.on) for station in bar(case) if station.is_done]
    assert done == [
        ("登记", date(2026, 2, 3)),
        ("确认收到", date(2026, 2, 4)),
        ("分办", date(2026, 2, 6)),
        ("征求意见", date(2026, 3, 10)),
    ]
    assert labels(case)[4:] == ["拟办*", "审核", "签发", "发出", "送达"]


def test_review_signature_dispatch_and_delivery_follow(office: Office) -> None:
    case = office.of_the_mock_up()
    reply = case.letters.get(code="reply_partial").pk
    office.signed(case, reply, TODAY, Role.SECTION_HEAD)
    assert "审核*" in labels(case)
    office.take(case, "approve_letter", TODAY, role=Role.OGI_HEAD, about=reply)
    assert "签发*" in labels(case)
    office.take(case, "approve_letter", TODAY, role=Role.LEADER, about=reply)
    assert "发出*" in labels(case)
    office.dispatched(case, reply, TODAY)
    assert "送达*" in labels(case)
    office.take(case, "deliver_letter", TODAY, {"on": TODAY}, about=reply)
    assert all(station.is_done for station in bar(case))


def test_what_does_not_concern_the_case_is_left_out(office: Office) -> None:
    case = office.register("一号公告", on=TODAY)
    assert labels(case) == ["登记", "分办*", "拟办", "审核", "签发", "发出", "送达"]


def test_a_case_that_is_re_opened_begins_again(office: Office) -> None:
    case = office.of_the_mock_up()
    office.closed(case, date(2026, 3, 11))
    office.take(case, "reopen", TODAY, {"on": TODAY, "document": "青府复决〔2026〕1号"})
    assert labels(case)[0] == "重新办理"
    assert "征求意见" not in labels(case)
