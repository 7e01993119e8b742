"""规范性文件台账: the numbers of Table 2, each of which opens its documents; the documents as a list and a workbook."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.casework.desk.asked_table import asked_of
from gongkai.casework.desk.table_file import named_file
from gongkai.law.validity import Validity
from gongkai.publishing.campaigns.access import SEEN_BY
from gongkai.publishing.desk.inside import PUBLIC_TITLE, title_for
from gongkai.publishing.desk.linked import Linked, linked_to_each
from gongkai.publishing.ledger_access import OFFICE
from gongkai.publishing.models import Document, ValiditySpell
from gongkai.publishing.register import counting
from gongkai.publishing.register.asked import LAPSED, NUMBERS, AskedRegister
from gongkai.report.writing import Kind
from gongkai.report.writing.workbook import workbook, write_list
from gongkai.workflow.calendar import readings

ON_A_PAGE = 30
_HEADS = (
    "机关",
    "类型",
    "标题",
    "发文字号",
    "成文日期",
    "实施日期",
    "有效期至",
    "有效性",
    "废止或者失效日期",
    "责任科室",
    "公开页面",
)
_WIDTHS = (24, 16, 60, 24, 12, 12, 12, 12, 16, 16, 24)


@dataclass(frozen=True, slots=True)
class Line:
    """A document as the list prints it: the title that the reader may know, its page, if the reader has one, its
    validity through the years, where that has changed, and what belongs to it."""

    document: Document
    title: str
    address: str
    spells: list[ValiditySpell]
    linked: list[Linked]
    has_lapsed: bool


@require_safe
def register(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The register; its numbers count the whole scope, its list what the filter leaves."""
    asked = asked_of(AskedRegister, request, actor)
    page = Paginator(_named(asked), ON_A_PAGE).get_page(request.GET.get("page"))
    units = asked.agency.units.order_by("pk").values_list("pk", "name")
    context = {
        "asked": asked,
        "numbers": [(kind, _numbers(asked, kind)) for kind in counting.KINDS],
        "lapsed": asked.lapsed,
        "lapsed_opens": asked.opening(validity=LAPSED, cell=""),
        "page": page,
        "lines": _lines(list(page.object_list), actor, asked),
        "kinds": [(kind.value, kind.label) for kind in counting.KINDS],
        "validities": [(one.value, one.label) for one in Validity if one is not Validity.CONSULTATION],
        "units": [(str(pk), name) for pk, name in units],
        "expired_counts": readings().expired_counts_as_repealed,
        "keeps": actor.role in OFFICE,
        "cleans_up": actor.role in SEEN_BY,
    }
    return render(request, "publishing/register/list.html", context)


@require_safe
def export(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The list as a workbook."""
    asked = asked_of(AskedRegister, request, actor)
    stream = BytesIO()
    with workbook(stream) as book:
        rows = _named(asked).iterator(chunk_size=1000)
        write_list(book, "规范性文件台账", _HEADS, _WIDTHS, _cells(rows, actor))
    return named_file(stream.getvalue(), f"{asked.name}规范性文件台账（{asked.last}）", Kind.XLSX)


def _numbers(asked: AskedRegister, kind: Any) -> list[tuple[str, int, str]]:
    """What each counts, the number, and the address that opens it."""
    found = []
    for code, count in NUMBERS.items():
        figure = count(asked.scope, kind)
        opens = asked.opening(kind=kind, cell=code, validity="", unit="", q="")
        found.append((figure.says, figure.number, opens))
    return found


def _named(asked: AskedRegister) -> Any:
    rows = asked.found().select_related("agency", "unit").defer("body", "particulars")
    return rows.annotate(public_title=PUBLIC_TITLE)


def _lines(documents: list[Document], actor: Actor, asked: AskedRegister) -> list[Line]:
    """Five questions to the database for all of them."""
    numbers = [one.pk for one in documents]
    seen = set(Document.objects.visible_to(actor).filter(pk__in=numbers).values_list("pk", flat=True))
    linked = linked_to_each(numbers, actor)
    spells: dict[int, list[ValiditySpell]] = {pk: [] for pk in numbers}
    for spell in ValiditySpell.objects.filter(document__in=numbers).order_by("number"):
        spells[spell.document_id].append(spell)
    return [
        Line(
            one,
            title_for(one, actor),
            _address(one, seen),
            spells[one.pk] if len(spells[one.pk]) > 1 else [],
            linked[one.pk],
            one.validity in counting.IN_FORCE
            and one.valid_until is not None
            and one.valid_until < asked.today,
        )
        for one in documents
    ]


def _address(document: Document, seen: set[int]) -> str:
    if document.pk in seen:
        return f"/desk/documents/{document.pk}/"
    return f"/info/{document.pk}/" if document.is_public else ""


def _cells(rows: Iterable[Document], actor: Actor) -> Iterator[tuple[str | int, ...]]:
    for one in rows:
        yield (
            one.agency.name,
            one.get_kind_display(),
            title_for(one, actor),
            one.document_number,
            *(str(day or "") for day in (one.date_of_document, one.effective_date, one.valid_until)),
            one.get_validity_display(),
            str(one.repealed_date or ""),
            one.unit.name if one.unit else "",
            f"/info/{one.pk}/" if one.is_public else "",
        )
