"""What an organisation may weigh up: partnerships in which it is, introductions that it was sent."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.accounts.choices import Role, Scope
from joinedup.core.actors import Actor
from joinedup.directory.models import Organisation
from joinedup.introductions import queries as introductions
from joinedup.introductions.choices import IntroductionState
from joinedup.introductions.models import Introduction, IntroductionAnswer
from joinedup.partnerships import queries as partnerships
from joinedup.partnerships.choices import PartnershipState
from joinedup.partnerships.models import Partnership

_LIVE = (IntroductionState.SENT, IntroductionState.AGREED)


@dataclass(frozen=True, slots=True)
class About:
    """Something to weigh up: a key for the form, what it is called, and the thing itself."""

    key: str
    title: str
    partnership: Partnership | None = None
    introduction: str = ""


def organisations_weighing(viewer: Actor) -> list[Organisation]:
    """Return the organisations of the area for which the viewer weighs up: those they lead in person."""
    if not viewer.is_signed_in or viewer.on_behalf_of is not None:
        return []
    led = viewer.places(Scope.ORGANISATION.value, Role.LEAD.value)
    listed = {"attachments__area_id": viewer.area_id or 0, "attachments__until__isnull": True}
    return list(Organisation.objects.filter(pk__in=led, **listed).order_by("name", "pk"))


def abouts(organisation: Organisation, viewer: Actor) -> list[About]:
    """Return what this organisation may weigh up in the area in which the viewer stands."""
    formed = [
        About(f"p-{row.partnership.public_id}", row.partnership.name, partnership=row.partnership)
        for row in partnerships.partnerships_of_organisation(organisation, viewer)
        if row.partnership.area_id == viewer.area_id and row.partnership.state != PartnershipState.SETTING_UP
    ]
    sent = [
        About(f"i-{row.public_id}", introduction_title(row, organisation), introduction=row.public_id)
        for row in introductions.introductions_of(viewer.area_id or 0, viewer).filter(taken_up_by="", state__in=_LIVE)
        if organisation.pk in {row.giver_id, row.receiver_id}
    ]
    return [*formed, *sent]


def introduction_title(row: Introduction, organisation: Organisation) -> str:
    """Return an introduction as one side names it: the other's name only once both have agreed."""
    if row.state != IntroductionState.AGREED:
        return _("Introduction: %(topic)s") % {"topic": row.topic.name}
    other = row.receiver if row.giver_id == organisation.pk else row.giver
    return _("Introduction: %(topic)s, with %(name)s") % {"topic": row.topic.name, "name": other.name}


def door_of_introduction(answer: IntroductionAnswer, viewer: Actor) -> tuple[str, str] | None:
    """Return the way from an introduction to weighing it up, for who leads the asked organisation in person; one begun is found again."""
    row = answer.introduction
    here = viewer.within(area_id=row.area_id, area_slug=row.area.slug)
    if answer.organisation not in organisations_weighing(here) or row.taken_up_by or row.state not in _LIVE:
        return None
    words = _("Weigh up for ourselves whether this is worth it")
    return words, reverse("reviews:start_weigh_up", args=[row.area.slug]) + f"?about=i-{row.public_id}"


def introduction_named(public_id: str, organisation: Organisation, viewer: Actor) -> str:
    """Return how an introduction that the viewer may see is named for this organisation, or nothing."""
    row = introductions.visible_introductions(viewer).filter(public_id=public_id).first() if public_id else None
    return introduction_title(row, organisation) if row else ""


def became(partnership: Partnership, viewer: Actor) -> list[str]:
    """Return the introductions that the viewer sees and that became this partnership."""
    rows = introductions.visible_introductions(viewer).filter(taken_up_by=str(partnership.subject))
    return list(rows.values_list("public_id", flat=True))
