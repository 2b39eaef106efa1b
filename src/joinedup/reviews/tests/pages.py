"""The pages of weigh-ups and plots in their states."""

from datetime import UTC, datetime

from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import Link
from joinedup.core import clock
from joinedup.reviews import choices, services
from joinedup.reviews.models import WeighUp
from joinedup.reviews.tests import factories
from joinedup.ui.states import PageState, Shown


def _of(scene: factories.Scene, name: str, *more: str, lead: bool = True) -> Shown:
    user = factories.lead_user(scene.oak) if lead else None
    if user is None:
        from joinedup.accounts.models import User

        user = User.objects.get(pk=scene.officer.user_id)
    return Shown(reverse(f"reviews:{name}", args=[scene.area.slug, *more]), user=user)


def _list(name: str = "list_weigh_ups", *, full: bool = True) -> Shown:
    scene = factories.make_scene()
    if full:
        factories.make_weigh_up(scene)
    return _of(scene, name)


def _weigh_up(name: str = "show_weigh_up", *more: str, full: bool = True) -> Shown:
    scene = factories.make_scene()
    return _of(scene, name, factories.make_weigh_up(scene, full=full).public_id, *more)


def _beside_last_year() -> Shown:
    scene = factories.make_scene()
    with clock.fixed(datetime(2025, 11, 10, 10, tzinfo=UTC)):
        factories.make_weigh_up(scene)
    weigh_up = factories.make_weigh_up(scene)
    by = scene.lead(scene.oak)
    said = {"c-people": services.WeightDetails(3, 3, "our office"), "c-short-money": services.WeightDetails(2)}
    services.weigh_side(weigh_up=weigh_up, side="costs", said=said, expected=weigh_up.version, by=by)
    verdict = services.Verdict("if", "The coaches are paid for until July 2028.")
    services.conclude_weigh_up(weigh_up=weigh_up, verdict=verdict, expected=weigh_up.version, by=by)
    factories.share(weigh_up, by, "some", "c-people")
    services.answer_weigh_up(
        reader=factories.reader_of(weigh_up, scene.elm), says="help", words="Our office can.", by=scene.lead(scene.elm)
    )
    return _of(scene, "show_weigh_up", weigh_up.public_id)


def _partnership(name: str, *, shared: bool = True, lead: bool = True) -> Shown:
    scene = factories.make_scene()
    if shared:
        factories.share(factories.make_weigh_up(scene, organisation=scene.elm), scene.lead(scene.elm))
        factories.make_plot(scene)
    return _of(scene, name, scene.partnership.public_id, lead=lead)


def _place() -> Shown:
    scene = factories.make_scene()
    factories.make_plot(scene)
    return _of(scene, "place_aims", scene.partnership.public_id, scene.oak.public_id)


def _share_plot() -> Shown:
    scene = factories.make_scene()
    return _of(scene, "share_plot", factories.make_plot(scene).public_id)


def _by_link(how: str = "all", *codes: str, taken_back: bool = False, more: str = "") -> Shown:
    scene = factories.make_scene()
    weigh_up: WeighUp = factories.make_weigh_up(scene)
    factories.share(weigh_up, scene.lead(scene.oak), how, *codes)
    reader = factories.reader_of(weigh_up, scene.elm)
    if more or taken_back:
        services.answer_weigh_up(reader=reader, says="help", by=scene.lead(scene.elm))
    if taken_back:
        factories.share(weigh_up, scene.lead(scene.oak), "nothing")
        return Shown(reverse("reviews:answer_weigh_up", args=[reader.public_id]), user=factories.lead_user(scene.elm))
    link = Link.objects.get(subject_id=reader.public_id, purpose=choices.LINK_PURPOSE)
    return Shown(reverse("reviews:answer_weigh_up", args=[reader.public_id]) + more, before=lambda client: _remember(client, link.pk))


def _asked(name: str = "weigh_up_by_link", *more: str, begun: bool = True, of_others: bool = False) -> Shown:
    """Show what a head without an account sees by the link, with a co-ordinator's guess beside."""
    scene = factories.make_scene()
    if of_others:
        factories.make_weigh_up(scene)
    asked = factories.ask(scene)
    factories.guess(scene)
    if begun:
        factories.weigh_by_link(asked)
        weigh_up = factories.weigh_by_link(asked, factories.COSTS, "costs")
        factories.share(weigh_up, factories.holder_of(asked), "some", "c-people")
    link = Link.objects.get(subject_id=asked.public_id, purpose=choices.ASK_PURPOSE)
    return Shown(reverse(f"reviews:{name}", args=[asked.public_id, *more]), before=lambda client: _remember(client, link.pk))


def _asking(name: str = "ask_to_weigh_up") -> Shown:
    scene = factories.make_scene()
    factories.guess(scene)
    asked = factories.ask(scene)
    more = {
        "ask_to_weigh_up": [scene.partnership.public_id],
        "guess_weigh_up": [scene.partnership.public_id, scene.oak.public_id],
        "take_back_weigh_ask": [asked.public_id],
    }
    return _of(scene, name, *more[name], lead=False)


def _remember(client: Client, link_id: int) -> None:
    session = client.session
    session["links"] = [link_id]
    session.save()
    client.cookies["sessionid"] = str(session.session_key)


PAGES = [
    PageState("weigh-ups, none yet", lambda: _list(full=False)),
    PageState("weigh-ups", _list),
    PageState("weigh something up, sent empty", lambda: _list("start_weigh_up"), submit="Start"),
    PageState("a weigh-up, begun", lambda: _weigh_up(full=False)),
    PageState("a weigh-up beside last year's", _beside_last_year),
    PageState("weigh up risks", lambda: _weigh_up("weigh_side", "risks")),
    PageState(
        "weigh up risks, own thing without a name", lambda: _weigh_up("weigh_side", "risks"), (("own-r-2_size", "2"),), "Save and go on"
    ),
    PageState("conclude, sent empty", lambda: _weigh_up("conclude_weigh_up"), submit="Save"),
    PageState("share, nothing ticked", lambda: _weigh_up("share_weigh_up"), fill=(("how", "some"),), submit="Save"),
    PageState("worth it for each partner", lambda: _partnership("list_partnership_weigh_ups")),
    PageState("read some by link, nothing chosen", lambda: _by_link("some", "r-delivery"), submit="Send"),
    PageState("answered by link", lambda: _by_link(more="?done=1")),
    PageState("taken back", lambda: _by_link(taken_back=True)),
    PageState("ask partners, nobody ticked", _asking, submit="Send the question"),
    PageState("guess for a partner", lambda: _asking("guess_weigh_up")),
    PageState("take the question back", lambda: _asking("take_back_weigh_ask")),
    PageState("weigh up by link, not begun", lambda: _asked(begun=False)),
    PageState("weigh up by link", _asked),
    PageState("weigh up costs by link", lambda: _asked("weigh_side_by_link", "costs")),
    PageState("share by link, nobody ticked", lambda: _asked("share_weigh_up_by_link"), (("how", "all"), ("for_whom", "chosen")), "Save"),
    PageState("weigh up by link, begun by somebody else", lambda: _asked(of_others=True, begun=False)),
    PageState("plots, none yet", lambda: _partnership("show_plots", shared=False, lead=False)),
    PageState("plots", lambda: _partnership("show_plots")),
    PageState("place aims, one value missing", _place, fill=(("ours_1", "4"),), submit="Save"),
    PageState("share a plot, nothing ticked", _share_plot, fill=(("how", "some"),), submit="Save"),
]
