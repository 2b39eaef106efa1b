"""HTTP in, HTTP out: needs and offers of an organisation, an area's page, entries to confirm by link, uploads."""
