"""What stands around the content of every page: places, search, banners, footer."""

from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from joinedup.core import clock
from joinedup.core.actors import NOBODY, Actor
from joinedup.core.registry import Point
from joinedup.ui.navigation import ACCOUNT, DEMO, FOOTER, NAVIGATION, SEARCH, WITHIN, Place


@dataclass(frozen=True, slots=True)
class Entry:
    """One link of the frame, ready to draw."""

    label: str
    href: str
    is_current: bool = False
    is_press: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """All that the base page needs to know about the visitor and the place."""

    host: str = ""
    host_href: str = ""
    home_href: str = "/"
    places: list[Entry] = field(default_factory=list)
    account: list[Entry] = field(default_factory=list)
    footer: list[Entry] = field(default_factory=list)
    search: Entry | None = None
    search_words: str = ""
    signed_in_as: str = ""
    on_behalf_of: str = ""
    stop_on_behalf_href: str = ""
    demo_moment: datetime | None = None
    demo: list[Entry] = field(default_factory=list)


def frame(request: HttpRequest | None) -> Frame:
    """Describe the frame for this request; without one (an error before the middleware ran) only the bare page is drawn."""
    if request is None:
        return Frame()
    actor: Actor = getattr(request, "actor", NOBODY)
    area = getattr(request, "area", None)
    room = request.resolver_match.app_name if request.resolver_match else ""
    search = _entries(SEARCH, actor, room)
    return Frame(
        host=str(area.name) if area else "",
        host_href=_address("home:show_area", actor.area_slug) if area and actor.is_signed_in and actor.area_slug else "",
        home_href=_address("home:show_home") or "/",
        places=_entries(NAVIGATION, actor, room),
        account=_entries(ACCOUNT, actor, room),
        footer=_entries(FOOTER, actor, room),
        search=search[0] if search else None,
        search_words=request.GET.get("q", ""),
        signed_in_as=actor.name if actor.is_signed_in else "",
        on_behalf_of=actor.on_behalf_name,
        stop_on_behalf_href=_address("directory:stop_on_behalf", actor.area_slug) or _address("directory:stop_on_behalf"),
        demo_moment=clock.now() if settings.FIXED_CLOCK else None,
        demo=_entries(DEMO, actor, room),
    )


def _entries(point: Point[Place], actor: Actor, room: str) -> list[Entry]:
    shown = sorted((place for place in point if _is_shown(place, actor)), key=lambda place: place.order)
    made = ((place, _address(place.url_name, *([actor.area_slug] if place.in_area else []))) for place in shown)
    return [
        Entry(str(place.label), href, bool({room, WITHIN.get(room)} & set(place.rooms)), place.is_press) for place, href in made if href
    ]


def _is_shown(place: Place, actor: Actor) -> bool:
    return (not place.in_area or bool(actor.area_slug)) and place.may(actor)


def _address(name: str, *args: str) -> str:
    """Return an address, or nothing while the room that owns it is absent."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
