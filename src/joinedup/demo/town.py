"""What the demo has built so far, and how its people act."""

from dataclasses import dataclass, field

from joinedup.accounts import queries as accounts
from joinedup.accounts.models import Area, User
from joinedup.core.actors import Actor
from joinedup.directory.choices import RoleKind
from joinedup.directory.models import Organisation


@dataclass
class Town:
    """The area, its organisations by name, its people's accounts by name."""

    area: Area
    organisations: dict[str, Organisation] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)

    def actor(self, name: str) -> Actor:
        """Return who acts when this person signs in and stands in the area."""
        return accounts.actor_for(self.users[name]).within(area_id=self.area.pk, area_slug=self.area.slug)


def head_account(town: Town, organisation: str) -> Actor:
    """Return who leads an organisation, signed in; an account is made the first time."""
    lead = town.organisations[organisation].roles.filter(kind__in=[RoleKind.HEAD, RoleKind.MANAGER]).order_by("pk").first()
    assert lead is not None, organisation
    address = lead.person.addresses.filter(is_shared=False).first()
    assert address is not None, organisation
    user = User.objects.filter(email=address.email).first() or User.objects.create_user(email=address.email, name=lead.person.name)
    town.users[user.name] = user
    return town.actor(user.name)
