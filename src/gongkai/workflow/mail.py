"""Notices by e-mail, where the installation has a mail server (`GONGKAI_SMTP`) and the person an address."""

from django.conf import settings
from django.core.mail import send_mail

from gongkai.agencies.models import Person
from gongkai.workflow.jobs.job import enqueue, job


def mail_later(person: Person, subject: str, says: str) -> None:
    """Send it once the caller's transaction is committed; nothing without server or address.

    It leaves the building: `says` holds counts and dates, never what a case is about or who applied.
    """
    if settings.EMAIL_HOST and person.user.email:
        enqueue(send, person.user.email, subject, says)


@job(title="发送邮件提醒", retries=5)
def send(to: str, subject: str, says: str) -> None:
    """One message."""
    send_mail(subject, says, settings.DEFAULT_FROM_EMAIL, [to])
