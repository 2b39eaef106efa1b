"""HTTP in, HTTP out: needs and offers of an organisation, an area's page, this year's call, answers by link, uploads."""
