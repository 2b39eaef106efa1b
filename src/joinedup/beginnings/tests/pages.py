"""The pages of what comes before a partnership in their states."""

from datetime import timedelta

from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.beginnings import queries, services
from joinedup.beginnings.tests import factories
from joinedup.brokerage.tests import factories as brokerage
from joinedup.core import clock
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
        made = queries.look_for(look.public_id, cast.ada).partnership
        assert made is not None
        return Shown(reverse("beginnings:show_beginning", args=[cast.brackwater.slug, made.public_id]), user=user)
    return Shown(reverse("beginnings:show_look", args=[cast.brackwater.slug, look.public_id]), user=user)


def _activity(name: str = "show_activity", *, done: bool = False) -> Shown:
    cast = brokerage.make_cast()
    for organisation in (cast.oak, cast.ash):
        organisation.roles.get().shares.get_or_create(area=cast.brackwater)
    user = User.objects.get(pk=cast.ada.user_id)
    if name in {"list_activities", "add_activity"}:
        return Shown(reverse(f"beginnings:{name}", args=[cast.brackwater.slug]), user=user)
    known = factories.make_known(cast.brackwater, by=cast.ada, partners=[cast.oak, cast.ash])
    activity = factories.make_activity(cast.ada, partnership=known)
    asked = factories.ask(activity, 1, cast.oak, cast.ada, "You know every firm in the port.")
    factories.answer(asked, "other", suggests="Ash Primary")
    asked = factories.ask(activity, 1, cast.ash, cast.ada)
    type(asked).objects.filter(pk=asked.pk).update(asked_on=clock.today() - timedelta(days=7))
    if done:
        factories.answer(asked, words="Gladly")
    step = activity.steps.get(place=2)
    services.write_strength(step=step, organisation=cast.ash, words="We plan three such days a year", by=cast.ada)
    if name == "answer_step":
        more = "?done=1" if done else ""
        return Shown(reverse("beginnings:answer_step", args=[asked.public_id]) + more, user=User.objects.get(pk=cast.ash_head.user_id))
    thing = activity if name in {"show_activity", "take_into_partnership"} else step
    return Shown(reverse(f"beginnings:{name}", args=[cast.brackwater.slug, thing.public_id]), user=user)


PAGES = [
    PageState("activities, none yet", lambda: _activity("list_activities")),
    PageState("write an activity down, sent empty", lambda: _activity("add_activity"), submit="Save the steps"),
    PageState("an activity, one answered", lambda: _activity(done=True)),
    PageState("an activity, one asked", _activity),
    PageState("change a step", lambda: _activity("change_step")),
    PageState("ask one partner, nobody chosen", lambda: _activity("ask_partner"), submit="Send the question"),
    PageState("take it in, steps open", lambda: _activity("take_into_partnership"), submit="Take it in"),
    PageState("answer a step, nothing chosen", lambda: _activity("answer_step"), submit="Send my answer"),
    PageState("answer a step, done", lambda: _activity("answer_step", done=True)),
    PageState("it exists already, nothing chosen", _look, submit="Go on"),
    PageState("joined one that exists", lambda: _look("joined")),
    PageState("how a partnership began", lambda: _look("formed")),
]
