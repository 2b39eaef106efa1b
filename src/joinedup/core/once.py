"""A double click creates one thing: the key of the form is kept with the address of its result, in the same transaction."""

import uuid
from collections.abc import Callable
from datetime import timedelta

from django.db import IntegrityError, transaction

from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.models import OnceKey

KEEP = timedelta(days=7)


def new_key() -> str:
    """Return a fresh key for a form's hidden field."""
    return uuid.uuid4().hex


def once(*, key: str, by: Actor, make: Callable[[], str]) -> str:
    """Run `make`, which returns the address of its result, unless this actor's key has already been used; return the address.

    `make` runs in the transaction that stores the key: when it refuses, the key stays unused and the form can be sent again.
    """
    if not key:
        return make()
    who = f"{by.kind}:{by.user_id or (by.link.link_id if by.link else '')}"
    try:
        with transaction.atomic():
            row = OnceKey.objects.create(key=key, actor=who, result_url="")
            row.result_url = make()
            row.save(update_fields=["result_url"])
            return row.result_url
    except IntegrityError:
        used = OnceKey.objects.filter(key=key, actor=who).first()
        if used is None:
            raise
        return used.result_url


def purge_once_keys() -> int:
    """Delete the keys older than a week; return how many."""
    return OnceKey.objects.filter(created_at__lt=clock.wall_now() - KEEP).delete()[0]
