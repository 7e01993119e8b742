"""The answer on paper: heading, parties, request, facts, period, decision, delivery, basis, evidence, signature."""

from collections.abc import Iterator

from gongkai.casework.answer_draft.decision_told import decisions, legal_bases
from gongkai.casework.answer_draft.matter import BLANK, Matter
from gongkai.casework.answer_draft.parties import aimed_at, parties
from gongkai.casework.answer_draft.steps_told import period, received, steps
from gongkai.law.dispute import Cause, Procedure
from gongkai.law.dispute_clock import REVIEW_LAW_FROM
from gongkai.law.dispute_result import Disposition
from gongkai.law.time_limit import REVIEW_ANSWER, REVIEW_ANSWER_SIMPLE, SUIT_ANSWER
from gongkai.law.wording import chinese_date
from gongkai.paper.document import Block, Body, Document, Heading, Signature, Title
from gongkai.paper.letter_parts import AttachmentNote, Number


def as_document(matter: Matter) -> Document:
    """The paper. What the records do not say stands as a blank; nothing is written that they do not bear out."""
    dispute, words = matter.dispute, parties(matter.kind)
    name = f"{words.title}（{dispute.number}）"
    return Document(name, dispute.agency_name, tuple(_blocks(matter)))


def _blocks(matter: Matter) -> Iterator[Block]:
    dispute, words = matter.dispute, parties(matter.kind)
    yield Number(f"{dispute.agency.document_word or BLANK}〔{matter.today.year}〕{BLANK}号")
    yield Title((dispute.agency_name, words.title))
    yield from _sides(matter)
    yield Body(_lead(matter))
    sections = (
        (f"{words.answers}的请求", [Body(request(matter))]),
        ("申请和办理经过", list(_facts(matter))),
        ("答复期限", [Body(_period(matter))]),
        ("处理决定及事实、理由", list(_decision(matter))),
        ("送达", [Body(_delivery(matter))]),
        ("依据", [Body(f"{'；'.join(legal_bases(matter))}。")]),
        ("证据", [Body(_evidence(matter))]),
    )
    for numeral, (heading, blocks) in zip("一二三四五六七", sections, strict=True):
        yield Heading(f"{numeral}、{heading}")
        yield from blocks
    yield Body(f"综上，{request(matter)}")
    yield Body("此致")
    yield Body(dispute.organ or BLANK)
    count = len(matter.evidence.exhibits)
    papers = f"证据目录和证据材料（证据1至证据{count}）" if count else f"证据目录和证据材料{BLANK}"
    yield AttachmentNote((papers, "作出行政行为所依据的规范性文件", "法定代表人身份证明书、授权委托书"))
    yield Signature(f"{dispute.agency_name}（印章）", chinese_date(matter.today))


def _sides(matter: Matter) -> Iterator[Body]:
    dispute, words = matter.dispute, parties(matter.kind)
    at = f"，住所地：{dispute.agency.address}" if dispute.agency.address else f"，住所地：{BLANK}"
    yield Body(f"{words.answers}（{words.us}）：{dispute.agency_name}{at}。")
    yield Body(f"法定代表人：{BLANK}，职务：{BLANK}。")
    yield Body(f"委托代理人：{BLANK}，工作单位和职务：{BLANK}，联系电话：{BLANK}。")
    yield Body(f"{words.them}：{matter.claimant or BLANK}。")


def _lead(matter: Matter) -> str:
    dispute, words = matter.dispute, parties(matter.kind)
    docket = f"（案号：{dispute.docket or BLANK}）"
    about = _act(matter) if matter.cause is not Cause.SILENCE else f"就“{dispute.title}”没有答复"
    against = f"不服{words.us}{'作出的' if matter.cause is not Cause.SILENCE else ''}{about}"
    brought = "提起行政诉讼" if matter.kind.is_suit else "申请行政复议"
    got = chinese_date(dispute.received_on) if dispute.received_on else BLANK
    article = answer_article(matter)
    return (
        f"{words.them}{matter.claimant or BLANK}{against}，向{dispute.organ or BLANK}{brought}{docket}，"
        f"{words.us}于{got}收到{words.copy}。{words.us}现依照{article}，{'答辩' if matter.kind.is_suit else '答复'}如下。"
    )


