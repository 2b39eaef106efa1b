"""Calendar feeds: private addresses at which a calendar program reads somebody's dates."""

from django.db import models
from django.db.models import Q

from joinedup.accounts.models import Area, User
from joinedup.calendars import choices
from joinedup.core.models import Noun
from joinedup.core.subjects import Subject
from joinedup.directory.models import Organisation


class Feed(Noun):
    """A feed of a user's: it shows what this user may see today, until it is taken back. Only a digest of its address is kept."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="feeds")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="feeds")
    kind = models.CharField(max_length=20, choices=choices.FeedKind.choices)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    about_kind = models.CharField(max_length=80, blank=True)
    about_id = models.CharField(max_length=40, blank=True)
    digest = models.CharField(max_length=64, unique=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=choices.FeedKind.ORGANISATION, organisation__isnull=False)
                | (~Q(kind=choices.FeedKind.ORGANISATION) & Q(organisation__isnull=True)),
                name="feed_names_an_organisation_or_none",
            ),
            models.CheckConstraint(
                condition=(Q(kind=choices.FeedKind.ABOUT) & ~Q(about_id="")) | (~Q(kind=choices.FeedKind.ABOUT) & Q(about_id="")),
                name="feed_names_a_thing_or_none",
            ),
        ]

    @property
    def about(self) -> Subject | None:
        """Return the thing whose dates it brings, when it is about one."""
        return Subject(self.about_kind, self.about_id) if self.about_kind else None
