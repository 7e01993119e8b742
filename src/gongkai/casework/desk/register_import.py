"""导入原登记簿: upload, say what the columns hold, look at what was read, take it over.

Nothing is kept between the pages: the file travels with the form, since a register is full of personal data.
"""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives import hashes
from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from gongkai.agencies.actor import Actor
from gongkai.casework.register_import.field import Field
from gongkai.casework.register_import.heading import Heading, find_heading
from gongkai.casework.register_import.preview import preview
from gongkai.casework.register_import.problems_sheet import write_problems_sheet
from gongkai.casework.register_import.register import Register, read_register
from gongkai.casework.register_import.row import Choices, Meaning, label
from gongkai.casework.register_import.sheet import RegisterUnreadable, Sheet, read_sheets
from gongkai.casework.steps import importing
from gongkai.law.applicant import ApplicantKind
from gongkai.law.outcome import Outcome
from gongkai.law.receipt import Channel
from gongkai.records.moment import now
from gongkai.report.writing import Kind
from gongkai.workflow.calendar import readings

MOST_BYTES = 2_000_000
"""Twenty thousand applications; the form has to hold it in text."""


AT_ONCE = 500
"""Rows taken over before the page answers: some seconds."""


class FileForm(forms.Form):
    """The register."""

    file = forms.FileField(
        label=gettext_lazy("原登记簿"),
        help_text=gettext_lazy("Excel、WPS表格或者CSV，不超过2 MB；一次一张工作表。文件只用于读取，不保存。"),
    )

    def clean_file(self) -> Any:
        """Small enough to travel with the form."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("文件超过2 MB。删去图片和其他工作表，或者按年份分开导入。"))
        return file


@dataclass(frozen=True)
class Brought:
    """A register on its way through the pages."""

    name: str
    data: bytes
    sheets: tuple[Sheet, ...]
    at: int
    heading: Heading
    choices: Choices

    @property
    def sheet(self) -> Sheet:
        """The sheet that is read."""
        return self.sheets[self.at]

    @property
    def source(self) -> str:
        """Digest of file and sheet: the same register brought again is known by it."""
        digest = hashes.Hash(hashes.SM3())
        digest.update(self.data + str(self.at).encode())
        return digest.finalize().hex()[:16]

    @property
    def text(self) -> str:
        """The file as a form field holds it."""
        return b64encode(self.data).decode()

    def columns(self) -> list[tuple[int, str, str, str]]:
        """Number, heading, first value and chosen field of each column."""
        first = self.sheet.rows[self.heading.below].texts if len(self.sheet.rows) > self.heading.below else ()
        return [
            (
                at,
                head or self.sheet.columns[at],
                first[at] if at < len(first) else "",
                self.choices.mapped.get(at, ""),
            )
            for at, head in enumerate(self.heading.texts)
        ]


@require_http_methods(["GET", "POST"])
def register_import(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Five submissions of one form: `read` the file, `map` the columns, `problems` as a sheet, `import`."""
    if request.method == "GET":
        return render(request, "casework/register_upload.html", {"form": FileForm()})
    try:
        brought = _brought(request)
    except RegisterUnreadable as fault:
        form = FileForm()
        form.errors["file"] = form.error_class([str(fault)])
        return render(request, "casework/register_upload.html", {"form": form}, status=422)
    when, chosen = now(), readings()
    missing = brought.choices.missing
    register = (
        read_register(brought.sheet, brought.heading, brought.choices, when.today, chosen)
        if not missing
        else None
    )
    wanted = request.POST.get("do")
    if register and wanted == "problems":
        return _sheet(brought, register)
    assert actor.agency is not None  # noqa: S101
    progress = importing.progress(actor.agency, register.rows, brought.source) if register else None
    ready = bool(register and register.is_ready and progress and not progress.in_the_way)
    if wanted == "import" and ready and register:
        importing.take_over(actor.agency, register.rows, brought.source, actor, when, AT_ONCE)
        progress = importing.progress(actor.agency, register.rows, brought.source)
        shown = {"brought": brought, "progress": progress, "register": register}
        return render(request, "casework/register_done.html", shown)
    seen = preview(brought.sheet, brought.heading, register, chosen) if register else None
    shown = {
        "brought": brought,
        "fields": list(Field),
        "missing": missing,
        "kinds": list(ApplicantKind),
        "channels": list(Channel),
        "preview": seen,
        "received": sorted(seen.received.items()) if seen else [],
        "replied": sorted(seen.replied.items()) if seen else [],
        "progress": progress,
        "ready": ready,
        "wordings": list(_wordings(register)) if register else [],
        "settled": [(name, value) for name, value in request.POST.items() if name.startswith("word-")],
    }
    return render(request, "casework/register_preview.html", shown)


def _brought(request: HttpRequest) -> Brought:
    if request.FILES:
        form = FileForm(request.POST, request.FILES)
        if not form.is_valid():
            raise RegisterUnreadable("".join(str(error) for error in form.errors["file"]))
        file = form.cleaned_data["file"]
        name, data = file.name, file.read()
    else:
        name = request.POST.get("name", "")
        try:
            data = b64decode(request.POST.get("data", ""), validate=True)
        except (NotBase64, ValueError):
            data = b""
        if not data:
            raise RegisterUnreadable(_("还没有选择文件。选择原登记簿后再读。"))
    sheets = read_sheets(data, name)
    number = request.POST.get("sheet", "0")
    at = int(number) if number in map(str, range(len(sheets))) else 0
    heading = find_heading(sheets[at])
    if heading is None:
        raise RegisterUnreadable(
            _("没有找到表头：前30行里没有一行写着收到日期、申请人、申请内容等栏目。补上表头后再选。")
        )
    return Brought(
        name,
        data,
        sheets,
        at,
        heading,
        _choices({name: str(value) for name, value in request.POST.items()}, heading),
    )


def _choices(said: Mapping[str, str], heading: Heading) -> Choices:
    mapped: dict[int, Field] = {}
    for at in range(len(heading.texts)):
        # What a person has said of a column stands, also that it is not read.
        chosen = said.get(f"column-{at}", heading.mapped.get(at, ""))
        if chosen in tuple(Field):
            mapped[at] = Field(chosen)
    settled: dict[tuple[Field, str], Meaning] = {}
    for name, value in said.items():
        field, _, text = name.removeprefix("word-").partition("-")
        if name.startswith("word-") and value and field in tuple(Field):
            settled[Field(field), text] = _meaning(value)
    kind, channel = said.get("kind", ""), said.get("channel", "")
    return Choices(
        mapped,
        ApplicantKind(kind) if kind in tuple(ApplicantKind) else None,
        Channel(channel) if channel in tuple(Channel) else None,
        settled,
    )


def _meaning(code: str) -> Meaning:
    for kind in (Outcome, Channel, ApplicantKind):
        if code in tuple(kind):
            return kind(code)
    raise RegisterUnreadable(_("没有这样的含义。重新选择文件。"))


def _wordings(register: Register) -> Iterator[dict[str, Any]]:
    for wording in register.open_wordings:
        yield {
            "name": f"word-{wording.field}-{wording.text}",
            "field": wording.field.label,
            "text": wording.text,
            "rows": wording.rows,
            "candidates": [(meaning.value, label(meaning)) for meaning in wording.candidates],
        }


def _sheet(brought: Brought, register: Register) -> HttpResponse:
    content = write_problems_sheet(brought.sheet, brought.heading, register)
    response = HttpResponse(content, content_type=Kind.XLSX.media_type)
    response.headers["Content-Disposition"] = "attachment; filename=problems.xlsx"
    return response
