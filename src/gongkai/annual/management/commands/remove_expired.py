"""`gongkai site manage remove_expired`: for a nightly schedule; the server also does it by itself."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from gongkai.annual import steps


class Command(BaseCommand):
    """Delete what visitors brought and whose time is over."""

    help = "删除已到期的检查区（访客上传后未保存的，和私密链接到期的）"

    def handle(self, *_args: Any, **_options: Any) -> None:
        removed = steps.remove_expired(now=timezone.now())
        self.stdout.write(f"已删除{removed}个到期的检查区。")
