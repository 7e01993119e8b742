"""The check before dispatch (发出前检查): what is missing or wrong in a letter, with what to do, by which article.

A finding that blocks is a letter that would be unlawful or unreadable; one that warns is for a person to weigh.
"""

from gongkai.casework.letters.dispatch import (
    Dispatch,
    DispatchFinding,
    Findings,
    Severity,
    block,
    by_severity,
    warn,
)
from gongkai.casework.letters.dispatch_items import check_articles, check_items
from gongkai.casework.letters.facts import LetterFacts
from gongkai.casework.letters.fields import HELD, TO_OTHERS
from gongkai.casework.letters.merge import LetterText
from gongkai.casework.letters.remedy_words import remedy_of, remedy_words, review_organ
from gongkai.law.letter import LETTERS, LetterCode, LetterKind
from gongkai.law.readings import Readings
from gongkai.law.remedy import Remedy
from gongkai.law.wording import chinese_date
from gongkai.text import document_number
from gongkai.text.personal_data import PersonalKind, personal_data


def check_dispatch(
    letter: LetterText, facts: LetterFacts, dispatch: Dispatch, readings: Readings
) -> tuple[DispatchFinding, ...]:
    """Everything found in a composed letter on the point of being sent; those that block first."""
    found = [
        *_head(letter, facts, dispatch),
        *check_items(letter.code, facts, dispatch, readings),
        *_articles(letter, facts),
        *_remedy(letter, facts, readings),
        *_dates(letter.code, facts, dispatch),
        *_text(letter, facts, dispatch),
    ]
    return by_severity(found)


def _head(letter: LetterText, facts: LetterFacts, dispatch: Dispatch) -> Findings:
    if not facts.recipient.name.strip():
        yield block("recipient", "没有收件人。请补登收件人的姓名或者名称。")
    if facts.receipt_date is None:
        yield block("receipt_date", "没有收到申请之日。请先登记或者确认收到日期。", "条例第三十一条")
    if facts.channel is None:
        yield block("channel", "没有申请渠道。请补登申请渠道。", "条例第三十一条")
    if not facts.request.strip():
        yield block("request", "没有申请内容。请补登申请人对所需政府信息的描述。", "条例第二十九条")
    if not facts.number:
        if not dispatch.submitted:
            yield block("number", "没有文号。请先编号。")
    elif not _is_number(facts):
        word = facts.agency.document_word or "机关代字"
        year = facts.dated.year if facts.dated else "年份"
        yield block(
            "number", f"文号“{facts.number}”不合格式。请改为“{word}〔{year}〕序号号”。", "GB/T 9704 7.2.5"
        )
    if not letter.contact:
        yield warn("contact", "没有联系人和联系电话。请在机关资料中补登。")


def _is_number(facts: LetterFacts) -> bool:
    found = next(document_number.find(facts.number), None)
    if found is None or "〔" not in facts.number or found.end != len(facts.number):
        return False
    return facts.dated is None or found.year == facts.dated.year


def _articles(letter: LetterText, facts: LetterFacts) -> Findings:
    if LETTERS[letter.code].kind is LetterKind.DECISION:
        yield from check_articles("\n".join(letter.paragraphs), facts)


def _remedy(letter: LetterText, facts: LetterFacts, readings: Readings) -> Findings:
    body = "\n".join(letter.paragraphs)
    if LETTERS[letter.code].kind is LetterKind.PROCEDURAL:
        if "申请行政复议" in body or "提起行政诉讼" in body:
            yield block("remedy", f"{letter.title}是程序性文书，不写救济途径。请删去该段。")
        return
    if facts.dated is None or (LETTERS[letter.code].kind is LetterKind.DECISION and not facts.items):
        return
    if not review_organ(facts.agency, facts.dated) or not facts.agency.court:
        yield block("remedy", "没有复议机关或者受诉法院的名称。请在机关资料中补登。", "行政复议法第二十四条")
        return
    kind = remedy_of(letter.code, facts, readings)
    article = "行政复议法第二十三条" if kind is Remedy.REVIEW_FIRST else "行政诉讼法第四十六条"
    if (words := remedy_words(letter.code, facts, readings)) not in body:
        yield block("remedy", f"缺少或者改动了救济途径。应当写：{words}", article)


