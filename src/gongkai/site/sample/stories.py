"""The cases of the sample: each a short story whose steps are taken on their days, all in the order of time."""

import heapq
from collections.abc import Callable
from datetime import datetime, time, timedelta

from django.utils import timezone

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.casework.models import SentBy
from gongkai.law.applicant import ApplicantKind
from gongkai.law.receipt import Channel
from gongkai.records.models import CaseKind
from gongkai.records.moment import Moment
from gongkai.site.sample.desk import Desk, Story
from gongkai.site.sample.disputed import contract, silence
from gongkai.workflow.calendar import working_days

GIVEN = {"outcome": "granted", "given": "随本告知书提供电子件1份"}
PUBLIC_ALREADY = {"outcome": "granted", "where": "青溪县人民政府网站“征地信息公开”栏目"}
DISCUSSION = {
    "outcome": "refused.process_info",
    "reason": "属于行政机关在履行行政管理职能过程中形成的讨论记录，尚未形成最终意见。",
    "harm": "公开会影响讨论的充分和正在进行的决策。",
}
NOT_FOUND = {
    "outcome": "unable.not_held",
    "sub": "not_exist",
    "reason": "经检索没有找到申请公开的信息。",
    "search": "检索了2019年以来的收发文登记、档案目录和业务系统，由档案室和规划科两人分别检索。",
}
ACCOUNTS = {
    "outcome": "partial",
    "given": "随本告知书提供遮盖后的电子件1份",
    "withheld": ["refused.third_party"],
    "reason": "登记表中他人的姓名、银行账号属于个人隐私，第三方不同意公开。",
    "harm": "公开会损害第三方合法权益。",
}


def play(agencies: dict[str, Agency], actor: Callable[..., Actor], now: datetime) -> None:
    """Every story, step by step in the order of time, up to today."""
    today = timezone.localdate(now)
    days = working_days()
    at_work = [
        today - timedelta(days=n) for n in range(200) if days.is_working_day(today - timedelta(days=n))
    ]

    def moment(ago: int) -> Moment:
        day = at_work[ago] if ago else today
        return Moment(day, min(now, timezone.make_aware(datetime.combine(day, time(9, 30)))))

    waiting: list[tuple[int, int, Story, Desk]] = []
    for nth, (key, clerk, told) in enumerate(STORIES):
        desk = Desk(agencies[key], actor, today, days, moment(0), clerk)
        story = told(desk)
        heapq.heappush(waiting, (-next(story), nth, story, desk))
    while waiting:
        ago, nth, story, desk = heapq.heappop(waiting)
        desk.when = moment(-ago)
        if (next_ago := next(story, None)) is not None:
            heapq.heappush(waiting, (-next_ago, nth, story, desk))


def _surveying(desk: Desk) -> Story:
    """Late: signed yesterday, not sent."""
    yield 22
    case = desk.register("北坪社区不动产测绘成果图", ("北坪社区2025年不动产测绘成果图",), "吴向阳")
    yield 21
    desk.confirm(case)
    desk.to_unit(case, "不动产登记科", "lin")
    yield 4
    desk.decide(case, "lin", GIVEN)
    yield 1
    desk.take(case, "draft_reply", by="lin")
    desk.approve(case, "lin")


def _compensation(desk: Desk) -> Story:
    """Three items, a third party asked and answered, results ready: the case of the screens."""
    yield 22
    case = desk.register(
        "石桥村2024年征收土地补偿登记表等3项",
        ("石桥村2024年征收土地公告", "石桥村2024年征收土地补偿登记表", "补偿方案讨论记录"),
        "林小满",
        identity="110101199003078494",
    )
    yield 21
    desk.confirm(case)
    yield 19
    desk.to_unit(case, "不动产登记科", "lin")
    yield 16
    facts = {"name": "石桥村被征收农户", "is_person": True, "information": "石桥村2024年征收土地补偿登记表"}
    inquiry = desk.consult(case, "lin", **facts)
    yield 15
    desk.deliver(case, inquiry)
    yield 5
    said = {"on": desk.when.today, "answer": "objects", "words": "不同意公开姓名和银行账号。"}
    desk.take(case, "consultation_answered", said, about=inquiry)
    yield 1
    desk.decide(case, "lin", PUBLIC_ALREADY, ACCOUNTS, DISCUSSION)


def _all_plans(desk: Desk) -> Story:
    """Unclear: a correction notice waits for the head of the office."""
    yield 6
    case = desk.register("全县所有规划文件", ("全县所有规划文件",), "陈默", theme="planning")
    yield 5
    desk.confirm(case)
    desk.to_unit(case, "规划科", "tang")
    yield 1
    inputs = {
        "defects": ["description"],
        "guidance": "请写明需要的规划名称、批准年份或者涉及的地块，例如“某某片区控制性详细规划”。",
        "answer_by": desk.days.after(desk.when.today, 15),
    }
    desk.take(case, "ask_correction", inputs, by="tang")
    desk.approve(case, "tang", levels=0)


def _mining(desk: Desk) -> Story:
    """Ordinary post of today: to be confirmed the same day."""
    yield 0
    desk.register(
        "柳渡镇采砂许可证及年检材料",
        ("柳渡镇采砂许可证", "2025年度年检材料"),
        "青溪县远山建材有限公司",
        channel=Channel.PLAIN_MAIL,
        applicant_kind=ApplicantKind.COMPANY,
        theme="enforcement",
    )


def _station(desk: Desk) -> Story:
    """New, to be assigned."""
    yield 4
    case = desk.register("老车站地块容积率调整批复", ("老车站地块容积率调整批复",), "郑好", theme="planning")
    yield 3
    desk.confirm(case)


