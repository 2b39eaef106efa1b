"""Give a list a name, and take it away again."""

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.audit import services as audit
from joinedup.contacts import policies
from joinedup.contacts.models import SavedList
from joinedup.contacts.queries import Wanted
from joinedup.core.actors import Actor
from joinedup.core.refusals import require


@transaction.atomic
def save_list(*, name: str, wanted: Wanted, by: Actor) -> SavedList:
    """Keep what a list asks for under a name; who is on it is computed each time it is opened."""
    require(policies.may_make_lists(by, by.area_id), _("Only who runs the area keeps its lists."))
    tidy = " ".join(name.split())
    require(bool(tidy), _("Enter a name for the list."), field="name")
    taken = SavedList.objects.filter(area_id=by.area_id or 0, name=tidy).exists()
    require(not taken, _("There is a list of this name already. Choose another name."), field="name")
    saved = SavedList.objects.create(area_id=by.area_id or 0, name=tidy, wanted=wanted.plain())
    audit.record(by=by, verb="list.saved", about=saved.subject, area_id=by.area_id)
    return saved


@transaction.atomic
def remove_list(*, saved: SavedList, by: Actor) -> None:
    """Take a saved list away; nobody on it is touched."""
    require(policies.may_make_lists(by, saved.area_id), _("Only who runs the area keeps its lists."))
    audit.record(by=by, verb="list.removed", about=saved.subject, area_id=saved.area_id)
    saved.delete()
