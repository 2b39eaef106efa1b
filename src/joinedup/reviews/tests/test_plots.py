"""What aims are worth to us and to others: placed, private, shared, taken back."""

import pytest

from joinedup.accounts.tests import factories as accounts
from joinedup.audit import queries as audit
from joinedup.core.refusals import Missing, Refused
from joinedup.reviews import forms, queries, services
from joinedup.reviews.models import Plot
from joinedup.reviews.tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> factories.Scene:
    return factories.make_scene()


def _share(plot: Plot, scene: factories.Scene, how: str, *names: str) -> None:
    plot.refresh_from_db()
    services.share_plot(plot=plot, how=how, names=names, expected=plot.version, by=scene.lead(scene.oak))


def test_a_lead_places_aims_and_reads_the_balance_of_the_whole(scene: factories.Scene) -> None:
    plot = factories.make_plot(scene)
    [line] = queries.lines_of_plots(scene.partnership, scene.lead(scene.oak))
    assert [queries.leaning(point) for point in line.points] == ["both", "others"]
    assert line.spread.whole == "others"
    assert queries.aims_to_place(scene.partnership, plot) == ["Raise hopes", "Open doors", "Coding clubs"]
    assert audit.entries_about(plot.subject)[-1].verb == "plot.placed"


def test_partners_see_what_is_shared_until_it_is_taken_back(scene: factories.Scene) -> None:
    plot, elm = factories.make_plot(scene), scene.lead(scene.elm)
    assert queries.lines_of_plots(scene.partnership, elm) == []
    _share(plot, scene, "some", "Raise hopes")
    [line] = queries.lines_of_plots(scene.partnership, elm)
    assert ([row.name for row in line.placements], line.is_whole) == (["Raise hopes"], False)
    _share(plot, scene, "all")
    assert len(queries.lines_of_plots(scene.partnership, elm)[0].placements) == 2
    assert queries.lines_of_plots(scene.partnership, accounts.officer_actor(scene.area)) == []
    _share(plot, scene, "nothing")
    assert queries.lines_of_plots(scene.partnership, elm) == []
    assert audit.entries_about(plot.subject)[-1].verb == "plot.taken_back"


def test_words_about_what_is_not_placed_are_refused_at_their_line_and_never_lost() -> None:
    form = forms.PlaceForm({"version": "0", "note_0": "Later", "name_2": "Choir"}, names=["Raise hopes"])
    assert not form.is_valid()
    assert {name: "Place it, too" in errors[0] for name, errors in form.errors.items()} == {"ours_0": True, "ours_2": True}


def test_what_cannot_be_placed_is_refused(scene: factories.Scene) -> None:
    oak = scene.lead(scene.oak)
    one = services.PlacementDetails

    def place(*placed: services.PlacementDetails) -> None:
        services.place_aims(partnership=scene.partnership, organisation=scene.oak, placed=placed, expected=0, by=oak)

    for placed, words in (
        ([one("A", 3, None)], "Say both"),
        ([one("A", 3, 11)], "0 to 10"),
        ([one("", 3, 4)], "Name what"),
        ([one("A", 3, 4), one("A", 5, 4)], "same name"),
        ([one(str(n), 3, 4) for n in range(13)], "at most 12"),
        ([one("Ava Moss 12/03/2016", 3, 4)], "pupil"),
    ):
        with pytest.raises(Refused, match=words):
            place(*placed)
    plot = factories.make_plot(scene)
    for other in (scene.officer, scene.lead(scene.elm), scene.officer.speaking_for(organisation_id=scene.oak.pk, name="Oak")):
        with pytest.raises(Refused, match="nobody on its behalf"):
            services.share_plot(plot=plot, how="all", expected=plot.version, by=other)
        with pytest.raises(Missing):
            queries.plot_for(plot.public_id, other)
