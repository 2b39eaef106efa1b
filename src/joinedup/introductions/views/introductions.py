from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from joinedup.accounts import queries as accounts
from joinedup.brokerage import queries as brokerage
from joinedup.brokerage.choices import half_days, kilometres
from joinedup.core.refusals import Missing
from joinedup.core.requests import Request, open_to_links
from joinedup.introductions import choices, policies, queries, services
from joinedup.introductions.forms import AnswerIntroductionForm, FindIntroductionsForm, ReleaseAnswerForm
from joinedup.notices import queries as notices
from joinedup.ui import pages


@require_safe
def list_introductions(request: Request, slug: str) -> HttpResponse:
    area = accounts.area_for(slug, request.actor)
    if not policies.may_introduce(request.actor, area.pk):
        raise Missing
    form = FindIntroductionsForm(request.GET or None)
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    rows = queries.introductions_of(area.pk, request.actor, **asked)
    context = {
        "area": area,
        "form": form,
        "filters": {key: value for key, value in asked.items() if value},
        "page": Paginator(rows, 50).get_page(pages.page_number(request)),
        "counts": queries.introductions_by_state(area.pk, request.actor),
        "states": choices.IntroductionState,
        "forming": queries.forming_address(slug, queries.accepted_introductions(area.pk, request.actor)),
        "begin": door(slug)
        if (door := brokerage.doors.get("plans"))
        else (_("Needs and offers"), reverse("brokerage:show_area", args=[slug])),
    }
    return render(request, "introductions/list_introductions.html", context)


@require_safe
def show_introduction(request: Request, slug: str, public_id: str) -> HttpResponse:
    area = accounts.area_for(slug, request.actor)
    introduction = queries.introduction_for(public_id, request.actor)
    if introduction.area_id != area.pk or not policies.may_take_back_introduction(request.actor, introduction):
        raise Missing
    answers = list(introduction.answers.select_related("organisation", "introduction"))
    mails = {answer.pk: notices.messages_about(answer.subject) for answer in answers}
    context = {
        "area": area,
        "introduction": introduction,
        "sides": [(answer, mails[answer.pk], queries.awaited(answer, mails[answer.pk])) for answer in answers],
        "rests": {answer.pk: [queries.rest_words(rest, sees_names=True) for rest in queries.rests_of_answer(answer)] for answer in answers},
        "km": kilometres(None if introduction.distance_m is None else introduction.distance_m / 1000),
        "size": half_days(introduction.half_days),
        "states": choices.IntroductionState,
        "forming": queries.forming_address(slug, [introduction]),
    }
    return render(request, "introductions/show_introduction.html", context)


@require_POST
def take_back_introduction(request: Request, slug: str, public_id: str) -> HttpResponse:
    accounts.area_for(slug, request.actor)
    introduction = queries.introduction_for(public_id, request.actor)
    if not policies.may_take_back_introduction(request.actor, introduction):
        raise Missing
    services.take_back_introduction(introduction=introduction, by=request.actor)
    return redirect("introductions:show_introduction", slug, public_id)


@require_http_methods(["GET", "HEAD", "POST"])
def release_answer(request: Request, slug: str, public_id: str) -> HttpResponse:
    accounts.area_for(slug, request.actor)
    answer = queries.answer_for(public_id, request.actor)
    if not policies.may_release_answer(request.actor, answer):
        raise Missing
    form = ReleaseAnswerForm(request.POST or None)
    if pages.submitted(form, lambda data: services.release_answer(answer=answer, note=data["note"], by=request.actor)):
        return redirect("introductions:show_introduction", slug, answer.introduction.public_id)
    return render(request, "introductions/release_answer.html", {"answer": answer, "form": form, "slug": slug})


@open_to_links(choices.INTRODUCTION_PURPOSE)
@require_http_methods(["GET", "HEAD", "POST"])
def answer_introduction(request: Request, public_id: str) -> HttpResponse:
    answer = queries.answer_for(public_id, request.actor)
    given = {name: getattr(answer, name) for name in ("reply", "later_when", "reason", "reason_words")}
    for rest in queries.rests_of_answer(answer):
        given |= {"not_again": choices.NotAgain.PARTNER if rest.other_id else choices.NotAgain.TOPIC, "until": rest.until}
    form = AnswerIntroductionForm(request.POST or None, initial=given if answer.reply else None)

    def say(_data: dict[str, Any]) -> None:
        details = services.AnswerDetails(**form.details())
        services.answer_introduction(answer=answer, details=details, by=request.actor)

    if pages.submitted(form, say):
        return redirect("introductions:introduction_answered", public_id)
    context = {
        "asked": queries.asked_page(answer),
        "form": form,
        "may_answer": policies.may_answer_introduction(request.actor, answer),
        "on_behalf": policies.answers_on_behalf(request.actor, answer),
        "states": choices.IntroductionState,
        "size": half_days(answer.introduction.half_days),
        "km": kilometres(queries.asked_page(answer).km),
        "doors": [found for door in queries.answer_doors if (found := door(answer, request.actor))],
    }
    return render(request, "introductions/answer_introduction.html", context)


@open_to_links(choices.INTRODUCTION_PURPOSE)
@require_safe
def introduction_answered(request: Request, public_id: str) -> HttpResponse:
    answer = queries.answer_for(public_id, request.actor)
    asked = queries.asked_page(answer)
    rests = [queries.rest_words(rest) for rest in queries.rests_of_answer(answer)]
    context = {"asked": asked, "states": choices.IntroductionState, "replies": choices.IntroductionReply, "rests": rests}
    return render(request, "introductions/introduction_answered.html", context)
