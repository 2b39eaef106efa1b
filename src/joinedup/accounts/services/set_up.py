"""The first person of an installation: whoever can read the console's output names herself and her area, once."""

from dataclasses import dataclass

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from joinedup.accounts.choices import Role
from joinedup.accounts.models import Area, AreaRole, User
from joinedup.accounts.services.areas import free_slug
from joinedup.audit import services as audit
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.health import Finding
from joinedup.core.models import OnceKey
from joinedup.core.refusals import Refused, require_found


@dataclass(frozen=True, slots=True)
class FirstPerson:
    """Whoever installs, and the area she works for."""

    name: str
    email: str
    area_name: str


def is_set_up() -> bool:
    """Say whether anybody has an account here."""
    return User.objects.exists()


def set_up_url() -> str:
    """Return the address at which the first person sets the installation up, or "" when that has been done."""
    return "" if is_set_up() else settings.SITE_URL + reverse("accounts:set_up", args=[_token()])


def require_set_up_open(token: str) -> None:
    """Raise Missing unless nobody has an account yet and this is the token that the console shows."""
    require_found(True if constant_time_compare(token, _token()) and not is_set_up() else None)


@transaction.atomic
def set_up(*, token: str, first: FirstPerson) -> User:
    """Make the first user, who is administrator, officer and co-ordinator until others are named, and her area."""
    require_set_up_open(token)
    _only_once()
    user = User.objects.create_user(email=first.email, name=first.name, is_administrator=True)
    area = Area.objects.create(name=first.area_name, slug=free_slug(first.area_name), reply_to=user.email)
    for role in (Role.OFFICER, Role.COORDINATOR):
        AreaRole.objects.create(area=area, user=user, role=role.value, from_on=clock.today())
    by = Actor(kind="user", name=str(user), user_id=user.pk, email=user.email, area_id=area.pk, area_slug=area.slug)
    audit.record(by=by, verb="area.created", about=area.subject, facts={"first": True})
    return user


def check_set_up() -> Finding:
    """Answer the health check: has the installation got its first person?"""
    url = set_up_url()
    if not url:
        return Finding.sound(_("The installation is set up."))
    return Finding.attention(
        _("Nobody has an account yet. Open this address in a browser to set up the installation: %(url)s") % {"url": url}
    )


def _only_once() -> None:
    try:
        with transaction.atomic():
            OnceKey.objects.create(key="accounts.set_up", actor="installation", result_url="")
    except IntegrityError:
        raise Refused(_("Somebody else is setting up this installation. Sign in instead.")) from None


def _token() -> str:
    return salted_hmac("joinedup.accounts.set_up", "first person", algorithm="sha256").hexdigest()[:32]
