"""The pages of peer reviews, in the states that the browser walks through."""

from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.brokerage.tests.factories import Cast, make_cast
from joinedup.jobs.tests.factories import make_job
from joinedup.peer_reviews import choices
from joinedup.peer_reviews.models import ReviewPlan
from joinedup.peer_reviews.tests import factories
from joinedup.ui.states import PageState, Shown


def seen(cast: Cast, name: str, *args: str) -> Shown:
    return Shown(reverse(f"peer_reviews:{name}", args=[cast.brackwater.slug, *args]), user=User.objects.get(pk=cast.ada.user_id))


def reviews(name: str, *, state: str = "ready", full: bool = True) -> Shown:
    cast = make_cast()
    review = factories.make_review(cast.brackwater, cast.ada) if full else None
    if review is None:
        return seen(cast, name)
    job = make_job(name=choices.JOB, about_kind=review.subject.kind, about_id=review.public_id)
    facts = {"state": state, "problem": "Something went wrong while the visits were planned.", "job_id": job.public_id}
    ReviewPlan.objects.filter(pk=review.pk).update(**facts)
    return seen(cast, name, *([review.public_id] if name == "show_review" else []))


PAGES = [
    PageState("peer reviews, none yet", lambda: reviews("list_reviews", full=False)),
    PageState("peer reviews", lambda: reviews("list_reviews")),
    PageState("plan peer reviews, sent empty", lambda: reviews("plan_reviews"), fill=(("title", ""),), submit="Plan the visits"),
    PageState("peer reviews in threes", lambda: reviews("show_review")),
    PageState("peer reviews being planned", lambda: reviews("show_review", state="working")),
    PageState("peer reviews that could not be planned", lambda: reviews("show_review", state="failed")),
]
