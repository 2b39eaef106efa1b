"""Users, areas, teams and the roles that users hold in an area."""

from datetime import date, datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from joinedup.accounts import choices
from joinedup.core import clock
from joinedup.core.models import Noun, new_public_id
from joinedup.core.subjects import Subject
from joinedup.notices.choices import Volume


class UserManager(BaseUserManager["User"]):
    """Make users by e-mail address; nobody has a password unless they set one."""

    def create_user(self, email: str, password: str | None = None, **extra: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **extra)
        user.set_password(password) if password else user.set_unusable_password()
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Somebody who signs in, named by e-mail address; may work in many areas."""

    id = models.BigAutoField(primary_key=True)
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    is_active = models.BooleanField(default=True)
    is_administrator = models.BooleanField(_("system administrator"), default=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    objects = UserManager()

    def __str__(self) -> str:
        return self.name or self.email


class Area(Noun):
    """The tenant and host: an authority, trust, diocese, schools' company or charity programme."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(unique=True)
    reply_to = models.EmailField(_("replies go to"), blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class Team(Noun):
    """Some officers of an area who keep their notes together: improvement, SEND, early years, finance, clerks."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="teams")
    name = models.CharField(_("name"), max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "name"], name="team_name_is_unique_in_its_area")]

    def __str__(self) -> str:
        return self.name


class AreaRole(Noun):
    """A user's role in an area, in one team or in all of it, from one day to another (both days included)."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="roles")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="area_roles")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(max_length=40, choices=[(role.value, role.label) for role in choices.AREA_ROLES])
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["area", "user", "role"],
                condition=models.Q(team__isnull=True, ended_at__isnull=True),
                name="area_role_is_given_once",
            ),
            models.UniqueConstraint(
                fields=["team", "user", "role"],
                condition=models.Q(team__isnull=False, ended_at__isnull=True),
                name="area_role_in_a_team_is_given_once",
            ),
            models.CheckConstraint(
                condition=models.Q(until_on__isnull=True) | models.Q(until_on__gte=models.F("from_on")),
                name="area_role_ends_after_it_starts",
            ),
        ]

    def holds_on(self, day: date) -> bool:
        """Say whether the role is held on that day."""
        return self.ended_at is None and self.from_on <= day and (self.until_on is None or day <= self.until_on)


class Invitation(Noun):
    """Somebody is asked by e-mail to work in an area with these roles; a link and then a code let them in."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail address"))
    name = models.CharField(_("name"), max_length=120, blank=True)
    roles = models.JSONField(default=list)
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    until_on = models.DateField(null=True, blank=True)
    invited_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    sent_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    declined_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["area", "email"], name="invitation_by_area_and_email")]

    def state(self, at: datetime) -> choices.InvitationState:
        """Return what became of the invitation by that moment."""
        if self.accepted_at:
            return choices.InvitationState.ACCEPTED
        if self.declined_at:
            return choices.InvitationState.DECLINED
        if self.revoked_at:
            return choices.InvitationState.REVOKED
        return choices.InvitationState.WAITING if at <= self.expires_at else choices.InvitationState.EXPIRED


class Link(models.Model):
    """A link without account: who holds its token may do exactly its purpose on its subject; only a digest is kept."""

    id = models.BigAutoField(primary_key=True)
    digest = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=40)
    address = models.EmailField()
    name = models.CharField(max_length=120, blank=True)
    area = models.ForeignKey(Area, null=True, on_delete=models.CASCADE, related_name="+")
    facts = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    spent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["subject_kind", "subject_id", "purpose"], name="link_by_subject")]

    @property
    def about(self) -> Subject:
        """Return the thing that the link is for."""
        return Subject(self.subject_kind, self.subject_id)

    def state(self, at: datetime) -> choices.LinkState:
        """Return what the link is good for at that moment; one taken back, or of a closed area, is so even when it was used before."""
        if self.revoked_at or (self.area is not None and self.area.closed_at):
            return choices.LinkState.REVOKED
        if at > self.expires_at:
            return choices.LinkState.EXPIRED
        return choices.LinkState.SPENT if self.spent_at else choices.LinkState.OPEN


class MailedCode(models.Model):
    """A code sent to an address for one purpose on one thing; only a keyed digest is kept."""

    id = models.BigAutoField(primary_key=True)
    digest = models.CharField(max_length=64)
    address = models.EmailField()
    purpose = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=60, blank=True)
    subject_id = models.CharField(max_length=40, blank=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    expires_at = models.DateTimeField()
    spent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["address", "purpose", "subject_id"], name="code_by_address")]


class Attempt(models.Model):
    """One try at a door that is watched (asking for a code, typing one); counted by all processes, deleted after a day."""

    id = models.BigAutoField(primary_key=True)
    door = models.CharField(max_length=40)
    who = models.CharField(max_length=64)
    made_at = models.DateTimeField(default=clock.wall_now, editable=False)

    class Meta:
        indexes = [models.Index(fields=["door", "who", "made_at"], name="attempt_by_door")]


class SignIn(Noun):
    """A browser in which a user signed in, so that they can see and end it; when it was last seen stands in its session."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sign_ins")
    session_key = models.CharField(max_length=40, unique=True)
    device = models.CharField(max_length=120, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)


class MailChoice(Noun):
    """Whether an address still wants one kind of regular mail ("digest") from an area; made when such a mail is first sent."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="+")
    address = models.EmailField()
    kind = models.CharField(max_length=40)
    stopped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "address", "kind"], name="mail_choice_is_made_once")]


class MailVolume(Noun):
    """How much mail an address wants from an area, or (`about` filled) about one thing of it, such as a partnership."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="+")
    address = models.EmailField()
    about_kind = models.CharField(max_length=80, blank=True)
    about_id = models.CharField(max_length=40, blank=True)
    volume = models.CharField(max_length=10, choices=Volume.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "address", "about_kind", "about_id"], name="mail_volume_is_chosen_once")]
