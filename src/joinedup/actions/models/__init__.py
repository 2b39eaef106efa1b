"""Actions, what they wait for, and what happened to them."""

from joinedup.actions.models.actions import Action, ActionStep, Dependency

__all__ = ["Action", "ActionStep", "Dependency"]
