"""The pages of what comes before a partnership in their states."""

from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.beginnings import services
from joinedup.beginnings.tests import factories
from joinedup.brokerage.tests import factories as brokerage
from joinedup.introductions import services as introductions
from joinedup.introductions.tests.factories import make_introduction
from joinedup.ui.states import PageState, Shown


def _look(outcome: str = "") -> Shown:
    cast = brokerage.make_cast()
    introduction = make_introduction(cast)
    for answer in introduction.answers.all():
        introductions.answer_introduction(answer=answer, details=introductions.AnswerDetails("yes"), by=cast.ada)
    known = factories.make_known(cast.brackwater, by=cast.ada, partners=[cast.oak, cast.ash])
    look = factories.make_look(cast.ada, introductions=[introduction.public_id])
    if outcome:
        services.decide_look(look=look, decision=services.Decision(outcome, "For Year 9 only", known), by=cast.ada)
    user = User.objects.get(pk=cast.ada.user_id)
    if outcome == "formed":
        made = services.queries.look_for(look.public_id, cast.ada).partnership
        assert made is not None
        return Shown(reverse("beginnings:show_beginning", args=[cast.brackwater.slug, made.public_id]), user=user)
    return Shown(reverse("beginnings:show_look", args=[cast.brackwater.slug, look.public_id]), user=user)


PAGES = [
    PageState("it exists already, nothing chosen", _look, submit="Go on"),
    PageState("joined one that exists", lambda: _look("joined")),
    PageState("how a partnership began", lambda: _look("formed")),
]
