"""The base of our forms."""

from typing import Any

from django import forms

from joinedup.ui.forms.messages import improve_messages


class Form(forms.Form):
    """A plain form whose messages name the field and the mend; never a model form."""

    required_css_class = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if field.label is None:
                field.label = name.replace("_", " ").capitalize()
            field.widget.is_required = False  # our own messages speak, not the browser's
            improve_messages(field)

    @property
    def once_key(self) -> str:
        """Return the key of this sending, kept over a page with errors."""
        return str(self.data.get("once", ""))[:80]
