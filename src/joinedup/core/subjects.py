"""The thing that a record, a mail, a job or a link is about, named without a foreign key."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Subject:
    """A noun by kind ("partnerships.agreement") and public id; rooms below can keep it without knowing the noun's table."""

    kind: str
    public_id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.public_id}"
