"""People, their addresses, the roles they hold and who may answer for them."""

from django.db import models
from django.db.models import F, Q

from joinedup.accounts.models import Area, User
from joinedup.core.models import Noun
from joinedup.directory import choices
from joinedup.directory.models.organisations import Organisation, Unit


class Person(Noun):
    """Somebody who works with or for organisations; may have an account, needs none."""

    name = models.CharField(max_length=120)
    user = models.OneToOneField(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="person")
    phone = models.CharField(max_length=40, blank=True)

    def __str__(self) -> str:
        return self.name


class Address(models.Model):
    """An e-mail address: personal, and then one person's alone, or a mailbox that several read."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="addresses")
    email = models.EmailField()
    is_shared = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["email"], condition=Q(is_shared=False), name="personal_address_is_one_persons"),
            models.UniqueConstraint(fields=["person", "email"], name="person_has_an_address_once"),
        ]

    def __str__(self) -> str:
        return self.email


class Role(Noun):
    """What a person does in an organisation, from one day to another."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="roles")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="roles")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.SET_NULL, related_name="roles")
    kind = models.CharField(max_length=30, choices=choices.RoleKind.choices)
    title = models.CharField(max_length=120, blank=True)  # the organisation's own word for the role
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    # The day from which an account of this person may speak for the organisation; empty while another area's word is awaited.
    confirmed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")), name="role_ends_after_it_began"),
            models.UniqueConstraint(
                fields=["person", "organisation", "kind"], condition=Q(until_on__isnull=True), name="role_is_held_once_at_a_time"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "until_on"], name="role_of_organisation")]


class RoleShare(models.Model):
    """An area that may see a person in a role: where it was typed in, or with which the organisation shares it."""

    id = models.BigAutoField(primary_key=True)
    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="shares")
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="role_shares")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["role", "area"], name="role_is_shared_with_an_area_once")]


class Delegation(Noun):
    """A person who may answer for an organisation, per kind of ask; a delegate never signs."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="delegations")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="delegations")
    for_person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="delegates")
    asks = models.JSONField(default=list)  # words of choices.AskKind
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")), name="delegation_ends_after_it_began"
            ),
            models.UniqueConstraint(
                fields=["person", "organisation"], condition=Q(until_on__isnull=True), name="delegation_is_given_once_at_a_time"
            ),
        ]
