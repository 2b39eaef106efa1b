"""Peer reviews that are planned already."""

from joinedup.accounts.models import Area
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.directory.tests import factories as directory
from joinedup.peer_reviews.models import ReviewPlan


def make_review(area: Area, by: Actor) -> ReviewPlan:
    """Return peer reviews that are planned, without solving anything: three schools in a group, one too far away."""
    schools = [
        directory.make_school(name, area=area, latitude=53.79 + 0.01 * row, longitude=-1.75, phase="Primary")
        for row, name in enumerate(["Cooper Lane Primary", "Birchfield Primary", "Ferry Road Primary", "Outer Moss Primary"])
    ]
    one, two, three, far = (school.public_id for school in schools)
    group = [one, two, three]
    rota = {
        "groups": [group],
        "visits": [{"host": host, "visitors": [other for other in group if other != host]} for host in group],
        "alone": [{"school": far, "reason": "nobody_near"}],
        "gap": 0.0,
    }
    facts = {"state": "ready", "ready_at": clock.now(), "rota": rota, "made_by": by.name}
    review = ReviewPlan.objects.create(area=area, year=2026, title="Reviews in spring", **facts)
    review.schools.set(schools)
    return review
