"""What applicants read: plain sentences, an agency and never a person, in every stage."""

from collections.abc import Iterable
from datetime import date

import pytest

from gongkai.casework.event_kind import EventKind
from gongkai.casework.facts import CLOSING, Happened
from gongkai.casework.public_log import PublicEntry, public_log
from gongkai.casework.public_progress import progress
from gongkai.casework.stage import Stage
from gongkai.casework.standing import standing
from gongkai.law.letter import LETTERS, LetterCode
from gongkai.law.readings import DEFAULT
from gongkai.law.working_days import working_days

DAYS = working_days()
ONLINE = {"channel": "online", "case": "application", "number": "青自然资申〔2026〕1号"}


def on(day: str, kind: EventKind, **data: object) -> Happened:
    return Happened(kind, date.fromisoformat(f"2026-{day}"), data)


def letter(number: int, code: LetterCode, drafted: str, sent: str = "", **carried: object) -> list[Happened]:
    """A letter drafted, approved by nobody and, if a day is given, sent."""
    about = {"letter": number, "code": code}
    found = [on(drafted, EventKind.LETTER_DRAFTED, **about)]
    if sent:
        found += [
            on(sent, EventKind.LETTER_SUBMITTED, **about, levels=[]),
            on(sent, EventKind.LETTER_DISPATCHED, **about, **carried),
        ]
    return found


BEGUN = [
    on("02-03", EventKind.REGISTERED, **ONLINE),
    on("02-04", EventKind.RECEIPT_CONFIRMED, how="telephone"),
    on("02-06", EventKind.ASSIGNED, assignment=1, unit=1, unit_name="不动产登记科", lead=True),
    on("02-06", EventKind.SIGNED_FOR, assignment=1, person=7),
]


def last(history: Iterable[Happened]) -> PublicEntry:
    return public_log(history)[-1]


def test_what_concerns_only_the_desk_is_left_out() -> None:
    internal = [
        on("02-06", EventKind.NOTED, note="电话13800000000"),
        on("02-06", EventKind.HANDED_OVER, assignment=1, person=8, to="何青"),
        on("02-07", EventKind.DECIDED, items=[]),
        on("02-07", EventKind.PERSONAL_DATA_SEEN, reason="联系"),
        *letter(1, LetterCode.ASSIST_REQUEST, "02-08", "02-09"),
        *letter(2, LetterCode.THIRD_PARTY_DISCLOSURE_NOTICE, "02-08", "02-09"),
    ]
    assert [entry.says for entry in public_log([*BEGUN, *internal])] == [
        "您在网上提交申请",
        "机关与您确认收到，开始计时",
        "转交不动产登记科办理",
    ]


@pytest.mark.parametrize(
    ("channel", "says"),
    [
        ("in_person", "您当面提交申请"),
        ("signed_mail", "机关签收您邮寄的申请"),
        ("plain_mail", "机关收到您的信函"),
        ("online", "您在网上提交申请"),
        ("fax", "机关收到您的传真"),
    ],
)
def test_how_it_came_in(channel: str, says: str) -> None:
    assert last([on("02-03", EventKind.REGISTERED, channel=channel)]).says == says


@pytest.mark.parametrize(
    ("code", "carried", "says", "note"),
    [
        (
            LetterCode.CORRECTION_NOTICE,
            {"answer_by": "2026-03-03"},
            "请您补正，计时暂停",
            "请在2026年3月3日前补正",
        ),
        (LetterCode.EXTENSION_NOTICE, {"by": 10}, "答复期限延长10个工作日", "第三十三条第二款"),
        (LetterCode.THIRD_PARTY_INQUIRY, {}, "向第三方征求意见，计时暂停", "第三十二条"),
        (LetterCode.CO_MAKER_INQUIRY, {}, "向其他机关征求意见，计时暂停", "第三十三条第三款"),
        (LetterCode.REASONS_REQUEST, {"answer_by": "2026-03-03"}, "请您说明理由，计时暂停", "2026年3月3日前"),
        (LetterCode.DELAY_NOTICE, {"until": "2026-05-08"}, "告知您延迟到2026年5月8日答复", "第三十五条"),
        (LetterCode.FEE_NOTICE, {"yuan": 380}, "请您缴纳信息处理费，计时暂停", "109号"),
        (LetterCode.RECEIPT_REGISTRATION, {}, "发出登记回执", ""),
    ],
)
def test_letters_say_what_they_mean_for_the_applicant(
    code: LetterCode, carried: dict[str, object], says: str, note: str
) -> None:
    entry = last([*BEGUN, *letter(1, code, "02-10", "02-10", **carried)])
    assert entry.says == says
    assert note in entry.note


@pytest.mark.parametrize("code", sorted(CLOSING))
def test_every_closing_letter_is_the_answer(code: LetterCode) -> None:
    entry = last([*BEGUN, *letter(1, code, "03-10", "03-10")])
    assert entry.says == f"答复您：{LETTERS[code].name}"


def test_time_runs_again_only_when_the_last_of_several_has_answered() -> None:
    asked = [
        *letter(1, LetterCode.THIRD_PARTY_INQUIRY, "02-10", "02-10"),
        *letter(2, LetterCode.CO_MAKER_INQUIRY, "02-11", "02-11"),
    ]
    third = on(
        "02-26", EventKind.CONSULTATION_ANSWERED, letter=1, code="third_party_inquiry", answer="agrees"
    )
    organ = on("03-03", EventKind.CONSULTATION_ANSWERED, letter=2, code="co_maker_inquiry", answer="none")
    assert last([*BEGUN, *asked, third]).says == "收到第三方意见"
    assert last([*BEGUN, *asked, third, organ]).says == "其他机关逾期没有答复，恢复计时"


