"""What belongs into a bundle, and what does not: docs/decisions/0021-evidence-bundle.md says why.

The bundle goes to the other side too, and to third persons. So it holds no original of a redaction, nothing that
was asked for and not given, no letter to or from a third person who is a natural person, and no proof of identity
unless the case turned on it. For the organ or court alone these can be added, in a group that says so.
"""

from collections.abc import Iterator

from gongkai.casework.evidence_bundle import own_papers
from gongkai.casework.evidence_bundle.case_file import CaseFile
from gongkai.casework.evidence_bundle.exhibit import Evidence, Exhibit, Group, LeftOut
from gongkai.casework.evidence_bundle.letter_papers import letter_papers, receipt_registration
from gongkai.casework.giving import whole_files
from gongkai.casework.models import RedactionStage
from gongkai.casework.proof_paper import TITLE, proof_document
from gongkai.casework.proof_sheet import proof_sheet
from gongkai.law.correction import Defect
from gongkai.law.wording import chinese_date
from gongkai.paper.document import Document
from gongkai.records.models import Attachment, Purpose
from gongkai.records.moment import Moment

APPLICANT, OWN, RECORDS = "申请人提交", "本机关制作", "依办理记录生成"


def collect(
    file: CaseFile, more: list[Attachment], when: Moment, *, with_originals: bool = False
) -> Evidence:
    """All papers of the case in their order. `more` is evidence entered in the review or suit itself."""
    exhibits = [*_applied(file), *letter_papers(file), *_basis(file), *_clock(file, when), *_record(file)]
    exhibits += [_own_evidence(attachment) for attachment in more]
    # By content: the same file filed twice is still the original.
    originals = _originals(file)
    exhibits = [x for x in exhibits if x.attachment is None or x.attachment.digest not in originals]
    left_out = list(_left_out(file, {x.attachment.pk for x in exhibits if x.attachment}))
    if with_originals:
        exhibits += [_for_the_organ(one.attachment) for one in left_out]
        left_out = []
    order = list(Group)
    return Evidence(tuple(sorted(exhibits, key=lambda x: order.index(x.group))), tuple(left_out))


def _applied(file: CaseFile) -> Iterator[Exhibit]:
    one = file.application
    received = f"，收到申请之日为{chinese_date(one.receipt_date)}" if one.receipt_date else ""
    asked = f"申请人于{chinese_date(one.arrived)}提出申请，申请公开{one.title}{received}"
    yield Exhibit(
        ("application", 0),
        Group.APPLIED,
        own_papers.REGISTRATION,
        asked,
        RECORDS,
        own_papers.registration(file),
    )
    for attachment in file.files_of(Purpose.APPLICATION):
        yield _file(attachment, Group.APPLIED, "申请人提出申请的时间、内容和形式要求", APPLICANT)
    for attachment in file.files_of(Purpose.AUTHORITY):
        yield _file(attachment, Group.APPLIED, "代理人有权代为申请", APPLICANT)
    if Defect.IDENTITY_PROOF in file.standing.facts.missing:
        for attachment in file.files_of(Purpose.IDENTITY):
            yield _file(attachment, Group.APPLIED, "补正后的身份证明", APPLICANT)
    yield from receipt_registration(file)


def _basis(file: CaseFile) -> Iterator[Exhibit]:
    if document := own_papers.search_record(file):
        proves = "本机关已尽检索义务"
        yield _own("search", Group.BASIS, own_papers.SEARCH, proves, document)
    released = [one for one in file.redactions if one.stage == RedactionStage.RELEASED]
    if document := own_papers.redaction_schedule(file, released):
        proves = "区分处理的每一处及其依据，所提供的文件中不含不予公开的内容"
        yield _own("redaction", Group.BASIS, own_papers.REDACTION, proves, document)
    given = {one.released_id for one in released}
    for attachment in file.files_of(Purpose.RELEASED):
        if attachment.pk in given:
            yield _file(attachment, Group.BASIS, "区分处理后提供给申请人的内容", OWN)
    whole = dict.fromkeys(given for letter in file.replies for given in whole_files(letter))
    for attachment in whole:
        name = f"提供的政府信息：{_stem(attachment.name)}"
        proves = "提供给申请人的内容"
        yield Exhibit(("file", attachment.pk), Group.BASIS, name, proves, OWN, attachment=attachment)
    for attachment in file.files_of(Purpose.OTHER, Purpose.EVIDENCE):
        yield _file(attachment, Group.BASIS, "与本件办理有关的事实", "本机关收集")


