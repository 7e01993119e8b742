"""Letters of a case as evidence, each with the proof of its delivery and with what came back."""

from collections.abc import Iterator
from dataclasses import replace

from gongkai.casework.evidence_bundle import own_papers
from gongkai.casework.evidence_bundle.case_file import CaseFile
from gongkai.casework.evidence_bundle.exhibit import Exhibit, Group
from gongkai.casework.facts import CLOSING, CONSULTING
from gongkai.casework.letter_facts import letter_facts
from gongkai.casework.letters import layout, merge
from gongkai.casework.models import Letter
from gongkai.law.letter import LETTERS, LetterCode
from gongkai.law.wording import chinese_date
from gongkai.paper.document import Document
from gongkai.records.models import Purpose
from gongkai.workflow.calendar import readings

HIDDEN = "（装订时隐去）"
"""Stands in for the query code: whoever has it can act for the applicant online."""

_ASKS_THE_APPLICANT = (LetterCode.CORRECTION_NOTICE, LetterCode.REASONS_REQUEST)


def receipt_registration(file: CaseFile) -> Iterator[Exhibit]:
    """The receipts (登记回执), printed again without the query code."""
    for letter in file.sent:
        if letter.code == LetterCode.RECEIPT_REGISTRATION:
            yield from _with_delivery(file, letter, Group.APPLIED)


def letter_papers(file: CaseFile) -> Iterator[Exhibit]:
    """Every other letter that went out, in the order in which they did; what is a reply stands in its own group."""
    answers = file.answers()
    brought = list(file.files_of(Purpose.CORRECTION))
    if document := own_papers.consultation(file):
        proves = "依法征求意见的对象、时间和结果"
        yield Exhibit(
            ("consultation", 0), Group.PROCEDURE, own_papers.CONSULTATION, proves, "依办理记录生成", document
        )
    for letter in file.sent:
        if letter.code == LetterCode.RECEIPT_REGISTRATION or file.names_a_person(letter):
            continue
        yield from _with_delivery(file, letter, Group.REPLY if letter.code in CLOSING else Group.PROCEDURE)
        if letter.code in CONSULTING:
            for attachment in answers.get(letter.pk, ()):
                name = f"{attachment.get_purpose_display()}（{letter.number}）"
                yield Exhibit(
                    ("file", attachment.pk),
                    Group.PROCEDURE,
                    name,
                    "被征求意见方的意见",
                    "被征求意见方提交",
                    attachment=attachment,
                )
        elif letter.code in _ASKS_THE_APPLICANT:
            while brought:
                attachment = brought.pop(0)
                yield Exhibit(
                    ("file", attachment.pk),
                    Group.PROCEDURE,
                    f"{attachment.get_purpose_display()}：{attachment.name}",
                    "申请人补正或者说明理由的内容",
                    "申请人提交",
                    attachment=attachment,
                )
    proofs = {letter.proof_id for letter in file.letters}
    for attachment in file.files_of(Purpose.DELIVERY):
        if attachment.pk not in proofs:
            yield Exhibit(
                ("file", attachment.pk),
                Group.REPLY,
                f"{attachment.get_purpose_display()}：{attachment.name}",
                "文书送达",
                "投递、送达单位或者收件人",
                attachment=attachment,
            )


def _with_delivery(file: CaseFile, letter: Letter, group: Group) -> Iterator[Exhibit]:
    sent = chinese_date(letter.dispatched_on) if letter.dispatched_on else ""
    what = "作出答复" if letter.code in CLOSING else "发出"
    basis = "、".join(LETTERS[LetterCode(letter.code)].basis)
    stamped = file.files.get(letter.stamped_id or 0)
    printed = stamped or file.files.get(letter.pdf_id or 0)
    hides = letter.code == LetterCode.RECEIPT_REGISTRATION
    yield Exhibit(
        ("letter", letter.pk),
        group,
        f"{letter.name}（{letter.number}）",
        f"本机关于{sent}{what}（{basis}）",
        "本机关制作",
        document=_without_code(letter) if hides else None,
        attachment=printed,
    )
    if proof := file.files.get(letter.proof_id or 0):
        arrived = chinese_date(letter.delivered_on) if letter.delivered_on else ""
        yield Exhibit(
            ("delivery", letter.pk),
            group,
            f"{letter.name}送达凭证",
            f"{letter.name}于{arrived}送达",
            "投递、送达单位或者收件人",
            attachment=proof,
        )


def _without_code(letter: Letter) -> Document:
    """Printed again from its text, which is what was approved."""
    facts = replace(letter_facts(letter), query_code=HIDDEN)
    return layout.as_document(merge.compose(LetterCode(letter.code), facts, readings(), letter.text))
