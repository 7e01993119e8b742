"""The pages on which a register is brought: upload, say what the columns hold, look at what was read, take it over."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Generic

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongkai.agencies.actor import Actor
from gongkai.casework.desk.register_brought import Brought, FileForm, brought_by
from gongkai.casework.register_import.headings import F, Headings
from gongkai.casework.register_import.preview import preview
from gongkai.casework.register_import.problem import label
from gongkai.casework.register_import.problems_sheet import write_problems_sheet
from gongkai.casework.register_import.progress import Progress
from gongkai.casework.register_import.register import R, Register
from gongkai.casework.register_import.sheet import RegisterUnreadable
from gongkai.records.moment import now
from gongkai.report.writing import Kind

_WORDINGS = 50
"""Unclear wordings asked about at once, the commonest: a form of a thousand fields is not taken. More come afterwards."""


@dataclass(frozen=True, slots=True)
class Reading(Generic[F, R]):
    """What a register says as far as it can be read: `missing` is still to be said, without it there is no register.

    `shown` is what else its page shows.
    """

    missing: tuple[F, ...]
    register: Register[R] | None
    shown: dict[str, Any] = field(default_factory=dict)


class RegisterPages(ABC, Generic[F, R]):
    """The pages of one kind of register; its templates begin with `template`, all of them show `everywhere`."""

    headings: Headings[F]
    template: str
    everywhere: Mapping[str, Any] = MappingProxyType({})
    at_once = 500
    """Rows taken over before the page answers: some seconds."""

    def __init__(self, actor: Actor) -> None:
        assert actor.agency is not None  # noqa: S101
        self.actor, self.agency, self.when = actor, actor.agency, now()

    @abstractmethod
    def read(self, brought: Brought[F]) -> Reading[F, R]:
        """Read it under what has been said; raises `RegisterUnreadable`."""

    @abstractmethod
    def progress(self, rows: Sequence[R], source: str) -> Progress[R]:
        """How far its taking over is."""

    @abstractmethod
    def take_over(self, rows: Sequence[R], source: str, most: int) -> int:
        """Take over the first `most` rows that are not here yet; how many were taken."""

    def answer(self, request: HttpRequest) -> HttpResponse:
        """Five submissions of one form: `read` the file, `map` the columns, `problems` as a sheet, `import`."""
        if request.method == "GET":
            return render(request, f"{self.template}_upload.html", {**self.everywhere, "form": FileForm()})
        try:
            brought = brought_by(request, self.headings)
            reading = self.read(brought)
        except RegisterUnreadable as fault:
            return self.refused(request, str(fault))
        register, wanted = reading.register, request.POST.get("do")
        if register and wanted == "problems":
            return _problems(brought, register)
        progress = self.progress(register.rows, brought.source) if register else None
        ready = bool(register and register.is_ready and progress and not progress.in_the_way)
        if wanted == "import" and ready and register:
            self.take_over(register.rows, brought.source, self.at_once)
            progress = self.progress(register.rows, brought.source)
            done = {**self.everywhere, "brought": brought, "progress": progress}
            return render(request, f"{self.template}_done.html", done)
        shown = {
            **self.everywhere,
            "brought": brought,
            "fields": list(self.headings.of),
            "missing": reading.missing,
            "preview": preview(brought.sheet, brought.heading, register) if register else None,
            "progress": progress,
            "ready": ready,
            "wordings": list(_wordings(register)) if register else [],
        }
        return render(request, f"{self.template}_preview.html", {**shown, **reading.shown})

    def refused(self, request: HttpRequest, says: str) -> HttpResponse:
        """The first page again, with what is wrong beside the file."""
        form = FileForm()
        form.errors["file"] = form.error_class([says])
        return render(request, f"{self.template}_upload.html", {**self.everywhere, "form": form}, status=422)


def _wordings(register: Register[R]) -> Iterator[dict[str, Any]]:
    for wording in register.open_wordings[:_WORDINGS]:
        yield {
            "name": f"word-{wording.field}-{wording.text}",
            "field": wording.field.label,
            "text": wording.text,
            "rows": wording.rows,
            "candidates": [(meaning.value, label(meaning)) for meaning in wording.candidates],
        }


def _problems(brought: Brought[F], register: Register[R]) -> HttpResponse:
    content = write_problems_sheet(brought.sheet, brought.heading, register)
    response = HttpResponse(content, content_type=Kind.XLSX.media_type)
    response.headers["Content-Disposition"] = "attachment; filename=problems.xlsx"
    return response
