"""What goes along when a school becomes another: its place in partnerships, but never its signature."""

from django.utils.translation import gettext_lazy as _

from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.directory import services as directory
from joinedup.directory.models import Organisation
from joinedup.partnerships import queries
from joinedup.partnerships.models import Partner
from joinedup.partnerships.services.partners import carry_partner


def count_memberships(old: Organisation, area_id: int) -> int:
    """Return in how many partnerships of the area the old school has a place."""
    return len(_memberships(old, area_id))


def carry_memberships(old: Organisation, new: Organisation, area_id: int, by: Actor) -> int:
    """Give the new school the old one's places; it is asked to sign for itself."""
    rows = _memberships(old, area_id)
    for partner in rows:
        carry_partner(partner=partner, successor=new, by=by)
    return len(rows)


def carrier() -> directory.Carrier:
    """Return what the directory offers to carry over."""
    return directory.Carrier(str(_("Partnerships (the new school signs again)")), count_memberships, carry_memberships)


def _memberships(old: Organisation, area_id: int) -> list[Partner]:
    rows = Partner.objects.filter(queries.still_here(clock.today()), organisation=old, partnership__area_id=area_id)
    return list(rows.select_related("organisation", "partnership__area", "coordinator", "signatory").order_by("pk"))
