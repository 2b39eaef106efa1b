"""What calls still ask of schools, and what the room below must know of it."""

from collections.abc import Collection, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.brokerage.queries import AreaPart, Asked
from joinedup.calls import choices
from joinedup.calls.models import CallAsk
from joinedup.calls.queries.calls import ask_of_link, calls_of, open_asks_of
from joinedup.contacts.queries import AsksWanted, OpenAsk
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.directory.choices import AskKind
from joinedup.directory.queries import Panel


def open_asks(wanted: AsksWanted) -> Iterator[OpenAsk]:
    """Return what the schools are asked by open calls and have not answered."""
    rows = CallAsk.objects.filter(wanted.where(organisation="organisation_id", area="call__area_id"), call__state=choices.CallState.OPEN)
    for row in rows.filter(answered=choices.Answered.SILENT).select_related("call__area", "organisation").order_by("pk"):
        call, href = row.call, reverse("calls:answer_call", args=[row.public_id])
        what, asked_on = _("%(title)s: what you need and can offer") % {"title": call.title}, clock.day_of(call.opened_at or row.created_at)
        yield OpenAsk(
            row.organisation_id, call.area_id, AskKind.NEEDS, what, call.area.name, asked_on, href, row.subject,
            choices.LinkPurpose.ANSWER_CALL, call.closes_on, asked=row.person_name,
        )  # fmt: skip


def asked_by_link(viewer: Actor) -> Asked | None:
    """Return what the call asks the holder of its link, for the law of visibility in the room below."""
    ask = ask_of_link(viewer)
    if ask is None:
        return None
    return Asked(ask.organisation_id, ask.call.area_id, ask.call.year, is_open=ask.call.state == choices.CallState.OPEN)


def school_asks(organisation_id: int, area_ids: Collection[int]) -> Iterator[tuple[str, str, str]]:
    """Return what open calls of these areas ask of an organisation, for its page in the room below."""
    for ask in open_asks_of([organisation_id], area_ids):
        words = _("Answer “%(title)s”") % {"title": ask.call.title}
        yield words, reverse("calls:answer_call", args=[ask.public_id]), ask.get_answered_display()


def area_part(area_id: int, viewer: Actor) -> AreaPart:
    """Return the area's calls and the way to a new one, for its page in the room below."""
    calls = calls_of(area_id, viewer)
    words = _("Start another call") if calls else _("Start this year's call")
    panel = Panel(_("Calls"), "calls/_calls.html", {"calls": calls, "slug": viewer.area_slug}) if calls else None
    return AreaPart((words, reverse("calls:add_call", args=[viewer.area_slug])), panel)
