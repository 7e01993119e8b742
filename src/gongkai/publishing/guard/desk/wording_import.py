"""从表格导入词条: the table is read and shown first, then taken over as a whole or not at all."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from gongkai.agencies.actor import Actor
from gongkai.casework.register_import.sheet import RegisterUnreadable, read_sheets
from gongkai.publishing.guard import keeping
from gongkai.publishing.guard.wording_table import HEADS, SEVERITIES, Read, WordingLine, printed, read_lines
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.records.moment import now

MOST = 5_000
"""Entries that are brought at once."""
_MOST_BYTES = 2_000_000


class TableForm(forms.Form):
    """A file, or rows copied from a table."""

    file = forms.FileField(
        label=gettext_lazy("表格文件"),
        required=False,
        help_text=gettext_lazy(
            "Excel、WPS表格或者CSV，不超过2 MB。列名照“导出”的表格：错误、改为、处理、依据、例外。"
        ),
    )
    rows = forms.CharField(
        label=gettext_lazy("或者粘贴"),
        required=False,
        max_length=1_000_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text=gettext_lazy(
            "从表格里复制几行，粘贴在这里：每行一条，各列依次是错误、改为、处理、依据、例外。"
        ),
    )

    def table(self) -> list[tuple[str, ...]]:
        """The rows that were brought. Raises `RegisterUnreadable`."""
        file = self.cleaned_data.get("file")
        if file is not None:
            if file.size > _MOST_BYTES:
                raise RegisterUnreadable(_("文件超过2 MB。分成几个文件导入。"))
            return [row.texts for row in read_sheets(file.read(), file.name)[0].rows]
        return [tuple(line.split("\t")) for line in self.cleaned_data["rows"].splitlines()]


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, actor: Actor) -> HttpResponse:
    """`read` shows what was brought; `import` takes over what was shown."""
    form = TableForm(request.POST or None, request.FILES or None, label_suffix="")
    if not form.is_bound or not form.is_valid():
        return _page(request, form, [], 422 if form.is_bound else 200)
    try:
        found = _judged(form.table())
    except RegisterUnreadable as fault:
        form.add_error("file", str(fault))
        return _page(request, form, [], 422)
    if not found or len(found) > MOST:
        says = _("没有读出词条。") if not found else _("超过%(most)s条。分成几次导入。") % {"most": MOST}
        form.add_error("file" if request.FILES else "rows", says)
        return _page(request, form, [], 422)
    if request.POST.get("do") != "import" or any(one.says for one in found):
        return _page(request, form, found, 200)
    assert actor.agency is not None, "the policy admits people of an agency only"  # noqa: S101
    try:
        added, changed = keeping.take_over(actor.agency, [one.line for one in found], actor, now())
    except LedgerRefused as refused:
        form.add_error("rows", str(refused))
        return _page(request, form, found, 422)
    messages.success(
        request, _("已导入：新增%(added)s条，修改%(changed)s条。") % {"added": added, "changed": changed}
    )
    return redirect("wordings")


def _judged(table: list[tuple[str, ...]]) -> list[Read]:
    return [
        one if one.says else Read(one.number, one.line, keeping.fault_of(one.line)[1])
        for one in read_lines(table)
    ]


def _page(request: HttpRequest, form: TableForm, found: list[Read], status: int) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "found": [(one, SEVERITIES[one.line.severity]) for one in found[:200]],
        "count": len(found),
        "faults": [one for one in found if one.says],
        "carried": "\n".join("\t".join(row) for row in (HEADS, *printed(map(_as_one_line, found)))),
    }
    return render(request, "publishing/guard/wordings_import.html", context, status=status)


def _as_one_line(one: Read) -> WordingLine:
    """Without the marks that part rows and columns."""
    return WordingLine(**{name: " ".join(value.split()) for name, value in one.line.values.items()})
