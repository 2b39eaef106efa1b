"""What a group decides between its meetings, by written reply, and who carries each decision inside each partner.

It owns the question that is put to the seats of a group, what each seat replies until the deadline, and the count at its end.
"""
