"""Which phases an organisation has, in the letters of the topics."""

from joinedup.brokerage.choices import Phase
from joinedup.directory.models import Organisation

NO_SCHOOL = "other"
_BY_PHASE: dict[str, frozenset[str]] = {
    "nursery": frozenset({Phase.NURSERY}),
    "primary": frozenset({Phase.PRIMARY}),
    "middle deemed primary": frozenset({Phase.PRIMARY}),
    "secondary": frozenset({Phase.SECONDARY}),
    "middle deemed secondary": frozenset({Phase.SECONDARY}),
    "all-through": frozenset({Phase.PRIMARY, Phase.SECONDARY}),
    "16 plus": frozenset({Phase.POST_16}),
}
_SPECIAL = ("special", "pupil referral", "alternative provision")


def phases_of(organisation: Organisation) -> frozenset[str]:
    """Return the phases of a school, or "other" for an organisation that is no school."""
    school = organisation.establishment
    if school is None:
        return frozenset({NO_SCHOOL})
    if any(word in f"{school.type_group} {school.type}".lower() for word in _SPECIAL):
        return frozenset({Phase.SPECIAL})
    phase = school.phase.lower()
    if phase in _BY_PHASE:
        return _BY_PHASE[phase]
    return _by_age(school.low_age, school.high_age)


def _by_age(low: int | None, high: int | None) -> frozenset[str]:
    """Return the phases of a school without a published phase (independent schools), by the ages it takes."""
    if low is None or high is None:
        return frozenset({Phase.PRIMARY, Phase.SECONDARY})
    primary = {Phase.PRIMARY.value} if low < 11 else set()
    secondary = {Phase.SECONDARY.value} if high > 11 and low < 16 else set()
    return frozenset(primary | secondary) or frozenset({Phase.POST_16})
