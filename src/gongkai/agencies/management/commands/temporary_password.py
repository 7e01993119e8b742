"""`gongkai site manage temporary_password`: lets somebody in again where no administrator can."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from gongkai.agencies.actor import SYSTEM
from gongkai.agencies.models import Person
from gongkai.agencies.steps.person import give_temporary_password, reset_second_factor
from gongkai.agencies.steps.refusal import AdministrationError


class Command(BaseCommand):
    """Give a temporary password; unlocks the account, and on request takes a lost second factor away."""

    help = "给一个临时口令（首次登录须改）并解除锁定；用于没有管理员能登录的时候"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", metavar="账号")
        parser.add_argument("--second-factor", action="store_true", help="同时去掉丢失的动态口令")

    def handle(self, *_args: Any, username: str, second_factor: bool, **_options: Any) -> None:
        person = Person.objects.select_related("user").filter(user__username=username).first()
        if person is None:
            raise CommandError(f"没有账号“{username}”。")
        now = timezone.now()
        try:
            password = give_temporary_password(SYSTEM, person, at=now)
            if second_factor:
                reset_second_factor(SYSTEM, person, at=now)
        except AdministrationError as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"{person}的临时口令：{password}（首次登录须改）")
