"""`gongkai site manage rebuild_search`: make the index of the public search anew from the records."""

from typing import Any

from django.core.management.base import BaseCommand

from gongkai.search.sources import rebuild


class Command(BaseCommand):
    """Set-up and restore do this by themselves where it is needed."""

    help = "重建公开内容的检索索引"

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(f"已重建检索索引：{rebuild()}条。")
