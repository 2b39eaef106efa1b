"""What is shared with partners: item by item or whole, told by mail, taken back, answered."""

import pytest

from joinedup.accounts.models import Link
from joinedup.accounts.tests import factories as accounts
from joinedup.audit import queries as audit
from joinedup.core.refusals import Missing, Refused
from joinedup.notices.models import Message
from joinedup.reviews import queries, services
from joinedup.reviews.tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> factories.Scene:
    return factories.make_scene()


def test_partners_read_only_what_is_ticked(scene: factories.Scene) -> None:
    weigh_up, oak = factories.make_weigh_up(scene), scene.lead(scene.oak)
    assert factories.share(weigh_up, oak, "some", "r-delivery") == 1
    sheet = queries.sheet_of(queries.weigh_up_for(weigh_up.public_id, scene.lead(scene.elm)), scene.lead(scene.elm))
    assert ([row.code for row in sheet.weights], sheet.balance, sheet.is_whole) == (["r-delivery"], None, False)
    mail = Message.objects.get(subject_line__contains="shares what it weighed up")
    assert "second firm" not in mail.text
    assert "Elm" in mail.text
    assert [row.weigh_up for row in queries.shared_in(scene.partnership, scene.lead(scene.elm))] == [weigh_up]
    assert queries.shared_in(scene.partnership, oak) == []
    assert audit.entries_about(weigh_up.subject)[-1].verb == "weigh_up.shared"


def test_all_of_it_shows_the_balance_and_nobody_is_mailed_twice(scene: factories.Scene) -> None:
    weigh_up, oak = factories.make_weigh_up(scene), scene.lead(scene.oak)
    assert (factories.share(weigh_up, oak, "some", "r-delivery"), factories.share(weigh_up, oak)) == (1, 0)
    sheet = queries.sheet_for_reader(factories.reader_of(weigh_up, scene.elm))
    assert sheet.balance is not None
    assert (len(sheet.weights), sheet.balance.leans) == (9, "gains")


def test_the_partnerships_own_read_it_but_no_officer_as_such_and_nobody_outside(scene: factories.Scene) -> None:
    weigh_up = factories.make_weigh_up(scene)
    factories.share(weigh_up, scene.lead(scene.oak))
    organiser = accounts.actor_for(accounts.User.objects.get(pk=scene.officer.user_id), scene.area)
    assert list(queries.visible_weigh_ups(organiser)) == [weigh_up]
    cast = accounts.make_cast()
    for other in (
        accounts.officer_actor(scene.area),
        cast.ada,
        cast.bo,
        cast.cy,
        scene.officer.speaking_for(organisation_id=scene.elm.pk, name="Elm"),
    ):
        assert list(queries.visible_weigh_ups(other)) == []


def test_taken_back_the_links_open_nothing(scene: factories.Scene) -> None:
    weigh_up, oak, elm = factories.make_weigh_up(scene), scene.lead(scene.oak), scene.lead(scene.elm)
    factories.share(weigh_up, oak)
    reader = factories.reader_of(weigh_up, scene.elm)
    services.answer_weigh_up(reader=reader, says="help", words="We know a firm.", by=elm)
    assert [(row.says, row.words) for row in queries.readers_of(weigh_up)] == [("help", "We know a firm.")]
    factories.share(weigh_up, oak, "nothing")
    assert list(queries.visible_weigh_ups(elm)) == []
    assert Link.objects.get(subject_id=reader.public_id).revoked_at is not None
    assert queries.sheet_for_reader(factories.reader_of(weigh_up, scene.elm)).weights == []
    with pytest.raises(Refused, match="taken back"):
        services.answer_weigh_up(reader=factories.reader_of(weigh_up, scene.elm), says="read", by=elm)
    assert audit.entries_about(weigh_up.subject)[-1].verb == "weigh_up.taken_back"
    assert factories.share(weigh_up, oak) == 1


def test_sharing_that_cannot_be_is_refused(scene: factories.Scene) -> None:
    oak = scene.lead(scene.oak)
    about = queries.About("own", "A bus for three schools")
    alone = services.start_weigh_up(organisation=scene.oak, about=about, by=oak)
    with pytest.raises(Refused, match="nobody to share it with"):
        factories.share(alone, oak)
    weigh_up = factories.make_weigh_up(scene)
    with pytest.raises(Refused, match="Tick what"):
        factories.share(weigh_up, oak, "some")
    with pytest.raises(Refused, match="nobody on its behalf"):
        factories.share(weigh_up, scene.lead(scene.elm))
    factories.share(weigh_up, oak)
    with pytest.raises(Refused, match="may answer"):
        services.answer_weigh_up(reader=factories.reader_of(weigh_up, scene.elm), says="read", by=oak)
    with pytest.raises(Missing):
        queries.reader_for(factories.reader_of(weigh_up, scene.elm).public_id, oak)


def test_what_was_weighed_about_an_introduction_goes_into_the_partnership(scene: factories.Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    oak = scene.lead(scene.oak)
    early = services.start_weigh_up(organisation=scene.oak, about=queries.About("i", "Introduction: careers", introduction="abc"), by=oak)
    monkeypatch.setattr(queries, "became", lambda *_args: ["abc"])
    weigh_up = factories.make_weigh_up(scene, full=False)
    assert (weigh_up, weigh_up.partnership, weigh_up.introduction) == (early, scene.partnership, "")
