"""Page one, second half: which agency."""

from functools import cached_property
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gongkai.agencies.models import Agency
from gongkai.portal.apply.agency_choice import (
    Group,
    Suggestion,
    groups,
    how_else,
    receiver_of_complaint,
    suggestions,
)
from gongkai.portal.apply.page_form import PageForm, Words
from gongkai.portal.apply.what_forms import wanted
from gongkai.records.models import CaseKind


class AgencyForm(PageForm):
    """One of those suggested, or any other from the list, which counts where both are chosen."""

    agency = forms.CharField(required=False, label=_("向哪个机关申请"))
    other = forms.CharField(required=False, label=_("从全部机关中选"))

    @cached_property
    def all(self) -> list[Agency]:
        """Every agency that takes applications today, in the order of the tree."""
        accepting = Agency.objects.accepting(timezone.localdate()).select_related(
            "parent", "supervising_department"
        )
        return list(accepting.in_order())

    @cached_property
    def suggested(self) -> list[Suggestion]:
        """Those that the words of page one point to."""
        words = [*wanted(self.answers), *(self.answers.get(name, "") for name in ("record", "happened"))]
        return suggestions("\n".join(words), self.all)

    @property
    def groups(self) -> list[Group]:
        """All of them by government."""
        return groups(self.all)

    @property
    def chosen(self) -> str:
        """The number of the agency chosen so far; of the only one where there is one."""
        only = self.all[0].pk if len(self.all) == 1 else ""
        return str(self["other"].value() or self["agency"].value() or only)

    @property
    def is_suggested(self) -> bool:
        """Whether the one chosen is among those suggested."""
        return any(str(one.agency.pk) == self.chosen for one in self.suggested)

    def clean(self) -> dict[str, Any]:
        """One that takes applications online; any other says how else."""
        cleaned = super().clean() or {}
        found = self._found(cleaned.get("other") or cleaned.get("agency") or "")
        if found is None:
            self.add_error("other", _("还没有选机关。请选一个；不知道是哪个的，可以打电话问县政府办公室。"))
            return cleaned
        receiver = receiver_of_complaint(found) if self.kind == CaseKind.COMPLAINT else found
        if not receiver.accepts_online:
            self.add_error("other", how_else(receiver))
        cleaned["chosen"], cleaned["receiver"] = found, receiver
        return cleaned

    def _found(self, number: str) -> Agency | None:
        return next((agency for agency in self.all if str(agency.pk) == number), None)

    def rows(self) -> list[tuple[Words, Words]]:
        """The agency by name; of a complaint also who takes it."""
        found = self._found(self.chosen)
        if found is None:
            return []
        if self.kind == CaseKind.COMPLAINT:
            return [(_("投诉的机关"), found.name), (_("由谁受理"), receiver_of_complaint(found).name)]
        return [(_("机关"), found.name)]
