"""What changed since somebody last looked: a look writes nothing, a press does, and only what they may see is told."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from joinedup.accounts.models import Area
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.news import queries, services
from joinedup.news.models import LastLook
from joinedup.news.tests import factories
from joinedup.partnerships.models import Partnership
from joinedup.partnerships.tests import factories as partnerships

pytestmark = pytest.mark.django_db


def texts(term: factories.Term, viewer: Actor) -> list[str]:
    return [change.text for change in queries.looks([term.partnership], viewer)[0].changes]


def test_it_tells_what_others_did_in_plain_sentences_and_nothing_of_part_b() -> None:
    term = factories.make_term()
    found = texts(term, term.bea)
    assert f"Decided: {factories.OPEN}" in found
    assert "Reached: Everybody has seen a lesson elsewhere" in found
    assert "The minutes of Heads in November were sent out" in found
    for viewer in (term.ada, term.bea, term.chair):
        assert not any(factories.SECRET in text or factories.CLOSED in text for text in texts(term, viewer))


def test_what_was_seen_is_not_new_and_can_be_shown_again() -> None:
    term = factories.make_term()
    services.note_look(seen=[term.partnership], at=clock.now(), by=term.bea)
    assert texts(term, term.bea) == []
    services.look_again(partnership=term.partnership, by=term.bea)
    assert texts(term, term.bea) != []


def test_the_page_writes_only_when_it_is_pressed(client: Client) -> None:
    term = factories.make_term()
    client.force_login(factories.user_of(term.bea))
    page = reverse("news:show_changes", args=[term.area.slug, term.partnership.public_id])
    assert "You have not looked before" in client.get(page).content.decode()
    assert not LastLook.objects.exists()
    client.post(page, {"at": (clock.now() - timedelta(minutes=5)).isoformat()})
    assert LastLook.objects.get().looked_at == clock.now() - timedelta(minutes=5)
    assert "Nothing has changed since then" in client.get(page).content.decode()
    client.post(page, {"at": "yesterday"})
    assert LastLook.objects.get().looked_at == clock.now()


def test_nobody_notes_a_look_at_what_they_may_not_see() -> None:
    term = factories.make_term()
    hidden = partnerships.make_partnership(factories.accounts.make_area("Elmshire"))
    services.note_look(seen=[hidden], at=clock.now(), by=term.bea)
    assert not LastLook.objects.exists()


def test_home_is_told_nothing_of_an_area_that_was_closed() -> None:
    term = factories.make_term()
    assert [look.partnership for look in queries.headlines(term.bea)] == [term.partnership]
    Area.objects.filter(pk=term.area.pk).update(closed_at=clock.now())
    assert queries.headlines(term.bea) == []


def test_thirty_partnerships_cost_as_many_reads_as_three() -> None:
    term = factories.make_term()
    counts = []
    for n in (2, 29):
        while Partnership.objects.count() < n + 1:
            partnerships.make_partnership(term.area, by=term.ada, name=f"Partnership {Partnership.objects.count()}")
        rows = list(Partnership.objects.select_related("area"))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            queries.looks(rows, term.bea)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 9