def _dates(code: LetterCode, facts: LetterFacts, dispatch: Dispatch) -> Findings:
    if dispatch.submitted:
        yield from _in_time(code, dispatch)
        return
    open_levels = [approval.who for approval in dispatch.approvals if approval.on is None]
    if open_levels:
        yield block("approval", f"还没有经{'、'.join(open_levels)}审批。请先送审。", "条例第四十五条")
    if facts.dated is None:
        yield block("dated", "没有落款日期。请填写。")
        return
    if facts.dated > dispatch.today:
        yield block("dated", f"落款日期{chinese_date(facts.dated)}在今天之后。请改为今天或者以前的日期。")
    approved = max((approval.on for approval in dispatch.approvals if approval.on), default=None)
    if approved and facts.dated < approved:
        yield block("dated", f"落款日期早于审批同意的日期（{chinese_date(approved)}）。请改正落款日期。")
    if facts.receipt_date and facts.dated < facts.receipt_date:
        yield block("dated", f"落款日期早于收到申请之日（{chinese_date(facts.receipt_date)}）。请核对日期。")
    yield from _in_time(code, dispatch)


def _in_time(code: LetterCode, dispatch: Dispatch) -> Findings:
    due, today = dispatch.due, dispatch.today
    if due is None:
        return
    article = (
        "、".join(LETTERS[code].basis) if LETTERS[code].kind is LetterKind.PROCEDURAL else "条例第三十三条"
    )
    if today > due:
        late = dispatch.days.between(due, today)
        yield warn(
            "late",
            f"期限是{chinese_date(due)}，已超过{late}个工作日。请尽快发出，并在办理经过中写明原因。",
            article,
        )
    elif today == due:
        yield warn("last_day", "今天是期限的最后一日。请当日发出。", article)


def _text(letter: LetterText, facts: LetterFacts, dispatch: Dispatch) -> Findings:
    missing = [name for name in letter.missing if not (dispatch.submitted and name in HELD)]
    if missing:
        names = "、".join(f"“{name}”" for name in missing)
        yield block("unresolved", f"合并字段{names}没有内容，正文留有空白。请补充内容，或者从正文中删去。")
    if "{{" in letter.text or "}}" in letter.text:
        yield warn("braces", "正文中有“{{”或者“}}”。请核对是不是没有合并的字段。")
    absent = [name for name in facts.attachments if name not in dispatch.files]
    if absent:
        yield block(
            "attachment",
            f"附件{'、'.join(f'“{name}”' for name in absent)}还没有上传。请上传，或者从附件中删去。",
        )
    for datum in personal_data(_others_text(letter, facts)):
        severity = Severity.BLOCK if datum.kind is PersonalKind.IDENTITY_NUMBER else Severity.WARN
        yield DispatchFinding(
            "personal_data",
            severity,
            f"正文中有{datum.kind.value}（{datum.masked}）。请删去或者遮盖。",
            "个人信息保护法第二十八条",
        )
    if letter.code in TO_OTHERS:
        named = [name for name in dispatch.applicant_names if len(name) > 1 and name in letter.text]
        if named:
            yield block("applicant", "发给他人的文书写了申请人的姓名或者名称。请删去。", "条例第三十二条")


def _others_text(letter: LetterText, facts: LetterFacts) -> str:
    """The text without the agency's own telephone and account, which a letter has to give."""
    text = letter.text
    for own in (facts.agency.telephone, facts.agency.payment_account):
        text = text.replace(own, "") if own else text
    return text
