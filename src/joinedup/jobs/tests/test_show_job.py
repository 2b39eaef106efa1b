from datetime import timedelta

import pytest
from django.urls import reverse

from joinedup.core import clock
from joinedup.jobs import queries
from joinedup.jobs.choices import State
from joinedup.jobs.models import Job
from joinedup.jobs.tests import pages
from joinedup.jobs.tests.factories import make_job

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", pages.PAGES, ids=lambda state: state.name)
def test_the_page_is_drawn_in_every_state(client, state):
    shown = state.build()
    client.force_login(shown.user)
    answer = client.get(shown.url)
    assert answer.status_code == 200
    assert b"background work" in answer.content


def test_waiting_leads_to_the_result_once_there_is_one(client):
    shown = pages.job(state=State.DONE, result={"url": "/the/plan/"})
    client.force_login(shown.user)
    assert client.get(shown.url).status_code == 200
    answer = client.get(shown.url + "?wait=1")
    assert (answer.status_code, answer["Location"]) == (302, "/the/plan/")


@pytest.mark.parametrize("url", ["https://evil.example/", "//evil.example/", 5, None])
def test_a_result_leads_nowhere_else(url):
    assert make_job(state=State.DONE, result={"url": url}).result_url == ""


def test_cancel_and_try_again_by_their_buttons(client):
    shown = pages.job()
    client.force_login(shown.user)
    page = client.post(shown.url + "cancel/", follow=True)
    assert b"Cancelled" in page.content
    page = client.post(shown.url + "again/", follow=True)
    assert b"Waiting to start" in page.content
    assert list(Job.objects.order_by("id").values_list("state", flat=True)) == [State.CANCELLED, State.WAITING]


def test_the_time_left_is_judged_by_what_is_done():
    job = make_job(**pages.running(n_done=25, n_total=100, started_at=clock.wall_now() - timedelta(seconds=30)))
    progress = queries.progress_of(job)
    assert progress.percent == 25
    assert 85 < progress.time_left.total_seconds() < 95


def test_the_list_of_jobs_asks_the_database_the_same_for_one_and_for_many(client, django_assert_max_num_queries):
    shown = pages.jobs(*[State.DONE] * 30)
    client.force_login(shown.user)
    with django_assert_max_num_queries(12):
        client.get(reverse("jobs:show_jobs"))
