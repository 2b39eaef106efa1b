"""How much mail I get: by the link of a mail, or signed in; nothing changes before a press, and each choice can be made again."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from joinedup.accounts import queries
from joinedup.accounts.forms.sign_in import SAME, STOP, ChooseMailForm
from joinedup.accounts.services import mail_choices
from joinedup.accounts.services.mail_choices import Place
from joinedup.accounts.views import doorway
from joinedup.core.refusals import require_found
from joinedup.core.requests import Request
from joinedup.ui import pages

FORM = ["GET", "HEAD", "POST"]


@require_safe
def my_mail(request: Request) -> HttpResponse:
    """Show how much mail I get from each of my areas."""
    areas = queries.areas_of(request.actor)
    if len(areas) == 1:
        return redirect("accounts:choose_my_mail", areas[0].slug)
    lines = [(area, queries.volume_for(area_id=area.pk, address=request.actor.email).label) for area in areas]
    return render(request, "accounts/my_mail.html", {"lines": lines})


@never_cache
@require_http_methods(FORM)
def choose_my_mail(request: Request, slug: str) -> HttpResponse:
    area = queries.area_for(slug, request.actor)
    return page(request, mail_choices.place_of_mine(area, request.actor))


def page(request: Request, place: Place) -> HttpResponse:
    """Ask how much mail an address wants from an area, or about one thing of it (`?about=`), and keep the answer."""
    lines = queries.volume_lines(area_id=place.area.pk, address=place.address)
    wanted = request.GET.get("about", "")
    line = require_found(next((one for one in lines if one.subject.public_id == wanted), None)) if wanted else None
    form = ChooseMailForm(doorway.posted(request))
    if line is not None:
        form.for_one_thing()
    elif place.choice is not None:
        form.for_link()

    def choose(data: dict[str, Any]) -> None:
        keep(place, data["volume"], line, request)

    done = pages.submitted(form, choose)
    context = {
        "form": form,
        "place": place,
        "host": place.area.name,
        "line": line,
        "lines": queries.volume_lines(area_id=place.area.pk, address=place.address),
        "present": queries.volume_for(area_id=place.area.pk, address=place.address, about=line.subject if line else None).label,
        "is_stopped": place.choice is not None and place.choice.stopped_at is not None,
        "done": done,
    }
    return render(request, "accounts/choose_mail.html", context)


def keep(place: Place, said: str, line: queries.VolumeLine | None, request: Request) -> None:
    """Keep what was chosen; whoever chooses a volume has the mail again that they had stopped."""
    if line is not None:
        mail_choices.choose_volume(place=place, volume="" if said == SAME else said, about=line.subject, by=request.actor)
        return
    if place.choice is not None:
        mail_choices.choose_mail(choice=place.choice, wanted=said != STOP, by=request.actor)
    if said != STOP:
        mail_choices.choose_volume(place=place, volume=said, by=request.actor)
