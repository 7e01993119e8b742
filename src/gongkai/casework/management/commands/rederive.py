"""`gongkai site manage rederive`: derive what is stored beside the cases anew from their events."""

import argparse
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gongkai.casework.models import Application
from gongkai.casework.rederiving import differences, rederive
from gongkai.workflow.calendar import readings, working_days


class Command(BaseCommand):
    """Every difference is named; without `--check` it is put right too."""

    help = "按办理记录重新计算各件的环节、期限、结果、待办和表三计数，逐项报告差异并改正"

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="只报告差异，不改动")

    def handle(self, *_args: Any, check: bool, **_options: Any) -> None:
        days, chosen = working_days(), readings()
        cases = found = 0
        for application in Application.objects.order_by("pk").iterator(1000):
            cases += 1
            differing = list(differences(application, days, chosen))
            for difference in differing:
                self.stdout.write(str(difference))
            found += len(differing)
            if differing and not check:
                rederive(application.pk, days)
        said = f"核对{cases}件，差异{found}项"
        if found and check:
            raise CommandError(f"{said}。运行 rederive（不带 --check）按办理记录改正。")
        self.stdout.write(f"{said}{'，已改正' if found else ''}。")
