"""`gongkai site manage first_agency`: the agency at the top of the tree, and its first administrator."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from gongkai.agencies.actor import SYSTEM
from gongkai.agencies.models import AgencyKind
from gongkai.agencies.role import Role
from gongkai.agencies.steps.agency import set_up_agency
from gongkai.agencies.steps.person import give_temporary_password, invite
from gongkai.agencies.steps.post import Appointment
from gongkai.agencies.steps.refusal import AdministrationError
from gongkai.law.review_organ import AgencyStanding

STANDING = dict.fromkeys((AgencyKind.GOVERNMENT, AgencyKind.TOWNSHIP), AgencyStanding.LOCAL_GOVERNMENT)
"""Where a first agency stands; a department otherwise. Its administrator corrects it on screen."""


class Command(BaseCommand):
    """Set up what everything else is set up from, on screen, by that administrator."""

    help = "建立第一个机关和它的管理员，显示一个临时口令（首次登录须改）"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", metavar="机关名称")
        parser.add_argument("--region", required=True, metavar="行政区划代码", help="6位数字")
        parser.add_argument(
            "--kind",
            choices=AgencyKind.values,
            default=AgencyKind.GOVERNMENT,
            help="性质：" + "，".join(f"{kind.value}（{kind.label}）" for kind in AgencyKind),
        )
        parser.add_argument("--administrator", required=True, metavar="姓名")
        parser.add_argument("--username", required=True, metavar="账号")

    @transaction.atomic
    def handle(
        self,
        *_args: Any,
        name: str,
        region: str,
        kind: str,
        administrator: str,
        username: str,
        **_options: Any,
    ) -> None:
        now = timezone.now()
        particulars = {
            "name": name,
            "region_code": region,
            "kind": kind,
            "standing": STANDING.get(AgencyKind(kind), AgencyStanding.LOCAL_DEPARTMENT),
        }
        try:
            agency = set_up_agency(SYSTEM, None, particulars, at=now)
            person = invite(
                SYSTEM,
                agency,
                username=username,
                name=administrator,
                telephone="",
                appointment=Appointment(Role.ADMINISTRATOR, timezone.localdate(now)),
                at=now,
            )
        except AdministrationError as refusal:
            raise CommandError(str(refusal)) from None
        password = give_temporary_password(SYSTEM, person, at=now)
        self.stdout.write(f"已建立{agency}。管理员账号：{username}　临时口令：{password}（首次登录须改）")
