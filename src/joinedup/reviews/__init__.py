"""How a partnership looks to those in it: what an organisation weighs up for itself, and what each aim is worth to us and to others.

Both belong to the organisation that says them, are private until it shares them, item by item or whole, and can be taken back.
"""
