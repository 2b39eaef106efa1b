"""What others wrote down for an organisation: what waits for its word, and what it says of it in one line."""

from django.db.models import Q
from django.utils.translation import gettext as _

from joinedup.brokerage import choices
from joinedup.brokerage.models import Need, Offer


def entries_to_confirm(organisation_id: int, area_id: int) -> list[Need | Offer]:
    """Return what was entered on behalf of the organisation in this area and waits for its word."""
    waiting = Q(organisation_id=organisation_id, entered__in=choices.ON_BEHALF, confirmed_at=None, shares__area_id=area_id)
    needs = Need.objects.filter(waiting, state__in=choices.STANDING).select_related("topic", "organisation").order_by("id")
    offers = Offer.objects.filter(waiting, state__in=choices.STANDING).prefetch_related("topics").order_by("id")
    return [*needs, *offers]


def entry_words(entry: Need | Offer) -> str:
    """Return a need or an offer in one line: "We need: Phonics and early reading, a visit (one half-day)"."""
    what = _("We need: %(thing)s") if isinstance(entry, Need) else _("We can offer: %(thing)s")
    size = choices.Size(entry.size).label
    return f"{what % {'thing': str(entry)}}, {str(size)[0].lower()}{str(size)[1:]}" + (f": {entry.detail}" if entry.detail else "")
