"""`gongkai site manage rederive`: derive what is stored beside the cases anew from their events."""

import argparse
from collections.abc import Callable, Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gongkai.casework.derived import registered
from gongkai.casework.disputes import rederiving as disputes
from gongkai.casework.models import Application, Dispute
from gongkai.casework.rederiving import Difference, differences, rederive
from gongkai.law.readings import Readings
from gongkai.law.working_days import WorkingDays
from gongkai.workflow.calendar import readings, working_days


class Command(BaseCommand):
    """Every difference is named; without `--check` it is put right too."""

    help = "按办理记录重新计算各件的环节、期限、结果、待办和表三计数，逐项报告差异并改正"

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="只报告差异，不改动")

    def handle(self, *_args: Any, check: bool, **_options: Any) -> None:
        days, chosen = working_days(), readings()
        cases = found = 0
        for pk, differing, put_right in _all(days, chosen):
            cases += 1
            for difference in differing:
                self.stdout.write(str(difference))
            found += len(differing)
            if differing and not check:
                put_right(pk, days)
        said = f"核对{cases}件，差异{found}项"
        if found and check:
            raise CommandError(f"{said}。运行 rederive（不带 --check）按办理记录改正。")
        self.stdout.write(f"{said}{'，已改正' if found else ''}。")


def _all(
    days: WorkingDays, chosen: Readings
) -> Iterator[tuple[int, list[Difference], Callable[[int, WorkingDays], object]]]:
    """Every application, review and suit, and every file of the rooms above, with what differs and what puts it right."""
    for application in Application.objects.order_by("pk").iterator(1000):
        yield application.pk, list(differences(application, days, chosen)), rederive
    for dispute in Dispute.objects.order_by("pk").iterator(1000):
        differing = list(disputes.differences(dispute, days, chosen))
        yield dispute.pk, differing, disputes.rederive
    for kind in registered():
        for pk, differing in kind.every(days):
            yield pk, differing, kind.put_right
