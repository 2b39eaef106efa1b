from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from joinedup.core.requests import Request
from joinedup.demo.people import PERSONAS


@login_not_required
@require_safe
def choose_person(request: Request) -> HttpResponse:
    _only_in_the_demo()
    return render(request, "demo/choose_person.html", {"people": PERSONAS})


@login_not_required
@require_POST
def sign_in_as(request: Request) -> HttpResponse:
    _only_in_the_demo()
    known = {persona.email for persona in PERSONAS}
    user = get_object_or_404(get_user_model(), email=request.POST.get("email", ""), email__in=known)
    request.session.flush()
    response: HttpResponse = perform_login(request, Login(user=user, email=user.email, redirect_url=reverse("home:show_home")))
    return response


def _only_in_the_demo() -> None:
    if settings.MODE != "demo":
        raise Http404
