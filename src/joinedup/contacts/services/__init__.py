"""Every write of this room."""

from joinedup.contacts.services.lists import remove_list, save_list
from joinedup.contacts.services.pasting import Pasted, keep_pasted

__all__ = ["Pasted", "keep_pasted", "remove_list", "save_list"]
