"""The pages of one report beside each other: 表格、文字、核对、汇总、办理."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.annual.models import AnnualReport


@dataclass(frozen=True, slots=True)
class Tab:
    """A page of the report."""

    label: str
    address: str
    current: bool


def tabs(report: AnnualReport, here: str) -> list[Tab]:
    """All of a report; `here` is the URL name of the page that shows them."""
    names = [
        ("annual-report", _("办理")),
        ("annual-tables", _("表格")),
        ("annual-narrative", _("文字")),
        ("annual-findings", _("核对")),
    ]
    if report.whole:
        names.append(("annual-roll-up", _("汇总")))
    return [Tab(label, reverse(name, args=[report.pk]), name == here) for name, label in names]
