"""Where somebody stands and what happened there since they last looked: one read each, however many partnerships there are."""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Q

from joinedup.accounts.choices import Scope
from joinedup.accounts.models import Area
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.directory.models import Attachment
from joinedup.groups.models import Group
from joinedup.news import queries as news
from joinedup.partnerships import queries as partnerships
from joinedup.partnerships.choices import PartnershipState
from joinedup.partnerships.models import Partner, Partnership


def areas_at_home(viewer: Actor) -> list[Area]:
    """Return the open areas in which the viewer stands, by name, and whether they have schools: `accounts.queries.areas_of` in one read."""
    organisations = viewer.places(Scope.ORGANISATION)
    listed = Attachment.objects.filter(organisation_id__in=organisations, until=None).values("area_id")
    partners = Partner.objects.filter(partnerships.still_here(clock.today()), organisation_id__in=organisations)
    formed = partners.exclude(partnership__state=PartnershipState.SETTING_UP).values("partnership__area_id")
    organised = Partnership.objects.filter(pk__in=viewer.places(Scope.PARTNERSHIP)).values("area_id")
    groups = Group.objects.filter(pk__in=viewer.places(Scope.GROUP)).values("area_id")
    mine = Q(pk__in=viewer.places(Scope.AREA))
    for found in (listed, formed, organised, groups):
        mine |= Q(pk__in=found)
    schools = Attachment.objects.filter(area_id=OuterRef("pk"), until=None)
    return list(Area.objects.filter(mine, closed_at=None).annotate(has_schools=Exists(schools)).order_by("name"))


def happened(looks: Sequence[news.Look]) -> list[news.Look]:
    """Return the partnerships in which something happened since the viewer last looked, the latest on top."""
    return sorted((look for look in looks if look.changes), key=lambda look: look.changes[0].at, reverse=True)
