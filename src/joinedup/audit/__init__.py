"""The append-only record: who, on behalf of whom, what, when; sealed per area."""
