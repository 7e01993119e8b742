"""What was given to one and concerns many: proposed, decided, drafted without a word on whom it was given to."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.county import County, county
from tests.desk_cases import Office, at
from tests.newsroom import Newsroom

from gongkai.agencies.actor import PUBLIC
from gongkai.agencies.role import Role
from gongkai.casework.intake import Party
from gongkai.casework.models import Application
from gongkai.casework.taking import take
from gongkai.publishing.from_casework import keeping
from gongkai.publishing.from_casework.answers import Level, obstacle, publish_answer, to_publish
from gongkai.publishing.from_casework.depersonalising import values_of, without
from gongkai.publishing.from_casework.proposing import accept, propose, refuse
from gongkai.publishing.from_casework.repeated import repeated_subjects
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.publishing.models import Document, Proposal, Publication
from gongkai.records.models import Event, Secret, SecretKind
from gongkai.records.vault import unseal
from gongkai.records.vault.masking import ERASED
from gongkai.records.verification import verify
from gongkai.search.searching import search
from gongkai.workflow.models import Notice, Task

pytestmark = pytest.mark.django_db

CAME, ANSWERED, RIPE = date(2026, 2, 3), date(2026, 2, 10), date(2026, 3, 12)
"""The answer of 10 February may be published from 12 March on, thirty days later."""
NAME, IDENTITY, PHONE, MAIL = "林小满", "110101199003078494", "13800000000", "lin@example.invalid"
LIN = Party(NAME, IDENTITY, PHONE, MAIL, "青溪县石桥村3组12号")
OTHERS = "13911112222"
"""Of somebody whom the vault does not know."""
GIVEN = (
    f"林 小满（身份证号{IDENTITY}）家在石桥村３组１２号，补偿标准为每亩4.2万元。"
    f"已电话告知138-0000-0000，邮箱{MAIL.upper()}。村会计电话{OTHERS}"
)
PLANTED = (
    NAME,
    "林 小满",
    IDENTITY,
    PHONE,
    "138-0000-0000",
    MAIL,
    MAIL.upper(),
    "3组12号",
    "３组１２号",
    OTHERS,
)


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> County:
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(RIPE).at)
    return county(RIPE)


@pytest.fixture
def office(here: County) -> Office:
    return Office(here)


def answered(
    office: Office, wanted: str = "石桥村征地补偿标准", by: Party = LIN, given: str = GIVEN, file: bytes = b""
) -> Application:
    """Granted, with a file if there is one, its reply delivered on 10 February.

    The check before dispatch would stop a number; what the letter says is put in afterwards, as what a name or an
    unknown form slips past it would stand there.
    """
    case = office.assigned(office.register(wanted, on=CAME, by=by), CAME)
    if file:
        files = {"file": SimpleUploadedFile(f"{NAME}补偿标准.txt", file)}
        officer = office.county.actor(Role.OFFICER)
        take("attach", case.pk, officer, at(ANSWERED), {"purpose": "information"}, files)
    said = {"item-1-outcome": "granted", "item-1-given": "现场查阅"}
    case = office.take(case, "decide", ANSWERED, said, role=Role.OFFICER)
    case = office.take(case, "draft_reply", ANSWERED, role=Role.OFFICER)
    reply = case.letters.get().pk
    case = office.signed(case, reply, ANSWERED, Role.SECTION_HEAD, Role.OGI_HEAD, Role.LEADER)
    case = office.dispatched(case, reply, ANSWERED)
    letter = case.letters.get()
    letter.text = letter.text.replace("现场查阅", given)
    letter.save()
    return office.take(case, "deliver_letter", ANSWERED, {"on": ANSWERED}, about=reply)


def everything(document: Document) -> str:
    """All that the desk and the record hold of a document."""
    rows = Document.objects.filter(pk=document.pk).values()
    names = document.files.values_list("title", "attachment__name")
    return repr((list(rows), list(names), list(Event.objects.filter(case=document.pk).values("data"))))


def test_values_of_the_vault_are_taken_out_however_they_are_written(office: Office) -> None:
    values = values_of(office.register("补偿标准", on=CAME, by=LIN).pk)
    told = without(GIVEN, values)
    assert told.startswith(
        "申请人（身份证号（略））家在石桥村***，补偿标准为每亩4.2万元。已电话告知（略），邮箱（略）。"
    )
    code = next(unseal(one) for one in Secret.objects.filter(kind=SecretKind.QUERY_CODE))
    assert without(f"查询码{code.replace('-', '')}。", values) == "查询码（略）。"


def test_an_answer_is_published_and_nobody_is_named_in_draft_page_or_search(
    here: County, office: Office
) -> None:
    room, case = Newsroom(here), answered(office)
    assert list(to_publish(here.agency, RIPE)) == [case]
    document = publish_answer(case, Level.WORDS, here.actor(Role.OFFICER), at(RIPE))
    assert (document.kind, document.stage, document.attribute) == ("answer", "draft", "proactive")
    assert (document.title, document.answer_of) == ("关于“石桥村征地补偿标准”的答复", case)
    assert "每亩4.2万元" in document.body
    assert case.number not in document.body
    assert "答复如下" not in document.body
    assert "行政复议" not in document.body
    assert not [one for one in PLANTED if one in everything(document)]
    assert not to_publish(here.agency, RIPE).exists()

    document = room.take(room.signed(document, RIPE), "publish", RIPE)
    page = Client().get(f"/info/{document.pk}/").content.decode()
    assert "每亩4.2万元" in page
    assert not [one for one in PLANTED if one in page]
    assert not [one for one in PLANTED if one in repr(Publication.objects.values())]
    assert [entry.address for entry in search("征地补偿标准").entries] == [f"/info/{document.pk}/"]
    assert not [one for one in PLANTED if search(one).entries]


def test_the_file_goes_with_the_answer_only_where_it_is_asked_for(here: County, office: Office) -> None:
    case = answered(office, file="每亩4.2万元。".encode())
    document = publish_answer(case, Level.FILES, here.actor(Role.CLERK), at(RIPE))
    assert [file.title for file in document.files.all()] == ["申请人补偿标准.txt"]
    assert not [one for one in PLANTED if one in everything(document)]


def test_an_answer_waits_thirty_days_and_is_published_once(here: County, office: Office) -> None:
    case, officer = answered(office), here.actor(Role.OFFICER)
    assert "2026年3月12日起可以办" in obstacle(case, date(2026, 3, 11))
    with pytest.raises(LedgerRefused, match="满30日"):
        publish_answer(case, Level.WORDS, officer, at(date(2026, 3, 11)))
    with pytest.raises(LedgerRefused, match="由办理这件申请的机关公开"):
        publish_answer(case, Level.WORDS, here.actor(Role.CLERK, here.other), at(RIPE))
    publish_answer(case, Level.WORDS, officer, at(RIPE))
    with pytest.raises(LedgerRefused, match="已经有草稿"):
        publish_answer(case, Level.WORDS, officer, at(RIPE))
    with pytest.raises(LedgerRefused, match="已经办结"):
        publish_answer(office.register("别的", on=CAME), Level.WORDS, officer, at(RIPE))


def test_what_is_proposed_is_decided_by_the_head_and_drafted_for_who_handled_the_case(
    here: County, office: Office
) -> None:
    room, case = Newsroom(here), answered(office)
    proposal = propose(case, "涉及全村补偿", here.actor(Role.OFFICER), at(RIPE))
    assert Notice.objects.filter(
        person=here.person(Role.OGI_HEAD), says__contains="石桥村征地补偿标准"
    ).exists()
    with pytest.raises(LedgerRefused, match="由青溪县自然资源局的公开工作机构负责人决定"):
        accept(proposal, "同意", "answer", Level.WORDS, here.actor(Role.CLERK), at(RIPE))
    head = here.actor(Role.OGI_HEAD)
    document = accept(proposal, "群众关心", "livelihood", Level.WORDS, head, at(RIPE))
    proposal.refresh_from_db()
    # 20 working days after Thursday 12 March: Qingming takes Monday 6 April.
    assert (proposal.state, proposal.due, proposal.document) == ("accepted", date(2026, 4, 10), document)
    document.refresh_from_db()
    assert (document.kind, document.title, document.planned_on) == (
        "livelihood",
        "石桥村征地补偿标准",
        date(2026, 4, 10),
    )
    assert (document.person, document.unit) == (here.person(Role.OFFICER), here.units["不动产登记科"])
    assert not [one for one in PLANTED if one in everything(document)]
    notes = [
        event.values["note"] for event in Event.objects.filter(case=case.pk, kind="noted").order_by("seq")
    ]
    assert notes == [
        "建议转为主动公开：涉及全村补偿（条例第四十四条）",
        "同意转为主动公开，2026年4月10日前公开。群众关心",
    ]
    # Whoever decided has not written it, and reviews it on its second level.
    document = room.submitted(document, RIPE)
    document = room.reviewed(document, RIPE, Role.SECTION_HEAD, Role.OGI_HEAD)
    assert Task.objects.get(case=document.pk).role == Role.LEADER
    with pytest.raises(LedgerRefused, match="已经决定：同意主动公开"):
        refuse(proposal, "算了", head, at(RIPE))
    assert not list(verify())


def test_a_refused_proposal_may_be_made_again_and_an_open_one_not(here: County, office: Office) -> None:
    case, officer = answered(office), here.actor(Role.OFFICER)
    by_applicant = propose(case, f"我是{NAME}，很多人会问", PUBLIC, at(RIPE), by_applicant=True)
    assert NAME not in repr(list(Event.objects.filter(case=case.pk, kind="noted").values("data")))
    with pytest.raises(LedgerRefused, match="已经有人建议过：待决定"):
        propose(case, "涉及全村", officer, at(RIPE))
    with pytest.raises(LedgerRefused, match="由办理这件申请的机关或者申请人建议"):
        propose(case, "涉及全村", here.actor(Role.CLERK, here.other), at(RIPE))
    assert refuse(by_applicant, "只涉及一户", here.actor(Role.OGI_HEAD), at(RIPE)).state == "refused"
    assert not Document.objects.exists()
    assert propose(case, "涉及全村", officer, at(RIPE)).state == "open"
    with pytest.raises(LedgerRefused, match="只有已经办结"):
        propose(office.register("别的", on=CAME), "涉及全村", officer, at(RIPE))


def test_words_of_a_proposal_go_with_its_case(here: County, office: Office) -> None:
    proposal = propose(answered(office), "涉及全村", here.actor(Role.CLERK), at(RIPE))
    assert keeping.forget_with_cases() == 0
    Application.objects.update(title=ERASED)
    assert (keeping.forget_with_cases(), keeping.forget_with_cases()) == (1, 0)
    proposal.refresh_from_db()
    assert (proposal.subject, proposal.reason, proposal.state) == (ERASED, ERASED, "open")


def test_a_subject_given_three_times_is_suggested_until_somebody_proposes_it(
    here: County, office: Office, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    words = ("石桥村2024年征地补偿标准", "石桥村 2024 年征地补偿标准。", "要石桥村2024年的征地补偿标准")
    for number, wanted in enumerate(words[:2]):
        answered(office, wanted, Party(f"周良{number}"), "附件")
    answered(office, "老车站地块容积率", Party("何小雨"), "附件")
    assert repeated_subjects(here.agency, RIPE) == []
    last = answered(office, words[2], Party("孙采薇"), "附件")
    with django_assert_num_queries(2):
        (found,) = repeated_subjects(here.agency, RIPE)
    assert (found.subject, len(found.cases), found.cases[0]) == (words[2], 3, last.pk)
    propose(last, "多人申请", here.actor(Role.CLERK), at(RIPE))
    assert repeated_subjects(here.agency, RIPE) == []


def test_on_the_desk_it_is_proposed_from_the_case_and_decided(here: County, office: Office) -> None:
    Newsroom(here)
    case = answered(office)
    officer, head = here.client(Role.OFFICER), here.client(Role.OGI_HEAD)
    address = reverse("propose-publication", args=[case.pk])
    assert f'href="{address}"' in officer.get(reverse("application", args=[case.pk])).content.decode()
    assert officer.post(address, {"reason": ""}).status_code == 422
    assert officer.post(address, {"reason": "涉及全村补偿"}).status_code == 302
    assert "已经有人建议过" in officer.get(address).content.decode()
    assert "涉及全村补偿" in head.get(reverse("proposals")).content.decode()
    decision = reverse("proposal", args=[Proposal.objects.get().pk])
    assert head.post(decision, {"verdict": "accept", "reason": ""}).status_code == 422
    done = head.post(decision, {"verdict": "accept", "reason": "群众关心"})
    document = Document.objects.get()
    assert done["Location"] == reverse("document", args=[document.pk])
    assert document.kind == "answer"
    assert "2026年4月10日" in head.get(decision).content.decode()
    assert "2026-04-10" in head.get(reverse("proposals")).content.decode()
    assert here.client(Role.OGI_HEAD, here.other).get(decision).status_code == 404


def test_on_the_desk_an_answer_is_looked_at_before_it_is_drafted(here: County, office: Office) -> None:
    Newsroom(here)
    case, clerk = answered(office), here.client(Role.CLERK)
    address = reverse("publish-answer", args=[case.pk])
    assert f'href="{address}"' in clerk.get(reverse("answers-to-publish")).content.decode()
    page = clerk.get(address).content.decode()
    assert "每亩4.2万元" in page
    assert not [one for one in PLANTED if one in page]
    assert clerk.post(address, {}).status_code == 422
    assert clerk.post(address, {"level": "words"}).status_code == 302
    assert Document.objects.get().answer_of == case
    assert "已经有草稿" in clerk.get(address).content.decode()
    assert clerk.get(reverse("answers-to-publish")).content.decode().count("publish-answer") == 0
