"""后台任务: who works, what comes when, what has failed; and trying it again."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gongkai.workflow.jobs.models import Job, ScheduledJob, Worker

SHOWN = 100
"""Failed jobs on the page, the last first."""


class RetryForm(forms.Form):
    """One failed job; none chosen means all of them."""

    job = forms.UUIDField(required=False)


@require_safe
def jobs(request: HttpRequest) -> HttpResponse:
    """The page."""
    now = timezone.now()
    failed = Job.objects.failed()
    found = {
        "workers": Worker.objects.alive(now).count(),
        "last_seen": Worker.objects.order_by("-seen_at").first(),
        "unfinished": Job.objects.unfinished().count(),
        "scheduled": ScheduledJob.objects.order_by("due_at"),
        "failed": failed[:SHOWN],
        "failures": failed.count(),
    }
    return render(request, "workflow/jobs.html", found)


@require_POST
def retry(request: HttpRequest) -> HttpResponseRedirect:
    """Put failed jobs back into the queue."""
    form = RetryForm(request.POST)
    failed = Job.objects.failed()
    if not form.is_valid():
        count = 0
    elif one := form.cleaned_data["job"]:
        count = failed.filter(pk=one).retry(timezone.now())
    else:
        count = failed.retry(timezone.now())
    if count:
        messages.success(request, _("已重新排队%(count)s项。") % {"count": count})
    else:
        messages.warning(request, _("没有重新排队：这项任务已不在失败的任务里。"))
    return redirect("jobs")
