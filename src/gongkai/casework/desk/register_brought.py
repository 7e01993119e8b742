"""A register on its way through the pages of its import.

Nothing is kept between the pages: the file travels with the form, since a register is full of personal data.
"""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, Generic

from cryptography.hazmat.primitives import hashes
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.casework.register_import.heading import Heading, find_heading
from gongkai.casework.register_import.headings import F, Headings
from gongkai.casework.register_import.pasted import PASTED_NAME, pasted_workbook
from gongkai.casework.register_import.sheet import RegisterUnreadable, Sheet, read_sheets

MOST_BYTES = 2_000_000
"""Twenty thousand cases; the form has to hold it in text."""
_TRAVELS_ITSELF = ("csrfmiddlewaretoken", "name", "data", "do")


class FileForm(forms.Form):
    """The register."""

    # Where rows may be pasted instead, no browser must ask for a file.
    use_required_attribute = False
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
class Brought(Generic[F]):
    """The file, the sheet that is read, its head, and what the person has said so far, by name of the input."""

    name: str
    data: bytes
    sheets: tuple[Sheet, ...]
    at: int
    heading: Heading[F]
    headings: Headings[F]
    said: Mapping[str, str]

    @property
    def sheet(self) -> Sheet:
        """The sheet that is read."""
        return self.sheets[self.at]

    @cached_property
    def source(self) -> str:
        """Digest of file and sheet: the same register brought again is known by it."""
        digest = hashes.Hash(hashes.SM3())
        digest.update(self.data + str(self.at).encode())
        return digest.finalize().hex()[:16]

    @property
    def text(self) -> str:
        """The file as a form field holds it."""
        return b64encode(self.data).decode()

    @cached_property
    def mapped(self) -> Mapping[int, F]:
        """By column what it holds. What a person has said of a column stands, also that it is not read."""
        named = {str(field): field for field in self.headings.of}
        proposed = self.heading.mapped
        chosen = {
            at: self.said.get(f"column-{at}", proposed.get(at, "")) for at in range(len(self.heading.texts))
        }
        return {at: named[name] for at, name in chosen.items() if name in named}

    def settled(self, meanings: Mapping[F, type[StrEnum]]) -> Mapping[tuple[F, str], StrEnum]:
        """What unclear wordings mean, by field and text; raises `RegisterUnreadable` for what nothing can mean."""
        found = {}
        for name, value in self.settled_inputs:
            code, _dash, text = name.removeprefix("word-").partition("-")
            for field, every in meanings.items():
                if field.value == code:
                    if value not in tuple(every):
                        raise RegisterUnreadable(_("没有这样的含义。重新选择文件。"))
                    found[field, text] = every(value)
        return found

    @property
    def settled_inputs(self) -> list[tuple[str, str]]:
        """Inputs that say what a wording means; one without a choice says nothing."""
        return [(name, value) for name, value in self.said.items() if name.startswith("word-") and value]

    def columns(self) -> list[tuple[int, str, str, str]]:
        """Number, heading, first value and chosen field of each column."""
        first = self.sheet.rows[self.heading.below].texts if len(self.sheet.rows) > self.heading.below else ()
        return [
            (
                at,
                head or self.sheet.columns[at],
                first[at] if at < len(first) else "",
                self.mapped[at].value if at in self.mapped else "",
            )
            for at, head in enumerate(self.heading.texts)
        ]


def brought_by(request: HttpRequest, headings: Headings[F]) -> Brought[F]:
    """The register of a submission; raises `RegisterUnreadable`."""
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
    heading = find_heading(sheets[at], headings)
    if heading is None:
        labels = "、".join(field.label for field in list(headings.of)[1:4])
        raise RegisterUnreadable(
            _("没有找到表头：前30行里没有一行写着%(labels)s等栏目。补上表头后再选。") % {"labels": labels}
        )
    said = {name: str(value) for name, value in request.POST.items() if name not in _TRAVELS_ITSELF}
    return Brought(name, data, sheets, at, heading, headings, said)


def take_pasted(request: HttpRequest, headings: Headings[F], usual: Sequence[F]) -> None:
    """Let rows that were pasted go on as a file of their own; `usual` are the columns of rows without a head."""
    if request.method == "POST" and not request.FILES and (pasted := request.POST.get("pasted", "").strip()):
        said = request.POST.copy()
        data = pasted_workbook(pasted, headings, usual)
        said["name"], said["data"] = PASTED_NAME, b64encode(data).decode()
        request.POST = said  # type: ignore[assignment]
