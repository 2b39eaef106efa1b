"""Users, areas, teams and the roles that users hold in an area."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from joinedup.accounts import choices
from joinedup.core import clock
from joinedup.core.models import Noun, new_public_id


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
    """A user's role in an area, in one team or in all of it, from one day to another."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="roles")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="area_roles")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(max_length=40, choices=[(role.value, role.label) for role in choices.AREA_ROLES])
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "user", "team", "role", "from_on"], name="area_role_is_given_once")]
