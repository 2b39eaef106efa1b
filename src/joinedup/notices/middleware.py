"""After a press that posted mails that wait: the next page says when they leave, and how to stop them."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from joinedup.core.requests import Request
from joinedup.notices import services
from joinedup.ui import filters


class SayWhenMailLeaves:
    """Gather what a press posts; tell somebody who is signed in when it leaves."""

    def __init__(self, get_response: Callable[[Request], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        if request.method != "POST":
            return self.get_response(request)
        with services.together() as box:
            response = self.get_response(request)
        if box.n and request.actor.is_signed_in and 300 <= response.status_code < 400:
            messages.info(request, _sentence(box))
        return response


def _sentence(box: services.Together) -> str:
    link = reverse("notices:show_together", args=[box.batch])
    said = [_leaving(box)] if box.first else []
    if n := box.n_held:
        words = ngettext(
            "%(n)s mail waits for its reader's mail of the day or week.", "%(n)s mails wait for their readers' mail of the day or week.", n
        )
        said.append(words % {"n": filters.number(n)})
    see = ngettext("See it or stop it", "See them or stop them", box.n)
    return format_html('{} <a class="govuk-link" href="{}">{}</a>', " ".join(said), link, see)


def _leaving(box: services.Together) -> str:
    when = filters.moment(box.first)
    if box.last != box.first:
        when = _("from %(first)s to %(last)s") % {"first": when, "last": filters.moment(box.last)}
    n = box.n - box.n_held
    return ngettext("%(n)s mail leaves %(when)s.", "%(n)s mails leave %(when)s.", n) % {"n": filters.number(n), "when": when}
