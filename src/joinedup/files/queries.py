"""Find files that a viewer may read."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.core.registry import Point
from joinedup.core.subjects import Subject
from joinedup.files.models import StoredFile

# Who may read? Under a kind of subject ("partnerships.agreement") upper rooms add a function (viewer, subject) -> yes or no.
readers: Point[Callable[[Actor, Subject], bool]] = Point("files.readers")


def file_for(public_id: str, viewer: Actor) -> StoredFile:
    """Return a file that the viewer may read, or raise Missing."""
    stored = StoredFile.objects.filter(public_id=public_id).first()
    return require_found(stored if stored and may_read(viewer, stored) else None)


def may_read(viewer: Actor, stored: StoredFile) -> bool:
    """Say whether the viewer may read: whoever gave a file that is about nothing yet, else as the room of its subject says."""
    if viewer.is_system:
        return True
    if stored.about is None:
        return stored.user_id is not None and stored.user_id == viewer.user_id
    judge = readers.get(stored.about.kind)
    return bool(judge and judge(viewer, stored.about))


def files_about(subject: Subject) -> list[StoredFile]:
    """Return the files of a thing, newest first; the caller has already judged that its viewer may see the thing."""
    return list(StoredFile.objects.filter(about_kind=subject.kind, about_id=subject.public_id).order_by("-id"))


def path_of(sha256: str) -> Path:
    """Return where bytes with this digest lie."""
    return Path(settings.DATA_FOLDER) / "files" / sha256[:2] / sha256
