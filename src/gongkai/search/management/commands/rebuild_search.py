"""`gongkai site manage rebuild_search`: make the index of the public search anew from the records."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from gongkai.search.indexing import make_anew
from gongkai.search.sources import every_page


class Command(BaseCommand):
    """Needed after a restore, and after a new version has changed how text is cut; readers see the old one meanwhile."""

    help = "重建公开内容的检索索引"

    def handle(self, *_args: Any, **_options: Any) -> None:
        with transaction.atomic():
            count = make_anew(every_page())
        self.stdout.write(f"已重建检索索引：{count}条。")
