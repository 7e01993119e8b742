"""What the drafter has to know beside the draft and what the paper does not say: weak points of the own record."""

from collections.abc import Iterator

from gongkai.casework.answer_draft.matter import Matter
from gongkai.casework.archive_package import chain_words
from gongkai.casework.disputes.recording import stands
from gongkai.casework.evidence_bundle.case_file import CaseFile
from gongkai.casework.letters.facts import ItemFacts, NotHeld
from gongkai.casework.letters.grounds import grounds_of
from gongkai.casework.models import Letter
from gongkai.law.clock import Fault
from gongkai.law.dispute import Cause, DisputeKind
from gongkai.law.dispute_clock import REVIEW_LAW_FROM, DisputeDeadlineKind
from gongkai.law.outcome import Outcome
from gongkai.law.wording import chinese_date
from gongkai.workflow.calendar import working_days


def notes(matter: Matter) -> tuple[str, ...]:
    """Sentences in Chinese, the weightiest first."""
    return (*_of_the_dispute(matter), *_of_the_file(matter))


def _of_the_dispute(matter: Matter) -> Iterator[str]:
    dispute = matter.dispute
    due = stands(dispute).deadline(DisputeDeadlineKind.ANSWER)
    if dispute.received_on is None:
        yield "还没有登记收到副本的日期，提出答复或者答辩的期限无法计算。先登记。"
    elif due and due.met_on is None and matter.today > due.due:
        yield f"提出答复或者答辩的期限（{chinese_date(due.due)}，{due.article}）已过。"
    if matter.kind is DisputeKind.REVIEW and dispute.filed_on < REVIEW_LAW_FROM:
        yield "这件复议在2024年1月1日以前受理，适用修订前的行政复议法，条款留空，核对后填写。"
    if "*" in matter.claimant or "＊" in matter.claimant or not matter.claimant:
        yield "案卷里没有对方的全名，填写全名后再提交。"
    if matter.by_another:
        yield "提起的人不是原申请人。核对答复书和证据里原申请人的身份是否需要隐去。"


def _of_the_file(matter: Matter) -> Iterator[str]:
    file = matter.file
    if file is None:
        yield "没有关联申请，事实、期限、决定和送达都留空。能关联的，先关联。"
        return
    if file.application.imported:
        yield "这件申请由原登记簿导入，系统里没有办理过程，对照原案卷补写。"
    if "不通过" in chain_words(file.application, list(file.events)):
        yield "办理记录的核验没有通过，先查明原因再作为证据提交。"
    yield from _of_the_period(matter)
    if matter.reply:
        yield from _of_the_reply(matter, file, matter.reply)
    for number, item in enumerate(matter.items, start=1):
        yield from _of_an_item(number, item)


def _of_the_period(matter: Matter) -> Iterator[str]:
    run, reply = matter.run, matter.reply
    if run is None:
        return
    if reply is None and run.closed_on is None:
        late = working_days().between(run.due, matter.today)
        past = f"，已超过答复期限{late}个工作日" if late else ""
        yield f"还没有答复{past}。尽快答复，并写明逾期的原因。"
    elif run.closed_on and run.closed_on > run.due:
        late = working_days().between(run.due, run.closed_on)
        yield (
            f"答复晚了{late}个工作日：期限为{chinese_date(run.due)}，答复为{chinese_date(run.closed_on)}。"
            "答复书没有写“没有超过法定期限”。先议定是否仍请求维持或者驳回。"
        )
    elif matter.cause is Cause.SILENCE:
        yield "对方主张逾期未答复，而办理记录显示已在期限内答复。把送达情况写清楚。"
    for breach in run.breaches:
        if breach.fault is not Fault.REPLY_LATE:
            yield f"办理记录提示：{breach.message}"


def _of_the_reply(matter: Matter, file: CaseFile, reply: Letter) -> Iterator[str]:
    if matter.dispute.filed_on < (reply.dispatched_on or matter.dispute.filed_on):
        yield "答复在复议受理或者立案之后才作出。"
    if not matter.items:
        yield "这份答复之后又重新办理过，各项决定和理由留空，对照原答复书填写。"
    if not reply.delivered_on:
        yield "没有登记答复书的送达日期。"
    if file.files.get(reply.proof_id or 0) is None:
        yield "没有答复书的送达凭证。"
    if file.files.get(reply.stamped_id or 0) is None:
        yield "答复书没有盖章件，证据里是没有盖章的打印件。"
    if not any(level.verdict == "approved" for level in reply.levels.all()):
        yield "答复书没有审批记录。"
    unanswered = [
        letter.name
        for letter in file.sent
        if (facts := file.standing.facts.letters.get(letter.pk))
        and facts.answer_by
        and not letter.delivered_on
    ]
    for name in dict.fromkeys(unanswered):
        yield f"{name}写明了对方答复的期限，但没有登记送达。"


def _of_an_item(number: int, item: ItemFacts) -> Iterator[str]:
    what = f"第{number}项"
    grounds = grounds_of(item)
    for ground, about in grounds:
        own = about.not_held is not NotHeld.NOT_RESPONSIBLE
        if ground is Outcome.NOT_HELD and own and not about.search:
            yield f"{what}答复不存在，没有检索记录。"
        if ground.group == "refused" and ground is not Outcome.ADMIN_QUERY and not about.harm:
            yield f"{what}不予公开，没有写公开会造成的损害。"
        if ground is Outcome.THIRD_PARTY and not about.consultation:
            yield f"{what}以第三方合法权益为由不予公开，没有征求意见的结果。"
        if ground is not Outcome.GRANTED and not about.reason:
            yield f"{what}没有写事实和理由。"
