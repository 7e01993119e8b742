"""What is published and taken down by itself, at the time that people have set."""

import logging

from django.db import transaction

from gongkai.agencies.actor import SYSTEM
from gongkai.agencies.models import Post
from gongkai.agencies.role import Role
from gongkai.casework.reminders import tell
from gongkai.publishing.models import Document
from gongkai.publishing.recording import locked, store
from gongkai.publishing.releasing import hindered, release
from gongkai.publishing.stage import Stage
from gongkai.publishing.steps.taking_down import end
from gongkai.records.moment import Moment
from gongkai.workflow.step import StepRefused

logger = logging.getLogger(__name__)


def publish_due(when: Moment) -> int:
    """Publish what was scheduled for now or before, each for itself; how many.

    What was missed while nobody worked is made up, under the time at which it really appears. One that cannot be
    published is told to clerk and head of the office, once, and waits; the others go on.
    """
    due = Document.objects.filter(stage=Stage.SIGNED, publish_at__lte=when.at)
    return sum(_publish(pk, when) for pk in due.order_by("publish_at", "pk").values_list("pk", flat=True))


def _publish(pk: int, when: Moment) -> bool:
    try:
        with transaction.atomic():
            document = locked(pk)
            if document.publish_at is None or document.publish_at > when.at:
                return False
            says = hindered(document, when)
            if not says:
                release(document, SYSTEM, when)
                store(document)
                return True
    except StepRefused as refused:
        says = str(refused)
    except Exception:
        # Whatever it is, the others are published; the operator finds it in the log, the office in its notices.
        logger.exception("document %d could not be published by its schedule", pk)
        says = "系统出错，管理员可以在日志里查到。"
    _report(Document.objects.get(pk=pk), says, when)
    return False


def _report(document: Document, says: str, when: Moment) -> None:
    office = Post.objects.in_effect(when.today).filter(
        agency=document.agency_id, role__in=(Role.CLERK, Role.OGI_HEAD)
    )
    people = set(office.values_list("person", flat=True))
    told = f"“{document.title[:40]}”没有按时发布：{says}"
    tell(people, document.pk, told, f"not-published-{document.pk}-{document.publish_at}", when)


def end_due(when: Moment) -> int:
    """Take down what was to be shown until a day that has come, each for itself; how many."""
    due = Document.objects.filter(is_public=True, expires_on__lte=when.today).order_by("pk")
    return sum(_ends(pk, when) for pk in due.values_list("pk", flat=True))


def _ends(pk: int, when: Moment) -> bool:
    try:
        return _end(pk, when)
    except Exception:
        # Tried again a minute later; those behind it do not wait for it.
        logger.exception("document %d could not be taken down on its day", pk)
        return False


@transaction.atomic
def _end(pk: int, when: Moment) -> bool:
    document = locked(pk)
    if not document.is_public or document.expires_on is None or document.expires_on > when.today:
        return False
    end(document, SYSTEM, when)
    store(document)
    return True
