"""Jobs of the portal."""

from datetime import time

from django.utils import timezone

from gongkai.portal.apply.draft import Draft
from gongkai.portal.corpus import of_library
from gongkai.portal.corpus.place import shows_library
from gongkai.workflow.jobs.job import job
from gongkai.workflow.jobs.schedule import scheduled


@scheduled(daily_at=time(3, 10))
@job(title="删除到期的申请草稿", retries=3)
def remove_expired_drafts() -> None:
    """Drafts that nobody has touched for 14 days, with their files."""
    Draft.objects.expired(timezone.now()).delete()


@scheduled(daily_at=time(2, 30))
@job(title="汇总年报库的数据", retries=2)
def roll_up_library() -> None:
    """Bring the corpus of the library up to it; nothing where the pages show another one."""
    if shows_library():
        of_library.make()
