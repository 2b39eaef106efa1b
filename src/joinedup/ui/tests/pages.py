"""States of the gallery: every piece, and the pages of errors."""

from functools import partial

from django.urls import reverse

from joinedup.ui import gallery
from joinedup.ui.states import PageState, Shown


def _piece(name: str) -> Shown:
    return Shown(reverse("ui:show_piece", args=[name]))


PAGES = [
    PageState("no connection", lambda: Shown(reverse("ui:show_offline"))),
    PageState("gallery", lambda: Shown(reverse("ui:show_gallery"))),
    *[PageState(f"gallery {name}", partial(_piece, name)) for name in gallery.PIECES],
    PageState("page that is not there", lambda: Shown("/gallery/nothing-here/"), status=404),
]
