"""The verbs of ./joinedup."""
