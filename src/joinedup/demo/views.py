from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_POST, require_safe

from joinedup.core.requests import Request
from joinedup.demo import mail
from joinedup.demo.people import PERSONAS, Persona
from joinedup.demo.services import AREA


@login_not_required
@require_safe
def choose_person(request: Request) -> HttpResponse:
    _only_in_the_demo()
    first = [persona for persona in PERSONAS if persona.see]
    return render(request, "demo/choose_person.html", {"first": first, "others": [persona for persona in PERSONAS if not persona.see]})


@login_not_required
@require_POST
def sign_in_as(request: Request) -> HttpResponse:
    _only_in_the_demo()
    persona = next((one for one in PERSONAS if one.email == request.POST.get("email", "")), None)
    if persona is None:
        raise Http404
    user = get_object_or_404(get_user_model(), email=persona.email)
    request.session.flush()
    response: HttpResponse = perform_login(request, Login(user=user, email=user.email, redirect_url=_beginning(persona)))
    return response


@login_not_required
@require_safe
def show_mailbox(request: Request) -> HttpResponse:
    _only_in_the_demo()
    words = request.GET.get("q", "").strip()
    return render(request, "demo/show_mailbox.html", {"mails": mail.latest(words), "words": words})


@login_not_required
@require_safe
def show_mail(request: Request, public_id: str) -> HttpResponse:
    _only_in_the_demo()
    return render(request, "demo/show_mail.html", {"mail": mail.mail_for(public_id)})


def _beginning(persona: Persona) -> str:
    """Return the page at which somebody begins: one of the area where its address has the area's slug."""
    name = persona.begins or "home:show_home"
    try:
        return reverse(name)
    except NoReverseMatch:
        return reverse(name, args=[AREA])


def _only_in_the_demo() -> None:
    if settings.MODE != "demo":
        raise Http404
