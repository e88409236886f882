"""What is said of a file that cannot be read."""


class Unreadable(ValueError):
    """A file that nothing can be read from. The message is a sentence: what is wrong, and what to do."""
