"""The bundle: every paper as pages, a list whose page numbers are right, one PDF."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO
from tempfile import TemporaryFile

from pypdf import PdfReader

from gongkai.casework.evidence_bundle import front_matter
from gongkai.casework.evidence_bundle.apart import Pages, bound, placed
from gongkai.casework.evidence_bundle.binding import Bookmark
from gongkai.casework.evidence_bundle.case_file import CaseFile, claimant, own_evidence, read_case_file
from gongkai.casework.evidence_bundle.collecting import collect
from gongkai.casework.evidence_bundle.exhibit import Evidence, Exhibit, Group
from gongkai.casework.evidence_bundle.front_matter import Placed
from gongkai.casework.evidence_bundle.placing import A4, PDF, PICTURES, CannotPlace
from gongkai.casework.models import Application, Dispute
from gongkai.paper.document import Body, Document, Title
from gongkai.paper.pdf import write_pdf
from gongkai.paper.stamps import Stamp, write_stamps
from gongkai.records.attachments import open_attachment
from gongkai.records.models import Attachment, Purpose
from gongkai.records.moment import Moment
from gongkai.records.vault import NotOpened

MOST_CHARACTERS = 100_000
"""Of a text that is typeset: some 200 pages."""
_TEXT = ("text/plain", "text/csv")
_PASSES = 4


class NothingToBind(ValueError):
    """A review or suit without an application and without evidence of its own."""

    def __init__(self) -> None:
        super().__init__(
            "这件复议或者诉讼没有关联申请，也没有加入证据材料。先关联申请，或者加入证据，再装订。"
        )


@dataclass(frozen=True, slots=True)
class Bundle:
    """The PDF under its name, its papers with their pages, and how many pages there are."""

    name: str
    content: bytes
    papers: tuple[Placed, ...]
    pages: int


def evidence_of(
    application: Application | None, dispute: Dispute | None, when: Moment, *, with_originals: bool = False
) -> tuple[CaseFile | None, Evidence]:
    """The file as read, and all papers in their order: what a bundle made now would hold."""
    more = own_evidence(dispute) if dispute else []
    if application is None:
        return None, Evidence(tuple(_alone(attachment) for attachment in more))
    file = read_case_file(application)
    return file, collect(file, more, when, with_originals=with_originals)


def bundle(
    application: Application | None, dispute: Dispute | None, when: Moment, *, with_originals: bool = False
) -> Bundle:
    """The file of an application as evidence in a review or suit, or of one still to come.

    `with_originals` adds what may not go to the other side, for the organ or court alone. Takes seconds: a job does
    it. Raises `NothingToBind`, `records.vault.KeyMissing`, `NotOpened`, and `apart.NotBound`.
    """
    file, evidence = evidence_of(application, dispute, when, with_originals=with_originals)
    if not evidence.exhibits:
        raise NothingToBind
    agency = dispute.agency_name if dispute else application.agency_name if application else ""
    named = claimant(dispute, file) if dispute else ""
    with ExitStack() as stack:

        def kept(pages: Pages) -> Pages:
            stack.enter_context(pages.file)
            return pages

        head = kept(
            _typeset(front_matter.cover(file, dispute, named, agency, when.today, for_organ=with_originals))
        )
        papers = [kept(_pages(exhibit, agency)) for exhibit in evidence.exhibits]
        counts = [len(pages.sizes) for pages in papers]

        def make_list(places: tuple[Placed, ...]) -> Pages:
            return kept(_typeset(front_matter.listed(places, agency)))

        index, places = _list(evidence, counts, len(head.sizes), make_list)
        tail = kept(_typeset(front_matter.digests(file, evidence, places, agency)))
        parts = [head, index, *papers, tail]
        stamps = write_stamps(list(_stamps([head, index], papers, tail, places)))
        first_of_list = len(head.sizes) + 1
        content = bound(
            [part.file for part in parts],
            stamps,
            list(_bookmarks(places, first_of_list)),
            {"/Title": _name(application, dispute), "/Author": agency},
        )
    name = f"{_name(application, dispute)}{'（仅供审查）' if with_originals else ''}.pdf".replace("/", "／")
    return Bundle(name, content, places, sum(len(part.sizes) for part in parts))


def _name(application: Application | None, dispute: Dispute | None) -> str:
    number = dispute.number if dispute else application.number if application else ""
    return f"{number}{front_matter.TITLE}"


def _alone(attachment: Attachment) -> Exhibit:
    return Exhibit(
        ("file", attachment.pk),
        Group.MORE,
        attachment.name,
        "与本案有关的事实",
        "本机关收集",
        attachment=attachment,
    )


def _list(
    evidence: Evidence, counts: list[int], before: int, make: Callable[[tuple[Placed, ...]], Pages]
) -> tuple[Pages, tuple[Placed, ...]]:
    """The list with the right numbers: how long it is moves every page after it, so it is set until it stands."""
    length = 1
    for _ in range(_PASSES):
        places = tuple(_places(evidence.exhibits, counts, before + length))
        index = make(places)
        if len(index.sizes) == length:
            return index, places
        length = len(index.sizes)
    raise RuntimeError("the list of papers does not come to a length")


def _places(exhibits: Iterable[Exhibit], counts: list[int], before: int) -> Iterator[Placed]:
    first = before + 1
    for number, (exhibit, count) in enumerate(zip(exhibits, counts, strict=True), start=1):
        yield Placed(number, exhibit, first, first + count - 1)
        first += count


def _stamps(
    front: list[Pages], papers: list[Pages], tail: Pages, places: tuple[Placed, ...]
) -> Iterator[Stamp]:
    heads = [("", pages) for pages in front]
    heads += [(f"证据{place.number}", pages) for place, pages in zip(places, papers, strict=True)]
    heads.append(("", tail))
    whole = sum(len(pages.sizes) for _, pages in heads)
    number = 0
    for head, pages in heads:
        for width, height in pages.sizes:
            number += 1
            yield Stamp(width, height, head, f"第{number}页　共{whole}页")


def _bookmarks(places: tuple[Placed, ...], list_page: int) -> Iterator[Bookmark]:
    yield Bookmark(front_matter.LIST, list_page)
    group = None
    for place in places:
        if place.exhibit.group is not group:
            group = place.exhibit.group
            yield Bookmark(group.label, place.first)
        yield Bookmark(f"证据{place.number}　{place.exhibit.name}", place.first, 2)
    yield Bookmark(front_matter.DIGESTS, places[-1].last + 1)


def _pages(exhibit: Exhibit, agency: str) -> Pages:
    if exhibit.document:
        return _typeset(exhibit.document)
    try:
        return _file_pages(exhibit.attachment, agency) if exhibit.attachment else _missing(exhibit, agency)
    except CannotPlace as problem:
        return _typeset(front_matter.notice(exhibit, str(problem), agency))
    except NotOpened:
        return _missing(exhibit, agency)


def _missing(exhibit: Exhibit, agency: str) -> Pages:
    return _typeset(front_matter.notice(exhibit, "文件已按保存期限清除，或者从案卷中取不出来", agency))


def _file_pages(attachment: Attachment, agency: str) -> Pages:
    content = open_attachment(attachment)
    if attachment.purpose == Purpose.LETTER and attachment.media == PDF:
        # Printed here on A4 with its own margins: its stamp finds room without making it smaller.
        return _ready(content)
    if attachment.media == PDF or attachment.media in PICTURES:
        return placed(content, attachment.media)
    if attachment.media in _TEXT:
        return _typeset(_text(attachment, content, agency))
    raise CannotPlace("这种文件不能印成页面")


def _text(attachment: Attachment, content: bytes, agency: str) -> Document:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030", "replace")
    if len(text) > MOST_CHARACTERS:
        raise CannotPlace(f"文字超过{MOST_CHARACTERS}字，没有编入")
    lines = tuple(Body(line) for line in text.splitlines() if line.strip())
    return Document(attachment.name, agency, (Title((attachment.name,)), *lines))


def _typeset(document: Document) -> Pages:
    return _ready(write_pdf(document, numbered=False))


def _ready(content: bytes) -> Pages:
    """A PDF of our own, whose pages are A4."""
    file = TemporaryFile()  # noqa: SIM115
    file.write(content)
    count = len(PdfReader(BytesIO(content)).pages)
    return Pages(file, (A4,) * count)
