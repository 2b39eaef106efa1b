"""What one organisation needs and offers: seen, added, changed, shared, moved; by its own people or on its behalf in an area."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from joinedup.brokerage import choices, policies, queries, services
from joinedup.brokerage.forms.presses import PressForm
from joinedup.brokerage.forms.things import NeedForm, OfferForm, PaperForm, ShareForm
from joinedup.brokerage.forms.versions import version_field
from joinedup.brokerage.views.presses import press
from joinedup.core.requests import Request
from joinedup.files import services as files
from joinedup.files.queries import files_about
from joinedup.ui import pages

if TYPE_CHECKING:
    from joinedup.brokerage.models import Need, Offer

NOUNS = ("need", "offer")
MOVES = {
    "pause": (services.pause, gettext_lazy("Paused. Nobody else sees it now.")),
    "resume": (services.resume, gettext_lazy("It is shared again.")),
    "withdraw": (services.withdraw, gettext_lazy("Withdrawn. You can bring it back.")),
    "bring-back": (services.bring_back, gettext_lazy("It is a draft again. Share it when you are ready.")),
    "renew": (services.renew, gettext_lazy("Confirmed today.")),
    "confirm": (services.confirm, gettext_lazy("Confirmed. Thank you.")),
    "release": (services.release, gettext_lazy("Released. It goes out as far as the school said.")),
    "up": (partial(services.rank_need, to="up"), gettext_lazy("Moved up.")),
    "down": (partial(services.rank_need, to="down"), gettext_lazy("Moved down.")),
    "in": (partial(services.rank_need, to="in"), gettext_lazy("It is now among your first three.")),
    "out": (partial(services.rank_need, to="out"), gettext_lazy("It is no longer among your first three.")),
    "send-back": (services.send_back, gettext_lazy("Sent back to the school as a draft.")),
}
RANKS = ("up", "down", "in", "out")


def address(name: str, slug: str | None, *args: Any) -> str:
    """Return the address of a page of needs and offers, inside the area when one is open."""
    return reverse(f"brokerage:{name}_in_area", args=[slug, *args]) if slug else reverse(f"brokerage:{name}", args=args)


def _thing(noun: str, public_id: str, request: Request) -> Any:
    if noun not in NOUNS:
        raise Http404
    return queries.need_for(public_id, request.actor) if noun == "need" else queries.offer_for(public_id, request.actor)


@require_safe
def show_mine(request: Request) -> HttpResponse:
    context = {
        "organisations": queries.organisations_to_speak_for(request.actor),
        "waiting": [(_noun(thing), thing) for thing in queries.waiting_for_trust(request.actor)],
        "form": PressForm(),
    }
    return render(request, "brokerage/show_mine.html", context)


def _noun(thing: "Need | Offer") -> str:
    return "need" if hasattr(thing, "urgency") else "offer"


@require_safe
def show_organisation(request: Request, key: str, slug: str | None = None) -> HttpResponse:
    speaking = queries.organisation_to_speak_for(key, request.actor)
    organisation = speaking.organisation
    needs = queries.needs_of(organisation.pk, request.actor)
    context = {
        "speaking": speaking,
        "organisation": organisation,
        "slug": slug,
        "address": address,
        "needs": needs,
        "panels": queries.panels_beside(needs, request.actor),
        "doors": [door(organisation.public_id, slug) for _name, door in queries.school_doors.items()],
        "offers": queries.offers_of(organisation.pk, request.actor),
        "n_to_confirm": sum(len(queries.entries_to_confirm(organisation.pk, area.pk)) for area in speaking.areas),
        "asks": queries.asks_of_school(organisation.pk, speaking.area_ids),
        "form": PressForm(),
    }
    return render(request, "brokerage/show_organisation.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add_thing(request: Request, key: str, noun: str, slug: str | None = None) -> HttpResponse:
    if noun not in NOUNS:
        raise Http404
    speaking = queries.organisation_to_speak_for(key, request.actor)
    kind = NeedForm if noun == "need" else OfferForm
    words = request.GET.get("q", "")[:80]
    groups, found = queries.groups_found("" if request.method == "POST" else words, *speaking.area_ids)
    seen_by = choices.FOR_THE_COORDINATOR if speaking.is_on_behalf else ()
    form = kind(pages.posted(request), groups=groups, seen_by=seen_by)

    def make(data: dict[str, Any]) -> str:
        said = services.Sharings(tuple(services.Sharing(area.pk, data["visibility"]) for area in speaking.areas))
        add: Any = services.add_need if noun == "need" else services.add_offer
        thing = add(organisation=speaking.organisation, details=form.details(), said=said, by=request.actor)
        messages.success(request, _says_next(thing))
        return address("show_thing", slug, noun, thing.public_id)

    if made := pages.created(request, form, make):
        return redirect(made)
    context = {"form": form, "speaking": speaking, "noun": noun, "found": found, "q": words}
    context["back"] = address("show_organisation", slug, key)
    return render(request, "brokerage/add_thing.html", context)


def _says_next(thing: "Need | Offer") -> str:
    if thing.state == choices.State.WAITING and thing.waits_for == choices.WaitsFor.TRUST:
        return _("Written down. It waits for the trust's yes and then goes out.")
    if thing.state == choices.State.WAITING:
        return _("Written down. It waits for the board's yes and then goes out.")
    if thing.state == choices.State.DRAFT:
        return _("Written down. Only you see it.")
    return _("Written down and shared. You can change it at any time.")


@require_safe
def show_thing(request: Request, noun: str, public_id: str, slug: str | None = None) -> HttpResponse:
    thing = _thing(noun, public_id, request)
    says = policies.may_say_for(request.actor, thing.organisation)
    own = policies.speaks_for_itself(request.actor, thing.organisation)
    context = {
        "thing": thing,
        "noun": noun,
        "slug": slug,
        "address": address,
        "agreed": queries.agreed_half_days(thing),
        "sees_note": queries.sees_as_coordinator(request.actor, thing),
        "shares": [share for share in thing.shares.all() if own or share.area_id == request.actor.area_id],
        "may": {"say": says, "confirm": own and thing.awaits_confirmation, "release": policies.may_release(request.actor, thing)},
        "areas": queries.areas_listing(thing.organisation_id) if own else [],
        "form": PressForm(),
        "panels": queries.panels_beside([thing], request.actor) if noun == "need" else [],
        "papers": files_about(thing.subject) if noun == "need" else [],
    }
    return render(request, "brokerage/show_thing.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def change_thing(request: Request, noun: str, public_id: str, slug: str | None = None) -> HttpResponse:
    thing = _thing(noun, public_id, request)
    speaking = queries.organisation_to_speak_for(thing.organisation.public_id, request.actor)
    kind = NeedForm if noun == "need" else OfferForm
    form = kind(pages.posted(request), groups=queries.topic_groups(*speaking.area_ids), initial=_initial(thing))
    del form.fields["visibility"]
    form.fields["version"] = version_field(thing)

    def save(data: dict[str, Any]) -> None:
        change: Any = services.change_need if noun == "need" else services.change_offer
        change(**{noun: thing}, details=form.details(), by=request.actor, expected=data["version"])

    if pages.submitted(form, save):
        messages.success(request, _("Changed, and confirmed today."))
        return redirect(address("show_thing", slug, noun, public_id))
    context = {"form": form, "speaking": speaking, "noun": noun, "thing": thing, "back": address("show_thing", slug, noun, public_id)}
    return render(request, "brokerage/change_thing.html", context)


def _initial(thing: "Need | Offer") -> dict[str, Any]:
    topics = [topic.code for topic in queries.thing_topics(thing)]
    names = ("something_else", "detail", "size", "phases", "when", "within_km", "terms", "kind")
    own = ("urgency", "is_first", "evidence", "evidence_note") if _noun(thing) == "need" else ("at_most_half_days",)
    return {
        **{name: getattr(thing, name) for name in (*names, *own)},
        "topic": topics[0] if topics else "",
        "also": topics[1:],
        "half_days": thing.half_days if thing.size in (choices.Size.SHORT_SPELL, choices.Size.SUSTAINED) else None,
        "rate": thing.rate_pence,
        "evidence_links": "\n".join(getattr(thing, "evidence_links", ())),
        "weeks_never": [date.fromisoformat(day) for day in thing.weeks_never],
    }


@require_http_methods(["GET", "HEAD", "POST"])
def share_thing(request: Request, noun: str, public_id: str, area_slug: str, slug: str | None = None) -> HttpResponse:
    thing = _thing(noun, public_id, request)
    speaking = queries.organisation_to_speak_for(thing.organisation.public_id, request.actor)
    area = next((area for area in speaking.areas if area.slug == area_slug), None)
    if area is None:
        raise Http404
    now = next((share for share in thing.shares.all() if share.area_id == area.pk), None)
    form = ShareForm(pages.posted(request), initial={"visibility": now.visibility, "until": now.until} if now else {})

    def save(data: dict[str, Any]) -> None:
        sharing = services.Sharing(area.pk, data["visibility"], data["until"])
        services.share(thing=thing, sharing=sharing, by=request.actor)

    if pages.submitted(form, save):
        messages.success(request, _("Shared as you said."))
        return redirect(address("show_thing", slug, noun, public_id))
    context = {"form": form, "thing": thing, "noun": noun, "area": area, "back": address("show_thing", slug, noun, public_id)}
    return render(request, "brokerage/share_thing.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add_evidence(request: Request, public_id: str, slug: str | None = None) -> HttpResponse:
    need = _thing("need", public_id, request)
    queries.organisation_to_speak_for(need.organisation.public_id, request.actor)
    form = PaperForm(pages.posted(request), request.FILES if request.method == "POST" else None)
    back = address("show_thing", slug, "need", public_id)

    def look(data: dict[str, Any]) -> None:
        data["paper"] = files.examine(name=data["file"].name, content=data["file"].file)

    def add(data: dict[str, Any]) -> str:
        services.add_evidence(need=need, paper=data["paper"], by=request.actor)
        return back

    if made := pages.created(request, form, add, before=look):
        return redirect(made)
    return render(request, "brokerage/add_evidence.html", {"form": form, "thing": need, "back": back})


@require_POST
def move_thing(request: Request, noun: str, public_id: str, verb: str, slug: str | None = None) -> HttpResponse:
    thing = _thing(noun, public_id, request)
    if verb not in MOVES or (verb in RANKS and noun != "need"):
        raise Http404
    move: Any
    move, sentence = MOVES[verb]
    press(request, lambda: move(thing=thing, by=request.actor), sentence)
    if verb in RANKS:
        return redirect(address("show_organisation", slug, thing.organisation.public_id))
    seen = queries.visible_needs if noun == "need" else queries.visible_offers
    if seen(request.actor).filter(public_id=public_id).exists():
        return redirect(address("show_thing", slug, noun, public_id))
    return redirect("brokerage:show_mine")
