"""What goes into a bundle: nothing that is a third person's business, nothing by which one acts for the applicant."""

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.desk_cases import TODAY, Office, at
from tests.disputed_cases import RECEIVED, attached, disputed, given, pages

from gongkai.agencies.role import Role
from gongkai.casework.disputes.taking import take as take_in_dispute
from gongkai.casework.evidence_bundle.bundling import evidence_of
from gongkai.casework.evidence_bundle.case_file import own_evidence
from gongkai.casework.evidence_bundle.exhibit import Evidence, Exhibit, Group
from gongkai.casework.models import Application
from gongkai.paper.document import Document
from gongkai.records.models import Purpose, Secret
from gongkai.records.vault import unseal

WHEN = at(RECEIVED)


def collected(case: Application, *, with_originals: bool = False) -> Evidence:
    return evidence_of(Application.objects.get(pk=case.pk), None, WHEN, with_originals=with_originals)[1]


def said(document: Document | None) -> str:
    """Every word of a paper made here."""
    return repr(document)


def paper(evidence: Evidence, name: str) -> Exhibit:
    return next(exhibit for exhibit in evidence.exhibits if exhibit.name.startswith(name))


def with_a_neighbour(office: Office) -> Application:
    """陈静, a person, was asked by letter and objects in a letter of her own."""
    on = date(2026, 2, 25)
    case = office.assigned(office.register("补偿登记表", on=date(2026, 2, 24)), on)
    asked = {"name": "陈静", "telephone": "13700000000", "is_person": True, "information": "补偿登记表"}
    case = office.take(case, "consult_third_party", on, asked, role=Role.OFFICER)
    inquiry = case.letters.get(code="third_party_inquiry").pk
    case = office.dispatched(office.signed(case, inquiry, on, Role.OGI_HEAD), inquiry, on)
    proof = SimpleUploadedFile("陈静签收.pdf", pages("SIGNED"))
    given(office, case, "deliver_letter", on, {"on": on}, inquiry, proof=proof)
    reply = SimpleUploadedFile("陈静来信.pdf", pages("NO"))
    return given(
        office, case, "consultation_answered", TODAY, {"on": TODAY, "answer": "objects"}, inquiry, file=reply
    )


def test_a_third_person_is_told_of_without_a_name(office: Office) -> None:
    evidence = collected(with_a_neighbour(office))
    told = said(paper(evidence, "征求意见情况").document)
    assert "第三方1" in told
    assert "不同意公开" in told
    assert not any(
        "陈静" in said(exhibit.document) or "陈静" in exhibit.name for exhibit in evidence.exhibits
    )
    assert not any(exhibit.name.startswith("第三方意见征询书") for exhibit in evidence.exhibits)
    assert sorted(one.attachment.purpose for one in evidence.left_out) == sorted(
        [Purpose.LETTER, Purpose.DELIVERY, Purpose.OPINION]
    )


def test_the_organ_alone_gets_the_letters_to_and_from_third_persons(office: Office) -> None:
    evidence = collected(with_a_neighbour(office), with_originals=True)
    apart = [
        x.attachment.purpose for x in evidence.exhibits if x.group is Group.FOR_THE_ORGAN and x.attachment
    ]
    assert sorted(apart) == sorted([Purpose.LETTER, Purpose.DELIVERY, Purpose.OPINION])
    assert evidence.left_out == ()


def test_the_receipt_is_printed_again_without_the_query_code(office: Office) -> None:
    on = date(2026, 3, 2)
    case = office.take(office.register("采砂许可证", on=on), "draft_receipt", on)
    receipt = case.letters.get()
    case = office.take(case, "submit_letter", on, about=receipt.pk)
    for level in receipt.levels.all():
        case = office.take(case, "approve_letter", on, role=level.role, about=receipt.pk)
    case = office.dispatched(case, receipt.pk, on)
    code = unseal(Secret.objects.get(case=case.pk, kind="query_code"))
    exhibit = paper(collected(case), "登记回执")
    assert exhibit.group is Group.APPLIED
    assert code not in said(exhibit.document)
    assert "（装订时隐去）" in said(exhibit.document)
    assert exhibit.attachment
    assert exhibit.attachment.purpose == Purpose.LETTER


def test_identity_goes_in_only_where_a_correction_asked_for_it(office: Office) -> None:
    on = date(2026, 3, 2)
    case = office.assigned(office.register("采砂许可证", on=on), on)
    attached(office, case, "identity", "证件.pdf", pages("ID"), on)
    assert [one.attachment.name for one in collected(case).left_out] == ["证件.pdf"]
    asked = {"defects": ["identity_proof"], "guidance": "请提供身份证明。", "answer_by": date(2026, 3, 20)}
    case = office.take(case, "ask_correction", on, asked, role=Role.OFFICER)
    notice = case.letters.get(code="correction_notice").pk
    case = office.dispatched(office.signed(case, notice, on, Role.OGI_HEAD), notice, on)
    assert paper(collected(case), "身份证明：证件").group is Group.APPLIED


def test_information_of_a_case_in_which_nothing_was_given_stays_out(office: Office) -> None:
    on = date(2026, 3, 2)
    case = office.register("采砂许可证", on=on)
    attached(office, case, "information", "许可证.pdf", pages("LICENCE"), on)
    [left] = collected(case).left_out
    assert left.why == "没有提供给申请人，其内容属于本案争议的信息"


def test_notes_and_who_looked_are_not_told(office: Office) -> None:
    case = office.register("采砂许可证", on=date(2026, 3, 2))
    office.take(case, "note", TODAY, {"note": "内部意见，先放一放"})
    told = said(paper(collected(case), "办理经过").document)
    assert "内部意见" not in told
    assert "没有列入" in told


def test_what_was_handed_in_is_no_evidence_of_the_next_bundle(office: Office) -> None:
    review = disputed(office, office.register("采砂许可证", on=date(2026, 3, 2)))
    clerk = office.county.actor(Role.CLERK)

    def filed(code: str, inputs: dict[str, object], name: str) -> None:
        file = SimpleUploadedFile(name, pages(name))
        take_in_dispute(code, review.pk, clerk, WHEN, inputs, {"file": file})

    filed("attach", {"purpose": Purpose.EVIDENCE}, "survey.pdf")
    filed("file_evidence", {"on": RECEIVED}, "handed-in.pdf")
    assert [file.name for file in own_evidence(review)] == ["survey.pdf"]
