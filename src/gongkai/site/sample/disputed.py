"""What was answered and then disputed: a contract given in part, and an answer that came too late."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.agencies.role import Role
from gongkai.casework.desk.redaction_document import suggestions
from gongkai.casework.desk.redaction_marks import Change, Placed, save
from gongkai.casework.disputes import taking as disputes
from gongkai.casework.disputes.registration import Filing, proposed_organ, register
from gongkai.casework.models import Application, Dispute, Redaction
from gongkai.casework.redaction_jobs import make_pages, make_released, request_build
from gongkai.law.dispute import Cause, DisputeKind, Procedure
from gongkai.law.redaction import RedactionGround
from gongkai.paper.document import Body, Document, Title
from gongkai.paper.pdf import write_pdf
from gongkai.site.sample.desk import Desk, Story

TITLE = "远山片区土地平整工程施工合同"
SIGNER, PRICE = "孟小河", "1286400元"
TERMS = (
    "发包人：青溪县自然资源局",
    "承包人：青溪县远山建材有限公司",
    f"合同价款：{PRICE}",
    "工期：120日",
    "质量保证期：两年",
    "收款账号：6222020200112233440，开户行：青溪县农村信用社",
    f"承包人签字：{SIGNER}，身份证号110101199003078494，电话13700000000",
)
"""Of an invented contract; the numbers pass their checks and are nobody's."""
IN_PART = {
    "outcome": "partial",
    "given": "随本告知书提供遮盖后的合同",
    "withheld": ["refused.third_party"],
    "reason": "合同价款属于承包人的商业秘密，签字人的姓名、证件号码、电话和账号属于个人隐私，第三方不同意公开。",
    "harm": "公开会损害第三方合法权益。",
}
GIVEN_LATE = {"outcome": "granted", "given": "随本告知书提供电子件1份"}


def _registered(desk: Desk, case: Application, kind: DisputeKind, title: str, **more: Any) -> Dispute:
    """What the review organ or the court has sent today."""
    filing = Filing(
        agency=desk.agency,
        kind=kind,
        cause=more.pop("cause", Cause.DECISION),
        procedure=Procedure.ORDINARY,
        organ=proposed_organ(desk.agency, kind),
        title=title,
        filed_on=desk.when.today,
        received_on=desk.when.today,
        application=case,
        **more,
    )
    return register(filing, desk.actor(desk.clerk, Role.CLERK), desk.when)


def _take(desk: Desk, dispute: Dispute, code: str, **inputs: Any) -> Dispute:
    """A step of the clerk in a review or suit."""
    actor = desk.actor(desk.clerk, Role.CLERK)
    return disputes.take(code, dispute.pk, actor, desk.when, {"on": desk.when.today, **inputs})


def _covered(desk: Desk, case: Application, officer: str) -> None:
    """The contract with price, account and all that tells who signed covered; built, proved and released."""
    paper = write_pdf(Document(TITLE, desk.agency.name, (Title((TITLE,)), *map(Body, TERMS))))
    file = SimpleUploadedFile("施工合同.pdf", paper, "application/pdf")
    desk.take(case, "redact", {"item": "1"}, by=officer, files={"file": file})
    redaction = Redaction.objects.get(application=case)
    make_pages(redaction.pk, lambda: desk.when)
    redaction.refresh_from_db()
    assert redaction.working is not None  # noqa: S101
    found = suggestions(redaction.working, (SIGNER, PRICE), range(1, redaction.pages + 1)).found
    put = [
        Placed(
            box.page,
            (box.left, box.top, box.right, box.bottom),
            RedactionGround.BUSINESS_SECRET if one.text == PRICE else one.ground,
        )
        for one in found
        for box in one.boxes
    ]
    save(redaction, Change(redaction.revision, tuple(put)), desk.actor(officer, Role.OFFICER))
    request_build(redaction)
    make_released(redaction.pk, lambda: desk.when)
    desk.take(case, "release_redaction", by=officer, about=redaction.pk)


def contract(desk: Desk) -> Story:
    """Given in part; the review upheld it, the suit after it waits for our answer."""
    yield 66
    case = desk.register(TITLE, (TITLE,), "程远", theme="land")
    yield 65
    desk.confirm(case)
    desk.to_unit(case, "不动产登记科", "lin")
    yield 62
    third = {
        "name": "青溪县远山建材有限公司",
        "information": "合同的价款，签字人的姓名、证件号码、电话和账号",
    }
    inquiry = desk.consult(case, "lin", **third)
    yield 61
    desk.deliver(case, inquiry)
    yield 58
    said = {"on": desk.when.today, "answer": "objects", "words": "价款和个人信息不同意公开。"}
    desk.take(case, "consultation_answered", said, about=inquiry)
    yield 57
    _covered(desk, case, "lin")
    letter = desk.reply(case, "lin", IN_PART)
    yield 56
    desk.send(case, letter)
    desk.deliver(case, letter)
    yield 48
    title = f"不服部分公开{TITLE}"
    claims = "撤销答复，责令公开合同价款。"
    review = _registered(desk, case, DisputeKind.REVIEW, title, claims=claims)
    yield 42
    _take(desk, review, "file_answer", with_evidence=True)
    yield 20
    _take(desk, review, "decide", document="青府复决〔示例〕7号", disposition="maintained")
    # So that the 15 days for the answer end in a few days, whatever holidays lie between.
    yield desk.working_days_ago(12)
    _registered(desk, case, DisputeKind.SUIT_AFTER_REVIEW, title, claims=claims, after=review)


def silence(desk: Desk) -> Story:
    """Not answered in time; sued for it, answered, and the suit withdrawn."""
    yield 118
    case = desk.register(
        "青溪镇加油站规划许可", ("青溪镇加油站建设工程规划许可证",), "袁方", theme="planning"
    )
    yield 117
    desk.confirm(case)
    desk.to_unit(case, "规划科", "tang")
    yield 92
    suit = _registered(
        desk,
        case,
        DisputeKind.SUIT_DIRECT,
        "超过法定期限没有答复青溪镇加油站规划许可申请",
        cause=Cause.SILENCE,
    )
    yield 88
    letter = desk.reply(case, "tang", GIVEN_LATE)
    desk.send(case, letter)
    desk.deliver(case, letter)
    yield 86
    _take(desk, suit, "file_answer", with_evidence=True)
    yield 70
    suit = _take(desk, suit, "decide", document="（示例）青溪行初2号", disposition="withdrawn")
    lesson = "临期前五个工作日，由公开办逐件催办规划科。"
    _take(desk, suit, "record_lesson", lesson=lesson)
