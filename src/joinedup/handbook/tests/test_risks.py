"""What could go wrong is written down, looked at again, and seen by the partnership's own people only."""

from datetime import date, timedelta

import pytest

from joinedup.accounts.models import Area
from joinedup.accounts.tests import factories as accounts
from joinedup.audit.models import Entry
from joinedup.calendars import queries as calendars
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import Conflict, Missing, Refused
from joinedup.handbook import policies, queries, services
from joinedup.handbook.tests import factories
from joinedup.partnerships.models import Partnership
from joinedup.partnerships.tests import factories as partnerships

pytestmark = pytest.mark.django_db


def make_scene() -> tuple[Area, Actor, Partnership]:
    area = accounts.make_area()
    user = accounts.make_officer(area)
    partnership = partnerships.make_partnership(area, by=accounts.actor_for(user, area))
    return area, accounts.actor_for(user, area), partnership


def test_a_risk_is_written_down_and_recorded() -> None:
    _area, by, partnership = make_scene()
    owner = queries.people_inside(partnership)[0]
    small = factories.make_risk(partnership, "A coach is late", by=by, likely=1, bad=1)
    grave = factories.make_risk(partnership, by=by, owner=owner)
    assert queries.risks_of(partnership) == [grave, small]
    assert [look.by_name for look in queries.looks_at(grave)] == [by.name]
    assert Entry.objects.filter(verb="risk.added", subject_id=grave.public_id).exists()


def test_a_look_judges_anew_and_keeps_what_was_said_before() -> None:
    _area, by, partnership = make_scene()
    risk = factories.make_risk(partnership, by=by)
    services.look_at_risk(risk=risk, details=factories.make_details(likely=3, words="The grant was refused"), expected=1, by=by)
    services.look_at_risk(risk=risk, details=factories.make_details(state="happened", next_look_on=None), expected=2, by=by)
    assert [(look.likely, look.state) for look in queries.looks_at(risk)] == [(2, "happened"), (3, "live"), (2, "live")]
    with pytest.raises(Conflict):
        services.look_at_risk(risk=risk, details=factories.make_details(), expected=1, by=by)


def test_what_makes_no_sense_is_refused_in_a_sentence() -> None:
    area, by, partnership = make_scene()
    stranger = partnerships.make_led_school("Far away", area)
    person = stranger.roles.get().person
    for facts, words in (
        ({"what": " "}, "Write what could happen"),
        ({"likely": 4}, "how likely"),
        ({"bad": 0}, "how bad"),
        ({"next_look_on": None}, "look at it again"),
        ({"next_look_on": clock.today() - timedelta(days=1)}, "from today"),
        ({"owner": person}, "works for a partner"),
        ({"state": "gone", "what": "Sam Stone, born 3 May 2015, is excluded"}, "pupil"),
    ):
        with pytest.raises(Refused, match=words):
            factories.make_risk(partnership, **{"what": "X", **facts}, by=by)  # type: ignore[arg-type]


def test_only_the_partnerships_own_see_and_keep_risks() -> None:
    area, by, partnership = make_scene()
    risk = factories.make_risk(partnership, by=by)
    other_officer = accounts.officer_actor(area)
    head = partnerships.lead_of(partnership.partners.all()[0]).within(area_id=area.pk, area_slug=area.slug)
    assert queries.partnership_inside(partnership.public_id, head) == partnership
    assert not policies.may_keep_risks(other_officer, partnership)
    assert policies.may_read_handbook(other_officer, partnership)
    with pytest.raises(Missing):
        queries.partnership_inside(partnership.public_id, other_officer)
    with pytest.raises(Refused):
        services.look_at_risk(risk=risk, details=factories.make_details(), expected=1, by=other_officer)
    assert queries.handbook_of(partnership, by).risks == [risk]
    assert queries.handbook_of(partnership, other_officer).risks == []


def test_the_day_of_the_next_look_stands_in_the_timetable_of_the_own() -> None:
    area, by, partnership = make_scene()
    factories.make_risk(partnership, by=by, next_look_on=date(clock.today().year + 1, 3, 28))
    wanted = calendars.Wanted(clock.today().year, partnership.subject)
    assert [one.name for one in queries.dated_risks(by, wanted)] == ["Look again at: The minibus is no longer paid for"]
    assert list(queries.dated_risks(accounts.officer_actor(area), wanted)) == []
    assert list(queries.dated_risks(by, calendars.Wanted(wanted.year, partnerships.make_partnership(area).subject))) == []
