"""The generated pages: each module reads one side of the code and returns the lines of its page."""
