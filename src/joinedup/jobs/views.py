from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from joinedup.core.requests import Request
from joinedup.jobs import queries, services
from joinedup.ui import pages


@require_safe
def show_jobs(request: Request) -> HttpResponse:
    page = Paginator(queries.jobs_of(request.actor).order_by("-id"), 25).get_page(pages.page_number(request))
    return render(request, "jobs/show_jobs.html", {"jobs": [queries.progress_of(job) for job in page], "page": page})


@require_safe
def show_job(request: Request, public_id: str) -> HttpResponse:
    job = queries.job_for(public_id, request.actor)
    if "wait" in request.GET and job.result_url:
        return redirect(job.result_url)
    response = render(request, "jobs/show_job.html", {"job": queries.progress_of(job)})
    response["Cache-Control"] = "no-store"
    return response


@require_POST
def cancel_job(request: Request, public_id: str) -> HttpResponse:
    services.cancel(queries.job_for(public_id, request.actor), by=request.actor)
    return redirect("jobs:show_job", public_id)


@require_POST
def try_job_again(request: Request, public_id: str) -> HttpResponse:
    job = services.try_again(queries.job_for(public_id, request.actor), by=request.actor)
    return redirect("jobs:show_job", job.public_id)
