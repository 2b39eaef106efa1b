"""What every room stands on: who acts, what is refused, the clock, versions, once keys, money, school years, extension points.

It owns one table, the once keys. It knows no noun of the domain and imports no other room.
"""
