"""一键汇总: all units begun, compiled and checked, then summed; the page shows how far it has come."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from gongkai.agencies.actor import Actor
from gongkai.annual.all_at_once.job import sweep as job
from gongkai.annual.all_at_once.progress import in_trouble, progress
from gongkai.annual.all_at_once.sweeping import start
from gongkai.annual.board.access import overseen_by
from gongkai.annual.board.asked import AskedBoard, years_until
from gongkai.annual.models import Sweep
from gongkai.annual.roll_up.units import units_of
from gongkai.records.moment import now
from gongkai.workflow.jobs.job import enqueue
from gongkai.workflow.jobs.models import Job
from gongkai.workflow.step import StepRefused


@require_http_methods(["GET", "HEAD", "POST"])
def sweep(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The last sweep of the year and the button for the next; a POST sets one going, or goes on with the one under way."""
    when = now()
    years = years_until(when.today.year)
    asked = AskedBoard(request.POST if request.method == "POST" else request.GET, years, years[0])
    government = overseen_by(actor)
    if request.method == "POST":
        try:
            begun = start(government, asked.year, actor, when, publishes=request.POST.get("publishes") == "1")
        except StepRefused as refused:
            messages.error(request, str(refused))
        else:
            if not _is_being_done(begun):
                enqueue(job, begun.pk)
        return redirect(f"{reverse('annual-sweep')}?{asked.address()}")
    last = Sweep.objects.filter(government=government, year=asked.year).order_by("-pk").first()
    context = {
        "asked": asked,
        "government": government,
        "units": units_of(government, asked.year),
        "progress": progress(last) if last else None,
        "trouble": in_trouble(last) if last else [],
        "idle": last is not None and last.ended_at is None and not _is_being_done(last),
    }
    return render(request, "annual/board/sweep.html", context)


def _is_being_done(sweep: Sweep) -> bool:
    """Whether a worker has the sweep in hand or will take it; a second job would wait for the first at every unit."""
    jobs = Job.objects.unfinished().filter(task_path=job.module_path)
    return any(one.args_kwargs["args"] == [sweep.pk] for one in jobs)
