"""Every write of this room."""

from joinedup.contacts.services.lists import remove_list, save_list

__all__ = ["remove_list", "save_list"]
