import pytest

from joinedup.audit import queries
from joinedup.audit.tests import pages
from joinedup.audit.tests.factories import ADA, THING, make_entry
from joinedup.core.actors import Grant
from joinedup.core.refusals import Missing
from joinedup.core.subjects import Subject

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", pages.PAGES, ids=lambda state: state.name)
def test_the_record_is_drawn_in_every_state(client, state):
    shown = state.build()
    client.force_login(shown.user)
    assert client.get(shown.url).status_code == 200


def test_the_record_asks_the_database_the_same_for_one_and_for_many(client, django_assert_max_num_queries):
    shown = pages.record(60)
    client.force_login(shown.user)
    with django_assert_max_num_queries(14):
        client.get(shown.url)


def test_the_record_is_filtered_by_what_was_done_to_what(client):
    shown = pages.record(2)
    area_id = queries.Entry.objects.order_by("-id")[0].area_id
    make_entry(area_id=area_id, verb="need.shared", about=Subject("brokerage.need", "n"))
    client.force_login(shown.user)
    page = client.get(shown.url + "?verb=need.shared&kind=brokerage.need").content.decode()
    table = page[page.index("<tbody") :]
    assert "Need shared" in table
    assert "Agreement signed" not in table


def test_a_thing_of_two_words_is_named_in_two_words(client):
    shown = pages.record(2)
    area_id = queries.Entry.objects.order_by("-id")[0].area_id
    make_entry(area_id=area_id, verb="link.given", about=Subject("accounts.mailchoice", "n"))
    client.force_login(shown.user)
    assert "Mail choice" in client.get(shown.url).content.decode()


def test_only_those_who_run_the_area_read_its_record():
    make_entry(area_id=3)
    officer = ADA.with_grants([Grant("officer", "area", 3)])
    assert queries.entries_of_area(officer).count() == 1
    for stranger in (ADA, ADA.with_grants([Grant("officer", "area", 4)]), ADA.with_grants([Grant("lead", "organisation", 3)])):
        with pytest.raises(Missing):
            queries.entries_of_area(stranger)
    assert [line.words for line in queries.entries_about(THING)] == ["Agreement signed"]


def test_what_was_done_many_times_in_one_minute_is_one_line(client):
    shown = pages.record(1)
    area_id = queries.Entry.objects.order_by("-id")[0].area_id
    for number in range(3):
        make_entry(area_id=area_id, verb="link.given", about=Subject("actions.action", str(number)))
    client.force_login(shown.user)
    page = client.get(shown.url).content.decode()
    assert "Link given (3 times)" in page
    assert page.count("Link given") == 2, "once in the table, once among what can be chosen"