def _clock(file: CaseFile, when: Moment) -> Iterator[Exhibit]:
    if sheet := proof_sheet(file.standing.clock, when.today):
        one = file.application
        document = proof_document(sheet, one.agency_name, one.number)
        yield _own("clock", Group.CLOCK, TITLE, "答复期限逐日计算的过程和依据", document)


def _record(file: CaseFile) -> Iterator[Exhibit]:
    if document := own_papers.approvals(file):
        yield _own("approvals", Group.RECORD, own_papers.APPROVALS, "各文书经逐级审批", document)
    document = own_papers.record(file)
    yield _own("record", Group.RECORD, own_papers.RECORD, "各环节的办理人、时间和内容", document)


def _own(key: str, group: Group, name: str, proves: str, document: Document) -> Exhibit:
    return Exhibit((key, 0), group, name, proves, RECORDS, document)


def _file(attachment: Attachment, group: Group, proves: str, source: str) -> Exhibit:
    name = f"{attachment.get_purpose_display()}：{_stem(attachment.name)}"
    return Exhibit(("file", attachment.pk), group, name, proves, source, attachment=attachment)


def _own_evidence(attachment: Attachment) -> Exhibit:
    return Exhibit(
        ("file", attachment.pk),
        Group.MORE,
        _stem(attachment.name),
        "与本案有关的事实",
        "本机关收集",
        attachment=attachment,
    )


def _for_the_organ(attachment: Attachment) -> Exhibit:
    return _file(attachment, Group.FOR_THE_ORGAN, "供审查不予公开的内容和有关身份", "案卷原件")


def _stem(name: str) -> str:
    """A file's name without its suffix, as a list of papers names it."""
    stem, dot, suffix = name.rpartition(".")
    return stem if dot and len(suffix) <= 4 else name


def _originals(file: CaseFile) -> set[str]:
    """Digests of what was given in part or is being prepared for it."""
    sources = (file.files.get(redaction.source_id) for redaction in file.redactions)
    return {source.digest for source in sources if source}


_WHY = {
    Purpose.IDENTITY: "身份证明，与本案争议无关",
    Purpose.AUTHORITY: "授权委托手续",
    Purpose.TO_REDACT: "区分处理前的原件，含不予公开的内容",
    Purpose.INFORMATION: "没有提供给申请人，其内容属于本案争议的信息",
    Purpose.LETTER: "写有自然人第三方的身份",
    Purpose.STAMPED: "写有自然人第三方的身份",
    Purpose.OPINION: "写有第三方的身份或者不同意公开的内容",
    Purpose.DELIVERY: "写有自然人第三方的身份",
}
"""What is told of files left out. Pages to be marked, and letters that never went out, are not files of the matter."""


def _left_out(file: CaseFile, bound: set[int]) -> Iterator[LeftOut]:
    originals = _originals(file)
    to_persons = {
        pk
        for letter in file.sent
        if file.names_a_person(letter)
        for pk in (letter.stamped_id or letter.pdf_id, letter.proof_id)
    }
    for attachment in file.files.values():
        purpose = Purpose(attachment.purpose)
        if attachment.pk in bound or purpose in (Purpose.WORKING, Purpose.RELEASED):
            continue
        if purpose in (Purpose.LETTER, Purpose.STAMPED) and attachment.pk not in to_persons:
            continue
        why = _WHY[Purpose.TO_REDACT] if attachment.digest in originals else _WHY.get(purpose, "")
        if why:
            yield LeftOut(attachment, why)