CORRECTION = letter(1, LetterCode.CORRECTION_NOTICE, "02-10", "02-10", answer_by="2026-03-03")
REPLY = letter(9, LetterCode.REPLY_GRANTED, "03-09")
DECIDED = on("03-09", EventKind.DECIDED, items=[{"outcome": "granted"}])


@pytest.mark.parametrize(
    ("more", "stage", "says", "next_says", "labels", "now"),
    [
        ([], Stage.HANDLING, "正在办理，拟写答复。", "答复您", "提交 确认收到 办理 审核签发 答复", 3),
        (
            CORRECTION,
            Stage.AWAITING_CORRECTION,
            "请您补正。",
            "您补正",
            "提交 确认收到 补正 办理 审核签发 答复",
            3,
        ),
        (
            [*CORRECTION, on("02-12", EventKind.CORRECTION_SUBMITTED)],
            Stage.AWAITING_CORRECTION,
            "已收到您补正的材料。",
            "答复您",
            "提交 确认收到 补正 办理 审核签发 答复",
            3,
        ),
        (
            letter(1, LetterCode.CO_MAKER_INQUIRY, "02-10", "02-10"),
            Stage.CONSULTING,
            "正在征求其他机关意见。",
            "答复您",
            "提交 确认收到 征求意见 办理 审核签发 答复",
            3,
        ),
        (
            letter(1, LetterCode.REASONS_REQUEST, "02-10", "02-10", answer_by="2026-03-03"),
            Stage.AWAITING_REASONS,
            "请您说明理由。",
            "您说明理由",
            "提交 确认收到 说明理由 办理 审核签发 答复",
            3,
        ),
        (
            [
                *letter(1, LetterCode.FEE_NOTICE, "02-10", "02-10"),
                on("02-11", EventKind.LETTER_DELIVERED, letter=1, code="fee_notice"),
            ],
            Stage.AWAITING_PAYMENT,
            "请您缴费。",
            "您缴清费用",
            "提交 确认收到 缴费 办理 审核签发 答复",
            3,
        ),
        (
            [DECIDED, *REPLY, on("03-09", EventKind.LETTER_SUBMITTED, letter=9, levels=["leader"])],
            Stage.IN_REVIEW,
            "答复正在审核签发。",
            "答复您",
            "提交 确认收到 办理 审核签发 答复",
            4,
        ),
        (
            [DECIDED, *REPLY, on("03-09", EventKind.LETTER_SUBMITTED, letter=9, levels=[])],
            Stage.TO_DISPATCH,
            "答复已经签发，即将发出。",
            "答复您",
            "提交 确认收到 办理 审核签发 答复",
            4,
        ),
        (
            [DECIDED, *letter(9, LetterCode.REPLY_GRANTED, "03-09", "03-10")],
            Stage.CLOSED,
            "已答复：予以公开。",
            "",
            "提交 确认收到 办理 审核签发 答复",
            5,
        ),
    ],
)
def test_every_stage_says_where_it_stands_and_what_comes_next(
    more: list[Happened], stage: Stage, says: str, next_says: str, labels: str, now: int
) -> None:
    stands = standing([*BEGUN, *more], DAYS, DEFAULT)
    shown = progress(stands)
    assert (stands.stage, shown.says, shown.next_says) == (stage, says, next_says)
    assert " ".join(step.label for step in shown.steps) == labels
    assert shown.now == now


@pytest.mark.parametrize(
    ("length", "stage", "says"),
    [
        (1, Stage.UNCONFIRMED, "等机关与您确认收到。"),
        (2, Stage.REGISTERED, "机关已收到，准备办理。"),
        (3, Stage.ASSIGNED, "正在办理，拟写答复。"),
    ],
)
def test_the_first_stages(length: int, stage: Stage, says: str) -> None:
    stands = standing(BEGUN[:length], DAYS, DEFAULT)
    assert (stands.stage, progress(stands).says) == (stage, says)


def test_what_the_applicant_must_do_has_its_day_and_its_consequence() -> None:
    shown = progress(standing([*BEGUN, *CORRECTION], DAYS, DEFAULT))
    assert shown.next_on == date(2026, 3, 3)
    assert shown.then == "请在2026年3月3日前补正；逾期没有正当理由的，视为放弃申请，机关不再处理。"


def test_what_is_to_be_corrected_is_named() -> None:
    notice = letter(
        1, LetterCode.CORRECTION_NOTICE, "02-10", "02-10", answer_by="2026-03-03", defects=["identity_proof"]
    )
    shown = progress(standing([*BEGUN, *notice], DAYS, DEFAULT))
    assert shown.then.startswith("要补正的是：身份证明。请在2026年3月3日前补正；")


def test_a_complaint_has_no_day_promised() -> None:
    history = [on("02-03", EventKind.REGISTERED, channel="online", case="complaint"), *BEGUN[1:]]
    shown = progress(standing(history, DAYS, DEFAULT))
    assert (shown.says, shown.next_on, shown.next_says) == ("正在核实办理。", None, "答复您")