def answer_article(matter: Matter) -> str:
    """By which article the answer is due; blank in a review under the law before 2024."""
    if matter.kind.is_suit:
        return _in_full(SUIT_ANSWER.article)
    if matter.dispute.filed_on < REVIEW_LAW_FROM:
        return f"《中华人民共和国行政复议法》{BLANK}"
    simple = matter.dispute.procedure == Procedure.SIMPLE
    return _in_full((REVIEW_ANSWER_SIMPLE if simple else REVIEW_ANSWER).article)


def request(matter: Matter) -> str:
    """What the organ or court is asked to decide, by kind and cause, with the article."""
    words, aim = parties(matter.kind), aimed_at(matter.kind, matter.cause)
    told = aim.words(in_court=matter.kind.is_suit)
    article = _in_full(told.article) if told else BLANK
    if not matter.kind.is_suit and matter.dispute.filed_on < REVIEW_LAW_FROM:
        article = f"《中华人民共和国行政复议法》{BLANK}"
    if aim is Disposition.MAINTAINED:
        return (
            f"请求{matter.dispute.organ or '行政复议机关'}依照{article}，维持{words.us}作出的{_act(matter)}。"
        )
    verb = "判决驳回" if matter.kind.is_suit else "决定驳回"
    return f"请求{matter.dispute.organ or BLANK}依照{article}，{verb}{words.them}的{words.asks}。"


def _act(matter: Matter) -> str:
    """The act that is complained of, by name and number."""
    if matter.cause is Cause.FEE and matter.file:
        fees = [letter for letter in matter.file.sent if letter.code == "fee_notice"]
        if fees:
            return f"《{fees[-1].name}》（{fees[-1].number}）"
    reply = matter.reply
    return f"《{reply.name}》（{reply.number}）" if reply else f"《{BLANK}》（{BLANK}）"


def _in_full(article: str) -> str:
    """`行政复议法第四十八条` as a paper cites it first."""
    for short in ("行政复议法", "行政诉讼法"):
        if article.startswith(short):
            return f"《中华人民共和国{short}》{article.removeprefix(short)}"
    return article


def _facts(matter: Matter) -> Iterator[Body]:
    if matter.file is None:
        yield Body(
            f"{BLANK}年{BLANK}月{BLANK}日，{parties(matter.kind).them}提出政府信息公开申请，申请公开：{BLANK}。"
        )
        return
    yield Body(received(matter, matter.file))
    for sentence in steps(matter, matter.file):
        yield Body(sentence)


def _period(matter: Matter) -> str:
    if matter.run is None or matter.file is None:
        return f"收到申请之日为{BLANK}，答复期限届满之日为{BLANK}，作出答复之日为{BLANK}。"
    return period(matter, matter.run)


def _decision(matter: Matter) -> Iterator[Body]:
    us = parties(matter.kind).us
    reply = matter.reply
    if reply is None or reply.dispatched_on is None:
        yield Body(f"{us}的处理情况：{BLANK}。")
        return
    yield Body(
        f"{chinese_date(reply.dispatched_on)}，{us}作出《{reply.name}》（{reply.number}）{matter.cite_letter(reply)}。"
    )
    found = list(decisions(matter))
    yield from found or [Body(f"各项处理决定及事实、理由：{BLANK}。")]


def _delivery(matter: Matter) -> str:
    reply, us = matter.reply, parties(matter.kind).us
    if reply is None or reply.dispatched_on is None:
        return f"送达方式和日期：{BLANK}。"
    how = f"以“{reply.get_sent_by_display()}”方式" if reply.sent_by else ""
    sent = f"{us}于{chinese_date(reply.dispatched_on)}{how}发出《{reply.name}》"
    number = f"，邮件号{reply.tracking}" if reply.tracking else ""
    arrived = (
        f"，{chinese_date(reply.delivered_on)}送达{matter.cite('delivery', reply.pk)}"
        if reply.delivered_on
        else f"，送达日期：{BLANK}"
    )
    return f"{sent}{number}{arrived}。"


def _evidence(matter: Matter) -> str:
    count = len(matter.evidence.exhibits)
    if not count:
        return f"证据名称和证明目的：{BLANK}。"
    return f"上述事实有证据1至证据{count}证明，各份证据的名称、证明目的、来源和页码见《证据目录》。"