def _restoration(desk: Desk) -> Story:
    """A law firm at the counter; extended by ten days."""
    yield 19
    case = desk.register(
        "石门乡矿山生态修复验收报告",
        ("石门乡矿山生态修复验收报告",),
        "青溪衡正律师事务所",
        channel=Channel.IN_PERSON,
        applicant_kind=ApplicantKind.LAW_FIRM,
        theme="environment",
    )
    yield 18
    desk.to_unit(case, "不动产登记科", "lin")
    yield 6
    desk.take(case, "extend", {"by": 10, "reason": "材料分散在三个年度的档案中，需要逐件核对。"}, by="lin")
    letter = desk.approve(case, "lin")
    desk.send(case, letter, SentBy.EMAIL)


def _satellite(desk: Desk) -> Story:
    """A university; the reply is with the section head."""
    yield 15
    case = desk.register(
        "2025年度卫片执法整改台账",
        ("2025年度卫片执法整改台账",),
        "青溪学院",
        applicant_kind=ApplicantKind.UNIVERSITY,
        theme="enforcement",
    )
    yield 14
    desk.confirm(case)
    desk.to_unit(case, "不动产登记科", "lin")
    yield 3
    desk.decide(case, "lin", GIVEN)
    desk.take(case, "draft_reply", by="lin")
    desk.approve(case, "lin", levels=0)


def _quarry(desk: Desk) -> Story:
    """A third party is asked: the clock is suspended."""
    yield 13
    case = desk.register("东山采石场出让合同", ("东山采石场出让合同",), "高远", channel=Channel.SIGNED_MAIL)
    yield 12
    desk.to_unit(case, "不动产登记科", "lin")
    yield 8
    inquiry = desk.consult(case, "lin", name="东山采石场", information="东山采石场采矿权出让合同")
    yield 7
    desk.deliver(case, inquiry)


def _waiting_for_confirmation(desk: Desk) -> Story:
    """Came over the internet in the evening; nobody has confirmed it yet."""
    yield 1
    desk.register("六合片区征地补偿安置方案", ("六合片区征地补偿安置方案",), "孙晓")


def _granted(desk: Desk) -> Story:
    """Answered, delivered, in the archive."""
    yield 70
    case = desk.register("城关片区土地出让结果公告", ("城关片区2025年土地出让结果公告",), "钱程")
    yield 69
    desk.confirm(case)
    desk.to_unit(case, "规划科", "tang")
    yield 60
    letter = desk.reply(case, "tang", PUBLIC_ALREADY)
    yield 59
    desk.send(case, letter)
    desk.deliver(case, letter)
    yield 50
    desk.take(case, "archive")


def _not_held(desk: Desk) -> Story:
    """Searched for and not found."""
    yield 48
    case = desk.register(
        "1998年柳渡镇宅基地审批表", ("1998年柳渡镇宅基地审批表",), "周良", channel=Channel.IN_PERSON
    )
    yield 47
    desk.to_unit(case, "规划科", "tang")
    yield 36
    letter = desk.reply(case, "tang", NOT_FOUND)
    yield 35
    desk.send(case, letter, SentBy.POST)
    yield 33
    desk.deliver(case, letter)


def _lapsed(desk: Desk) -> Story:
    """Not corrected in time: closed."""
    yield 58
    case = desk.register("有关材料", ("有关材料",), "何人", channel=Channel.IN_PERSON, theme="")
    yield 57
    desk.to_unit(case, "不动产登记科", "lin")
    yield 55
    inputs = {
        "defects": ["description", "identity_proof"],
        "guidance": "请写明需要什么信息，并补交身份证明。",
        "answer_by": desk.days.after(desk.when.today, 15),
    }
    desk.take(case, "ask_correction", inputs, by="lin")
    desk.send(case, desk.approve(case, "lin"), SentBy.POST)
    yield 38
    desk.take(case, "close_uncorrected", by="lin")
    letter = desk.approve(case, "lin")
    desk.send(case, letter, SentBy.POST)
    yield 36
    desk.deliver(case, letter)


def _record(desk: Desk) -> Story:
    """Art 41: a record about the applicant is wrong."""
    yield 9
    case = desk.register(
        "更正不动产登记簿中的房屋面积",
        ("登记簿记载面积与实测不符，附测绘报告。",),
        "李实",
        channel=Channel.IN_PERSON,
        kind=CaseKind.RECORD_CORRECTION,
    )
    yield 8
    desk.to_unit(case, "不动产登记科", "lin")


def _report(desk: Desk) -> Story:
    """The county office: one officer does it all."""
    yield 28
    case = desk.register(
        "2025年政府工作报告重点任务分工", ("2025年政府工作报告重点任务分工方案",), "曹文", theme="documents"
    )
    yield 27
    desk.confirm(case)
    desk.take(case, "assign")
    yield 20
    letter = desk.reply(case, "pan", GIVEN)
    desk.send(case, letter)
    desk.deliver(case, letter)


def _budget(desk: Desk) -> Story:
    """The county office: at work."""
    yield 10
    case = desk.register("重点项目资金安排", ("2026年县级重点项目资金安排表",), "许行", theme="finance")
    yield 9
    desk.confirm(case)
    desk.take(case, "assign")


STORIES: tuple[tuple[str, str, Callable[[Desk], Story]], ...] = (
    *(
        ("resources", "zhou", told)
        for told in (
            _granted,
            _lapsed,
            _not_held,
            _surveying,
            _compensation,
            _restoration,
            _satellite,
            _quarry,
            _record,
            _all_plans,
            _station,
            _waiting_for_confirmation,
            _mining,
            contract,
            silence,
        )
    ),
    ("office", "pan", _report),
    ("office", "pan", _budget),
)
"""Agency, its clerk, and what happens."""
