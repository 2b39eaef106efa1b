"""Exchange: who should help whom with what and how much, so that each gives about as much as it gets.

`markets` states what is needed and offered, `arcs` finds who could help whom, `circulation` finds the best balanced plan,
`circles` plans in short circles (`packing`, `restrict`), `practical` with few partners, `triads` peer reviews. `reasons` says why a
need stayed unmet, `changes` what would meet more of it, `scarcity` what an area is short of. `fairness` says whom a plan should help
more, `guarantees` keep a floor for them. `telling` puts a plan into circles, `account` gathers all that is told.
"""
